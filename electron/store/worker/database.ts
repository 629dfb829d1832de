// The database and every question asked of it. Synchronous, inside the worker, one at a time.

import { dirname } from 'node:path';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Backup } from '../../../shared/contract/views.ts';
import { storeTrouble, type StoreTrouble } from '../../../shared/contract/store-trouble.ts';
import type { Prompt, Session, SessionHeader } from '../../../shared/trial/session.ts';
import type { Tape } from '../../../shared/trial/tape.ts';
import type { Trial } from '../../../shared/trial/trial.ts';
import { backupPath, dayMs, listBackups, makeBackup, rescue } from './backups.ts';
import { calendarFrom } from './calendar.ts';
import { Journal, sumOf } from './journal.ts';
import { readMarker, writeMarker } from './marker.ts';
import { merge, type Merged } from './merge.ts';
import type { JournalBatch, Settlement, StoredLane, StoredOrphan, StoredSession } from './messages.ts';
import { makeFolder, openFile } from './open-file.ts';
import { Owners } from './owners.ts';
import { noParts, Parts } from './parts.ts';
import { newestVersion, versionReader } from './schema.ts';
import { SearchIndex, textsOfLane } from './search.ts';

export interface OpenOptions {
  readonly file: string;
  readonly app: string;
  /** The calendar at the start, milliseconds. */
  readonly now: number;
  readonly owner: string;
  readonly pid: number;
  /** True where this worker stands in for one that died: nothing is tidied up then. */
  readonly isAgain: boolean;
  /** For tests: as on an SQLite without full text; a file that may not grow. */
  readonly fullText?: boolean;
  readonly maxPages?: number;
}

export interface Page {
  readonly query: string;
  readonly limit: number;
  readonly offset: number;
  readonly tag?: string | undefined;
}

type Synchronous = 'FULL' | 'NORMAL';

/** The file is looked for at most this often while pieces come, milliseconds. */
const lookMs = 500;

export class Database {
  /** The calendar, milliseconds. */
  readonly date: () => number;
  private readonly options: OpenOptions;
  private readonly folder: string;
  private readonly tell: (trouble: StoreTrouble) => void;
  private db!: DatabaseSync;
  private version!: () => number;
  private isReadOnly = false;
  private index!: SearchIndex;
  private journal!: Journal;
  private parts!: Parts;
  private owners!: Owners;
  /** What a transaction waits for: the disk, or the log's being handed to the system. */
  private synchronous: Synchronous = 'FULL';
  private lookedAt = 0;
  private inode = 0;
  private inodes: ReadonlySet<number> = new Set();
  private lost: number | undefined;

  constructor(options: OpenOptions, tell: (trouble: StoreTrouble) => void) {
    this.options = options;
    this.date = calendarFrom(options.now);
    this.folder = dirname(options.file);
    this.tell = tell;
    makeFolder(this.folder);
    this.open(options.now, tell);
    if (this.isReadOnly) return;
    this.checkMarker();
    this.owners.enter();
    this.noteInodes();
    if (!options.isAgain) this.tidy();
    this.mark();
  }

  close(): void {
    if (!this.isReadOnly) {
      this.owners.leave();
      this.db.exec('PRAGMA optimize');
      this.mark();
    }
    this.db.close();
  }

  listSessions({ query, limit, offset, tag }: Page): {
    sessions: readonly SessionHeader[];
    more: boolean;
  } {
    const condition = this.index.condition(query);
    if (condition === undefined) return { sessions: [], more: false };
    const isTagged = tag !== undefined && tag !== '';
    const rows = this.db
      .prepare(
        `SELECT s.seq, s.id, s.title, s.created, s.updated, s.pinned, ${this.headColumn()} AS head, ${condition.row} AS row,
           (SELECT count(*) FROM trial t WHERE t.session = s.id) AS trials,
           s.id IN (SELECT t.session FROM lane l JOIN trial t ON t.id = l.trial WHERE l.status IS NULL) AS running
         FROM session s ${condition.from} WHERE s.removed = 0 AND ${condition.where}
         ${isTagged ? `AND EXISTS (SELECT 1 FROM json_each(s.head, '$.tags') WHERE value = :tag)` : ''}
         ORDER BY s.pinned DESC, s.updated DESC, s.seq DESC LIMIT :limit OFFSET :offset`,
      )
      .all({ limit: limit + 1, offset, ...condition.values, ...(isTagged && { tag }) });
    const page = rows.slice(0, limit).map(row => {
      const header = headerOf(row);
      if (query.trim() === '') return header;
      const hit = row['row'] === null ? null : Number(row['row']);
      const excerpt = this.index.excerpt({ seq: Number(row['seq']), id: header.id }, hit, query);
      return excerpt === undefined ? header : { ...header, excerpt };
    });
    return { sessions: page, more: rows.length > limit };
  }

  /** Newest first, each once: looked for among the last trials only, so that it takes no longer with the years. */
  prompts(limit: number): readonly Prompt[] {
    const rows = this.db
      .prepare(
        `SELECT json_extract(t.doc, '$.prompt') AS prompt FROM trial t JOIN session s ON s.id = t.session
         WHERE s.removed = 0 ORDER BY t.rowid DESC LIMIT ?`,
      )
      .iterate(limit * 20);
    // Row by row: prompts may carry images, and no more of them are held than are asked for.
    const texts = new Set<string>();
    for (const row of rows) {
      texts.add(String(row['prompt']));
      if (texts.size === limit) break;
    }
    return [...texts].map(text => JSON.parse(text) as Prompt);
  }

  createSession(session: Session, isReplay: boolean): void {
    this.write(() => {
      if (isReplay && this.has('session', session.id)) return;
      this.insertSession(session);
    });
    this.mark();
  }

  openSession(id: string): StoredSession | undefined {
    const row = this.db.prepare('SELECT doc FROM session WHERE id = ? AND removed = 0').get(id);
    if (!row) return undefined;
    const hasSums = !this.isReadOnly || this.hasColumn('lane', 'sum');
    const lanes = this.db.prepare(
      `SELECT id, doc, ${hasSums ? 'sum' : 'NULL AS sum'}, ${this.parts.found} AS parts FROM lane WHERE trial = ? ORDER BY seq`,
    );
    const trials = this.db
      .prepare('SELECT id, doc FROM trial WHERE session = ? ORDER BY seq')
      .all(id)
      .map(trial => ({
        doc: String(trial['doc']),
        lanes: lanes.all(String(trial['id'])).map(lane => this.storedLane(lane)),
      }));
    const damaged = trials.flatMap(trial => trial.lanes).filter(lane => !lane.isSound).length;
    if (damaged > 0) this.tell(storeTrouble('answer_damaged', id, damaged));
    return { doc: String(row['doc']), trials };
  }

  updateSession(session: Session): void {
    this.write(() => {
      this.db
        .prepare('UPDATE session SET title = ?, updated = ?, pinned = ?, doc = ?, head = ? WHERE id = ?')
        .run(
          session.title,
          session.updatedAt,
          session.pinned ? 1 : 0,
          JSON.stringify(session),
          headOf(session),
          session.id,
        );
      this.index.session(session);
    });
  }

  removeSession(id: string): void {
    this.write(() => this.db.prepare('UPDATE session SET removed = 1 WHERE id = ?').run(id));
    this.mark();
  }

  restoreSession(id: string): void {
    this.write(() => this.db.prepare('UPDATE session SET removed = 0 WHERE id = ?').run(id));
    this.mark();
  }

  addSession(
    session: Session,
    trials: readonly Trial[],
    tapes: ReadonlyMap<string, Tape>,
    isReplay: boolean,
  ): void {
    this.write(() => {
      if (isReplay && this.has('session', session.id)) return;
      this.insertSession(session);
      for (const trial of trials) {
        this.insertTrial(trial, null);
        for (const lane of trial.lanes) {
          if (lane.status === null) throw new Error(`lane ${lane.id} was added although it still runs`);
          this.index.lane(session.id, lane.id, textsOfLane(lane));
          const tape = tapes.get(lane.id);
          if (tape && tape.length > 0) this.journal.put(lane.id, tape);
        }
      }
    });
    this.mark();
  }

  begin(trial: Trial, isReplay: boolean): void {
    this.write(() => {
      if (isReplay && this.has('trial', trial.id)) return;
      this.insertTrial(trial, this.options.owner);
    });
  }

  /** Durable against the end of the app; a power cut may cost the last moment. */
  append(batch: JournalBatch): void {
    this.write(() => this.journal.append(batch), 'NORMAL');
  }

  settle({ trialId, laneId, status, doc, more, texts, records, unwritten }: Settlement): void {
    this.write(() => {
      const lane = this.db
        .prepare('SELECT status, owner FROM lane WHERE id = ? AND trial = ?')
        .get(laneId, trialId);
      // Somebody took us for dead and closed our lane: the lane's own last word counts.
      const isTaken = lane?.['status'] === 'interrupted' && lane['owner'] === this.options.owner;
      if (!lane || (lane['status'] !== null && !isTaken)) return;
      const isOwn = lane['owner'] === this.options.owner || lane['owner'] === null;
      this.db
        .prepare(
          'UPDATE lane SET status = ?, owner = CASE WHEN ? THEN NULL ELSE owner END, doc = ?, sum = ? WHERE id = ?',
        )
        .run(status, isOwn ? 1 : 0, doc, sumOf(doc, more), laneId);
      for (const batch of unwritten) this.journal.append(batch);
      this.journal.settle(laneId, records);
      more.answer.forEach((data, seq) => this.parts.add(laneId, 'answer', seq, data));
      more.thinking.forEach((data, seq) => this.parts.add(laneId, 'thinking', seq, data));
      const trial = this.db.prepare('SELECT session FROM trial WHERE id = ?').get(trialId);
      if (trial) this.index.lane(String(trial['session']), laneId, texts);
    });
  }

  tape(laneId: string): Tape {
    return this.journal.tape(laneId);
  }

  /** Lanes that run for nobody, and whether some owner may yet turn out to be gone. `at` is monotonic. */
  orphans(at: number): { orphans: readonly StoredOrphan[]; isInDoubt: boolean } {
    if (this.isReadOnly) return { orphans: [], isInDoubt: false };
    const isInDoubt = this.owners.bury(at);
    const orphans = this.db
      .prepare(
        `SELECT l.id, l.trial, l.doc, t.doc AS trialDoc FROM lane l JOIN trial t ON t.id = l.trial
         WHERE l.status IS NULL AND (l.owner IS NULL OR l.owner NOT IN (SELECT id FROM owner)) ORDER BY l.seq`,
      )
      .all()
      .map(row => ({
        trialId: String(row['trial']),
        trial: String(row['trialDoc']),
        lane: String(row['doc']),
        rows: this.journal.rows(String(row['id'])),
      }));
    return { orphans, isInDoubt };
  }

  beat(): void {
    if (!this.isReadOnly) this.owners.beat();
  }

  backups(): readonly Backup[] {
    return listBackups(this.folder);
  }

  async backUp(now: number): Promise<Backup> {
    return makeBackup(this.db, this.folder, now);
  }

  /** True once a day, while nothing runs and there is something to lose. */
  isBackupDue(now: number): boolean {
    if (this.isReadOnly || this.isRunning() || this.count() === 0) return false;
    // What bears a date to come was named by a clock that was wrong, and puts off nothing.
    const newest = this.backups().find(({ kind, at }) => kind === 'daily' && at <= now);
    const since = newest?.at ?? Number(this.db.prepare('SELECT created FROM meta').get()?.['created'] ?? now);
    return now - since >= dayMs || since > now;
  }

  restoreBackup(id: string, now: number): Merged {
    const path = backupPath(this.folder, id);
    if (!path) throw Object.assign(new Error(`there is no backup "${id}"`), { code: 'unknown_backup' });
    this.refuseIfReadOnly();
    this.waitFor('FULL');
    const merged = merge(this.db, this.index, path, this.options.app, now);
    this.lost = undefined;
    this.mark();
    return merged;
  }

  private storedLane({ id, doc, sum, parts }: Record<string, unknown>): StoredLane {
    const text = String(doc);
    const more = parts === 1 ? this.parts.texts(String(id)) : noParts;
    const isSound = sum === null || Buffer.compare(sumOf(text, more), sum as Uint8Array) === 0;
    return { doc: text, more, isSound };
  }

  private open(now: number, tell: (trouble: StoreTrouble) => unknown): void {
    const { file, app, maxPages } = this.options;
    const opened = openFile({ file, app, now, tell });
    this.db = opened.db;
    this.synchronous = 'FULL';
    this.version = versionReader(this.db);
    this.isReadOnly = opened.isReadOnly;
    this.lost = opened.lost;
    if (maxPages !== undefined) this.db.exec(`PRAGMA max_page_count = ${maxPages}`);
    this.index = new SearchIndex(this.db, this.isReadOnly, this.options.fullText !== false);
    if (!this.index.isThere) this.tell(storeTrouble('no_full_text'));
    this.parts = new Parts(this.db);
    this.journal = new Journal(this.db, this.parts);
    this.owners = new Owners(this.db, {
      id: this.options.owner,
      pid: this.options.pid,
      now: this.options.now,
    });
  }

  /** A file of another name than last time is told of, unless its loss already was. */
  private checkMarker(): void {
    const before = readMarker(this.folder);
    if (before?.lost !== undefined && this.lost === undefined && this.count() === 0) {
      this.lost = before.lost;
      this.tell(storeTrouble('lost', this.folder, before.lost));
    }
    const isOther = before !== undefined && before.dbId !== '' && before.dbId !== this.dbId();
    if (isOther && this.lost === undefined && before.sessions > 0) {
      this.tell(storeTrouble('other_file', '', before.sessions));
    }
  }

  /** Sessions removed before this start are gone now, unless another app may yet undo it. */
  private tidy(): void {
    this.owners.bury(0);
    if (!this.owners.isAlone()) return;
    const removed = this.db.prepare('SELECT id FROM session WHERE removed = 1').all();
    if (removed.length === 0) return;
    this.write(() => {
      for (const { id } of removed) {
        this.index.removeSession(String(id));
        this.db.prepare('DELETE FROM session WHERE id = ?').run(String(id));
      }
    });
  }

  private mark(): void {
    if (this.isReadOnly) return;
    const sessions = this.count();
    if (sessions > 0) this.lost = undefined;
    writeMarker(this.folder, {
      dbId: this.dbId(),
      sessions,
      lastWrite: this.date(),
      ...(this.lost !== undefined && { lost: this.lost }),
    });
  }

  private count(): number {
    return Number(this.db.prepare('SELECT count(*) AS n FROM session WHERE removed = 0').get()?.['n']);
  }

  private dbId(): string {
    return String(this.db.prepare('SELECT db FROM meta').get()?.['db']);
  }

  private isRunning(): boolean {
    return this.db.prepare('SELECT 1 FROM lane WHERE status IS NULL LIMIT 1').get() !== undefined;
  }

  private has(table: 'session' | 'trial', id: string): boolean {
    return this.db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined;
  }

  private hasColumn(table: string, column: string): boolean {
    return (
      this.db.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined
    );
  }

  /** A file of an older schema that can only be read lacks the column. */
  private headColumn(): string {
    return !this.isReadOnly || this.hasColumn('session', 'head')
      ? 's.head'
      : `json_object('contenders', json_array_length(s.doc, '$.lineup'), 'tags', json_extract(s.doc, '$.tags'))`;
  }

  private insertSession(session: Session): void {
    this.db
      .prepare(
        'INSERT INTO session (id, title, created, updated, pinned, doc, head) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        session.id,
        session.title,
        session.createdAt,
        session.updatedAt,
        session.pinned ? 1 : 0,
        JSON.stringify(session),
        headOf(session),
      );
    this.index.session(session);
  }

  private insertTrial(trial: Trial, owner: string | null): void {
    const { lanes, ...head } = trial;
    this.db
      .prepare('INSERT INTO trial (id, session, doc) VALUES (?, ?, ?)')
      .run(trial.id, trial.sessionId, JSON.stringify(head));
    const insert = this.db.prepare(
      'INSERT INTO lane (id, trial, status, owner, doc, sum) VALUES (?, ?, ?, ?, ?, ?)',
    );
    for (const lane of lanes) {
      const doc = JSON.stringify(lane);
      insert.run(lane.id, trial.id, lane.status, owner, doc, lane.status === null ? null : sumOf(doc));
    }
  }

  private write(work: () => void, waitsFor: Synchronous = 'FULL'): void {
    this.refuseIfReadOnly();
    // Pieces come many times a second: those that went into a file that is gone are saved with it, if later.
    const now = performance.now();
    if (waitsFor === 'FULL' || now - this.lookedAt > lookMs) {
      if (inodeOf(this.options.file) !== this.inode) this.saveFromVanishing();
      this.lookedAt = now;
    }
    this.waitFor(waitsFor);
    this.db.exec('BEGIN IMMEDIATE');
    try {
      // A newer app may have changed the tables since this one opened them.
      if (this.version() > newestVersion) throw readOnly();
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  private waitFor(what: Synchronous): void {
    if (what === this.synchronous) return;
    this.db.exec(`PRAGMA synchronous = ${what}`);
    this.synchronous = what;
  }

  /** The file is gone or another lies in its place: what is still open here goes into what is there. */
  private saveFromVanishing(): void {
    const { file, app } = this.options;
    const now = this.date();
    makeFolder(this.folder);
    const copy = rescue(this.db, this.folder, now);
    // Our log must not lie beside a file it does not belong to; closing removes it by its name,
    // which may be the name of another's log by now.
    const others = [file, `${file}-wal`, `${file}-shm`].filter(
      path => existsSync(path) && !this.inodes.has(inodeOf(path)),
    );
    for (const path of others) renameSync(path, `${path}.kept`);
    this.db.close();
    for (const path of [`${file}-wal`, `${file}-shm`]) rmSync(path, { force: true });
    for (const path of others) renameSync(`${path}.kept`, path);
    this.open(now, ({ code, ...more }) => code !== 'lost' && this.tell({ code, ...more }));
    this.refuseIfReadOnly();
    merge(this.db, this.index, copy, app, now);
    this.owners.enter();
    this.lost = undefined;
    this.noteInodes();
    this.mark();
    this.tell(storeTrouble('file_vanished', copy));
  }

  /** Of the file and its log, so that others under their names are told apart. */
  private noteInodes(): void {
    const { file } = this.options;
    this.inode = inodeOf(file);
    this.inodes = new Set([file, `${file}-wal`, `${file}-shm`].map(inodeOf));
  }

  private refuseIfReadOnly(): void {
    if (this.isReadOnly) throw readOnly();
  }
}

const readOnly = (): Error =>
  Object.assign(new Error('the sessions can only be read'), { code: 'read_only' });

/** 0: it is not there. */
const inodeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.ino ?? 0;

const headOf = ({ lineup, tags }: Session): string =>
  JSON.stringify({ contenders: lineup.length, ...(tags && { tags }) });

const headerOf = (row: Record<string, unknown>): SessionHeader => {
  const { contenders, tags } = JSON.parse(String(row['head'])) as {
    contenders: number;
    tags?: readonly string[] | null;
  };
  return {
    id: String(row['id']) as SessionHeader['id'],
    title: String(row['title']),
    createdAt: Number(row['created']) as SessionHeader['createdAt'],
    updatedAt: Number(row['updated']) as SessionHeader['updatedAt'],
    pinned: row['pinned'] === 1,
    ...(tags && { tags }),
    contenders,
    trials: Number(row['trials']),
    running: row['running'] === 1,
  };
};
