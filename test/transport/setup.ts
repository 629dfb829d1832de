// The wire among real sockets, and what a test does with it: send a request, have its records.

import type { HttpRequest, KeyPlace } from '../../electron/dialects/dialect.ts';
import type { Flight, Wire } from '../../electron/engine/ports.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import { kept } from '../kit/kept.ts';

export const bearer: KeyPlace = { header: 'authorization', prefix: 'Bearer ' };

export const request = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  body: '{"model":"m"}',
  key: bearer,
  ...more,
});

export interface Flown {
  readonly records: readonly WireRecord[];
  readonly flight: Flight;
  /** Resolves with the records once the `end` has come. */
  readonly over: Promise<readonly WireRecord[]>;
}

export function fly(wire: Wire, asked: HttpRequest, secret: string | null = null): Flown {
  const records: WireRecord[] = [];
  let resolve = (_records: readonly WireRecord[]): void => undefined;
  const over = new Promise<readonly WireRecord[]>(done => {
    resolve = done;
  });
  const flight = wire.send(asked, {
    secret,
    onRecord: record => {
      records.push(kept(record));
      if (record.type === 'end') resolve(records);
    },
  });
  return { records, flight, over };
}

export const sent = (wire: Wire, asked: HttpRequest, secret?: string): Promise<readonly WireRecord[]> =>
  fly(wire, asked, secret).over;

export const endOf = (records: readonly WireRecord[]) => records.find(record => record.type === 'end')?.how;

export const connectionIn = (records: readonly WireRecord[]) =>
  records.find(record => record.type === 'connected')?.connection;

export const textOf = (records: readonly WireRecord[]): string =>
  Buffer.concat(records.flatMap(record => (record.type === 'chunk' ? [record.bytes] : []))).toString('utf8');

/** A turn of the event loop: a connection is free again once its response has wholly been read. */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
