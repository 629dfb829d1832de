// A record as one that wants to look at it later keeps it: a wire takes the room of a chunk back.

import type { WireRecord } from '../../shared/trial/tape.ts';

export const kept = (record: WireRecord): WireRecord =>
  record.type === 'chunk' ? { ...record, bytes: record.bytes.slice() } : record;
