// A store never begins anew in silence, never overwrites what it can't read, and never writes to
// what a newer app wrote.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { applicationId, newestVersion } from '../../electron/store/worker/schema.ts';
import { sessionId } from '../../shared/trial/ids.ts';
import { answered, codes, session, setup, temporaryFolder, titles, today, type House } from './setup.ts';

const top = resolve(import.meta.dirname, '../..');
const fixtures = join(import.meta.dirname, 'fixtures');
const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** A closed store with two sessions in it. */
async function furnished(): Promise<House> {
  const house = setup();
  const store = await house.open();
  await answered(store, 'one', 'the first answer');
  await answered(store, 'two', 'the second answer');
  await store.close();
  return house;
}

describe('the file', () => {
  it('is set up by the rules', async () => {
    const { open, raw } = setup();
    await (await open()).close();

    const pragma = (name: string): unknown =>
      raw(db => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
    expect([pragma('journal_mode'), pragma('application_id'), pragma('user_version')]).toEqual([
      'wal',
      applicationId,
      newestVersion,
    ]);
    expect(raw(db => db.prepare('SELECT app, length(db) AS name FROM meta').get())).toEqual({
      app: '9.9.9',
      name: 24,
    });
  });

  it('is not new and empty in silence where sessions were: removed, emptied, or another one', async () => {
    for (const harm of [(file: string) => rmSync(file), (file: string) => truncateSync(file, 0)]) {
      const { open, file } = await furnished();
      harm(file);

      const store = await open();
      expect(store.troubles()).toEqual([{ code: 'lost', detail: expect.any(String), count: 2 }]);
      await store.close();
      // Said again until somebody answers for it.
      expect(codes(await open())).toEqual(['lost']);
    }
  });

  it('is said to be lost where only backups are left', async () => {
    const { open, folder, file } = await furnished();
    const first = await open();
    await first.makeBackup();
    await first.close();
    for (const path of [file, join(folder, 'sessions.marker')]) rmSync(path);

    expect(codes(await open())).toEqual(['lost']);
  });

  it('is not said to be lost on a first run, nor where the sessions were deleted one by one', async () => {
    const { open } = setup();
    const first = await open();
    expect(codes(first)).toEqual([]);
    await first.createSession(session('one'));
    await first.removeSession(sessionId('one'));
    await first.close();

    expect(codes(await open())).toEqual([]);
  });

  it('is said to be another one where it was exchanged', async () => {
    const [mine, other] = [await furnished(), await furnished()];
    copyFileSync(other.file, mine.file);

    const store = await mine.open();
    expect(store.troubles()).toEqual([{ code: 'other_file', detail: '', count: 2 }]);
    expect(await titles(store)).toHaveLength(2);
    await store.close();
    expect(codes(await mine.open())).toEqual([]);
  });

  const overwritten = (from: number, length: number) => (file: string) => {
    const bytes = readFileSync(file);
    bytes.fill(0, from, Math.min(from + length, bytes.length));
    writeFileSync(file, bytes);
  };

  it.each([
    ['its header is overwritten', overwritten(0, 100)],
    ['it is nothing but NUL', overwritten(0, 1e9)],
    ['it is cut to half a page', (file: string) => truncateSync(file, 2_048)],
    ['it belongs to another program', foreign],
  ])('is moved aside, every byte of it, where %s', async (_case, harm) => {
    const { open, file, folder } = await furnished();
    harm(file);
    const before = hash(file);

    const store = await open();
    const [trouble] = store.troubles();
    expect(trouble).toMatchObject({ code: 'moved_aside', count: 0 });
    expect(hash(String(trouble?.detail))).toBe(before);
    expect(await titles(store)).toEqual([]);
    await store.createSession(session('new'));
    expect(readdirSync(folder)).toContain('sessions.db');
  });

  it('that lost a page says so as soon as that is met, and keeps what can be read', async () => {
    const { open, file, raw } = await furnished();
    const page = Number(
      raw(db => db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'trial'`).get())?.['rootpage'],
    );
    overwritten((page - 1) * 4_096, 4_096)(file);

    const store = await open();
    await store.createSession(session('three')).catch(() => undefined);
    await expect(store.openSession(sessionId('one'))).rejects.toMatchObject({ code: 'damaged' });
    expect(codes(store)).toContain('damaged');
    expect(existsSync(file)).toBe(true);
  });

  it('in a folder nobody may write to is read as it lies', async () => {
    const house = await furnished();
    chmodSync(house.folder, 0o555);
    chmodSync(house.file, 0o444);
    const script = `
      import { openStore } from ${JSON.stringify(join(top, 'electron/store/open-store.ts'))};
      const store = await openStore({ folder: ${JSON.stringify(house.folder)}, app: 'x', date: () => 0 });
      const { sessions } = await store.listSessions({ query: 'first', limit: 9, offset: 0 });
      const refused = await store.removeSession('one').catch(error => error.code);
      await store.close();
      console.log(JSON.stringify([sessions.map(s => s.title), store.troubles().map(t => t.code), refused]));`;
    // Root may write anywhere, so the child is somebody else.
    const isRoot = process.getuid?.() === 0;
    const place = temporaryFolder();
    chmodSync(place, 0o755);
    writeFileSync(join(place, 'reader.ts'), script);
    const child = spawnSync(process.execPath, [join(place, 'reader.ts')], {
      encoding: 'utf8',
      ...(isRoot && { uid: 65_534, gid: 65_534 }),
      env: { PATH: process.env['PATH'], HOME: '/' },
    });
    chmodSync(house.folder, 0o700);

    expect(child.stderr).toBe('');
    expect(JSON.parse(child.stdout)).toEqual([['one'], ['read_only_folder'], 'read_only']);
  });
});

/** A sound SQLite file that is none of ours. */
function foreign(file: string): void {
  rmSync(file);
  const db = new DatabaseSync(file);
  db.exec('CREATE TABLE photos (name TEXT); INSERT INTO photos VALUES (1)');
  db.close();
}

describe('an older schema', () => {
  it.each(Array.from({ length: newestVersion }, (_, i) => i + 1))(
    'opens with everything in it: version %i',
    async version => {
      const { open, file, folder, raw } = setup();
      copyFileSync(join(fixtures, `schema-${version}.db`), file);
      const store = await open();

      expect(await titles(store)).toEqual(
        ['Nine point eleven or nine point nine', '小数与版本号'].toReversed(),
      );
      expect(await titles(store, 'pad the shorter')).toEqual(['Nine point eleven or nine point nine']);
      expect(await titles(store, '版本号')).toContain('小数与版本号');
      const { sessions } = await store.listSessions({ query: '', limit: 9, offset: 0 });
      expect(sessions.map(({ contenders, trials }) => [contenders, trials])).toEqual([
        [6, 1],
        [6, 1],
      ]);
      const opened = await store.openSession(sessionId('s_sample'));
      expect(opened?.trials[0]?.lanes.map(({ status }) => status)).toEqual([
        'complete',
        'complete',
        'complete',
        'complete',
        'failed',
        'truncated',
      ]);
      const { orphans } = await store.orphans();
      expect(orphans.map(({ lane, tape }) => [lane.id, tape.length])).toEqual([['l_broken_off', 9]]);
      await store.close();

      expect(raw(db => db.prepare('PRAGMA user_version').get())).toEqual({ user_version: newestVersion });
      const copies = existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')) : [];
      const before = copies.filter(name => name.endsWith(`-v${version}-before.db`));
      expect(before).toHaveLength(version < newestVersion ? 1 : 0);
    },
  );

  it('is only read where no backup could be made first', async () => {
    const { open, file, folder } = setup();
    copyFileSync(join(fixtures, 'schema-1.db'), file);
    // A file where the folder of backups must be.
    writeFileSync(join(folder, 'backups'), '');
    const before = hash(file);
    const store = await open();

    expect(codes(store)).toEqual(['not_migrated']);
    expect(await titles(store)).toHaveLength(2);
    expect((await store.openSession(sessionId('s_sample')))?.trials).toHaveLength(1);
    await expect(store.removeSession(sessionId('s_sample'))).rejects.toMatchObject({ code: 'read_only' });
    await store.close();
    expect(hash(file)).toBe(before);
  });
});

describe('a newer schema', () => {
  const fromTheFuture = async (): Promise<House> => {
    const house = await furnished();
    house.raw(db => db.exec('PRAGMA user_version = 999'));
    return house;
  };

  it('is read and not changed by a byte', async () => {
    const { open, file } = await fromTheFuture();
    const before = hash(file);
    const store = await open();

    expect(codes(store)).toEqual(['newer_schema']);
    expect(await titles(store, 'second')).toEqual(['two']);
    expect((await store.openSession(sessionId('one')))?.trials[0]?.lanes[0]?.answer).toBe('the first answer');
    await expect(store.createSession(session('three'))).rejects.toMatchObject({ code: 'read_only' });
    await store.close();
    expect(hash(file)).toBe(before);
  });

  it('that comes while an older app has the file open ends the older one’s writing', async () => {
    const house = setup();
    const store = await house.open();
    await store.createSession(session('one'));
    house.raw(db => db.exec(`PRAGMA user_version = ${newestVersion + 1}`));

    await expect(store.createSession(session('two'))).rejects.toMatchObject({ code: 'read_only' });
    expect(await titles(store)).toEqual(['one']);
  });
});

describe('an answer', () => {
  it('that is not what was saved says so', async () => {
    const { open, raw } = await furnished();
    raw(db => db.exec(`UPDATE lane SET doc = replace(doc, 'the first answer', 'the worst answer')`));
    const store = await open();

    const sound = await store.openSession(sessionId('two'));
    expect(sound?.trials[0]?.lanes[0]?.notes.map(({ code }) => code)).not.toContain('stored_damaged');
    expect(codes(store)).toEqual([]);
    const opened = await store.openSession(sessionId('one'));
    expect(opened?.trials[0]?.lanes[0]?.notes.at(-1)).toEqual({ code: 'stored_damaged', message: '' });
    expect(store.troubles()).toEqual([{ code: 'answer_damaged', detail: 'one', count: 1 }]);
  });

  it('that can’t be read at all leaves the rest of its session readable', async () => {
    const { open, raw } = await furnished();
    raw(db => db.exec(`UPDATE lane SET doc = substr(doc, 1, 100) WHERE trial = 'trial-one'`));
    const store = await open();

    expect((await store.openSession(sessionId('one')))?.trials[0]?.lanes).toEqual([]);
    expect(codes(store)).toEqual(['answer_damaged']);
  });
});

describe('a folder that is synchronised', () => {
  it('is warned of', async () => {
    const folder = join(temporaryFolder(), 'Dropbox', 'assay');
    mkdirSync(folder, { recursive: true });

    expect(codes(await setup(folder).open({ date: () => today }))).toEqual(['synced_folder']);
  });
});
