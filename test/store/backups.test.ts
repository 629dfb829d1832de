// Copies: made while things go on, counted before they count, kept few, and restored by taking in
// what is missing.

import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeBackup } from '../../electron/store/worker/backups.ts';
import { Database } from '../../electron/store/worker/database.ts';
import { newestVersion } from '../../electron/store/worker/schema.ts';
import { sessionId } from '../../shared/trial/ids.ts';
import { epochMs } from '../../shared/units.ts';
import { answered, codes, session, setup, temporaryFolder, titles, today } from './setup.ts';

const day = 24 * 3_600_000;

describe('a backup', () => {
  it('is a file of its own, counted, nobody else’s', async () => {
    const { open, folder } = setup();
    const store = await open();
    await answered(store, 'one', 'an answer');
    const made = await store.makeBackup();

    expect(made).toMatchObject({ kind: 'daily', schema: newestVersion, sessions: 1 });
    expect(await store.backups()).toEqual([made]);
    const place = join(folder, 'backups');
    expect(readdirSync(place)).toEqual([`${made.id}.db`]);
    expect(statSync(place).mode & 0o777).toBe(0o700);
    expect(statSync(join(place, `${made.id}.db`)).mode & 0o777).toBe(0o600);
  });

  it('brings back what is missing and changes nothing that is there', async () => {
    const { open } = setup();
    const first = await open();
    const { lane, tape } = await answered(first, 'lost', 'the lost answer', { notes: 'precious' });
    await first.createSession(session('changed', { notes: 'before' }));
    const { id } = await first.makeBackup();
    await first.updateSession(session('changed', { notes: 'after' }));
    await first.createSession(session('newer'));
    await first.removeSession(sessionId('lost'));
    await first.close();
    const store = await open();
    expect((await titles(store)).toSorted()).toEqual(['changed', 'newer']);

    expect(await store.restoreBackup(id)).toEqual({ sessions: 1 });
    expect((await titles(store)).toSorted()).toEqual(['changed', 'lost', 'newer']);
    expect(await titles(store, 'precious')).toEqual(['lost']);
    expect(await titles(store, 'lost answer')).toEqual(['lost']);
    expect(await titles(store, 'after')).toEqual(['changed']);
    expect(await titles(store, 'before')).toEqual([]);
    expect(await store.tape(lane)).toEqual(tape);
    expect(await store.restoreBackup(id)).toEqual({ sessions: 0 });
  });

  it('answers for sessions that were lost', async () => {
    const { open, file } = setup();
    const first = await open();
    await answered(first, 'one', 'an answer');
    const { id } = await first.makeBackup();
    await first.close();
    rmSync(file);
    const store = await open();
    expect(codes(store)).toEqual(['lost']);

    await store.restoreBackup(id);
    expect(codes(store)).toEqual([]);
    await store.close();
    const again = await open();
    expect(codes(again)).toEqual([]);
    expect(await titles(again)).toEqual(['one']);
  });

  it('of an older schema is restored too, and left as it is', async () => {
    const { open, file, folder } = setup();
    const fixture = join(import.meta.dirname, 'fixtures/schema-1.db');
    writeFileSync(file, (await import('node:fs')).readFileSync(fixture));
    const first = await open();
    const [before] = await first.backups();
    expect(before).toMatchObject({ kind: 'before', schema: 1, sessions: 2 });
    await first.close();
    rmSync(file);
    const size = statSync(join(folder, 'backups', `${before!.id}.db`)).size;
    const store = await open();

    expect(await store.restoreBackup(before!.id)).toEqual({ sessions: 2 });
    expect(await titles(store, '版本号')).toContain('小数与版本号');
    expect(statSync(join(folder, 'backups', `${before!.id}.db`)).size).toBe(size);
    expect(readdirSync(join(folder, 'backups'))).toEqual([`${before!.id}.db`]);
  });

  it.each(['../sessions', 'sessions', 'sessions-20260101T000000000Z-v1'])(
    'is refused where there is none: %s',
    async id => {
      const store = await setup().open();
      await expect(store.restoreBackup(id)).rejects.toMatchObject({
        name: 'Refusal',
        code: 'unknown_backup',
      });
    },
  );

  it('that can’t be read has no count and is no reason to drop another', async () => {
    const { open, folder } = setup();
    const store = await open();
    await store.createSession(session('one'));
    const { id } = await store.makeBackup();
    writeFileSync(join(folder, 'backups', `${id}.db`), 'not a database');

    expect(await store.backups()).toMatchObject([{ id, sessions: null }]);
  });
});

describe('a backup while the sessions are being written', () => {
  /** A session's file, a second connection to it in the middle of a transaction. */
  function writing() {
    const folder = temporaryFolder();
    const file = join(folder, 'sessions.db');
    const first = new Database(
      { file, app: 'x', now: today, owner: 'me', pid: process.pid, isAgain: false },
      () => undefined,
    );
    first.createSession(session('one'), false);
    first.close();
    const db = new DatabaseSync(file);
    onTestFinished(() => db.close());
    db.exec('BEGIN IMMEDIATE; UPDATE session SET updated = updated + 1');
    const pauses: number[] = [];
    return { db, folder, pauses };
  }

  it('is begun again when the writing is over', async () => {
    const { db, folder, pauses } = writing();
    const made = await makeBackup(db, folder, today, async attempt => {
      pauses.push(attempt);
      if (attempt === 3) db.exec('COMMIT');
    });

    expect(pauses).toEqual([1, 2, 3]);
    expect(made).toMatchObject({ kind: 'daily', sessions: 1 });
    expect(readdirSync(join(folder, 'backups'))).toEqual([`${made.id}.db`]);
  });

  it('is given up in plain words where it never is, and nothing half-written stays', async () => {
    const { db, folder, pauses } = writing();
    const made = makeBackup(db, folder, today, async attempt => pauses.push(attempt));

    await expect(made).rejects.toMatchObject({
      code: 'backup_busy',
      message: 'the sessions were being written at every attempt to copy them',
    });
    expect(pauses).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
  });

  it('asked for thrice at once is made thrice', async () => {
    const { open, folder } = setup();
    const store = await open();
    await store.createSession(session('one'));
    const made = await Promise.all([store.makeBackup(), store.makeBackup(), store.makeBackup()]);

    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    expect(readdirSync(join(folder, 'backups')).toSorted()).toEqual(made.map(({ id }) => `${id}.db`));
  });
});

describe('backups by and by', () => {
  function database(now: number) {
    const folder = temporaryFolder();
    const file = join(folder, 'sessions.db');
    const db = new Database(
      { file, app: 'x', now, owner: 'me', pid: process.pid, isAgain: false },
      () => undefined,
    );
    return { db, folder, file };
  }

  it('are three of this schema, one of each older, and every rescued one', async () => {
    const { db, folder } = database(today);
    db.createSession(session('one'), false);
    const older = (name: string): void => writeFileSync(join(folder, 'backups', name), '');
    await db.backUp(today);
    for (const name of [
      'sessions-20250101T000000000Z-v0-before.db',
      'sessions-20250102T000000000Z-v0-before.db',
      'sessions-20250103T000000000Z-v9-rescued.db',
      'notes of mine.txt',
    ]) {
      older(name);
    }
    for (let n = 1; n < 5; n += 1) await db.backUp(today + n * day);
    db.close();

    expect(readdirSync(join(folder, 'backups')).toSorted()).toEqual([
      'notes of mine.txt',
      'sessions-20250102T000000000Z-v0-before.db',
      'sessions-20250103T000000000Z-v9-rescued.db',
      ...[26, 27, 28].map(date => `sessions-202611${date}T120000000Z-v${newestVersion}.db`),
    ]);
  });

  it('are due once a day, while nothing runs and there is something to lose', async () => {
    const { db } = database(today);
    expect(db.isBackupDue(today + 2 * day)).toBe(false);
    db.createSession(session('one'), false);
    expect(db.isBackupDue(today + day - 1)).toBe(false);
    expect(db.isBackupDue(today + day)).toBe(true);
    await db.backUp(today + day);
    expect(db.isBackupDue(today + 2 * day - 1)).toBe(false);
    expect(db.isBackupDue(today + 2 * day)).toBe(true);
    db.close();
  });

  it('of one millisecond take no other’s place', async () => {
    const { db } = database(today);
    db.createSession(session('one'), false);
    const made = [await db.backUp(today), await db.backUp(today)];
    expect(db.backups().map(({ id }) => id)).toEqual(made.map(({ id }) => id).toReversed());
    db.close();
  });

  it('are due and stay when the clock was set back', async () => {
    const { db, folder } = database(today);
    db.createSession(session('one'), false);
    for (let n = 0; n < 3; n += 1) await db.backUp(today + 400 * day + n);
    expect(db.isBackupDue(today + day)).toBe(true);

    const made = await db.backUp(today + day);
    expect(readdirSync(join(folder, 'backups'))).toContain(`${made.id}.db`);
    expect(db.isBackupDue(today + day + 1)).toBe(false);
    db.close();
  });

  it('are due by the calendar the store was given, whatever the machine says', async () => {
    const { open, folder } = setup();
    const store = await open({ date: () => epochMs(Date.UTC(2001, 0, 1)) });
    await store.createSession(session('one'));
    await store.close();
    expect(readdirSync(folder)).not.toContain('backups');
  });

  it('of damaged sessions are refused, and the good ones stay', async () => {
    const { db, file, folder } = database(today);
    for (let n = 0; n < 40; n += 1) db.createSession(session(`s${n}`, { notes: 'x'.repeat(3_000) }), false);
    const good = await db.backUp(today);
    db.close();
    const bytes = (await import('node:fs')).readFileSync(file);
    bytes.fill(0, bytes.length - 8_192, bytes.length - 4_096);
    writeFileSync(file, bytes);
    const again = new Database(
      { file, app: 'x', now: today, owner: 'me', pid: process.pid, isAgain: false },
      () => undefined,
    );

    await expect(again.backUp(today + day)).rejects.toThrow();
    expect(again.backups().map(({ id }) => id)).toEqual([good.id]);
    expect(readdirSync(join(folder, 'backups')).filter(name => name.includes('.part'))).toEqual([]);
    expect(existsSync(join(folder, 'backups', `${good.id}.db`))).toBe(true);
    again.close();
  });
});
