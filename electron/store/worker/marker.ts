// A small file beside the database that says what was in it. A database that is empty, missing or
// another one than last time is then a loss to be told of, not a first run.
//
// It is no part of the settings: those are written on the thread that measures.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Marker {
  readonly dbId: string;
  readonly sessions: number;
  /** The calendar, milliseconds. */
  readonly lastWrite: number;
  /** Sessions that were lost and that nobody has answered for yet. */
  readonly lost?: number;
}

const markerFile = (folder: string): string => join(folder, 'sessions.marker');

export function readMarker(folder: string): Marker | undefined {
  if (!existsSync(markerFile(folder))) return undefined;
  try {
    const value = JSON.parse(readFileSync(markerFile(folder), 'utf8')) as Partial<Marker>;
    const { dbId = '', sessions = 0, lastWrite = 0, lost } = value;
    return { dbId, sessions, lastWrite, ...(lost !== undefined && { lost }) };
  } catch {
    // Older files held a sentence: something was here, nobody knows how much.
    return { dbId: '', sessions: 0, lastWrite: 0 };
  }
}

/** Best effort: a marker that can't be written must not stop the saving of sessions. */
export function writeMarker(folder: string, marker: Marker): void {
  try {
    const fresh = `${markerFile(folder)}.new`;
    writeFileSync(fresh, `${JSON.stringify(marker)}\n`, { mode: 0o600 });
    renameSync(fresh, markerFile(folder));
  } catch {
    // A full disk: the database itself says so.
  }
}
