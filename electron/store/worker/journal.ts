// Tapes: of running lanes batch by batch, of settled ones whole and compressed. Batches are
// numbered by their first record within the lane, so that one that comes twice is kept once.

import { createHash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { letGo } from '../../../shared/trial/record-batch.ts';
import { unpackRecords } from '../../../shared/trial/record-pack.ts';
import type { Tape, WireRecord } from '../../../shared/trial/tape.ts';
import { packed, unpackTape } from '../tape-codec.ts';
import { rowsOf } from './journal-rows.ts';
import type { JournalBatch, LongTexts } from './messages.ts';
import { noParts, type Parts } from './parts.ts';

export class Journal {
  private readonly db: DatabaseSync;
  private readonly parts: Parts;
  private readonly insert: StatementSync;

  constructor(db: DatabaseSync, parts: Parts) {
    this.db = db;
    this.parts = parts;
    this.insert = db.prepare('INSERT OR IGNORE INTO journal (lane, seq, head, bytes) VALUES (?, ?, ?, ?)');
  }

  append(batch: JournalBatch): void {
    const { rows, bytes } = rowsOf(batch);
    for (const row of rows) this.insert.run(row.laneId, row.first, row.head, row.bytes);
    letGo(batch.marks, batch.bytes, bytes);
  }

  rows(laneId: string): readonly { head: string; bytes: Uint8Array | null }[] {
    return this.db
      .prepare('SELECT head, bytes FROM journal WHERE lane = ? ORDER BY seq')
      .all(laneId)
      .map(({ head, bytes }) => ({ head: String(head), bytes: bytes as Uint8Array | null }));
  }

  tape(laneId: string): Tape {
    const settled = this.settled(laneId);
    return settled ?? this.rows(laneId).flatMap(({ head, bytes }) => unpackRecords(head, bytes));
  }

  put(laneId: string, tape: Iterable<WireRecord>): void {
    let seq = 0;
    for (const member of packed(tape)) {
      if (seq === 0) this.db.prepare('INSERT OR REPLACE INTO tape VALUES (?, ?)').run(laneId, member);
      else this.parts.add(laneId, 'tape', seq, member);
      seq += 1;
    }
  }

  /** The last `records` of all there are become the lane's tape: earlier attempts stand before its last one. */
  settle(laneId: string, records: number): void {
    // Where somebody took the lane for broken off, the beginning was made a tape then.
    const before = this.settled(laneId) ?? [];
    const earlier = before.length + this.count(laneId) - records;
    this.parts.remove(laneId);
    this.put(laneId, after(earlier, before, this.journaled(laneId)));
    this.db.prepare('DELETE FROM journal WHERE lane = ?').run(laneId);
  }

  private settled(laneId: string): Tape | undefined {
    const row = this.db.prepare('SELECT data FROM tape WHERE lane = ?').get(laneId);
    return row && unpackTape(Buffer.concat([row['data'] as Uint8Array, ...this.parts.of(laneId, 'tape')]));
  }

  /** Row by row, each to be read before the next: of a large lane no more is there at once. */
  private *journaled(laneId: string): Generator<WireRecord> {
    const rows = this.db.prepare('SELECT head, bytes FROM journal WHERE lane = ? ORDER BY seq');
    for (const { head, bytes } of rows.iterate(laneId)) {
      const row = bytes as Uint8Array<ArrayBuffer> | null;
      yield* unpackRecords(String(head), row);
      if (row) letGo(row);
    }
  }

  /** Schema 1 kept one record a row. */
  private count(laneId: string): number {
    const count = `sum(iif(json_type(head) = 'array', json_array_length(head), 1))`;
    return Number(
      this.db.prepare(`SELECT ${count} AS n FROM journal WHERE lane = ?`).get(laneId)?.['n'] ?? 0,
    );
  }
}

function* after(count: number, ...lists: Iterable<WireRecord>[]): Generator<WireRecord> {
  let left = count;
  for (const records of lists) {
    for (const record of records) {
      if (left <= 0) yield record;
      left -= 1;
    }
  }
}

/** Of all that a lane says. */
export function sumOf(doc: string, { answer, thinking }: LongTexts = noParts): Uint8Array {
  const sum = createHash('sha256').update(doc);
  for (const data of [...answer, ...thinking]) sum.update(data);
  return sum.digest();
}
