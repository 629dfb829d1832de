// Sessions of another file of ours taken into this one: a backup restored, a rescued copy. What is
// here already stays as it is; what is missing comes, down to single trials. So nothing has to be
// closed or swapped, and a restore can't lose anything either.

import { copyFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Session } from '../../../shared/trial/session.ts';
import { migrate } from './schema.ts';
import { type SearchIndex } from './search.ts';

export interface Merged {
  /** Sessions that came. */
  readonly sessions: number;
}

export function merge(db: DatabaseSync, index: SearchIndex, from: string, app: string, now: number): Merged {
  // A copy of the copy, brought to this schema; the backup itself is never written to.
  const newest = join(dirname(from), `restoring-${process.pid}-${now}.db`);
  copyFileSync(from, newest);
  try {
    const copy = new DatabaseSync(newest);
    copy.exec('PRAGMA trusted_schema = OFF; PRAGMA journal_mode = DELETE');
    migrate(copy, app, now);
    copy.close();
    db.prepare('ATTACH ? AS other').run(newest);
    try {
      return take(db, index);
    } finally {
      db.exec('DETACH other');
    }
  } finally {
    rmSync(newest, { force: true });
  }
}

const copying = `
  CREATE TEMP TABLE fresh_session AS SELECT id FROM other.session
    WHERE removed = 0 AND id NOT IN (SELECT id FROM main.session WHERE removed = 0);
  UPDATE main.session SET removed = 0 WHERE id IN (SELECT id FROM fresh_session);
  INSERT INTO main.session (id, title, created, updated, pinned, doc, head)
    SELECT id, title, created, updated, pinned, doc, head FROM other.session
    WHERE id IN (SELECT id FROM fresh_session) AND id NOT IN (SELECT id FROM main.session) ORDER BY seq;
  INSERT INTO main.trial (id, session, doc) SELECT id, session, doc FROM other.trial
    WHERE id NOT IN (SELECT id FROM main.trial) AND session IN (SELECT id FROM main.session) ORDER BY seq;
  CREATE TEMP TABLE fresh_lane AS SELECT id FROM other.lane
    WHERE id NOT IN (SELECT id FROM main.lane) AND trial IN (SELECT id FROM main.trial);
  INSERT INTO main.lane (id, trial, status, owner, doc, sum) SELECT id, trial, status, owner, doc, sum FROM other.lane
    WHERE id IN (SELECT id FROM fresh_lane) ORDER BY seq;
  INSERT INTO main.tape SELECT * FROM other.tape WHERE lane IN (SELECT id FROM fresh_lane);
  INSERT INTO main.part SELECT * FROM other.part WHERE lane IN (SELECT id FROM fresh_lane);
  INSERT INTO main.journal SELECT * FROM other.journal WHERE lane IN (SELECT id FROM fresh_lane);
`;

function take(db: DatabaseSync, index: SearchIndex): Merged {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(copying);
    const sessions = db.prepare(
      'SELECT doc FROM main.session WHERE id IN (SELECT id FROM fresh_session) AND json_valid(doc)',
    );
    let count = 0;
    for (const { doc } of sessions.iterate()) {
      index.session(JSON.parse(String(doc)) as Session);
      count += 1;
    }
    const lanes = db.prepare(
      `SELECT l.id, t.session, json_extract(l.doc, '$.answer') AS answer, json_extract(l.doc, '$.thinking') AS thinking
       FROM main.lane l JOIN main.trial t ON t.id = l.trial
       WHERE l.id IN (SELECT id FROM fresh_lane) AND l.status IS NOT NULL AND json_valid(l.doc)`,
    );
    for (const { id, session, answer, thinking } of lanes.iterate()) {
      index.lane(String(session), String(id), [String(answer), String(thinking)]);
    }
    db.exec('DROP TABLE fresh_session; DROP TABLE fresh_lane; COMMIT');
    return { sessions: count };
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
