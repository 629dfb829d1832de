// What the two carriers let through and what they hold back: a bug's words stay on this side, an
// input that the contract does not know is not handed on, and nothing a page sends ends the host.

import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { BrowserWindow } from 'electron';
import * as fc from 'fast-check';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { servePort } from '../../electron/desktop/port.ts';
import { routerOf } from '../../electron/router.ts';
import { serveWeb } from '../../electron/web/serve-web.ts';
import { contract } from '../../shared/contract/contract.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { wire } from '../../shared/contract/wire.ts';
import { sessionId } from '../../shared/trial/ids.ts';
import { pageOf } from '../kit/desktop-app.ts';
import { resetDouble, WindowDouble } from '../kit/electron-double.ts';
import { refusalOf, remoteLaboratory } from '../kit/remote.ts';
import { stubLaboratory } from '../kit/stub-laboratory.ts';
import { freshFolder, removeFolder } from '../kit/temp-folder.ts';

const secretWords = 'ENOENT /home/person/.config sk-canary';
/** What reached the laboratory. */
const reached: unknown[] = [];

const laboratory = stubLaboratory({
  settings: {
    get: async () => {
      throw new TypeError(secretWords);
    },
  },
  sessions: {
    duplicate: async () => {
      throw new Refusal('unknown_session', 'There is no session "x".');
    },
    open: async input => {
      reached.push(input);
      return null;
    },
  },
  trials: {
    watch: async () => {
      async function* frames() {
        yield { seq: 1, lanes: [], over: false };
        throw new TypeError(secretWords);
      }
      return frames();
    },
  },
});

interface Carrier {
  readonly remote: Laboratory;
  /** Puts a message on the wire as it is. */
  raw(message: string): void;
  close(): Promise<void>;
}

const carriers: Readonly<Record<string, (folder: string) => Promise<Carrier>>> = {
  async browser(folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.html'), '');
    const web = await serveWeb({ router: routerOf(laboratory), rendererFolder: folder, port: 0 });
    const { origin, hash, host } = new URL(web.url);
    const token = `token.${new URLSearchParams(hash.slice(1)).get('token')}`;
    const socket = new WebSocket(`ws://${host}/rpc`, ['assay', token], { origin });
    await new Promise(resolve => socket.once('open', resolve));
    return {
      remote: remoteLaboratory(
        // ws speaks the browser's interface, and its types do not say so.
        new SocketLink({ websocket: socket as unknown as globalThis.WebSocket, ...wire }),
      ),
      raw: message => socket.send(message),
      close: async () => {
        socket.terminate();
        await web.close();
      },
    };
  },
  async desktop() {
    resetDouble();
    const window = new WindowDouble({});
    window.webContents.mainFrame.url = 'app://bundle/';
    servePort(routerOf(laboratory), () => WindowDouble.getAllWindows() as unknown as BrowserWindow[]);
    const { laboratory: remote, port } = pageOf(window.webContents);
    return { remote, raw: message => port.postMessage(message), close: async () => port.close() };
  },
};

describe.each(Object.keys(carriers))('the wall of the %s host', name => {
  const folder = freshFolder();
  let carrier: Carrier;
  beforeAll(async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    carrier = await carriers[name]!(folder);
  });
  afterAll(async () => {
    await carrier.close();
    removeFolder(folder);
  });
  const fails = (question: Promise<unknown>): Promise<unknown> =>
    question.then(
      () => 'it was answered',
      (error: unknown) => error,
    );

  it("keeps a bug's words on this side", async () => {
    const error = await fails(carrier.remote.settings.get());
    expect(refusalOf(error)).toEqual({ code: undefined, sentence: 'Internal server error' });
    expect(JSON.stringify(error)).not.toContain('sk-canary');
  });

  it('keeps them as well where a stream breaks in the middle', async () => {
    const seen: unknown[] = [];
    const error = await fails(
      (async () => {
        const input = { trialId: 't' as never, after: 0 };
        for await (const frame of await carrier.remote.trials.watch(input)) seen.push(frame);
      })(),
    );
    expect(seen).toHaveLength(1);
    expect(String(error)).not.toContain('sk-canary');
    expect(JSON.stringify(error)).not.toContain('sk-canary');
  });

  it('hands a refusal on, with its code and its sentence', async () => {
    expect(refusalOf(await fails(carrier.remote.sessions.duplicate({ id: sessionId('x') })))).toEqual({
      code: 'unknown_session',
      sentence: 'There is no session "x".',
    });
  });

  it.each([
    ['an id that is a path', { id: '../../etc/passwd' }],
    ['an id that is too long', { id: 'a'.repeat(65) }],
    ['an id that is none', { id: { toString: 'x' } }],
    ['no id', {}],
    ['a text', 'id'],
    ['null', null],
    ['a list', ['id']],
  ])('hands %s on to nobody', async (_name, input) => {
    reached.length = 0;
    expect(refusalOf(await fails(carrier.remote.sessions.open(input as never))).code).toBeUndefined();
    expect(reached).toEqual([]);
  });

  it('answers whatever is asked of whatever procedure, and goes on', async () => {
    const procedures = Object.entries(contract)
      .filter(([room]) => room !== 'trials')
      .flatMap(([room, methods]) => Object.keys(methods).map(method => [room, method] as const));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...procedures),
        fc.jsonValue({ maxDepth: 3 }),
        async ([room, method], input) => {
          const rooms = carrier.remote as unknown as Record<
            string,
            Record<string, (input: unknown) => Promise<unknown>>
          >;
          await rooms[room]?.[method]?.(input).catch((error: unknown) => refusalOf(error));
        },
      ),
      { numRuns: 200 },
    );
    expect(await carrier.remote.host.facts()).toMatchObject({ version: 'stub' });
  });

  it('survives what is no question at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async message => {
        carrier.raw(message);
      }),
      { numRuns: 200 },
    );
    expect(await carrier.remote.host.facts()).toMatchObject({ version: 'stub' });
  });
});
