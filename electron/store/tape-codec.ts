// A tape as bytes and as text: gzip of JSON lines, one wire record each, chunk bytes in base64.
// In a session file it is base64 of that; in the database the bytes themselves.

import { gunzipSync, gzipSync } from 'node:zlib';
import type { Tape, WireRecord } from '../../shared/trial/tape.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { letGo } from '../../shared/trial/record-batch.ts';

/** No tape is larger once unpacked: a lane's bytes are capped at a quarter of it. */
const largest = 256 * 1024 * 1024;

/** Bytes of lines packed at a time, so that a large tape is never there a second and a third time. */
const perMember = 256 * 1024;

/** A gzip file may hold several members, one after another: readers see one text. */
export function* packed(records: Iterable<WireRecord>): Generator<Uint8Array> {
  let room = roomFor(perMember);
  let used = 0;
  let between = '';
  try {
    for (const record of records) {
      const line = between + lineOf(record);
      between = '\n';
      const size = Buffer.byteLength(line);
      if (used + size > room.length) {
        if (used > 0) yield gzipSync(room.subarray(0, used), { level: 6 });
        used = 0;
        if (size > room.length) {
          letGo(room);
          room = roomFor(size);
        }
      }
      used += room.write(line, used);
    }
    yield gzipSync(room.subarray(0, used), { level: 6 });
  } finally {
    // Lanes settle many at once: left to the garbage collector, there would be a room for each of them.
    letGo(room);
  }
}

/** Of its own, never a part of what Node shares out: it is let go of by itself. */
const roomFor = (size: number): Buffer<ArrayBuffer> => Buffer.allocUnsafeSlow(size);

export const packTape = (tape: Tape): Uint8Array => Buffer.concat([...packed(tape)]);

const lineOf = (record: WireRecord): string =>
  JSON.stringify(record.type === 'chunk' ? packedChunk(record) : record);

export const unpackTape = (data: Uint8Array): Tape => readTape(data, largest).tape;

function readTape(data: Uint8Array, most: number): { readonly tape: Tape; readonly size: number } {
  try {
    const bytes = gunzipSync(data, { maxOutputLength: most });
    const text = bytes.toString('utf8');
    const tape = text === '' ? [] : text.split('\n').map(line => unpacked(JSON.parse(line)));
    return { tape, size: bytes.length };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('bad_tape', 'A tape in this file can not be read.');
  }
}

export const encodeTape = (tape: Tape): string => Buffer.from(packTape(tape)).toString('base64');

/** Bytes of all tapes of one file together, once unpacked: a small file can hold very many of the largest. */
const largestTogether = 1024 * 1024 * 1024;

export function decodeTapes<Id>(
  texts: ReadonlyMap<Id, string>,
  together = largestTogether,
): ReadonlyMap<Id, Tape> {
  let left = together;
  return new Map(
    [...texts].map(([id, text]) => {
      // Node takes no limit of nothing.
      const { tape, size } = readTape(Buffer.from(text, 'base64'), Math.max(1, Math.min(largest, left)));
      left -= size;
      return [id, tape] as const;
    }),
  );
}

const packedChunk = ({ at, bytes }: Extract<WireRecord, { type: 'chunk' }>): object => ({
  type: 'chunk',
  at,
  bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
});

const types = new Set(['connected', 'written', 'headers', 'chunk', 'end']);

function unpacked(line: unknown): WireRecord {
  if (!isRecord(line))
    throw new Refusal('bad_tape', 'A tape in this file holds something that is no record.');
  if (line.type !== 'chunk') return line;
  return { ...line, bytes: new Uint8Array(Buffer.from(String(line.bytes), 'base64')) };
}

/** Enough to be read safely: the kind is known, the time is a number, and its own parts are there. */
const isRecord = (line: unknown): line is WireRecord =>
  isObject(line) &&
  typeof line['type'] === 'string' &&
  types.has(line['type']) &&
  typeof line['at'] === 'number' &&
  (line['type'] !== 'connected' || isObject(line['connection'])) &&
  (line['type'] !== 'end' || (isObject(line['how']) && typeof line['how']['kind'] === 'string')) &&
  (line['type'] !== 'headers' || (typeof line['status'] === 'number' && areTexts(line['headers'])));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const areTexts = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every(text => typeof text === 'string');
