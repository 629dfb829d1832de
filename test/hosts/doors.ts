// The three doors to one laboratory, each opened for real: by function call, over a socket of the
// loopback host, through the port of the desktop window. A test asks; the door does not matter.

import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { composeAssay } from '../../electron/compose.ts';
import { routerOf } from '../../electron/router.ts';
import { serveWeb } from '../../electron/web/serve-web.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { wire } from '../../shared/contract/wire.ts';
import { askPort, builtFolder, desktopApp } from '../kit/desktop-app.ts';
import { resetDouble } from '../kit/electron-double.ts';
import { remoteLaboratory } from '../kit/remote.ts';

export interface Door {
  readonly laboratory: Laboratory;
  /** The data folder behind it. */
  readonly home: string;
  /** Everything that came through the door, as text; what a function call hands over as well. */
  readonly crossed: string[];
  close(): Promise<void>;
}

export type DoorName = 'terminal' | 'browser' | 'desktop';

export interface DoorOptions {
  /** A folder of the caller's own; home and whatever else is needed lie in it. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

export const doors: Readonly<Record<DoorName, (options: DoorOptions) => Promise<Door>>> = {
  async terminal({ folder, env }) {
    const home = join(folder, 'home');
    const assay = await composeAssay({ home, host: 'terminal', env });
    const crossed: string[] = [];
    return { laboratory: overheard(assay.laboratory, crossed), home, crossed, close: () => assay.close() };
  },

  async browser({ folder, env }) {
    const home = join(folder, 'home');
    const rendererFolder = join(folder, 'renderer');
    mkdirSync(rendererFolder, { recursive: true });
    writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>Assay</title>');
    const assay = await composeAssay({ home, host: 'browser', env });
    const web = await serveWeb({ router: routerOf(assay.laboratory), rendererFolder, port: 0 });
    const { origin, hash, host } = new URL(web.url);
    const token = new URLSearchParams(hash.slice(1)).get('token');
    const socket = new WebSocket(`ws://${host}/rpc`, ['assay', `token.${token}`], { origin });
    const crossed: string[] = [];
    socket.on('message', (data: Buffer) => crossed.push(data.toString()));
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return {
      // The library's socket is the browser's but for its type.
      laboratory: remoteLaboratory(
        // ws speaks the browser's interface, and its types do not say so.
        new SocketLink({ websocket: socket as unknown as globalThis.WebSocket, ...wire }),
      ),
      home,
      crossed,
      close: async () => {
        socket.terminate();
        await web.close();
        await assay.close();
      },
    };
  },

  async desktop({ folder, env }) {
    const home = join(folder, 'home');
    const before = { ...process.env };
    Object.assign(process.env, env);
    resetDouble();
    const app = await desktopApp(home, builtFolder(folder));
    const port = askPort(app.window.webContents)?.raw;
    if (!port) throw new Error('main gave no port');
    const crossed: string[] = [];
    port.on('message', data => crossed.push(String(data)));
    return {
      // Node's port is the browser's in all that the link calls.
      laboratory: remoteLaboratory(new PortLink({ port: port as unknown as MessagePort, ...wire })),
      home,
      crossed,
      close: async () => {
        await app.quit();
        for (const name of Object.keys(env)) {
          if (before[name] === undefined) delete process.env[name];
          else process.env[name] = before[name];
        }
      },
    };
  },
};

/** The same laboratory; whatever it answers is written down. */
function overheard(laboratory: Laboratory, crossed: string[]): Laboratory {
  const rooms = Object.entries(laboratory).map(([room, methods]) => [
    room,
    Object.fromEntries(
      Object.entries(methods as Record<string, (...args: unknown[]) => Promise<unknown>>).map(
        ([name, method]) => [
          name,
          async (...args: unknown[]) => {
            const answer = await method(...args);
            crossed.push(JSON.stringify(answer) ?? '');
            return answer;
          },
        ],
      ),
    ),
  ]);
  return Object.fromEntries(rooms) as Laboratory;
}
