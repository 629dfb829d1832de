// What a writing connection is set to, seen by what it does: code that lies in a file is not run, and
// only pieces of a running answer are written without waiting for the disk.

import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../../electron/store/worker/database.ts';
import type { JournalBatch } from '../../electron/store/worker/messages.ts';
import { prepare } from '../../electron/store/worker/open-file.ts';
import { answered, ownFile, queuedTrial, session, setup, temporaryFolder, titles } from './setup.ts';

afterEach(() => vi.restoreAllMocks());

/** A function that SQLite itself does not hold harmless, called by the file rather than by us. */
const planted = `CREATE TRIGGER planted AFTER UPDATE ON session BEGIN SELECT rtreedepth(x'00000000'); END`;

const unsafe = { message: expect.stringContaining('unsafe use of rtreedepth()') };

describe('a file with code of its own in it', () => {
  it('does not have it run by what is written', async () => {
    const { open, raw } = setup();
    const first = await open();
    const { session: owner } = await answered(first, 'one', 'an answer');
    await first.close();
    raw(db => db.exec(planted));

    const store = await open();
    await expect(store.updateSession({ ...owner, title: 'changed' })).rejects.toMatchObject(unsafe);
    expect(await titles(store)).toEqual(['one']);
  });

  it('does not have it run by being brought to this schema', async () => {
    const { open, raw, file } = setup();
    copyFileSync(join(import.meta.dirname, 'fixtures/schema-1.db'), file);
    raw(db => db.exec(planted));

    await expect(open()).rejects.toMatchObject(unsafe);
  });

  it('does not have it run as a backup that is restored', async () => {
    const { open, file, folder } = setup();
    copyFileSync(join(import.meta.dirname, 'fixtures/schema-1.db'), file);
    const first = await open();
    const [before] = await first.backups();
    await first.close();
    rmSync(file);
    const backup = new DatabaseSync(join(folder, 'backups', `${before!.id}.db`));
    backup.exec(planted);
    backup.close();

    const store = await open();
    await expect(store.restoreBackup(before!.id)).rejects.toMatchObject(unsafe);
    expect(await titles(store)).toEqual([]);
  });
});

describe('the disk', () => {
  const names = ['OFF', 'NORMAL', 'FULL'] as const;
  const waiting = (db: DatabaseSync): string | undefined =>
    names[Number(db.prepare('PRAGMA synchronous').get()?.['synchronous'])];

  it('is waited for from the first write, whatever SQLite was built to do', () => {
    const db = new DatabaseSync(join(temporaryFolder(), 'a.db'));
    db.exec('PRAGMA synchronous = OFF');
    prepare(db);
    expect(waiting(db)).toBe('FULL');
    db.close();
  });

  it('is waited for by all but the pieces of a running answer, and again when those failed', async () => {
    const writes: (string | undefined)[] = [];
    const { exec } = DatabaseSync.prototype;
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
      if (sql.endsWith('COMMIT') || sql === 'ROLLBACK') writes.push(waiting(this));
      exec.call(this, sql);
    });
    const took = (work: () => void): readonly (string | undefined)[] => {
      writes.length = 0;
      work();
      return [...writes];
    };
    const db = new Database(ownFile(), () => undefined);
    const owner = session('one');
    const trial = queuedTrial(owner, 't');
    const batch = (id: string): JournalBatch => ({
      lanes: [{ laneId: id, first: 0 }],
      marks: new Float64Array([0, 1, 1]),
      bytes: new Uint8Array(1),
      others: [],
    });

    expect(took(() => db.createSession(owner, false))).toEqual(['FULL']);
    expect(took(() => db.begin(trial, false))).toEqual(['FULL']);
    expect(took(() => db.append(batch(trial.lanes[0]!.id)))).toEqual(['NORMAL']);
    expect(took(() => db.updateSession({ ...owner, title: 'b' }))).toEqual(['FULL']);
    expect(took(() => expect(() => db.append(batch('of nobody'))).toThrow())).toEqual(['NORMAL']);
    expect(took(() => db.updateSession({ ...owner, title: 'c' }))).toEqual(['FULL']);
    const { id } = await db.backUp(db.date());
    db.append(batch(trial.lanes[0]!.id));
    expect(took(() => db.restoreBackup(id, db.date()))).toContain('FULL');
    db.close();
  });
});
