// Trouble while a store is open: its worker dies, the file goes away, the disk takes nothing,
// another app shares the folder. Nothing is lost, nothing comes twice, and it is said.

import { spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { JournalQueue, packed } from '../../electron/store/journal-queue.ts';
import { unpackRecords } from '../../shared/trial/record-pack.ts';
import { Retries } from '../../electron/store/retries.ts';
import { Troubles } from '../../electron/store/troubles.ts';
import { StoreError, type Question } from '../../electron/store/worker-link.ts';
import { Database } from '../../electron/store/worker/database.ts';
import type { JournalBatch } from '../../electron/store/worker/messages.ts';
import { silenceMs } from '../../electron/store/worker/owners.ts';
import { laneId, sessionId } from '../../shared/trial/ids.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import {
  answered,
  chunk,
  codes,
  ended,
  everything,
  ownFile,
  queuedTrial,
  session,
  settledWith,
  setup,
  temporaryFolder,
  titles,
  today,
} from './setup.ts';

afterEach(() => vi.useRealTimers());

describe('a worker that dies', () => {
  it('is started again, and all it had not answered is done once', async () => {
    const { open, workers } = setup();
    const store = await open();
    const owner = session('s');
    const trial = queuedTrial(owner, 't');
    const [lane] = trial.lanes;
    await store.createSession(owner);
    await store.begin(trial);
    store.append([{ laneId: lane!.id, records: [chunk(1, 'a')] }]);

    const asked = [store.createSession(session('more')), store.listSessions(everything)];
    await workers[0]?.terminate();
    store.append([{ laneId: lane!.id, records: [chunk(2, 'b')] }]);
    await Promise.all(asked);
    await workers[1]?.terminate();
    const whole = [chunk(1, 'a'), chunk(2, 'b'), ended(3)];
    store.append([{ laneId: lane!.id, records: [ended(3)] }]);
    await store.settle(trial.id, settledWith(lane!, 'ab'), whole.length);

    expect(await titles(store)).toEqual(expect.arrayContaining(['s', 'more']));
    expect(await store.tape(lane!.id)).toEqual(whole);
    expect(codes(store)).toEqual(['worker_restarted']);
    expect((await store.orphans()).orphans).toEqual([]);
  });

  it('does not forget what may still be undone', async () => {
    const { open, workers } = setup();
    const store = await open();
    await store.createSession(session('s'));
    await store.removeSession(sessionId('s'));
    await workers[0]?.terminate();
    await store.restoreSession(sessionId('s'));

    expect(await titles(store)).toEqual(['s']);
  });

  it('again and again is given up, and everything asked of it fails', async () => {
    const { open, workers } = setup();
    const store = await open({
      onWorker: worker => {
        workers.push(worker);
        if (workers.length > 1) void worker.terminate();
      },
    });
    await workers[0]?.terminate();

    await expect(store.listSessions(everything)).rejects.toMatchObject({ code: 'store_worker' });
    expect(workers.length).toBeLessThan(7);
  });
});

describe('a file that goes away while it is open', () => {
  it.each([
    ['removed', (file: string) => rmSync(file)],
    ['removed with its log', (file: string) => ['', '-wal', '-shm'].forEach(tail => rmSync(file + tail))],
    ['moved away', (file: string) => renameSync(file, `${file}.elsewhere`)],
    ['gone with its whole folder', (file: string) => rmSync(join(file, '..'), { recursive: true })],
  ])('is put back, %s, with all it held and the lane that runs', async (_how, harm) => {
    const { open, file } = setup(join(temporaryFolder(), 'data'));
    const store = await open();
    const { session: old, lane: oldLane, tape } = await answered(store, 'old', 'said before');
    const trial = queuedTrial(old, 't');
    const [lane] = trial.lanes;
    await store.begin(trial);
    store.append([{ laneId: lane!.id, records: [chunk(1, 'a')] }]);
    await store.listSessions(everything);
    harm(file);
    store.append([{ laneId: lane!.id, records: [chunk(2, 'b')] }]);
    const whole = [chunk(1, 'a'), chunk(2, 'b'), ended(3)];
    store.append([{ laneId: lane!.id, records: [ended(3)] }]);
    await store.settle(trial.id, settledWith(lane!, 'ab'), whole.length);
    await store.close();
    expect(existsSync(file)).toBe(true);

    const again = await open();
    expect(codes(store)).toEqual(['file_vanished']);
    expect(codes(again)).toEqual([]);
    expect(await titles(again, 'before')).toEqual(['old']);
    expect(await again.tape(oldLane)).toEqual(tape);
    expect(await again.tape(lane!.id)).toEqual(whole);
    expect((await again.openSession(old.id))?.trials).toHaveLength(2);
  });

  it('and has another in its place is taken into that one', async () => {
    const mine = setup();
    const other = setup();
    const theirs = await other.open();
    await answered(theirs, 'theirs', 'an emerald');
    await theirs.close();
    const store = await mine.open();
    await answered(store, 'mine', 'an emerald too');
    renameSync(other.file, mine.file);
    await store.createSession(session('later'));

    expect((await titles(store)).toSorted()).toEqual(['later', 'mine', 'theirs']);
    expect((await titles(store, 'emerald')).toSorted()).toEqual(['mine', 'theirs']);
  });
});

describe('a disk that takes nothing', () => {
  const records = (...texts: string[]): WireRecord[] => texts.map((text, i) => chunk(i, text));
  const full = (): never => {
    throw new StoreError('disk_full', 'database or disk is full');
  };

  /** A worker's end that fails as told, and what reached it. */
  function disk(answers: (() => unknown)[]) {
    const reached: JournalBatch[] = [];
    const ask = async (_name: string, question: Question): Promise<unknown> => {
      const { input } = question();
      const answer = answers.shift();
      if (answer) return answer();
      reached.push(input as JournalBatch);
      return undefined;
    };
    const troubles = new Troubles();
    const retries = new Retries({ ask }, troubles, 1_000);
    return { reached, troubles, retries, queue: new JournalQueue(q => retries.ask('append', q)) };
  }

  it('gets everything, in order, once it takes again', async () => {
    vi.useFakeTimers();
    const { reached, troubles, queue } = disk([full, full]);
    const lane = laneId('l');
    queue.append([{ laneId: lane, records: records('a', 'b') }]);
    queue.append([{ laneId: lane, records: records('c') }]);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(reached).toEqual([]);
    expect(troubles.all.map(({ code }) => code)).toEqual(['disk_full']);
    queue.append([{ laneId: lane, records: records('d') }]);
    await vi.advanceTimersByTimeAsync(1_000);
    await queue.flushed();

    const kept = reached.flatMap(({ lanes, bytes }) =>
      lanes.flatMap(({ head, from, to, first }) => [first, ...unpackRecords(head, bytes.subarray(from, to))]),
    );
    const decoder = new TextDecoder();
    expect(
      kept.map(item =>
        typeof item === 'object' && item.type === 'chunk' ? decoder.decode(item.bytes) : item,
      ),
    ).toEqual([0, 'a', 'b', 2, 'c', 'd']);
    expect(troubles.all).toEqual([]);
  });

  it('is not waited for once the app closes', async () => {
    vi.useFakeTimers();
    const { queue, retries } = disk([full, full, full, full]);
    queue.append([{ laneId: laneId('l'), records: records('a') }]);
    await vi.advanceTimersByTimeAsync(100);
    retries.hurry();
    await queue.flushed();

    await expect(retries.ask('settle', () => ({ input: null }))).rejects.toMatchObject({ code: 'disk_full' });
  });

  const refuse = (): never => {
    throw new StoreError('read_only', 'no');
  };

  it('gets what it refused again before all that came later, so that no gap opens', async () => {
    const { reached, queue } = disk([refuse]);
    queue.append([{ laneId: laneId('l'), records: records('a') }]);
    await queue.flushed();
    queue.append([
      { laneId: laneId('l'), records: records('b') },
      { laneId: laneId('m'), records: records('x') },
    ]);
    await queue.flushed();

    expect(reached.map(({ lanes }) => lanes.map(({ laneId, first }) => [laneId, first]))).toEqual([
      [['l', 0]],
      [
        ['l', 1],
        ['m', 0],
      ],
    ]);
  });

  it('gets with the lane that settles what it had refused of it, and with no other', async () => {
    const { reached, queue } = disk([refuse]);
    queue.append([
      { laneId: laneId('l'), records: records('a', 'b') },
      { laneId: laneId('m'), records: records('x') },
    ]);
    await queue.flushed();
    const left = queue.leave(laneId('l'));
    queue.append([{ laneId: laneId('m'), records: records('y') }]);
    await queue.flushed();

    expect(left.map(({ first, records }) => [first, records.length])).toEqual([[0, 2]]);
    expect(reached.flatMap(({ lanes }) => lanes.map(({ laneId, first }) => [laneId, first]))).toEqual([
      ['m', 0],
      ['m', 1],
    ]);
  });

  it('gets many bytes in batches, of every lane some, and each record once', async () => {
    const { reached, queue } = disk([]);
    const large = 'x'.repeat(300_000);
    queue.append([
      { laneId: laneId('l'), records: Array.from({ length: 9 }, (_, n) => chunk(n, large)) },
      { laneId: laneId('m'), records: records('y') },
    ]);
    await queue.flushed();

    expect(reached.length).toBeGreaterThan(2);
    expect(reached[0]?.lanes.map(({ laneId }) => laneId)).toEqual(['l', 'm']);
    for (const { bytes } of reached) expect(bytes.byteLength).toBeLessThan(1_400_000);
    const firsts = reached.flatMap(({ lanes }) =>
      lanes
        .filter(({ laneId }) => laneId === 'l')
        .map(({ first, head }) => [first, unpackRecords(head, null).length]),
    );
    expect(firsts.reduce((next, [first, count]) => (first === next ? next + count! : NaN), 0)).toBe(9);
  });

  it('lets go of a buffer once all that came in it is written, of no other', async () => {
    const { queue } = disk([]);
    const bytes = new TextEncoder().encode('abcdef');
    const [one, two] = [
      unpackRecords('[[1,2],[2,1]]', bytes.subarray(0, 3)),
      unpackRecords('[[1,3]]', bytes.subarray(3)),
    ];
    const own = chunk(3, 'own');
    queue.append([{ laneId: laneId('l'), records: [...one, own] }]);
    await queue.flushed();
    expect(bytes.buffer.detached).toBe(false);
    queue.append([{ laneId: laneId('m'), records: two }]);
    await queue.flushed();

    expect(bytes.buffer.detached).toBe(true);
    expect(own).toEqual(chunk(3, 'own'));
  });

  it('leaves what was written as it was, and goes on when there is room', () => {
    const options = ownFile();
    const first = new Database(options, () => undefined);
    first.createSession(session('kept'), false);
    first.close();
    const small = new Database({ ...options, maxPages: 60 }, () => undefined);
    const large = session('large', { notes: 'word '.repeat(200_000) });

    expect(() => small.createSession(large, false)).toThrow(expect.objectContaining({ errcode: 13 }));
    expect(small.listSessions(everything).sessions.map(({ id }) => id)).toEqual(['kept']);
    small.createSession(session('small'), false);
    small.close();
    const roomy = new Database(options, () => undefined);
    roomy.createSession(large, false);
    expect(roomy.listSessions(everything).sessions).toHaveLength(3);
    roomy.close();
  });

  it('starts no new trial, and says why', async () => {
    const { open } = setup();
    await (await open()).close();
    const store = await open({ worker: { maxPages: 50 } });
    const trial = {
      ...queuedTrial(session('s'), 't'),
      prompt: { system: '', user: 'x'.repeat(1e6), variables: {} },
    };
    await store.createSession(session('s'));

    await expect(store.begin(trial)).rejects.toMatchObject({ name: 'Refusal', code: 'disk_full' });
  });
});

describe('two apps on one folder', () => {
  it('both read and write, and neither breaks off what the other runs', async () => {
    const { folder } = setup();
    const [one, two] = [await setup(folder).open(), await setup(folder).open()];
    const owner = session('s');
    const trial = queuedTrial(owner, 't');
    const [lane] = trial.lanes;
    await one.createSession(owner);
    await one.begin(trial);
    one.append([{ laneId: lane!.id, records: [chunk(1, 'a')] }]);
    await two.createSession(session('two'));

    expect((await two.orphans()).orphans).toEqual([]);
    expect((await titles(one)).toSorted()).toEqual(['s', 'two']);
    one.append([{ laneId: lane!.id, records: [ended(2)] }]);
    await one.settle(trial.id, settledWith(lane!, 'a'), 2);
    expect((await two.openSession(owner.id))?.trials[0]?.lanes[0]?.answer).toBe('a');
  });

  it('leave a removed session to the one that may undo it', async () => {
    const { folder } = setup();
    const one = await setup(folder).open();
    await one.createSession(session('s'));
    await one.removeSession(sessionId('s'));
    await setup(folder).open();
    await one.restoreSession(sessionId('s'));

    expect(await titles(one)).toEqual(['s']);
  });

  /** Two databases by function call, so that the clock of the one that watches is ours. */
  function pair(pids: readonly [number, number]) {
    const file = join(temporaryFolder(), 'sessions.db');
    const [mine, theirs] = pids.map(
      (pid, i) =>
        new Database(
          { file, app: 'x', now: today, owner: `owner-${i}`, pid, isAgain: false },
          () => undefined,
        ),
    );
    if (!mine || !theirs) throw new Error('two are needed');
    const owner = session('s');
    theirs.createSession(owner, false);
    const trial = queuedTrial(owner, 't');
    theirs.begin(trial, false);
    const close = (): void => [mine, theirs].forEach(db => db.close());
    return { mine, theirs, trial, close };
  }

  it('wait for one that lives but is silent, and take over its lanes a heartbeat and ten seconds later', () => {
    const { mine, theirs, close } = pair([process.pid, process.pid]);
    const seen = (at: number): readonly [number, boolean] => {
      const { orphans, isInDoubt } = mine.orphans(at);
      return [orphans.length, isInDoubt];
    };

    expect(seen(1_000)).toEqual([0, true]);
    expect(seen(1_000 + silenceMs - 1)).toEqual([0, true]);
    theirs.beat();
    expect(seen(1_000 + silenceMs)).toEqual([0, true]);
    expect(seen(1_000 + 2 * silenceMs - 1)).toEqual([0, true]);
    expect(seen(1_000 + 2 * silenceMs)).toEqual([1, false]);
    close();
  });

  it('see at once that a process of this machine is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise(resolve => child.on('exit', resolve));
    const { mine, close } = pair([process.pid, child.pid ?? 0]);

    expect(mine.orphans(0).orphans.map(({ trialId }) => trialId)).toEqual(['t']);
    close();
  });

  it('let the owner’s own last word count where it was taken for dead', () => {
    const { mine, theirs, trial, close } = pair([process.pid, process.pid]);
    const [lane] = trial.lanes;
    const word = (status: string, answer: string, records: number) => ({
      trialId: trial.id,
      laneId: lane!.id,
      status,
      doc: JSON.stringify({ ...settledWith(lane!, answer), status }),
      more: { answer: [], thinking: [] },
      texts: [answer],
      records,
      unwritten: null,
    });
    const batch = (first: number, records: readonly WireRecord[]): JournalBatch =>
      packed([{ laneId: lane!.id, first, records }]).input;
    const noise = Array.from({ length: 200_000 }, (_, n) => `${n} `).join('');
    theirs.append(batch(0, [chunk(1, 'refused'), ended(2), chunk(1, noise), chunk(2, 'cu')]));
    mine.orphans(0);
    expect(mine.orphans(silenceMs).orphans).toHaveLength(1);
    mine.settle(word('interrupted', 'cut', 2));

    theirs.append(batch(4, [chunk(3, 't')]));
    theirs.settle({ ...word('complete', 'whole', 4), unwritten: batch(5, [ended(4)]) });
    const lanes = mine.openSession('s')?.trials.flatMap(({ lanes }) => lanes) ?? [];
    expect(JSON.parse(lanes[0]?.doc ?? '')).toMatchObject({ status: 'complete', answer: 'whole' });
    expect(mine.tape(lane!.id)).toEqual([chunk(1, noise), chunk(2, 'cu'), chunk(3, 't'), ended(4)]);
    mine.settle(word('interrupted', 'too late', 1));
    expect(theirs.listSessions({ ...everything, query: 'late' }).sessions).toEqual([]);
    close();
  });
});
