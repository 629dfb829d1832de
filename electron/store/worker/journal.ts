// Tapes: of running lanes batch by batch, of settled ones whole and compressed. Batches are
// numbered by their first record within the lane, so that one that comes twice is kept once.

import { createHash } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Tape } from '../../../shared/trial/tape.ts';
import { unpackRecords } from '../../../shared/trial/record-pack.ts';
import { packTape, unpackTape } from '../tape-codec.ts';
import type { JournalBatch, Settlement } from './messages.ts';

export class Journal {
  private readonly db: DatabaseSync;
  private readonly insert: StatementSync;

  constructor(db: DatabaseSync) {
    this.db = db;
    this.insert = db.prepare('INSERT OR IGNORE INTO journal (lane, seq, head, bytes) VALUES (?, ?, ?, ?)');
  }

  append({ lanes, bytes }: JournalBatch): void {
    for (const { laneId, first, head, from, to } of lanes) {
      this.insert.run(laneId, first, head, bytes.subarray(from, to));
    }
  }

  rows(laneId: string): readonly { head: string; bytes: Uint8Array | null }[] {
    return this.db
      .prepare('SELECT head, bytes FROM journal WHERE lane = ? ORDER BY seq')
      .all(laneId)
      .map(({ head, bytes }) => ({ head: String(head), bytes: bytes as Uint8Array | null }));
  }

  tape(laneId: string): Tape {
    const row = this.db.prepare('SELECT data FROM tape WHERE lane = ?').get(laneId);
    if (row) return unpackTape(row['data'] as Uint8Array);
    return this.rows(laneId).flatMap(({ head, bytes }) => unpackRecords(head, bytes));
  }

  put(laneId: string, tape: Tape): void {
    this.db.prepare('INSERT OR REPLACE INTO tape VALUES (?, ?)').run(laneId, packTape(tape));
  }

  /** The lane's tape as settled; undefined where the journal lacks some of it. */
  whole({ laneId, records, tape }: Settlement): Tape | undefined {
    if (tape) return unpackRecords(tape.head, tape.bytes);
    const all = this.rows(laneId).flatMap(({ head, bytes }) => unpackRecords(head, bytes));
    // Earlier attempts stand before the last one: a lane's tape is the last one's.
    return all.length < records ? undefined : all.slice(all.length - records);
  }

  clear(laneId: string): void {
    this.db.prepare('DELETE FROM journal WHERE lane = ?').run(laneId);
  }
}

export const sumOf = (doc: string): Uint8Array => createHash('sha256').update(doc).digest();
