// The database file, opened by the rules: never created in silence where sessions were, never
// written to by an older app, moved aside rather than overwritten when it can't be read.
//
//   missing, empty ──> was there anything? say so ──> new file
//   newer schema ────> read only, not a byte changed
//   older schema ────> backup, then the steps
//   damaged ─────────> moved aside, said so, new file
//   no writing here ─> read as it lies

import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { storeTrouble, type StoreTrouble } from '../../../shared/contract/store-trouble.ts';
import { backupFolder, copyBeforeMigration, listBackups } from './backups.ts';
import { readMarker, type Marker } from './marker.ts';
import { applicationId, migrate, newestVersion, versionOf } from './schema.ts';

export interface OpenedFile {
  readonly db: DatabaseSync;
  readonly isReadOnly: boolean;
  /** Sessions that were lost before this opening; undefined: none. */
  readonly lost: number | undefined;
}

export interface FileOptions {
  readonly file: string;
  readonly app: string;
  /** The calendar, milliseconds. */
  readonly now: number;
  readonly tell: (trouble: StoreTrouble) => unknown;
}

export function openFile(options: FileOptions): OpenedFile {
  const { file, tell } = options;
  const folder = dirname(file);
  const marker = readMarker(folder);
  let lost = missing(options, marker);
  if (/dropbox|onedrive|google ?drive|icloud|mobile documents|nextcloud|syncthing/i.test(folder)) {
    tell(storeTrouble('synced_folder', folder));
  }
  let opened: Omit<OpenedFile, 'lost'>;
  try {
    opened = attempt(options);
  } catch (error) {
    if (isReadOnlyPlace(error) && sizeOf(file) > 0) return { ...readAsItLies(options), lost: undefined };
    if (!isUnreadable(error)) throw error;
    const aside = moveAside(file, options.now, 'corrupt');
    tell(storeTrouble('moved_aside', aside, listBackups(folder).length));
    lost = marker?.sessions;
    opened = attempt(options);
  }
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    if (!opened.isReadOnly && existsSync(path)) chmodSync(path, 0o600);
  }
  return { ...opened, lost };
}

/** Tells of sessions that were here and are not; an empty file is moved out of the way. */
function missing({ file, now, tell }: FileOptions, marker: Marker | undefined): number | undefined {
  const size = sizeOf(file);
  if (size > 0) return undefined;
  const folder = dirname(file);
  const backups = listBackups(folder);
  const had = marker?.lost ?? marker?.sessions ?? 0;
  if (size === 0 && marker) moveAside(file, now, 'empty');
  if (had === 0 && backups.length === 0) return undefined;
  tell(storeTrouble('lost', folder, had));
  return had;
}

function attempt(options: FileOptions): Omit<OpenedFile, 'lost'> {
  const { file, app, now, tell } = options;
  const version = sizeOf(file) > 0 ? peek(file) : 0;
  if (version > newestVersion) {
    tell(storeTrouble('newer_schema'));
    return { db: new DatabaseSync(file, { readOnly: true }), isReadOnly: true };
  }
  const db = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
  try {
    if (version > 0 && version < newestVersion && !copyBeforeMigration(db, dirname(file), version, now)) {
      db.close();
      tell(storeTrouble('not_migrated', backupFolder(dirname(file))));
      return { db: new DatabaseSync(file, { readOnly: true }), isReadOnly: true };
    }
    prepare(db);
    migrate(db, app, now);
    // The constructor alone does not notice a damaged file.
    if (!db.prepare('SELECT db FROM meta WHERE id = 1').get()) throw unreadable('the file has no meta row');
    return { db, isReadOnly: false };
  } catch (error) {
    if (db.isOpen) db.close();
    throw error;
  }
}

/** What every writing connection is set to. */
export function prepare(db: DatabaseSync): void {
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF');
  // Truncates what a long trial left, so that a damaged header of the log costs little.
  db.exec('PRAGMA journal_size_limit = 67108864');
  if (process.platform === 'darwin') db.exec('PRAGMA checkpoint_fullfsync = 1');
}

/** The schema of a file, without a write to it. Throws for what is no file of ours. */
function peek(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    const owner = Number(db.prepare('PRAGMA application_id').get()?.['application_id'] ?? 0);
    const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.['n'] ?? 0);
    if (tables > 0 && owner !== applicationId) throw unreadable('the file belongs to another program');
    return versionOf(db);
  } finally {
    db.close();
  }
}

/** A folder nobody may write to: no log, no lock, the file as it stood at its last checkpoint. */
function readAsItLies({ file, tell }: FileOptions): Omit<OpenedFile, 'lost'> {
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  const db = new DatabaseSync(url, { readOnly: true });
  db.prepare('SELECT count(*) FROM session').get();
  tell(storeTrouble('read_only_folder', dirname(file)));
  return { db, isReadOnly: true };
}

/** The file and what belongs to it, under a name nobody opens; returns that name. */
function moveAside(file: string, now: number, why: string): string {
  const aside = `${file}.${why}-${now}`;
  for (const tail of ['', '-wal', '-shm']) if (existsSync(file + tail)) renameSync(file + tail, aside + tail);
  return aside;
}

/** -1: it is not there. */
const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? -1;

export const makeFolder = (folder: string): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const stale of ['sessions.marker.new']) rmSync(`${folder}/${stale}`, { force: true });
};

/** SQLite's primary result code: the low byte of the extended one. */
export const resultCode = (error: unknown): number =>
  error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;

const unreadable = (message: string): Error => Object.assign(new Error(message), { errcode: 26 });

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const isUnreadable = (error: unknown): boolean => [11, 26].includes(resultCode(error));

/** SQLITE_READONLY and SQLITE_CANTOPEN. */
const isReadOnlyPlace = (error: unknown): boolean => [8, 14].includes(resultCode(error));
