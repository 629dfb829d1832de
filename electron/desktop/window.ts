// The one window, and what becomes of it when its page dies or hangs: the trials go on in this
// process, and a page that comes back is told everything it missed.

import { BrowserWindow, dialog, type WebPreferences } from 'electron';
import { home } from './origin.ts';
import { smallest, type Placement } from './placement.ts';
import type { DesktopWords } from './words.ts';

/** Said in full, so that a changed default changes nothing. */
export const webPreferences: WebPreferences = Object.freeze({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
});

/** A page that dies this often within a minute is not loaded again without asking. */
const deathsPerMinute = 3;

export interface WindowOptions {
  readonly preload: string;
  readonly placement: Placement;
  readonly isDark: boolean;
  readonly words: () => DesktopWords;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

export function openWindow({ preload, placement, isDark, words, now }: WindowOptions): BrowserWindow {
  const { isMaximized, ...bounds } = placement;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Assay',
    backgroundColor: isDark ? '#131416' : '#f7f6f3',
    webPreferences: { ...webPreferences, preload },
  });
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());

  const reload = (): void => window.webContents.reload();
  const offerReload = async (message: string): Promise<void> => {
    const { wait, reload: again, goesOn } = words();
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message,
      detail: goesOn,
      buttons: [wait, again],
      defaultId: 1,
      cancelId: 0,
    });
    if (response === 1 && !window.isDestroyed()) reload();
  };
  let deaths: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    deaths = [...deaths.filter(at => now() - at < 60_000), now()];
    if (deaths.length < deathsPerMinute) reload();
    else void offerReload(words().dies);
  });
  window.on('unresponsive', () => void offerReload(words().hangs));
  void window.loadURL(home);
  return window;
}
