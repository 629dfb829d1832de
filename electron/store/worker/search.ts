// The index of words: one row for a session's own texts, one for each lane's. It holds no text,
// only where words are; everything in it can be made again from the sessions.
//
// A row's number says whose it is: session.seq * 2^20 + n. One walk over the hits of a query thus
// knows every session that has one, without asking another table 200,000 times.

import type { DatabaseSync } from 'node:sqlite';
import type { Lane } from '../../../shared/trial/lane.ts';
import type { Session } from '../../../shared/trial/session.ts';
import { excerptOf, matchFor, spaced, wordsOf } from './search-text.ts';

export const rowsPerSession = 1_048_576;

const create = `CREATE VIRTUAL TABLE IF NOT EXISTS words
  USING fts5 (text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')`;

export const textsOfSession = ({ title, prompt, notes, tags, judgements }: Session): readonly string[] => [
  prompt.user,
  prompt.system,
  notes,
  ...Object.values(judgements ?? {}).map(judgement => judgement.note ?? ''),
  ...(tags ?? []),
  title,
];

export const textsOfLane = ({ answer, thinking }: Pick<Lane, 'answer' | 'thinking'>): readonly string[] => [
  answer,
  thinking,
];

/** Part of a WHERE over `session s`, and what it needs. */
export interface Condition {
  readonly from: string;
  readonly where: string;
  /** An expression for the index row that was hit first. */
  readonly row: string;
  readonly values: Readonly<Record<string, string>>;
}

export class SearchIndex {
  /** False where this SQLite was built without full text: then every text is read through. */
  readonly isThere: boolean;
  private readonly db: DatabaseSync;

  constructor(db: DatabaseSync, isReadOnly: boolean, mayUse: boolean) {
    this.db = db;
    this.isThere = mayUse && this.found(isReadOnly);
    if (!isReadOnly) this.complete();
  }

  /** Undefined: the query asks for nothing that could be found. */
  condition(query: string): Condition | undefined {
    if (query.trim() === '') return { from: '', where: '1', row: 'NULL', values: {} };
    if (!this.isThere) return likeCondition(query);
    const match = matchFor(query);
    if (match === undefined) return undefined;
    return {
      from: `JOIN (SELECT rowid / ${rowsPerSession} AS seq, min(rowid) AS row FROM words WHERE words MATCH :match
        GROUP BY 1) hit ON hit.seq = s.seq`,
      where: '1',
      row: 'hit.row',
      values: { match },
    };
  }

  /** The words around a hit; a session found by its title alone has none. */
  excerpt(session: { seq: number; id: string }, row: number | null, query: string): string | undefined {
    const lane =
      row === null
        ? undefined
        : this.db
            .prepare(
              `SELECT json_extract(l.doc, '$.answer', '$.thinking') AS texts
               FROM found f JOIN lane l ON l.id = f.lane WHERE f.row = ?`,
            )
            .get(row);
    if (lane) return excerptOf(JSON.parse(String(lane['texts'])) as readonly string[], query);
    const own = this.db.prepare('SELECT doc FROM session WHERE seq = ?').get(session.seq);
    if (!own) return undefined;
    const texts = textsOfSession(JSON.parse(String(own['doc'])) as Session);
    return excerptOf(texts.slice(0, -1), query);
  }

  session(session: Session): void {
    if (!this.isThere) return this.leaveIncomplete();
    const seq = this.seqOf(session.id);
    this.forget(this.db.prepare('SELECT row FROM found WHERE session = ? AND lane IS NULL').all(session.id));
    this.add(seq, session.id, null, textsOfSession(session));
  }

  lane(session: string, lane: string, texts: readonly string[]): void {
    if (!this.isThere) return this.leaveIncomplete();
    this.add(this.seqOf(session), session, lane, texts);
  }

  /** To be called before the session's own row goes. */
  removeSession(id: string): void {
    if (!this.isThere) return this.leaveIncomplete();
    this.forget(this.db.prepare('SELECT row FROM found WHERE session = ?').all(id));
  }

  private found(isReadOnly: boolean): boolean {
    try {
      if (isReadOnly) this.db.prepare('SELECT rowid FROM words LIMIT 1').get();
      else this.db.exec(create);
      return true;
    } catch {
      return false;
    }
  }

  /** Makes the whole index again where texts were kept that it does not know. */
  private complete(): void {
    if (!this.isThere) return;
    const meta = this.db.prepare('SELECT indexed FROM meta').get();
    if (meta?.['indexed'] === 1) return;
    this.db.exec('BEGIN IMMEDIATE');
    try {
      this.db.exec(`DROP TABLE words; ${create}; DELETE FROM found`);
      for (const { doc } of this.db.prepare('SELECT doc FROM session WHERE json_valid(doc)').iterate()) {
        this.session(JSON.parse(String(doc)) as Session);
      }
      const lanes = this.db.prepare(
        `SELECT l.id, t.session, json_extract(l.doc, '$.answer') AS answer, json_extract(l.doc, '$.thinking') AS thinking
         FROM lane l JOIN trial t ON t.id = l.trial WHERE l.status IS NOT NULL AND json_valid(l.doc)`,
      );
      for (const { id, session, answer, thinking } of lanes.iterate()) {
        this.lane(String(session), String(id), [String(answer), String(thinking)]);
      }
      this.db.exec('UPDATE meta SET indexed = 1; COMMIT');
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  private add(seq: number, session: string, lane: string | null, texts: readonly string[]): void {
    const first = seq * rowsPerSession;
    const last = this.db
      .prepare('SELECT max(row) AS row FROM found WHERE row BETWEEN ? AND ?')
      .get(first, first + rowsPerSession - 1)?.['row'];
    const row = last === null || last === undefined ? first : Number(last) + 1;
    this.db.prepare('INSERT INTO found (row, session, lane) VALUES (?, ?, ?)').run(row, session, lane);
    this.db
      .prepare('INSERT INTO words (rowid, text) VALUES (?, ?)')
      .run(row, spaced(texts.filter(text => text !== '').join('\n')));
  }

  private forget(rows: readonly Record<string, unknown>[]): void {
    for (const { row } of rows) {
      this.db.prepare('DELETE FROM words WHERE rowid = ?').run(Number(row));
      this.db.prepare('DELETE FROM found WHERE row = ?').run(Number(row));
    }
  }

  private seqOf(session: string): number {
    const row = this.db.prepare('SELECT seq FROM session WHERE id = ?').get(session);
    if (!row) throw new Error(`session ${session} is not there to be indexed`);
    return Number(row['seq']);
  }

  private leaveIncomplete(): void {
    this.db.exec('UPDATE meta SET indexed = 0 WHERE indexed = 1');
  }
}

/** Every text read through, words in any order: slow, and right. */
function likeCondition(query: string): Condition | undefined {
  const words = wordsOf(query);
  if (words.length === 0) return undefined;
  const values: Record<string, string> = {};
  const where = words.map((word, index) => {
    values[`like${index}`] = `%${JSON.stringify(word)
      .slice(1, -1)
      .replace(/[\\%_]/g, '\\$&')}%`;
    const like = `LIKE :like${index} ESCAPE '\\'`;
    return `(s.doc ${like} OR EXISTS (SELECT 1 FROM trial t JOIN lane l ON l.trial = t.id WHERE t.session = s.id
      AND (json_extract(l.doc, '$.answer') ${like} OR json_extract(l.doc, '$.thinking') ${like})))`;
  });
  return { from: '', where: where.join(' AND '), row: 'NULL', values };
}
