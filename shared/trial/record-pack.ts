// Tape records as a row of the journal holds them: one head text and one run of bytes for many records.
//
//   head   [[12.5,48],[13,51],{"type":"end",...}]     a chunk is its time and its length
//   bytes  the chunks, one after another

import { ms, type Ms } from '../units.ts';
import type { Tape, WireRecord } from './tape.ts';

type HeadItem = Exclude<WireRecord, { type: 'chunk' }> | readonly [at: number, size: number];

/** JSON of one item of a head. */
export const chunkItem = (at: Ms, size: number): string => `[${at},${size}]`;
export const otherItem = (record: Exclude<WireRecord, { type: 'chunk' }>): string => JSON.stringify(record);

/** The chunks are views of `bytes`. */
export function unpackRecords(head: string, bytes: Uint8Array | null): Tape {
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

const isList = (head: WireRecord | readonly HeadItem[]): head is readonly HeadItem[] => Array.isArray(head);
const isChunk = (item: HeadItem): item is readonly [at: number, size: number] => Array.isArray(item);
