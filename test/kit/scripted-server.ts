// A real server on a loopback socket that plays a script of bytes, and writes down when it really
// sent each piece. Raw sockets: what a good HTTP library would never send can be sent here.
//
//   const server = await scriptedServer(() => [
//     { send: head(200) }, { at: 40, send: chunked(words('Hi')) }, { close: 'rst' },
//   ]);
//   ... ask server.url ...
//   server.seen[0].sent      [{ at, bytes }, ...]  on `performance.now()`, the transport's own clock
//   await server.close()
//
// One script answers one request. A script that ends without `close` leaves the connection open for
// the next request on it. A generator may go on for ever: a write waits until the other side reads.

import { readFileSync } from 'node:fs';
import { createServer as plainServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as tlsServer } from 'node:tls';

export type Step =
  /** Waits: `wait` ms after the step before, or until `at` ms after the request had come. */
  | { readonly wait: number }
  | { readonly at: number; readonly send?: string | Uint8Array }
  /** One write, as it stands. */
  | { readonly send: string | Uint8Array }
  /** Waits for whatever the test decides. */
  | { readonly until: Promise<unknown> }
  /** `fin` ends in good order; `rst` breaks. */
  | { readonly close: 'fin' | 'rst' };

export type Script = Iterable<Step> | AsyncIterable<Step>;

export interface Receipt {
  /** Just before the bytes were handed to the system; milliseconds of `performance.now()`. */
  readonly at: number;
  readonly bytes: number;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** 1, 2 ... n: which TCP connection it came on. */
  readonly connection: number;
  /** When its last byte had come. */
  readonly at: number;
  /** What was sent in answer, so far. */
  readonly sent: readonly Receipt[];
  /** Resolves to the moment at which its connection was gone, whoever ended it. */
  readonly gone: Promise<number>;
}

export interface ScriptedServer {
  /** `http://127.0.0.1:PORT`, or https. */
  readonly url: string;
  readonly port: number;
  /** Every request, in the order in which they came. */
  readonly seen: readonly SeenRequest[];
  /** How many connections were opened. */
  readonly connections: number;
  /** Resolves once `count` requests have come. */
  asked(count: number): Promise<void>;
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Speaks TLS as `localhost` and 127.0.0.1, or as a host that it is not. */
  readonly tls?: 'localhost' | 'elsewhere';
  /** Takes connections and never says a word. */
  readonly mute?: boolean;
}

const certificates = join(import.meta.dirname, 'certificates');

/** The authority that signed the test servers' certificates, as PEM text. */
export const testAuthority = (): string => readFileSync(join(certificates, 'ca.pem'), 'utf8');

export const certificateOf = (name: 'localhost' | 'elsewhere'): { key: string; cert: string } => {
  const pem = readFileSync(join(certificates, `${name}.pem`), 'utf8');
  return { key: pem, cert: pem };
};

export async function scriptedServer(
  answer: (request: SeenRequest, index: number) => Script,
  options: ServerOptions = {},
): Promise<ScriptedServer> {
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let waiting: { readonly count: number; readonly resolve: () => void }[] = [];

  const listener = (socket: Socket): void => {
    connections += 1;
    sockets.add(socket);
    socket.setNoDelay(true);
    // Whatever the other side does to its connection is no trouble of the server's.
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    if (options.mute === true) return;
    converse(socket, connections, request => {
      seen.push(request);
      waiting = waiting.filter(({ count, resolve }) => (seen.length >= count ? (resolve(), false) : true));
      return answer(request, seen.length - 1);
    });
  };
  const server: Server =
    options.tls === undefined ? plainServer(listener) : tlsServer(certificateOf(options.tls), listener);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    seen,
    get connections() {
      return connections;
    },
    asked: count =>
      seen.length >= count ? Promise.resolve() : new Promise(resolve => waiting.push({ count, resolve })),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}

/** Reads requests off a connection, one after another, and plays the answer to each. */
function converse(socket: Socket, connection: number, answer: (request: SeenRequest) => Script): void {
  const gone = new Promise<number>(resolve => socket.once('close', () => resolve(performance.now())));
  let unread = Buffer.alloc(0);
  let isAnswering = false;

  const serve = async (): Promise<void> => {
    if (isAnswering) return;
    isAnswering = true;
    for (let request = requestIn(unread); request; request = requestIn(unread)) {
      unread = unread.subarray(request.length);
      const sent: Receipt[] = [];
      const { method, path, headers, body } = request;
      const seen = { method, path, headers, body, connection, at: performance.now(), sent, gone };
      await play(socket, answer(seen), seen.at, sent);
    }
    isAnswering = false;
  };
  socket.on('data', bytes => {
    // What speaks TLS to a plain server is answered as common servers do.
    if (unread.length === 0 && bytes[0] === 0x16) socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    unread = Buffer.concat([unread, bytes]);
    serve().catch((error: unknown) => socket.destroy(error instanceof Error ? error : undefined));
  });
}

interface Request extends Pick<SeenRequest, 'method' | 'path' | 'headers' | 'body'> {
  /** In bytes, head and body. */
  readonly length: number;
}

/** The request that stands at the head of `bytes`, once it is whole. */
function requestIn(bytes: Buffer): Request | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...fields] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', path = ''] = line.split(' ');
  const headers = Object.fromEntries(
    fields.map(field => [
      field.slice(0, field.indexOf(':')).toLowerCase(),
      field.slice(field.indexOf(':') + 1).trim(),
    ]),
  );
  const length = end + 4 + Number(headers['content-length'] ?? 0);
  if (bytes.length < length) return undefined;
  return { method, path, headers, body: bytes.subarray(end + 4, length).toString('utf8'), length };
}

async function play(socket: Socket, script: Script, zero: number, sent: Receipt[]): Promise<void> {
  for await (const step of script) {
    if (socket.destroyed) return;
    if ('wait' in step) await pause(step.wait, socket);
    if ('at' in step) await pause(zero + step.at - performance.now(), socket);
    if ('until' in step) await step.until;
    if ('send' in step && step.send !== undefined) await write(socket, step.send, sent);
    if ('close' in step) {
      if (step.close === 'fin') socket.end();
      else socket.resetAndDestroy();
      return;
    }
  }
}

/** A timer that is not waited for once the connection is gone. Never early, though timers count from a clock that may be stale. */
const pause = (ms: number, socket: Socket): Promise<void> => {
  const until = performance.now() + ms;
  return new Promise(resolve => {
    let timer: NodeJS.Timeout | undefined;
    const look = (): void => {
      const left = until - performance.now();
      if (left > 0 && !socket.destroyed) timer = setTimeout(look, Math.ceil(left));
      else done();
    };
    function done(): void {
      clearTimeout(timer);
      socket.off('close', done);
      resolve();
    }
    socket.once('close', done);
    look();
  });
};

async function write(socket: Socket, data: string | Uint8Array, sent: Receipt[]): Promise<void> {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  sent.push({ at: performance.now(), bytes: bytes.length });
  if (socket.destroyed || socket.write(bytes)) return;
  await new Promise<void>(resolve => {
    const done = (): void => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.once('drain', done);
    socket.once('close', done);
  });
}
