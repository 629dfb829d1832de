// Copies of the database in a folder beside it. A copy counts only once it was opened again and
// counted; an older one goes only after that. Restoring one is merge.ts.
//
//   backups/sessions-20261124T193000Z-v2.db            once a day, when nothing runs
//   backups/sessions-20261124T193000Z-v1-before.db     before a new schema
//   backups/sessions-20261124T193000Z-v2-rescued.db    the file had vanished while it was open

import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Backup } from '../../../shared/contract/views.ts';
import { epochMs } from '../../../shared/units.ts';
import { applicationId, newestVersion } from './schema.ts';

export const backupFolder = (folder: string): string => join(folder, 'backups');

/** How many copies of the present schema stay; of an older one the newest stays, and all rescued ones. */
const kept = 3;

/** Larger files are counted but not read through: that would take seconds. */
const readThrough = 64 * 1024 * 1024;

export const dayMs = 24 * 60 * 60 * 1_000;

const pattern = /^sessions-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-v(\d+)(?:-(before|rescued))?\.db$/;

/** Newest first. A copy that can't be read has no count. */
export function listBackups(folder: string): readonly Backup[] {
  const place = backupFolder(folder);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .flatMap((name): readonly Backup[] => {
      const parts = pattern.exec(name);
      if (!parts) return [];
      const [, y, mo, d, h, mi, s, ms, schema, kind] = parts;
      const at = epochMs(Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}.${ms}Z`));
      const path = join(place, name);
      return [
        {
          id: name.slice(0, -3),
          at,
          schema: Number(schema),
          kind: kind === 'before' || kind === 'rescued' ? kind : 'daily',
          bytes: statSync(path).size,
          sessions: countOf(path),
        },
      ];
    })
    .toSorted((a, b) => b.at - a.at);
}

export function backupPath(folder: string, id: string): string | undefined {
  const path = join(backupFolder(folder), `${id}.db`);
  return pattern.test(`${id}.db`) && existsSync(path) ? path : undefined;
}

/**
 * A copy made while the journal goes on: page by page, on a thread of SQLite's caller. `pause` is
 * what is waited between two attempts to begin. Throws `backup_busy` where none of them could.
 */
export async function makeBackup(
  db: DatabaseSync,
  folder: string,
  now: number,
  pause: (attempt: number) => Promise<unknown> = attempt => delay(10 * attempt),
): Promise<Backup> {
  refuseWithoutRoom(db, folder);
  const fresh = newPath(folder, now, `v${newestVersion}`);
  try {
    await copyBesideWriting(db, `${fresh}.part`, pause);
    accept(fresh, sessionsIn(db));
  } finally {
    discardPart(fresh);
  }
  rotate(folder, fresh);
  const made = listBackups(folder).find(({ id }) => id === idOf(fresh));
  if (!made) throw new Error('the backup that was made is not in its folder');
  return made;
}

/** How often a copy is begun: one of eight fails where the journal never rests. */
const attempts = 10;

/**
 * A copy's first step needs its connection to be between two transactions, and it is taken on
 * another thread while this one writes. Node then ends the copy with the words of the other file's
 * connection, to which nothing happened: "not an error". Nothing was copied yet, so it is begun again.
 */
async function copyBesideWriting(
  db: DatabaseSync,
  part: string,
  pause: (attempt: number) => Promise<unknown>,
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      await backup(db, part, { rate: 200 });
      return;
    } catch (error) {
      if (!isMidTransaction(error)) throw error;
      if (attempt < attempts) await pause(attempt);
    }
  }
  throw Object.assign(new Error('the sessions were being written at every attempt to copy them'), {
    code: 'backup_busy',
  });
}

/** SQLITE_OK, said of a failure: what it really was, SQLITE_BUSY or SQLITE_LOCKED, is not passed on. */
const isMidTransaction = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === 0;

/** False where no verified copy could be made: then nothing may be migrated. */
export function copyBeforeMigration(db: DatabaseSync, folder: string, version: number, now: number): boolean {
  try {
    refuseWithoutRoom(db, folder);
    const fresh = newPath(folder, now, `v${version}-before`);
    copyNow(db, fresh);
    rotate(folder, fresh);
    return true;
  } catch {
    return false;
  }
}

/** Everything an open connection can still read of a file that is gone; returns the copy's path. */
export function rescue(db: DatabaseSync, folder: string, now: number): string {
  const fresh = newPath(folder, now, `v${newestVersion}-rescued`);
  copyNow(db, fresh);
  return fresh;
}

function copyNow(db: DatabaseSync, fresh: string): void {
  try {
    db.prepare('VACUUM INTO ?').run(`${fresh}.part`);
    accept(fresh, sessionsIn(db));
  } finally {
    discardPart(fresh);
  }
}

/** Opens the copy, counts, reads it through where that is quick; then it gets its name. */
function accept(fresh: string, sessions: number): void {
  const copy = openCopy(`${fresh}.part`);
  try {
    const owner = Number(copy.prepare('PRAGMA application_id').get()?.['application_id']);
    if (owner !== applicationId) throw new Error('the backup does not say whose it is');
    // Others may have added some meanwhile, and removed none: removing marks.
    if (sessionsIn(copy) < sessions) throw new Error('the backup holds fewer sessions than the original');
    if (statSync(`${fresh}.part`).size <= readThrough) {
      const [first] = copy.prepare('PRAGMA quick_check(1)').all();
      if (first?.['quick_check'] !== 'ok') throw new Error('the sessions are damaged, and so is their copy');
    }
  } finally {
    copy.close();
  }
  chmodSync(`${fresh}.part`, 0o600);
  renameSync(`${fresh}.part`, fresh);
}

/** The fresh one stays, whatever its date: the clock may have been set back. */
function rotate(folder: string, fresh: string): void {
  const isFresh = ({ id }: Backup): number => Number(id === idOf(fresh));
  const all = listBackups(folder)
    .filter(({ kind }) => kind !== 'rescued')
    .toSorted((a, b) => isFresh(b) - isFresh(a));
  const isOld = ({ schema }: Backup): boolean => schema < newestVersion;
  const current = all.filter(one => !isOld(one));
  const older = new Map<number, Backup>();
  for (const one of all.filter(isOld)) if (!older.has(one.schema)) older.set(one.schema, one);
  const stays = new Set([...current.slice(0, kept), ...older.values()]);
  for (const one of all)
    if (!stays.has(one)) rmSync(join(backupFolder(folder), `${one.id}.db`), { force: true });
}

function newPath(folder: string, now: number, what: string): string {
  const place = backupFolder(folder);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(place)) {
    const path = join(place, name);
    const isLeft = name.includes('.db.part') || name.startsWith('restoring-');
    // An hour old: no other process is still writing it.
    if (isLeft && statSync(path).mtimeMs < now - 3_600_000) rmSync(path, { force: true });
  }
  const named = (at: number): string =>
    join(place, `sessions-${new Date(at).toISOString().replace(/[-:.]/g, '')}-${what}.db`);
  let at = now;
  // Two of one millisecond: neither takes the other's place.
  while (existsSync(named(at)) || existsSync(`${named(at)}.part`)) at += 1;
  return named(at);
}

const idOf = (path: string): string => basename(path, '.db');

const discardPart = (fresh: string): void => {
  for (const tail of ['', '-journal', '-wal', '-shm']) rmSync(`${fresh}.part${tail}`, { force: true });
};

/** Twice the file must be free: a disk filled by backups would stop the journal. */
function refuseWithoutRoom(db: DatabaseSync, folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const pages = Number(db.prepare('PRAGMA page_count').get()?.['page_count'] ?? 0);
  const size = pages * Number(db.prepare('PRAGMA page_size').get()?.['page_size'] ?? 4096);
  if (bavail * bsize < 2 * size) {
    throw Object.assign(new Error('there is no room for a backup'), { code: 'disk_full' });
  }
}

const sessionsIn = (db: DatabaseSync): number =>
  Number(db.prepare('SELECT count(*) AS n FROM session WHERE removed = 0').get()?.['n'] ?? 0);

/** A copy changes no more, so that nothing is written beside it to read it. */
function openCopy(path: string): DatabaseSync {
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { readOnly: true });
}

function countOf(path: string): number | null {
  try {
    const db = openCopy(path);
    try {
      return sessionsIn(db);
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}
