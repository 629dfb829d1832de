// The loopback host: the built renderer over HTTP, the laboratory over one WebSocket. Loopback
// names only, own origin only, token only. The desktop app never comes here.

import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import { wire } from '../../shared/contract/wire.ts';
import { holdsToken, isLoopbackHost, isOwnOrigin, protocolName } from './guards.ts';
import { staticFiles, type StaticFile } from './static-files.ts';

export interface WebOptions {
  readonly router: AnyRouter;
  /** The folder of the built renderer. */
  readonly rendererFolder: string;
  /** 0 picks a free one. */
  readonly port: number;
}

export interface WebHost {
  /** With the token in its fragment, which no server and no log ever sees. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** An imported session comes in one message, and may be as large as a session file. */
const largestMessage = 268_435_456 + 65_536;

export async function serveWeb({ router, rendererFolder, port }: WebOptions): Promise<WebHost> {
  const token = randomBytes(32).toString('base64url');
  const files = staticFiles(rendererFolder);
  const handler = new RPCHandler(router, wire);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    handleProtocols: () => protocolName,
  });
  const server = createServer((request, response) => answer(files, request, response));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isWelcome =
      request.url === '/rpc' &&
      isOwnOrigin(request) &&
      holdsToken(request.headers['sec-websocket-protocol'], token);
    if (!isWelcome) return turnAway(socket);
    sockets.handleUpgrade(request, socket, head, client => {
      // A frame that is none, or larger than allowed, ends its connection: the library sees to that.
      client.on('error', () => undefined);
      void handler.upgrade(client, { context: {} });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}/#token=${token}`,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      const closed = new Promise<void>(resolve => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * The HTTP server has let go of a connection that asks for an upgrade: what goes wrong on it is nobody's
 * but ours, and would end the process unheard.
 */
function turnAway(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  // Nor would the other side's end of it be closed with the server.
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () =>
    socket.destroy(),
  );
}

const policy = (host: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ws://${host}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');

function answer(
  files: ReadonlyMap<string, StaticFile>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { host } = request.headers;
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('x-dns-prefetch-control', 'off');
  if (host === undefined || !isLoopbackHost(host)) return refuse(response, 403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const file = files.get((request.url ?? '').split('?', 1)[0] ?? '');
  if (!file) return refuse(response, 404);
  response.writeHead(200, {
    'content-type': file.type,
    'content-length': file.bytes.length,
    'cache-control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-store',
    'content-security-policy': policy(host),
  });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, 'cache-control': 'no-store' });
  response.end();
}
