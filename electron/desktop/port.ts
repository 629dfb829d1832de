// The wall's one door: a page of our own window asks for a port, and the router answers on it. The
// only file that touches ipcMain.

import { RPCHandler } from '@orpc/server/message-port';
import type { AnyRouter } from '@orpc/server';
import { ipcMain, MessageChannelMain, type BrowserWindow, type IpcMainEvent } from 'electron';
import { isOwn } from './origin.ts';

export function servePort(router: AnyRouter, windows: () => readonly BrowserWindow[]): void {
  const handler = new RPCHandler(router);
  ipcMain.on('assay-ready', event => {
    if (!isOurs(event, windows())) return;
    const { port1, port2 } = new MessageChannelMain();
    handler.upgrade(port1, { context: {} });
    port1.start();
    event.sender.postMessage('assay-port', null, [port2]);
  });
}

/** The top frame of one of our windows, showing our own page. */
function isOurs({ sender, senderFrame }: IpcMainEvent, windows: readonly BrowserWindow[]): boolean {
  return (
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    isOwn(senderFrame.url) &&
    windows.some(window => !window.isDestroyed() && window.webContents === sender)
  );
}
