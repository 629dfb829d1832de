// The loopback host, asked by pages and programs that have no business with it.

import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { routerOf } from '../../electron/router.ts';
import { serveWeb, type WebHost } from '../../electron/web/serve-web.ts';
import { stubLaboratory } from '../kit/stub-laboratory.ts';
import { freshFolder, removeFolder } from '../kit/temp-folder.ts';

const folder = freshFolder();
let web: WebHost;
let token = '';
beforeAll(async () => {
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Assay</title>');
  writeFileSync(join(renderer, 'assets', 'a-1234.js'), 'export {};');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  symlinkSync(join(folder, 'secret.html'), join(renderer, 'link.html'));
  web = await serveWeb({ router: routerOf(stubLaboratory()), rendererFolder: renderer, port: 0 });
  token = new URLSearchParams(new URL(web.url).hash.slice(1)).get('token') ?? '';
});
afterAll(async () => {
  await web.close();
  removeFolder(folder);
});

const get = (
  path: string,
  { host, method = 'GET' }: { readonly host?: string; readonly method?: string } = {},
): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }> =>
  new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: web.port,
      path,
      method,
      headers: { host: host ?? own(), connection: 'close' },
    };
    const sent = request(options, response => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });

const own = (): string => `127.0.0.1:${web.port}`;

interface Handshake {
  readonly host?: string;
  readonly origin?: string | null;
  readonly protocols?: readonly string[];
  readonly path?: string;
}

/** The status of a handshake: 101 is a welcome. */
const knock = ({ host = own(), origin, protocols, path = '/rpc' }: Handshake): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(
      `ws://127.0.0.1:${web.port}${path}`,
      [...(protocols ?? ['assay', `token.${token}`])],
      {
        headers: { host, ...(origin !== null && { origin: origin ?? `http://${host}` }) },
      },
    );
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', reject);
  });

describe('the socket', () => {
  it('is opened by the page of this host that holds the token', async () => {
    expect(await knock({})).toBe(101);
    expect(await knock({ host: `localhost:${web.port}` })).toBe(101);
  });

  const strangers: readonly (readonly [string, () => Handshake])[] = [
    ['no token', () => ({ protocols: ['assay'] })],
    ['a wrong token', () => ({ protocols: ['assay', `token.${'A'.repeat(43)}`] })],
    ['a token that begins right', () => ({ protocols: ['assay', `token.${token.slice(0, -1)}`] })],
    ['a token with more behind it', () => ({ protocols: ['assay', `token.${token}A`] })],
    ['the token without the protocol', () => ({ protocols: [`token.${token}`] })],
    ['the token in the address', () => ({ protocols: ['assay'], path: `/rpc?token=${token}` })],
    ['no origin', () => ({ origin: null })],
    ['the origin null', () => ({ origin: 'null' })],
    ['a page from the web', () => ({ origin: 'https://evil.example' })],
    ['a page on another port of this machine', () => ({ origin: 'http://127.0.0.1:3000' })],
    ['a page that only begins like this host', () => ({ origin: `http://${own()}.evil.example` })],
    ['the same host over https', () => ({ origin: `https://${own()}` })],
    [
      'a name that was made to resolve here',
      () => ({ host: `evil.example:${web.port}`, origin: `http://evil.example:${web.port}` }),
    ],
    [
      'a name that begins like this machine',
      () => ({
        host: `localhost.evil.example:${web.port}`,
        origin: `http://localhost.evil.example:${web.port}`,
      }),
    ],
    [
      'a name of this machine that is not the origin',
      () => ({ host: own(), origin: `http://localhost:${web.port}` }),
    ],
    ['another path', () => ({ path: '/' })],
    ['another path below', () => ({ path: '/rpc/x' })],
  ];
  it.each(strangers)('is closed to %s', async (_name, handshake) => {
    expect(await knock(handshake())).toBe(403);
  });

  it('has a new token each time the host starts', async () => {
    const other = await serveWeb({
      router: routerOf(stubLaboratory()),
      rendererFolder: join(folder, 'renderer'),
      port: 0,
    });
    await other.close();
    const [, second] = other.url.split('#token=');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(second).not.toBe(token);
  });
});

/** A handshake by hand, so that what no library sends can follow it. */
async function byHand(path: string): Promise<Socket> {
  const socket = connect(web.port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${own()}`,
    `Origin: http://${own()}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    `Sec-WebSocket-Protocol: assay, token.${token}`,
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  return socket;
}

/** A frame that says it is longer than any message may be. */
const tooLong = Buffer.alloc(14);
tooLong.set([0x82, 0xff]);
tooLong.writeBigUInt64BE(300_000_000n, 2);

describe('what comes over a connection, or breaks it,', () => {
  it.each<[string, string, (socket: Socket) => void]>([
    ['a stranger who leaves in the midst of being turned away', '/', socket => socket.resetAndDestroy()],
    ['a frame that is none', '/rpc', socket => socket.write(Buffer.alloc(8, 0xff))],
    ['a message longer than allowed', '/rpc', socket => socket.write(tooLong)],
  ])('ends nothing but itself: %s', async (_what, path, follow) => {
    // Nobody listens to these errors by default: one of them would end the process.
    const unheard: unknown[] = [];
    const hear = (error: unknown): void => void unheard.push(error);
    const before = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', hear);
    try {
      for (let time = 0; time < 20; time += 1) {
        const socket = await byHand(path);
        if (path === '/rpc') await once(socket, 'data');
        follow(socket);
        if (!socket.destroyed) await once(socket, 'data');
        socket.destroy();
      }
      expect(await knock({})).toBe(101);
    } finally {
      process.off('uncaughtException', hear);
      for (const listener of before) process.on('uncaughtException', listener);
    }
    expect(unheard).toEqual([]);
  });

  it('holds up no close of the host: a stranger who stays on the line', async () => {
    const folderOfPage = join(folder, 'renderer');
    const other = await serveWeb({
      router: routerOf(stubLaboratory()),
      rendererFolder: folderOfPage,
      port: 0,
    });
    const socket = connect({ port: other.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await once(socket, 'data');
    await other.close();
    socket.destroy();
  });
});

describe('the page', () => {
  it('is served with what it may do, and nothing else reads it', async () => {
    const { status, headers, body } = await get('/');
    expect([status, body]).toEqual([200, '<!doctype html><title>Assay</title>']);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`connect-src 'self' ws://${own()};`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*|script-src[^;]*unsafe-inline/);
    expect([headers['set-cookie'], headers['access-control-allow-origin']]).toEqual([undefined, undefined]);
  });

  it('is found without the token, which is in no answer', async () => {
    const all = await Promise.all(['/', '/assets/a-1234.js', '/nothing'].map(path => get(path)));
    expect(JSON.stringify(all)).not.toContain(token);
  });

  it('may keep what has its content in its name', async () => {
    expect((await get('/assets/a-1234.js')).headers['cache-control']).toContain('immutable');
    expect(await get('/assets/a-1234.js', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/..%5csecret.html',
    '/assets/../../secret.html',
    '/link.html',
    '//etc/passwd',
    '/index.html%00',
    '/__proto__',
    '/rpc',
    `/${'a'.repeat(8_000)}`,
  ])('is not %s', async path => {
    const { status, body } = await get(path);
    expect([status, body]).toEqual([404, '']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('answers no %s', async method => {
    expect((await get('/', { method })).status).toBe(405);
  });

  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '0.0.0.0',
    '192.168.0.1',
    'a@127.0.0.1',
  ])('is not there for the host %s', async host => {
    expect((await get('/', { host })).status).toBe(403);
  });

  it('listens on loopback alone', () => {
    expect(new URL(web.url).hostname).toBe('127.0.0.1');
  });
});
