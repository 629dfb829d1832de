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

export function unpackTape(data: Uint8Array): Tape {
  try {
    const text = gunzipSync(data, { maxOutputLength: largest }).toString('utf8');
    return text === '' ? [] : text.split('\n').map(line => unpacked(JSON.parse(line)));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('bad_tape', 'A tape in this file can not be read.');
  }
}

export const encodeTape = (tape: Tape): string => Buffer.from(packTape(tape)).toString('base64');
export const decodeTape = (text: string): Tape => unpackTape(Buffer.from(text, 'base64'));

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

/** Enough to be read safely: the kind is known and the time is a number. */
const isRecord = (line: unknown): line is WireRecord =>
  typeof line === 'object' &&
  line !== null &&
  'type' in line &&
  typeof line.type === 'string' &&
  types.has(line.type) &&
  'at' in line &&
  typeof line.at === 'number' &&
  (line.type !== 'end' || 'how' in line) &&
  (line.type !== 'headers' || ('status' in line && typeof line.status === 'number'));
