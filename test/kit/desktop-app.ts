// The desktop app among doubles: the real engine, store and router behind a window that is none.
//
//   const app = await desktopApp();
//   const laboratory = app.page();      what the page of the window holds
//   await app.quit();

import { RPCLink } from '@orpc/client/message-port';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startDesktop } from '../../electron/desktop/desktop.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { wire } from '../../shared/contract/wire.ts';
import { app, double, ipcMain, type ContentsDouble, type PortDouble } from './electron-double.ts';
import { remoteLaboratory } from './remote.ts';
import { tempFolder } from './temp-folder.ts';

const source = (room: string): string =>
  pathToFileURL(resolve(import.meta.dirname, `../../electron/${room}/worker/main.ts`)).href;

/** A folder that looks like the built app: a page, and the workers as source. */
export function builtFolder(top = tempFolder()): string {
  const out = join(top, 'out');
  mkdirSync(join(out, 'renderer'), { recursive: true });
  mkdirSync(join(out, 'main'));
  writeFileSync(join(out, 'renderer', 'index.html'), '<!doctype html><html><head></head></html>');
  for (const room of ['store', 'tokens']) {
    writeFileSync(join(out, 'main', `${room}-worker.js`), `import ${JSON.stringify(source(room))};\n`);
  }
  writeFileSync(join(out, 'main', 'package.json'), '{"type":"module"}');
  return join(out, 'main');
}

export async function desktopApp(home = tempFolder(), folder = builtFolder()) {
  startDesktop({ folder, home });
  double.becomeReady();
  await Promise.race([double.opened.promise, double.gone.promise]);
  const [window] = double.windows;
  if (!window) throw new Error(`no window: ${double.errors.join()}`);
  return {
    home,
    window,
    page: (): Laboratory => pageOf(window.webContents).laboratory,
    quit: async (): Promise<void> => {
      app.quit();
      await double.gone.promise;
    },
  };
}

/** Asks for a port as the preload does. Undefined: none was given. */
export function askPort(
  sender: ContentsDouble,
  senderFrame: object | null = sender.mainFrame,
): PortDouble | undefined {
  const before = sender.posted.length;
  ipcMain.emit('assay-ready', { sender, senderFrame });
  return sender.posted.at(before)?.ports[0];
}

export function pageOf(contents: ContentsDouble) {
  const port = askPort(contents);
  if (!port) throw new Error('main gave no port');
  // Node's port is the browser's but for its type.
  // Node's port is the browser's in all that the link calls.
  const laboratory = remoteLaboratory(new RPCLink({ port: port.raw as unknown as MessagePort, ...wire }));
  port.raw.start();
  return { laboratory, port: port.raw };
}
