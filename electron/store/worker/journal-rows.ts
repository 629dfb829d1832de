// A batch, which holds many lanes in the order in which they spoke, into the journal's rows: one a lane.

import { readBatch } from '../../../shared/trial/record-batch.ts';
import { chunkItem, otherItem } from '../../../shared/trial/record-pack.ts';
import type { JournalBatch } from './messages.ts';

interface JournalRow {
  readonly laneId: string;
  readonly first: number;
  readonly head: string;
  readonly bytes: Uint8Array;
}

/** The rows' bytes are views of `bytes`, one lane after another; of one lane alone, the batch's own. */
export function rowsOf(batch: JournalBatch): {
  readonly rows: readonly JournalRow[];
  readonly bytes: Uint8Array<ArrayBuffer>;
} {
  const heads = batch.lanes.map((): string[] => []);
  const sizes = batch.lanes.map(() => 0);
  readBatch(batch, {
    chunk: (lane, at, from, to) => {
      heads[lane]?.push(chunkItem(at, to - from));
      sizes[lane] = (sizes[lane] ?? 0) + to - from;
    },
    other: (lane, record) => heads[lane]?.push(otherItem(record)),
  });

  const isSorted = batch.lanes.length === 1;
  const bytes = isSorted ? batch.bytes : new Uint8Array(batch.bytes.length);
  let end = 0;
  const rows = batch.lanes.map(({ laneId, first }, lane): JournalRow => {
    const begin = end;
    end += sizes[lane] ?? 0;
    return { laneId, first, head: `[${heads[lane]?.join(',')}]`, bytes: bytes.subarray(begin, end) };
  });
  if (isSorted) return { rows, bytes };
  const filled = batch.lanes.map(() => 0);
  readBatch(batch, {
    chunk: (lane, _at, from, to) => {
      const at = filled[lane] ?? 0;
      rows[lane]?.bytes.set(batch.bytes.subarray(from, to), at);
      filled[lane] = at + to - from;
    },
    other: () => undefined,
  });
  return { rows, bytes };
}
