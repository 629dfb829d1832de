// Opens sockets, and writes down how long each step of that took: the name, TCP, TLS. The facts
// hang on the socket; whoever sends first on it takes them, whoever comes later reuses it.

import { lookup } from 'node:dns';
import type { Socket } from 'node:net';
import { buildConnector } from 'undici';
import type { Clock } from '../engine/ports.ts';
import type { Connection } from '../../shared/trial/tape.ts';
import { ms, type Ms } from '../../shared/units.ts';

const opened = new WeakMap<object, Connection>();

/** What opening this socket took, once; after that it counts as reused. */
export function connectionOn(socket: object): Connection {
  const facts = opened.get(socket);
  opened.delete(socket);
  return facts ?? { reused: true, dnsMs: null, connectMs: null, tlsMs: null };
}

const connectTimeoutMs = 10_000;

export function timedConnector(clock: Clock): buildConnector.connector {
  return (options, callback) => {
    const startedAt = clock.now();
    let resolvedAt: number | undefined;
    let connectedAt: number | undefined;
    const connect = buildConnector({
      timeout: connectTimeoutMs,
      // Asked in the order the resolver gives; happy eyeballs tries the families in turn.
      autoSelectFamily: true,
      lookup: (host, lookupOptions, done) => {
        lookup(host, lookupOptions, (error, address, family) => {
          resolvedAt = clock.now();
          done(error, address as string, family as number);
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

const isSocket = (value: unknown): value is Socket =>
  typeof value === 'object' && value !== null && 'once' in value && typeof value.once === 'function';

const between = (from: number, to: number | undefined): Ms | null =>
  to === undefined ? null : ms(to - from);
