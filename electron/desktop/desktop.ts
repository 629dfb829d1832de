// The desktop app, put together: guards first, then the engine, then the window.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow, Menu, protocol, safeStorage, session } from 'electron';
import ElectronStore from 'electron-store';
import { composeAssay } from '../compose.ts';
import { routerOf } from '../router.ts';
import { ownFolder } from '../store/own-folder.ts';
import { openSettings, setAside } from '../store/settings.ts';
import { bundleHandler } from './bundle.ts';
import { guardContents, guardSession } from './guards.ts';
import { scheme } from './origin.ts';
import { servePort } from './port.ts';
import { safeVault } from './safe-vault.ts';
import { openWindow, type Bounds } from './window.ts';

export interface DesktopOptions {
  /** The folder of the built main process: preload, renderer and worker lie beside it. */
  readonly folder: string;
  readonly home: string;
}

/** Must run before the app is ready. */
export function prepareDesktop(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  guardContents();
}

export async function runDesktop({ folder, home }: DesktopOptions): Promise<void> {
  await app.whenReady();
  guardSession(session.defaultSession);
  protocol.handle(scheme, bundleHandler(join(folder, '..', 'renderer')));

  ownFolder(home);
  const warning = setAside(join(home, 'settings.json'), Date.now());
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: home,
    name: 'settings',
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  });
  const kept = {
    get: (key: string): unknown => store.get(key),
    set: (key: string, value: unknown): void => store.set(key, value),
  };
  const assay = await composeAssay({
    home,
    host: 'desktop',
    env: process.env,
    settings: openSettings(kept, warning),
    vault: safeVault(safeStorage, kept),
    storeWorker: pathToFileURL(join(folder, 'store-worker.js')),
  });
  servePort(routerOf(assay.laboratory), () => BrowserWindow.getAllWindows());
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { role: 'appMenu' },
      { role: 'editMenu' },
      { role: 'viewMenu' },
      { role: 'windowMenu' },
    ]),
  );

  const window = openWindow(join(folder, '..', 'preload', 'preload.cjs'), boundsIn(kept.get('window')));
  window.on('close', () => kept.set('window', window.getBounds()));
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let isClosed = false;
  app.on('before-quit', event => {
    if (isClosed) return;
    // What runs is settled and saved before the app goes.
    event.preventDefault();
    void assay.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

function boundsIn(value: unknown): Bounds {
  const isBounds =
    typeof value === 'object' &&
    value !== null &&
    'width' in value &&
    'height' in value &&
    typeof value.width === 'number' &&
    typeof value.height === 'number';
  return isBounds
    ? { width: value.width as number, height: value.height as number }
    : { width: 1440, height: 900 };
}
