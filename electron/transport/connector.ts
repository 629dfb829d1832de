// Opens sockets, and writes down how long each step of that took: the name, TCP, TLS. The facts
// hang on the socket; whoever sends first on it takes them, whoever comes later reuses it.
//
// Through a proxy only the whole can be told, tunnel and TLS included: it stands as `connectMs`.

import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction, Socket } from 'node:net';
import { getCACertificates } from 'node:tls';
import { buildConnector, Agent, Pool, ProxyAgent, type Dispatcher } from 'undici';
import type { Clock } from '../engine/ports.ts';
import type { Connection } from '../../shared/trial/tape.ts';
import { ms, type Ms } from '../../shared/units.ts';
import { hostKind } from './host-rules.ts';
import { routeProblem, type Route } from './route.ts';
import { notReached } from './url-rules.ts';

const opened = new WeakMap<object, Connection>();

/** What opening this socket took, once; after that it counts as reused. */
export function connectionOn(socket: object): Connection {
  const facts = opened.get(socket);
  opened.delete(socket);
  return facts ?? { reused: true, dnsMs: null, connectMs: null, tlsMs: null };
}

export interface ConnectLimits {
  /** How long a name, TCP, TLS and a proxy's consent may take together, milliseconds. */
  readonly connectTimeoutMs: number;
  /** Who is asked for a name's addresses; the system, where nobody else is given. */
  readonly lookup?: LookupFunction;
}

/** No hidden limit but those on opening a connection and on the size of a head. */
const dispatching = {
  headersTimeout: 0,
  bodyTimeout: 0,
  maxHeaderSize: 16 * 1024,
  pipelining: 1,
  keepAliveTimeout: 30_000,
} as const;

/** Dispatches by a route. Throws on a proxy URL or a certificate that can't be read. */
export function dispatcherFor(clock: Clock, route: Route, limits: ConnectLimits): Dispatcher {
  const problem = routeProblem(route);
  if (problem !== undefined) throw new RouteError('bad_route', new Error(problem));
  const { ca, proxy } = route;
  const tls: Tls = ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] };
  if (proxy === undefined) return new Agent({ ...dispatching, connect: timedConnector(clock, tls, limits) });
  const { connectTimeoutMs: timeout } = limits;
  return new ProxyAgent({
    ...dispatching,
    uri: proxy,
    requestTls: { ...tls, timeout },
    proxyTls: { ...tls, timeout },
    // The pool that speaks to the proxy: its trouble is not the endpoint's.
    clientFactory: (origin, options) =>
      new Pool(origin, {
        ...options,
        headersTimeout: timeout,
        connect: named(connectorIn(options), proxyTrouble),
      }),
    factory: (origin, options) =>
      new Pool(origin, { ...options, connect: wholly(clock, named(connectorIn(options), tunnelTrouble)) }),
  });
}

interface Tls {
  readonly ca?: string[];
}

export function timedConnector(clock: Clock, tls: Tls, limits: ConnectLimits): buildConnector.connector {
  return (options, callback) => {
    const startedAt = clock.now();
    let resolvedAt: number | undefined;
    let connectedAt: number | undefined;
    const connect = buildConnector({
      ...tls,
      timeout: limits.connectTimeoutMs,
      // Asked in the order the resolver gives; happy eyeballs tries the families in turn.
      autoSelectFamily: true,
      lookup: (host, lookupOptions, done) => {
        (limits.lookup ?? systemLookup)(host, lookupOptions, (error, address, family) => {
          resolvedAt = clock.now();
          done(error ?? forbidden(address), address, family);
        });
      },
    });
    const socket: unknown = connect(options, (...result: Parameters<typeof callback>) => {
      const [error, ready] = result;
      if (error === null && ready) {
        const readyAt = clock.now();
        const isTls = options.protocol === 'https:';
        const tcpAt = connectedAt ?? readyAt;
        opened.set(ready, {
          reused: false,
          dnsMs: between(startedAt, resolvedAt),
          connectMs: between(resolvedAt ?? startedAt, tcpAt),
          tlsMs: isTls ? between(tcpAt, readyAt) : null,
        });
      }
      callback(...result);
    });
    // The socket comes back at once, though the type does not say so; TLS tells `connect` before
    // `secureConnect`.
    if (isSocket(socket)) socket.once('connect', () => (connectedAt = clock.now()));
  };
}

const systemLookup: LookupFunction = (host, options, done) =>
  lookup(host, options, (error, address, family) => done(error, address, family));

/** A harmless name may lead where no model answers: it is judged by what it stands for, once that is known. */
function forbidden(address: string | readonly LookupAddress[]): Error | null {
  const all = typeof address === 'string' ? [address] : address.map(found => found.address);
  const isForbidden = all.some(one => hostKind(one) === 'forbidden');
  return isForbidden ? new RouteError('forbidden_address', new Error(notReached)) : null;
}

/** Writes down how long the whole of opening took. */
const wholly =
  (clock: Clock, connect: buildConnector.connector): buildConnector.connector =>
  (options, callback) => {
    const startedAt = clock.now();
    connect(options, (...result: Parameters<typeof callback>) => {
      const [error, ready] = result;
      if (error === null && ready) {
        const connectMs = ms(clock.now() - startedAt);
        opened.set(ready, { reused: false, dnsMs: null, connectMs, tlsMs: null });
      }
      callback(...result);
    });
  };

/** An error with a code of our own: undici tries again for ever on some of its own. */
class RouteError extends Error {
  readonly code: string;

  constructor(code: string, cause: Error) {
    super(cause.message, { cause });
    this.code = code;
  }
}

const named =
  (connect: buildConnector.connector, name: (error: Error) => Error): buildConnector.connector =>
  (options, callback) => {
    connect(options, (...result: Parameters<typeof callback>) => {
      const [error] = result;
      if (error === null) callback(...result);
      else callback(name(error), null);
    });
  };

const proxyTrouble = (error: Error): Error => new RouteError('proxy_unreachable', error);

/** What the tunnel broke at: the proxy said no, the proxy was silent or left, or TLS behind it failed. */
function tunnelTrouble(error: Error): Error {
  const status = /^Proxy response \((\d{3})\)/.exec(error.message)?.[1];
  if (status !== undefined) {
    return new RouteError(status === '407' ? 'proxy_auth' : 'proxy_refused', new Error(status));
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code.startsWith('UND_ERR_') && code !== 'UND_ERR_PRX_TLS'
    ? new RouteError('proxy_unreachable', error)
    : error;
}

/** undici hands a factory the connector it made, under an options type that does not say so. */
function connectorIn(options: object): buildConnector.connector {
  if (!('connect' in options) || typeof options.connect !== 'function') {
    throw new Error('undici gave a pool no connector');
  }
  return options.connect as buildConnector.connector;
}

const isSocket = (value: unknown): value is Socket =>
  typeof value === 'object' && value !== null && 'once' in value && typeof value.once === 'function';

const between = (from: number, to: number | undefined): Ms | null =>
  to === undefined ? null : ms(to - from);
