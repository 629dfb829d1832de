// What the store keeps and finds again, on a real database behind its real worker.

import { rmSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { laneId, sessionId } from '../../shared/trial/ids.ts';
import type { Judgements } from '../../shared/trial/judgement.ts';
import type { Session } from '../../shared/trial/session.ts';
import { epochMs } from '../../shared/units.ts';
import { sampleSession, sampleTrial } from '../kit/sample-trial.ts';
import {
  answered,
  chunk,
  codes,
  ended,
  everything,
  queuedTrial,
  session,
  settledWith,
  journal,
  setup,
  titles,
} from './setup.ts';

describe('a session', () => {
  it('comes back as it went in, with its trials, after the store was closed', async () => {
    const { open } = setup();
    const trial = sampleTrial(2);
    const owner = sampleSession(trial);
    const first = await open();
    await first.addSession(owner, [trial], new Map([[trial.lanes[0]!.id, [chunk(1, 'bytes')]]]));
    await first.close();

    const store = await open();

    expect(await store.openSession(owner.id)).toEqual({ session: owner, trials: [trial] });
    expect(await store.tape(trial.lanes[0]!.id)).toEqual([chunk(1, 'bytes')]);
    expect(store.troubles()).toEqual([]);
  });

  it('is changed, removed, and brought back until the next start', async () => {
    const { open } = setup();
    const first = await open();
    const kept = session('kept');
    await first.createSession(kept);
    await first.createSession(session('gone'));
    await first.updateSession({ ...kept, title: 'kept, renamed' });
    await first.removeSession(kept.id);
    await first.removeSession(session('gone').id);
    expect(await titles(first)).toEqual([]);

    await first.restoreSession(kept.id);
    await first.close();

    const store = await open();
    expect(await titles(store)).toEqual(['kept, renamed']);
    await store.restoreSession(session('gone').id);
    expect(await titles(store)).toEqual(['kept, renamed']);
    expect(await titles(store, 'gone')).toEqual([]);
  });

  it('refuses a second one under the same id', async () => {
    const store = await setup().open();
    await store.createSession(session('one'));

    await expect(store.createSession(session('one', { title: 'two' }))).rejects.toThrow(/UNIQUE/);
    expect(await titles(store)).toEqual(['one']);
  });

  it('is kept in a folder and files that are nobody else’s', async () => {
    const { open, folder, file } = setup();
    await open();

    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const path of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

describe('prompts that were run', () => {
  it('come each once, the last first, and not those of removed sessions', async () => {
    const store = await setup().open();
    const asked = async (owner: Session, trial: string, user: string): Promise<void> => {
      await store.begin({ ...queuedTrial(owner, trial), prompt: { system: '', user, variables: {} } });
    };
    const [one, two, gone] = [session('one'), session('two'), session('gone')];
    for (const owner of [one, two, gone]) await store.createSession(owner);
    await asked(one, 't1', 'first');
    await asked(two, 't2', 'second');
    await asked(two, 't3', 'first');
    await asked(gone, 't4', 'secret');
    await store.removeSession(gone.id);

    expect((await store.prompts(9)).map(({ user }) => user)).toEqual(['first', 'second']);
    expect((await store.prompts(1)).map(({ user }) => user)).toEqual(['first']);
  });
});

describe('a running lane', () => {
  it('has its tape in the journal while it runs, and whole once it settled', async () => {
    const store = await setup().open();
    const owner = session('s');
    const trial = queuedTrial(owner, 't', 2);
    const [lane, other] = trial.lanes;
    await store.createSession(owner);
    await store.begin(trial);
    store.append(lane!.id, chunk(1, 'a'));
    store.append(other!.id, chunk(1, 'x'));
    journal(store, lane!.id, [chunk(2, 'b')]);
    journal(store, lane!.id, [chunk(3, 'c')]);

    expect((await store.listSessions(everything)).sessions[0]?.running).toBe(true);
    const whole = [chunk(1, 'a'), chunk(2, 'b'), chunk(3, 'c'), ended(4)];
    journal(store, lane!.id, [ended(4)]);
    await store.settle(trial.id, settledWith(lane!, 'abc'), whole.length);

    expect(await store.tape(lane!.id)).toEqual(whole);
    expect(await store.tape(other!.id)).toEqual([chunk(1, 'x')]);
    const opened = await store.openSession(owner.id);
    expect(opened?.trials[0]?.lanes.map(({ answer, status }) => [answer, status])).toEqual([
      ['abc', 'complete'],
      ['', null],
    ]);
  });

  it('keeps the last attempt alone, and settles once', async () => {
    const store = await setup().open();
    const owner = session('s');
    const trial = queuedTrial(owner, 't');
    const [lane] = trial.lanes;
    await store.createSession(owner);
    await store.begin(trial);
    journal(store, lane!.id, [chunk(1, 'refused'), ended(2)]);
    journal(store, lane!.id, [chunk(1, 'yes'), ended(2)]);
    await store.settle(trial.id, settledWith(lane!, 'yes'), 2);
    await store.settle(trial.id, settledWith(lane!, 'twice'), 1);

    expect(await store.tape(lane!.id)).toEqual([chunk(1, 'yes'), ended(2)]);
    expect((await store.openSession(owner.id))?.trials[0]?.lanes[0]?.answer).toBe('yes');
  });

  it('keeps a tape of many batches, and no part of it beside', async () => {
    const { open, raw } = setup();
    const store = await open();
    const owner = session('s');
    const trial = queuedTrial(owner, 't');
    const [lane] = trial.lanes;
    await store.createSession(owner);
    await store.begin(trial);
    const pieces = Array.from({ length: 40 }, (_, n) => chunk(n, `${n} `.repeat(30_000)));
    journal(store, lane!.id, [chunk(1, 'refused'), ended(2)]);
    for (const piece of pieces) journal(store, lane!.id, [piece]);
    journal(store, lane!.id, [ended(99)]);
    await store.settle(trial.id, settledWith(lane!, 'a'), pieces.length + 1);

    expect(await store.tape(lane!.id)).toEqual([...pieces, ended(99)]);
    await store.close();
    expect(raw(db => db.prepare('SELECT count(*) AS n FROM journal').get())).toEqual({ n: 0 });
  });

  it('does not drag along the large buffer its chunks are views of', async () => {
    const store = await setup().open();
    const owner = session('s');
    const trial = queuedTrial(owner, 't');
    const [lane] = trial.lanes;
    await store.createSession(owner);
    await store.begin(trial);
    const socket = new Uint8Array(65_536).fill(7);
    const view = { type: 'chunk', at: chunk(1, '').at, bytes: socket.subarray(100, 103) } as const;
    journal(store, lane!.id, [view]);
    await store.listSessions(everything);

    const [kept] = await store.tape(lane!.id);
    expect(kept).toEqual({ ...view, bytes: new Uint8Array([7, 7, 7]) });
    expect(socket.byteLength).toBe(65_536);
  });
});

/** Longer than what is kept and searched in one piece; no two stretches of it are alike. */
const long = (word: string): string => Array.from({ length: 300_000 }, (_, n) => `${word}${n} `).join('');

describe('a long answer', () => {
  const [answer, thinking] = [long('字'), long('w')];

  it('comes back as it was, is found by its beginning, and goes with its session', async () => {
    const { open, raw } = setup();
    const first = await open();
    const { session: owner } = await answered(first, 's', answer, { thinking });
    await answered(first, 'other', 'short');
    await first.close();
    const store = await open();

    const lane = (await store.openSession(owner.id))?.trials[0]?.lanes[0];
    expect([lane?.answer === answer, lane?.thinking === thinking]).toEqual([true, true]);
    expect(lane?.timeline.map(([, part, text]) => [part, text.length])).toEqual([
      ['thought', thinking.length],
      ['text', answer.length],
    ]);
    expect(lane?.notes).toEqual([]);
    expect(await titles(store, '字17')).toEqual(['s']);
    await store.removeSession(owner.id);
    await store.close();
    await (await open()).close();
    expect(raw(db => db.prepare('SELECT count(*) AS n FROM part').get())).toEqual({ n: 0 });
  });

  it('that lost a part of it says so', async () => {
    const { open, raw } = setup();
    const first = await open();
    await answered(first, 's', answer);
    await first.close();
    raw(db => db.exec('DELETE FROM part WHERE seq = 1'));

    const opened = await (await open()).openSession(sessionId('s'));
    expect(opened?.trials[0]?.lanes[0]?.notes.at(-1)?.code).toBe('stored_damaged');
  });

  it('is in the backup of it', async () => {
    const { open, file } = setup();
    const first = await open();
    await answered(first, 's', answer);
    const { id } = await first.makeBackup();
    await first.close();
    for (const tail of ['', '-wal', '-shm']) rmSync(file + tail, { force: true });
    const store = await open();
    await store.restoreBackup(id);

    const opened = await store.openSession(sessionId('s'));
    expect(opened?.trials[0]?.lanes[0]?.answer === answer).toBe(true);
    expect(codes(store)).toEqual([]);
  });
});

describe('the list', () => {
  it('is newest first, pinned before the rest, page by page', async () => {
    const store = await setup().open();
    for (const [id, at, pinned] of [
      ['old and pinned', 1, true],
      ['older', 2, false],
      ['newer', 3, false],
      ['newest', 4, false],
    ] as const) {
      await store.createSession(session(id, { updatedAt: epochMs(at), pinned }));
    }

    expect(await titles(store)).toEqual(['old and pinned', 'newest', 'newer', 'older']);
    const page = await store.listSessions({ query: '', limit: 2, offset: 1 });
    expect(page.sessions.map(({ title }) => title)).toEqual(['newest', 'newer']);
    expect(page.more).toBe(true);
    expect((await store.listSessions({ query: '', limit: 2, offset: 2 })).more).toBe(false);
  });

  it('shows tags and is narrowed to one', async () => {
    const store = await setup().open();
    await store.createSession(session('maths', { tags: ['maths', 'hard'] }));
    await store.createSession(session('poems', { tags: ['poems'] }));
    await store.createSession(session('none'));

    expect(await titles(store, '', { tag: 'hard' })).toEqual(['maths']);
    expect((await store.listSessions({ ...everything, tag: 'hard' })).sessions[0]?.tags).toEqual([
      'maths',
      'hard',
    ]);
    expect(await titles(store, 'poems', { tag: 'hard' })).toEqual([]);
    await store.updateSession(session('maths', { tags: ['easy'] }));
    expect(await titles(store, '', { tag: 'hard' })).toEqual([]);
  });
});

const judged: Judgements = { [laneId('l')]: { note: 'a remarkable slip' } };

const questions: readonly (readonly [what: string, query: string, found: readonly string[]])[] = [
  ['a word of an answer', 'ninety', ['decimals']],
  ['any case', 'NINETY', ['decimals']],
  ['a word of the thinking', 'padding', ['decimals']],
  ['a word of the notes', 'ancient', ['decimals']],
  ['a word of a note on an answer', 'remarkable', ['decimals']],
  ['a word of the prompt', 'rhyme', ['verse']],
  ['a word of the title', 'verse', ['verse']],
  ['a word that is still being typed', 'hund', ['decimals']],
  ['several words, all of which must be there', 'ninety eleven', ['decimals']],
  ['words that are not all there', 'ninety sonnet', []],
  ['two Chinese characters', '小数', ['中文']],
  ['four Chinese characters', '版本号码', ['中文']],
  ['Chinese in the middle of a run', '是小数', ['中文']],
  ['Chinese characters that do not stand together', '数小', []],
  ['what the index would take for syntax', '"ninety" AND', []],
  ['a lone quote', '"', []],
  ['a wildcard, which is a word like any', '%', []],
];

describe('search', () => {
  it.each([
    ['through the index', true],
    ['by reading through, where there is no full text', false],
  ])('finds what was asked %s', async (_name, fullText) => {
    const { open } = setup();
    const store = await open({ worker: { fullText } });
    await answered(store, 'decimals', 'ninety hundredths against eleven', {
      thinking: 'try padding the shorter one',
      notes: 'an ancient question',
      judgements: judged,
    });
    await store.createSession(
      session('verse', { prompt: { system: '', user: 'Find a rhyme.', variables: {} } }),
    );
    await answered(store, '中文', '这里问的是小数，不是版本号码。');

    const found = await Promise.all(
      questions.map(async ([what, query]) => [what, query, await titles(store, query)] as const),
    );
    expect(found).toEqual(questions);
  });

  it('shows the words around what it found', async () => {
    const store = await setup().open();
    const far = 'before '.repeat(40);
    await answered(store, 'long', `${far}the needle lies here ${'after '.repeat(60)}`);
    const { sessions } = await store.listSessions({ ...everything, query: 'needle' });

    expect(sessions[0]?.excerpt).toMatch(/^….*before the needle lies here after.*…$/);
    expect(sessions[0]?.excerpt?.length).toBeLessThan(160);
  });

  it('shows none where the title alone was hit, and none without a search', async () => {
    const store = await setup().open();
    await store.createSession(session('needle', { notes: 'nothing of the kind' }));

    expect((await store.listSessions({ ...everything, query: 'needle' })).sessions[0]).not.toHaveProperty(
      'excerpt',
    );
    expect((await store.listSessions(everything)).sessions[0]).not.toHaveProperty('excerpt');
  });

  it('forgets what a session said before it was changed', async () => {
    const store = await setup().open();
    await store.createSession(session('s', { notes: 'first thought' }));
    await store.updateSession(session('s', { notes: 'second one' }));

    expect(await titles(store, 'thought')).toEqual([]);
    expect(await titles(store, 'second')).toEqual(['s']);
  });

  it('finds what was kept while there was no full text, once there is', async () => {
    const { open } = setup();
    const without = await open({ worker: { fullText: false } });
    expect(without.troubles().map(({ code }) => code)).toEqual(['no_full_text']);
    await answered(without, 's', 'ninety hundredths');
    await without.close();

    const store = await open();
    expect(store.troubles()).toEqual([]);
    expect(await titles(store, 'hundredths')).toEqual(['s']);
  });
});
