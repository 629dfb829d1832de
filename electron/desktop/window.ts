// The one window.

import { BrowserWindow, type WebPreferences } from 'electron';
import { home } from './origin.ts';

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

export interface Bounds {
  readonly width: number;
  readonly height: number;
}

export function openWindow(preload: string, bounds: Bounds): BrowserWindow {
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Assay',
    backgroundColor: '#f7f6f3',
    webPreferences: { ...webPreferences, preload },
  });
  window.once('ready-to-show', () => window.show());
  // A page that dies is loaded again; its trials go on in this process meanwhile.
  window.webContents.on('render-process-gone', () => window.webContents.reload());
  void window.loadURL(home);
  return window;
}
