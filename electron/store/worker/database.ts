// The database, opened safely, and every question asked of it. Synchronous, inside the worker.

import { existsSync, renameSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Lane } from '../../../shared/trial/lane.ts';
import type { Prompt, Session, SessionHeader } from '../../../shared/trial/session.ts';
import type { Tape, WireRecord } from '../../../shared/trial/tape.ts';
import type { Trial } from '../../../shared/trial/trial.ts';
import { packTape, unpackTape } from '../tape-codec.ts';
import { migrate } from './schema.ts';
import { matchFor, spaced } from './search-text.ts';

export interface OpenOptions {
  readonly file: string;
  readonly app: string;
  readonly now: number;
  readonly owner: string;
  readonly pid: number;
  /** True where this folder held sessions before: then an empty file is a loss, not a beginning. */
  readonly hadData: boolean;
}

type TrialHead = Omit<Trial, 'lanes'>;

export class Database {
  warning: string | null = null;

  private readonly db: DatabaseSync;
  private readonly owner: string;
  private readonly isReadOnly: boolean;

  constructor(options: OpenOptions) {
    this.owner = options.owner;
    const { db, isReadOnly } = this.open(options);
    this.db = db;
    this.isReadOnly = isReadOnly;
    if (isReadOnly) return;
    db.exec('PRAGMA synchronous = FULL');
    db.prepare('INSERT INTO owner VALUES (?, ?, ?)').run(options.owner, options.pid, options.now);
    db.exec('DELETE FROM session WHERE removed = 1');
    db.exec('DELETE FROM words WHERE rowid NOT IN (SELECT row FROM found)');
  }

  close(): void {
    if (!this.isReadOnly) {
      this.db.prepare('DELETE FROM owner WHERE id = ?').run(this.owner);
      this.db.exec('PRAGMA optimize');
    }
    this.db.close();
  }

  listSessions({ query, limit, offset }: { query: string; limit: number; offset: number }): {
    sessions: readonly SessionHeader[];
    more: boolean;
  } {
    const match = matchFor(query);
    if (query.trim() !== '' && match === undefined) return { sessions: [], more: false };
    const found =
      match === undefined
        ? ''
        : 'AND s.id IN (SELECT f.session FROM words w JOIN found f ON f.row = w.rowid WHERE words MATCH :match)';
    const rows = this.db
      .prepare(
        `SELECT s.id, s.title, s.created, s.updated, s.pinned,
           json_array_length(s.doc, '$.lineup') AS contenders,
           (SELECT count(*) FROM trial t WHERE t.session = s.id) AS trials,
           EXISTS (SELECT 1 FROM lane l JOIN trial t ON t.id = l.trial WHERE t.session = s.id AND l.status IS NULL) AS running
         FROM session s WHERE s.removed = 0 ${found}
         ORDER BY s.pinned DESC, s.updated DESC, s.seq DESC LIMIT :limit OFFSET :offset`,
      )
      .all({ limit: limit + 1, offset, ...(match !== undefined && { match }) });
    return { sessions: rows.slice(0, limit).map(headerOf), more: rows.length > limit };
  }

  createSession(session: Session): void {
    this.write(() => this.insertSession(session));
  }

  openSession(id: string): { session: Session; trials: readonly Trial[] } | undefined {
    const row = this.db.prepare('SELECT doc FROM session WHERE id = ? AND removed = 0').get(id);
    if (!row) return undefined;
    const trials = this.db
      .prepare('SELECT id, doc FROM trial WHERE session = ? ORDER BY seq')
      .all(id)
      .map(trial => ({ ...parsed<TrialHead>(trial['doc']), lanes: this.lanesOf(String(trial['id'])) }));
    return { session: parsed<Session>(row['doc']), trials };
  }

  updateSession(session: Session): void {
    this.write(() => {
      this.db
        .prepare('UPDATE session SET title = ?, updated = ?, pinned = ?, doc = ? WHERE id = ?')
        .run(session.title, session.updatedAt, session.pinned ? 1 : 0, JSON.stringify(session), session.id);
      this.indexSession(session);
    });
  }

  removeSession(id: string): void {
    this.db.prepare('UPDATE session SET removed = 1 WHERE id = ?').run(id);
  }

  restoreSession(id: string): void {
    this.db.prepare('UPDATE session SET removed = 0 WHERE id = ?').run(id);
  }

  addSession(session: Session, trials: readonly Trial[], tapes: ReadonlyMap<string, Tape>): void {
    this.write(() => {
      this.insertSession(session);
      for (const trial of trials) {
        this.insertTrial(trial, null);
        for (const lane of trial.lanes) {
          if (lane.status === null) throw new Error(`lane ${lane.id} was added although it still runs`);
          this.indexLane(session.id, lane);
          const tape = tapes.get(lane.id);
          if (tape && tape.length > 0) this.putTape(lane.id, tape);
        }
      }
    });
  }

  begin(trial: Trial): void {
    this.write(() => this.insertTrial(trial, this.owner));
  }

  append(batch: readonly { laneId: string; records: readonly WireRecord[] }[]): void {
    // A journal that survives the app is what is asked for; a power cut may cost the last moment.
    this.db.exec('PRAGMA synchronous = NORMAL');
    try {
      this.write(() => {
        const next = this.db.prepare('SELECT coalesce(max(seq), 0) AS last FROM journal WHERE lane = ?');
        const insert = this.db.prepare('INSERT INTO journal VALUES (?, ?, ?, ?)');
        for (const { laneId, records } of batch) {
          let seq = Number(next.get(laneId)?.['last'] ?? 0);
          for (const record of records) {
            const isChunk = record.type === 'chunk';
            const head = JSON.stringify(isChunk ? { type: record.type, at: record.at } : record);
            insert.run(laneId, (seq += 1), head, isChunk ? record.bytes : null);
          }
        }
      });
    } finally {
      this.db.exec('PRAGMA synchronous = FULL');
    }
  }

  settle(trialId: string, lane: Lane, tape: Tape): void {
    this.write(() => {
      const { changes } = this.db
        .prepare(
          'UPDATE lane SET status = ?, owner = NULL, doc = ? WHERE id = ? AND trial = ? AND status IS NULL',
        )
        .run(lane.status, JSON.stringify(lane), lane.id, trialId);
      if (changes === 0) return;
      this.putTape(lane.id, tape);
      this.db.prepare('DELETE FROM journal WHERE lane = ?').run(lane.id);
      const trial = this.db.prepare('SELECT session FROM trial WHERE id = ?').get(trialId);
      if (trial) this.indexLane(String(trial['session']), lane);
    });
  }

  tape(laneId: string): Tape {
    const row = this.db.prepare('SELECT data FROM tape WHERE lane = ?').get(laneId);
    if (row) return unpackTape(row['data'] as Uint8Array);
    return this.db
      .prepare('SELECT head, bytes FROM journal WHERE lane = ? ORDER BY seq')
      .all(laneId)
      .map(({ head, bytes }) => {
        const record = parsed<WireRecord>(head);
        return record.type === 'chunk' ? { ...record, bytes: new Uint8Array(bytes as Uint8Array) } : record;
      });
  }

  /** Lanes that run for nobody: their owner is gone, or its process is. */
  orphans(
    isAlive: (pid: number) => boolean,
  ): readonly { trialId: string; prompt: Prompt; lane: Lane; tape: Tape }[] {
    if (this.isReadOnly) return [];
    for (const { id, pid } of this.db.prepare('SELECT id, pid FROM owner').all()) {
      if (id !== this.owner && !isAlive(Number(pid))) {
        this.db.prepare('DELETE FROM owner WHERE id = ?').run(String(id));
      }
    }
    return this.db
      .prepare(
        `SELECT l.id, l.trial, l.doc, t.doc AS trialDoc FROM lane l JOIN trial t ON t.id = l.trial
         WHERE l.status IS NULL AND (l.owner IS NULL OR l.owner NOT IN (SELECT id FROM owner)) ORDER BY l.seq`,
      )
      .all()
      .map(row => ({
        trialId: String(row['trial']),
        prompt: parsed<TrialHead>(row['trialDoc']).prompt,
        lane: parsed<Lane>(row['doc']),
        tape: this.tape(String(row['id'])),
      }));
  }

  private open({ file, app, now, hadData }: OpenOptions): { db: DatabaseSync; isReadOnly: boolean } {
    if (hadData && (!existsSync(file) || statSync(file).size === 0)) {
      this.warning = `The sessions that were kept in ${file} are not there any more. A new file was begun.`;
    }
    try {
      return this.ready(file, app, now);
    } catch (error) {
      if (!isCorrupt(error)) throw error;
      const aside = `${file}.corrupt-${now}`;
      for (const tail of ['', '-wal', '-shm']) {
        if (existsSync(file + tail)) renameSync(file + tail, aside + tail);
      }
      this.warning = `The session file could not be read. It was moved aside as ${aside}, and a new one was begun.`;
      return this.ready(file, app, now);
    }
  }

  private ready(file: string, app: string, now: number): { db: DatabaseSync; isReadOnly: boolean } {
    const db = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
    try {
      db.exec('PRAGMA journal_mode = WAL; PRAGMA trusted_schema = OFF');
      if (migrate(db, app, now)) {
        // The constructor alone does not notice a damaged file.
        db.prepare('SELECT * FROM meta').get();
        return { db, isReadOnly: false };
      }
    } catch (error) {
      db.close();
      throw error;
    }
    db.close();
    this.warning = 'The sessions were written by a newer Assay. They can be read here, not changed.';
    return { db: new DatabaseSync(file, { readOnly: true }), isReadOnly: true };
  }

  private insertSession(session: Session): void {
    this.db
      .prepare('INSERT INTO session (id, title, created, updated, pinned, doc) VALUES (?, ?, ?, ?, ?, ?)')
      .run(
        session.id,
        session.title,
        session.createdAt,
        session.updatedAt,
        session.pinned ? 1 : 0,
        JSON.stringify(session),
      );
    this.indexSession(session);
  }

  private insertTrial(trial: Trial, owner: string | null): void {
    const { lanes, ...head } = trial;
    this.db
      .prepare('INSERT INTO trial (id, session, doc) VALUES (?, ?, ?)')
      .run(trial.id, trial.sessionId, JSON.stringify(head));
    const insert = this.db.prepare('INSERT INTO lane (id, trial, status, owner, doc) VALUES (?, ?, ?, ?, ?)');
    for (const lane of lanes) insert.run(lane.id, trial.id, lane.status, owner, JSON.stringify(lane));
  }

  private lanesOf(trialId: string): readonly Lane[] {
    return this.db
      .prepare('SELECT doc FROM lane WHERE trial = ? ORDER BY seq')
      .all(trialId)
      .map(row => parsed<Lane>(row['doc']));
  }

  private putTape(laneId: string, tape: Tape): void {
    this.db.prepare('INSERT OR REPLACE INTO tape VALUES (?, ?)').run(laneId, packTape(tape));
  }

  private indexSession({ id, title, prompt, notes }: Session): void {
    const old = this.db.prepare('SELECT row FROM found WHERE session = ? AND lane IS NULL').all(id);
    for (const { row } of old) {
      this.db.prepare('DELETE FROM words WHERE rowid = ?').run(Number(row));
      this.db.prepare('DELETE FROM found WHERE row = ?').run(Number(row));
    }
    this.index(id, null, [title, prompt.system, prompt.user, notes]);
  }

  private indexLane(session: string, lane: Lane): void {
    this.index(session, lane.id, [lane.answer, lane.thinking]);
  }

  private index(session: string, lane: string | null, texts: readonly string[]): void {
    const { lastInsertRowid } = this.db
      .prepare('INSERT INTO found (session, lane) VALUES (?, ?)')
      .run(session, lane);
    this.db
      .prepare('INSERT INTO words (rowid, text) VALUES (?, ?)')
      .run(lastInsertRowid, spaced(texts.join('\n')));
  }

  private write(work: () => void): void {
    if (this.isReadOnly)
      throw Object.assign(new Error('the sessions can only be read'), { code: 'newer_schema' });
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }
}

const parsed = <T>(text: unknown): T => JSON.parse(String(text)) as T;

const headerOf = (row: Record<string, unknown>): SessionHeader => ({
  id: String(row['id']) as SessionHeader['id'],
  title: String(row['title']),
  createdAt: Number(row['created']) as SessionHeader['createdAt'],
  updatedAt: Number(row['updated']) as SessionHeader['updatedAt'],
  pinned: row['pinned'] === 1,
  contenders: Number(row['contenders']),
  trials: Number(row['trials']),
  running: row['running'] === 1,
});

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const isCorrupt = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (error.errcode === 11 || error.errcode === 26);
