// What a page may not do, whoever has taken it over: leave the bundle, open windows, ask for
// devices, reach the network, fetch files. Set up before a window exists.

import { app, shell, dialog, type Session, type WebContents } from 'electron';
import { isOwn, isOwnBlob } from './origin.ts';
import type { DesktopWords } from './words.ts';

export function guardSession(session: Session): void {
  const isAllowed = (permission: string, url: string): boolean =>
    permission === 'clipboard-sanitized-write' && isOwn(url);
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(isAllowed(permission, contents?.getURL() ?? ''));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, `${origin}/`));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  // Its dictionaries would come from a server of somebody else's.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !(isOwn(url) || url.startsWith('data:') || isOwnBlob(url)) });
  });
  // A report that the page made is saved where the person says; nothing else is ever downloaded.
  session.on('will-download', (event, item) => {
    if (!isOwnBlob(item.getURL())) event.preventDefault();
  });
}

/** Holds for every page there will ever be. */
export function guardContents(words: () => DesktopWords): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      void openOutside(url, words());
      return { action: 'deny' };
    });
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
      onNavigation(contents, event);
    }
    contents.on('will-attach-webview', attached => attached.preventDefault());
  });
}

function onNavigation(
  contents: WebContents,
  event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate',
): void {
  // The three events have one shape, told in three overloads.
  contents.on(event as 'will-navigate', details => {
    if (!isOwn(details.url)) details.preventDefault();
  });
}

/** The only way out: a web address, shown in full, opened by the person's own hand. */
export async function openOutside(url: string, words: DesktopWords): Promise<void> {
  if (!isOpenable(url)) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    // As the parser reads it: in ASCII, so that a look-alike letter shows for what it is.
    message: new URL(url).host,
    detail: new URL(url).href,
    buttons: [words.cancel, words.openOutside],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) await shell.openExternal(new URL(url).href);
}

export function isOpenable(url: string): boolean {
  if (url.length > 2_048 || !URL.canParse(url) || /[\s\p{Cc}]/u.test(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '';
}
