// Tape records on their way to the journal and in it: one head text and one run of bytes for many
// records, so that a batch crosses as one buffer and lands in one row per lane.
//
//   head   [[12.5,48],[13,51],{"type":"end",...}]     a chunk is its time and its length
//   bytes  the chunks, one after another

import { ms } from '../units.ts';
import type { Tape, WireRecord } from './tape.ts';

type HeadItem = Exclude<WireRecord, { type: 'chunk' }> | readonly [at: number, size: number];

export const headOf = (records: readonly WireRecord[]): string =>
  JSON.stringify(
    records.map((record): HeadItem =>
      record.type === 'chunk' ? [record.at, record.bytes.byteLength] : record,
    ),
  );

export function sizeOf(records: readonly WireRecord[]): number {
  let size = 0;
  for (const record of records) if (record.type === 'chunk') size += record.bytes.byteLength;
  return size;
}

/** Copies the chunks: one may be a view of a socket's large buffer, which must not travel with it. */
export function fill(bytes: Uint8Array, from: number, records: readonly WireRecord[]): number {
  let at = from;
  for (const record of records) {
    if (record.type !== 'chunk') continue;
    bytes.set(record.bytes, at);
    at += record.bytes.byteLength;
  }
  return at;
}

/** Bytes of a buffer's chunks that somebody may still read. */
const inUse = new WeakMap<ArrayBufferLike, number>();

/** From now on a buffer is its chunks', all of it: `release`. */
export function lend(buffer: ArrayBufferLike): void {
  if (!inUse.has(buffer)) inUse.set(buffer, buffer.byteLength);
}

/** The chunks are views of `bytes`, whose buffer is theirs from then on. */
export function unpackRecords(head: string, bytes: Uint8Array | null): Tape {
  if (bytes) lend(bytes.buffer);
  const parsed = JSON.parse(head) as WireRecord | readonly HeadItem[];
  // Schema 1 kept one record a row.
  if (!isList(parsed)) {
    return [parsed.type === 'chunk' ? { ...parsed, bytes: new Uint8Array(bytes ?? []) } : parsed];
  }
  let taken = 0;
  return parsed.map((item): WireRecord => {
    if (!isChunk(item)) return item;
    const [at, size] = item;
    const chunk = (bytes ?? new Uint8Array()).subarray(taken, taken + size);
    taken += size;
    return { type: 'chunk', at: ms(at), bytes: chunk };
  });
}

/**
 * Nobody reads these any more. A buffer that was lent goes with the last of its chunks: the
 * garbage collector sees small objects, and comes when there are many. Others stay as they are.
 */
export function release(records: readonly WireRecord[]): void {
  let buffer: ArrayBufferLike | undefined;
  let read = 0;
  for (const record of records) {
    if (record.type !== 'chunk') continue;
    // Chunks that came together stand together.
    if (record.bytes.buffer !== buffer) {
      if (buffer) letGo(buffer, read);
      ({ buffer } = record.bytes);
      read = 0;
    }
    read += record.bytes.byteLength;
  }
  if (buffer) letGo(buffer, read);
}

function letGo(buffer: ArrayBufferLike, read: number): void {
  const left = inUse.get(buffer);
  if (left === undefined || !(buffer instanceof ArrayBuffer)) return;
  if (left > read) return void inUse.set(buffer, left - read);
  inUse.delete(buffer);
  buffer.transfer(0);
}

const isList = (head: WireRecord | readonly HeadItem[]): head is readonly HeadItem[] => Array.isArray(head);
const isChunk = (item: HeadItem): item is readonly [at: number, size: number] => Array.isArray(item);
