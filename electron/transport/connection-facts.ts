// Which socket a request went out on, and when its last byte was written. undici tells through
// diagnostics channels: a request is made inside `dispatch`, so whoever dispatches now is its owner.

import { subscribe } from 'node:diagnostics_channel';
import type { Connection } from '../../shared/trial/tape.ts';
import { connectionOn } from './connector.ts';

export interface Observer {
  onSocket(connection: Connection): void;
  onWritten(): void;
}

let dispatching: Observer | undefined;
let isSubscribed = false;
const owners = new WeakMap<object, Observer>();

/** Runs `dispatch`; the request it makes belongs to `observer`. */
export function observe(observer: Observer, dispatch: () => void): void {
  if (!isSubscribed) listen();
  dispatching = observer;
  try {
    dispatch();
  } finally {
    dispatching = undefined;
  }
}

function listen(): void {
  isSubscribed = true;
  subscribe('undici:request:create', message => {
    const request = requestOf(message);
    if (!request || !dispatching) return;
    owners.set(request, dispatching);
    // The first one only: a proxy's CONNECT is made in the same breath and is not the lane's.
    dispatching = undefined;
  });
  subscribe('undici:client:sendHeaders', message => {
    const request = requestOf(message);
    const owner = request && owners.get(request);
    if (!owner || typeof message !== 'object' || message === null || !('socket' in message)) return;
    const { socket } = message;
    if (typeof socket === 'object' && socket !== null) owner.onSocket(connectionOn(socket));
  });
  subscribe('undici:request:bodySent', message => {
    const request = requestOf(message);
    if (request) owners.get(request)?.onWritten();
  });
}

function requestOf(message: unknown): object | undefined {
  if (typeof message !== 'object' || message === null || !('request' in message)) return undefined;
  return typeof message.request === 'object' && message.request !== null ? message.request : undefined;
}
