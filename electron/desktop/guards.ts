// What a page may not do, whoever has taken it over: leave the bundle, open windows, ask for
// devices, reach the network. Set up before a window exists.

import { app, shell, dialog, type Session, type WebContents } from 'electron';
import { home, isOwn } from './origin.ts';

export function guardSession(session: Session): void {
  const isAllowed = (permission: string, url: string): boolean =>
    permission === 'clipboard-sanitized-write' && isOwn(url);
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(isAllowed(permission, contents?.getURL() ?? ''));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, `${origin}/`));
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const isLocal =
      isOwn(details.url) ||
      details.url.startsWith('data:') ||
      details.url.startsWith(`blob:${home.slice(0, -1)}`);
    answer({ cancel: !isLocal });
  });
}

/** Holds for every page there will ever be. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      void openOutside(url);
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
export async function openOutside(url: string): Promise<void> {
  if (!isOpenable(url)) return;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: new URL(url).host,
    detail: url,
    buttons: ['Cancel', 'Open in the browser'],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1) await shell.openExternal(url);
}

export function isOpenable(url: string): boolean {
  if (url.length > 2_048 || !URL.canParse(url) || /[\s\p{Cc}]/u.test(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '';
}
