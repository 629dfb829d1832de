// The desktop app, put together: guards first, then the engine, then the window.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
} from 'electron';
import type { Language } from '../../shared/format/language.ts';
import { composeAssay, type Assay } from '../compose.ts';
import { routerOf } from '../router.ts';
import { openSettings } from '../store/settings.ts';
import { bundleHandler } from './bundle.ts';
import { guardContents, guardSession } from './guards.ts';
import { menuFor } from './menu.ts';
import { scheme } from './origin.ts';
import { placementFrom } from './placement.ts';
import { servePort } from './port.ts';
import { safeVault } from './safe-vault.ts';
import { keptSettings } from './kept-settings.ts';
import { openWindow } from './window.ts';
import { languageFor, wordsIn, type DesktopWords } from './words.ts';

export interface DesktopOptions {
  /** The folder of the built main process: preload, renderer and worker lie beside it. */
  readonly folder: string;
  readonly home: string;
}

/** Returns at once: what must stand before the app is ready stands then, the rest follows. */
export function startDesktop(options: DesktopOptions): void {
  let language: Language = 'en';
  const words = (): DesktopWords => wordsIn(language);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  guardContents(words);
  const open = async (): Promise<void> => {
    await app.whenReady();
    await openDesktop(options, words, next => {
      language = next;
    });
  };
  open().catch((error: unknown) => {
    dialog.showErrorBox(words().noStart, error instanceof Error ? error.message : String(error));
    app.exit(1);
  });
}

async function openDesktop(
  { folder, home }: DesktopOptions,
  words: () => DesktopWords,
  speak: (language: Language) => void,
): Promise<void> {
  guardSession(session.defaultSession);
  protocol.handle(scheme, bundleHandler(join(folder, '..', 'renderer')));

  const { kept, warning } = keptSettings(home, Date.now());
  speak(languageFor(openSettings(kept).read().language, app.getLocale()));
  const keys = safeVault(safeStorage, kept, backend => mayWriteWeakly(backend, words()));
  const moved = keys.movedFrom === null ? null : words().keysMoved(keys.movedFrom, keys.backend);
  const warnings = [warning, moved].filter(line => line !== null);
  const assay = await composeAssay({
    home,
    host: 'desktop',
    env: process.env,
    settings: openSettings(kept, warnings.length > 0 ? warnings.join(' ') : null),
    vault: keys.vault,
    storeWorker: pathToFileURL(join(folder, 'store-worker.js')),
    tokensWorker: pathToFileURL(join(folder, 'tokens-worker.js')),
    wireWorker: pathToFileURL(join(folder, 'wire-worker.js')),
  });
  closeBeforeQuit(assay);
  servePort(routerOf(assay.laboratory), () => BrowserWindow.getAllWindows());
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuFor(process.platform, words())));

  const screens = screen.getAllDisplays().map(display => display.workArea);
  const window = openWindow({
    preload: join(folder, '..', 'preload', 'preload.cjs'),
    placement: placementFrom(kept.get('window'), screens),
    isDark: nativeTheme.shouldUseDarkColors,
    words,
    now: () => performance.now(),
  });
  window.on('close', () => {
    kept.set('window', { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
  // Whatever the other instance was started with: it may ask to be seen, and for nothing else.
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
}

async function mayWriteWeakly(backend: string, words: DesktopWords): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: words.weakKeys(backend),
    detail: words.weakKeysDetail,
    buttons: [words.keepForNow, words.writeWeak],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

/** What runs is settled and saved before the app goes. */
function closeBeforeQuit(assay: Assay): void {
  let isClosing = false;
  let isClosed = false;
  app.on('before-quit', event => {
    if (isClosed) return;
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    // What could not be written is told on the next start, from the journal; going is not refused.
    const go = (): void => {
      isClosed = true;
      app.quit();
    };
    assay.close().then(go, go);
  });
}
