// What of a settled lane is too large for one value of one row: how a long answer or thinking goes on,
// the members of a tape after its first. A value is there several times while it is bound or read, so
// each of these is small.

import type { DatabaseSync } from 'node:sqlite';
import type { LongTexts } from './messages.ts';

export type PartKind = keyof LongTexts | 'tape';

export const noParts: LongTexts = { answer: [], thinking: [] };

export class Parts {
  private readonly db: DatabaseSync;
  /** False in a file of an older schema that can only be read. */
  private readonly isThere: boolean;

  constructor(db: DatabaseSync) {
    this.db = db;
    this.isThere = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'part'`).get() !== undefined;
  }

  /** SQL: whether a row of lane has any. */
  get found(): string {
    return this.isThere ? 'EXISTS (SELECT 1 FROM part WHERE part.lane = lane.id)' : '0';
  }

  add(lane: string, kind: PartKind, seq: number, data: Uint8Array): void {
    this.db
      .prepare('INSERT INTO part (lane, kind, seq, data) VALUES (?, ?, ?, ?)')
      .run(lane, kind, seq, data);
  }

  of(lane: string, kind: PartKind): readonly Uint8Array[] {
    if (!this.isThere) return [];
    return this.db
      .prepare('SELECT data FROM part WHERE lane = ? AND kind = ? ORDER BY seq')
      .all(lane, kind)
      .map(({ data }) => data as Uint8Array);
  }

  texts(lane: string): LongTexts {
    return { answer: this.of(lane, 'answer'), thinking: this.of(lane, 'thinking') };
  }

  remove(lane: string): void {
    this.db.prepare('DELETE FROM part WHERE lane = ?').run(lane);
  }
}
