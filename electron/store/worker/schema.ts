// The tables, and the steps that lead to them. One step per version, forward only. The index of
// words is no part of them: it can be made again from the rest (search.ts).

import type { DatabaseSync } from 'node:sqlite';

/** `ASAY`, so that a file says whose it is. */
export const applicationId = 0x41534159;

const steps: readonly string[] = [
  `
  CREATE TABLE meta (id INTEGER PRIMARY KEY CHECK (id = 1), app TEXT NOT NULL, created INTEGER NOT NULL) STRICT;

  -- A running app. Lanes of an owner that is not here any more were broken off.
  CREATE TABLE owner (id TEXT PRIMARY KEY, pid INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT;

  CREATE TABLE session (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    pinned INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX session_order ON session (removed, pinned DESC, updated DESC);

  CREATE TABLE trial (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX trial_session ON trial (session, seq);

  -- doc is the folded lane; status is null while it runs.
  CREATE TABLE lane (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    trial TEXT NOT NULL REFERENCES trial (id) ON DELETE CASCADE,
    status TEXT,
    owner TEXT,
    doc TEXT NOT NULL
  ) STRICT;
  CREATE INDEX lane_trial ON lane (trial, seq);
  CREATE INDEX lane_running ON lane (owner) WHERE status IS NULL;

  -- While a lane runs, its tape record by record; after it has settled, whole and compressed.
  CREATE TABLE journal (
    lane TEXT NOT NULL REFERENCES lane (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    head TEXT NOT NULL,
    bytes BLOB,
    PRIMARY KEY (lane, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE tape (lane TEXT PRIMARY KEY REFERENCES lane (id) ON DELETE CASCADE, data BLOB NOT NULL) STRICT;

  -- Which session and lane a row of the index of words stands for (search.ts).
  CREATE TABLE found (row INTEGER PRIMARY KEY, session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE, lane TEXT) STRICT;
  CREATE INDEX found_session ON found (session);
  `,
  `
  -- A name of its own, so that a file put in this one's place is noticed; whether every text is indexed.
  ALTER TABLE meta ADD COLUMN db TEXT NOT NULL DEFAULT '';
  UPDATE meta SET db = lower(hex(randomblob(12)));
  ALTER TABLE meta ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;

  -- A process number means something on its own machine only.
  ALTER TABLE owner ADD COLUMN host TEXT NOT NULL DEFAULT '';

  -- SHA-256 of doc, taken when the lane settled. Pages of the file carry no checksum.
  ALTER TABLE lane ADD COLUMN sum BLOB;

  -- What a list shows of a session, so that no list reads its doc: that may hold pictures.
  ALTER TABLE session ADD COLUMN head TEXT NOT NULL DEFAULT '{}';
  UPDATE session SET head = json_object('contenders', json_array_length(doc, '$.lineup'));
  `,
  `
  -- What of a settled lane is too large for one value (parts.ts). lane.sum is taken over doc and the texts here.
  CREATE TABLE part (
    lane TEXT NOT NULL REFERENCES lane (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    seq INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (lane, kind, seq)
  ) STRICT, WITHOUT ROWID;
  `,
];

export const newestVersion = steps.length;

/** Brings the file to the newest version, each step in one transaction with its number. */
export function migrate(db: DatabaseSync, app: string, now: number): void {
  for (let next = versionOf(db); next < newestVersion; next += 1) {
    db.exec('BEGIN IMMEDIATE');
    try {
      // Another process may have taken the step while this one waited.
      if (versionOf(db) === next) {
        db.exec(steps[next] ?? '');
        if (next === 0) db.prepare('INSERT INTO meta (id, app, created) VALUES (1, ?, ?)').run(app, now);
        db.exec(`PRAGMA user_version = ${next + 1}`);
        db.exec(`PRAGMA application_id = ${applicationId}`);
      }
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
}

export const versionOf = (db: DatabaseSync): number => versionReader(db)();

/** For who asks with every write. */
export function versionReader(db: DatabaseSync): () => number {
  const asked = db.prepare('PRAGMA user_version');
  return () => Number(asked.get()?.['user_version'] ?? 0);
}
