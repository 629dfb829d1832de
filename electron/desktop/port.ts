// The wall's one door: a page of our own window asks for a port, and the router answers on it. The
// only file that touches ipcMain.

import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import {
  ipcMain,
  MessageChannelMain,
  type BrowserWindow,
  type IpcMainEvent,
  type MessagePortMain,
  type WebContents,
} from 'electron';
import { wire } from '../../shared/contract/wire.ts';
import { isOwn } from './origin.ts';

export function servePort(router: AnyRouter, windows: () => readonly BrowserWindow[]): void {
  const handler = new RPCHandler(router, wire);
  const ports = new WeakMap<WebContents, MessagePortMain>();
  // The settings' library offers every page the profile's path; nobody here asks for it.
  ipcMain.removeAllListeners('electron-store-get-data');
  ipcMain.on('assay-ready', event => {
    if (!isOurs(event, windows())) return;
    const { port1, port2 } = new MessageChannelMain();
    // A page has one port: with a new one, what the page before it watched has an end.
    ports.get(event.sender)?.close();
    ports.set(event.sender, port1);
    void handler.upgrade(socketOf(port1), { context: {} });
    port1.start();
    event.sender.postMessage('assay-port', null, [port2]);
  });
}

/**
 * The port in the shape of a socket. The carrier for sockets survives a message that is none; the
 * one for ports lets the error go, and a page that is taken over could end this process.
 */
function socketOf(port: MessagePortMain): Parameters<RPCHandler<object>['upgrade']>[0] {
  const addEventListener = (type: 'message' | 'close', listener: (event: unknown) => void): void => {
    if (type === 'message') port.on('message', ({ data }) => listener({ data }));
    else port.on('close', () => listener({}));
  };
  return {
    addEventListener,
    send: (message: unknown) => port.postMessage(message),
  } as unknown as ReturnType<typeof socketOf>;
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
