// Trouble while a store is open: its worker dies, the file goes away, the disk takes nothing,
// another app shares the folder. Nothing is lost, nothing comes twice, and it is said.

import { spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { JournalQueue } from '../../electron/store/journal-queue.ts';
import { rowsOf } from '../../electron/store/worker/journal-rows.ts';
import { BatchWriter } from '../../shared/trial/record-batch.ts';
import { unpackRecords } from '../../shared/trial/record-pack.ts';
import { Retries } from '../../electron/store/retries.ts';
import { Troubles } from '../../electron/store/troubles.ts';
import { StoreError } from '../../electron/store/worker-link.ts';
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
  journal,
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
    journal(store, lane!.id, [chunk(1, 'a')]);

    const asked = [store.createSession(session('more')), store.listSessions(everything)];
    await workers[0]?.terminate();
    journal(store, lane!.id, [chunk(2, 'b')]);
    await Promise.all(asked);
    await workers[1]?.terminate();
    const whole = [chunk(1, 'a'), chunk(2, 'b'), ended(3)];
    journal(store, lane!.id, [ended(3)]);
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
    journal(store, lane!.id, [chunk(1, 'a')]);
    await store.listSessions(everything);
    harm(file);
    journal(store, lane!.id, [chunk(2, 'b')]);
    const whole = [chunk(1, 'a'), chunk(2, 'b'), ended(3)];
    journal(store, lane!.id, [ended(3)]);
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

  type Reached = readonly (readonly [laneId: string, first: number, texts: readonly string[]])[];
  const decoder = new TextDecoder();
  const told = (batch: JournalBatch): Reached =>
    rowsOf(batch).rows.map(({ laneId, first, head, bytes }) => [
      laneId,
      first,
      unpackRecords(head, bytes).map(record =>
        record.type === 'chunk' ? decoder.decode(record.bytes) : record.type,
      ),
    ]);

  const refuse = (): never => {
    throw new StoreError('read_only', 'no');
  };

  /** A worker's end that fails as told, and what reached it, batch by batch. */
  function disk(answers: (() => unknown)[]) {
    const reached: Reached[] = [];
    const inputs: JournalBatch[] = [];
    const ask = async (_name: string, input: unknown): Promise<unknown> => {
      inputs.push(input as JournalBatch);
      const answer = answers.shift();
      if (answer) return answer();
      reached.push(told(input as JournalBatch));
      return undefined;
    };
    const troubles = new Troubles();
    const retries = new Retries({ ask }, troubles, 1_000);
    return {
      reached,
      inputs,
      troubles,
      retries,
      queue: new JournalQueue(batch => retries.ask('append', batch)),
    };
  }

  it('gets everything, in order, once it takes again', async () => {
    vi.useFakeTimers();
    const { reached, troubles, queue } = disk([full, full]);
    const lane = laneId('l');
    journal(queue, lane, records('a', 'b'));
    journal(queue, lane, records('c'));
    await vi.advanceTimersByTimeAsync(1_500);
    expect(reached).toEqual([]);
    expect(troubles.all.map(({ code }) => code)).toEqual(['disk_full']);
    journal(queue, lane, records('d'));
    await vi.advanceTimersByTimeAsync(1_000);
    await queue.flushed();

    expect(reached.flat()).toEqual([
      ['l', 0, ['a', 'b']],
      ['l', 2, ['c', 'd']],
    ]);
    expect(troubles.all).toEqual([]);
  });

  it('is done with a lane once its own records are written, however many others go on', async () => {
    const { reached, queue } = disk([]);
    const [ended1, streams] = [laneId('l'), laneId('m')];
    journal(queue, ended1, records('a'));
    let isStreaming = true;
    const streaming = (async () => {
      for (let n = 0; isStreaming && n < 500; n += 1) {
        journal(queue, streams, [chunk(n, 'x')]);
        await Promise.resolve();
      }
    })();
    await queue.flushed(ended1);
    const meanwhile = reached.length;
    isStreaming = false;
    await streaming;
    await queue.flushed();
    expect(meanwhile).toBeLessThan(50);
    expect(reached.flat().filter(([lane]) => lane === 'm').length).toBeGreaterThan(0);
  });

  it('gives the room of a batch back once it is written, and not before', async () => {
    const { inputs, queue } = disk([refuse]);
    journal(queue, laneId('l'), records('a'));
    await queue.flushed();
    expect(inputs.map(({ bytes }) => bytes.buffer.detached)).toEqual([false]);
    queue.flush();
    await queue.flushed();
    expect(inputs.map(({ bytes }) => bytes.buffer.detached)).toEqual([true, true]);
  });

  it('is not waited for once the app closes', async () => {
    vi.useFakeTimers();
    const { queue, retries } = disk([full, full, full, full]);
    journal(queue, laneId('l'), records('a'));
    await vi.advanceTimersByTimeAsync(100);
    retries.hurry();
    await queue.flushed();

    await expect(retries.ask('settle', null)).rejects.toMatchObject({ code: 'disk_full' });
  });

  it('gets what it refused again before all that came later, so that no gap opens', async () => {
    const { reached, queue } = disk([refuse]);
    journal(queue, laneId('l'), records('a'));
    await queue.flushed();
    journal(queue, laneId('l'), records('b'));
    journal(queue, laneId('m'), records('x'));
    await queue.flushed();

    expect(reached).toEqual([
      [['l', 0, ['a']]],
      [
        ['l', 1, ['b']],
        ['m', 0, ['x']],
      ],
    ]);
  });

  it('gets with the lane that settles what it had refused of it, and with no other', async () => {
    const { reached, queue } = disk([refuse]);
    queue.append(laneId('l'), chunk(0, 'a'));
    queue.append(laneId('m'), chunk(0, 'x'));
    journal(queue, laneId('l'), [chunk(1, 'b'), ended(2)]);
    await queue.flushed();
    const left = queue.leave(laneId('l'));
    journal(queue, laneId('m'), records('y'));
    await queue.flushed();

    expect(left.map(told)).toEqual([[['l', 0, ['a', 'b', 'end']]]]);
    expect(queue.leave(laneId('l'))).toEqual([]);
    expect(reached).toEqual([[['m', 0, ['x']]], [['m', 1, ['y']]]]);
  });

  it('gets with the lane what had failed as it had been sent, and what came later beside it', async () => {
    const { queue } = disk([refuse]);
    journal(queue, laneId('l'), records('a', 'b'));
    await queue.flushed();
    queue.append(laneId('l'), chunk(2, 'c'));
    // What failed may have reached the disk all the same: it is known again by its first number.
    expect(queue.leave(laneId('l')).map(told)).toEqual([[['l', 0, ['a', 'b']]], [['l', 2, ['c']]]]);
  });

  it('gets everything of the others where a lane leaves while it is written', async () => {
    const { reached, queue } = disk([]);
    journal(queue, laneId('l'), records('a'));
    journal(queue, laneId('m'), records('x'));
    queue.leave(laneId('l'));
    await queue.flushed();
    expect(reached.flat().filter(([lane]) => lane === 'm')).toEqual([['m', 0, ['x']]]);
  });

  it('gets many bytes in batches, in the order in which they came, and each record once', async () => {
    const { reached, queue } = disk([]);
    const large = 'x'.repeat(300_000);
    for (let n = 0; n < 9; n += 1) queue.append(laneId('l'), chunk(n, large));
    journal(queue, laneId('m'), records('y'));
    await queue.flushed();

    expect(reached.length).toBeGreaterThan(2);
    const sizes = reached.map(rows =>
      rows.flatMap(([, , texts]) => texts).reduce((sum, text) => sum + text.length, 0),
    );
    for (const size of sizes) expect(size).toBeLessThan(1_400_000);
    const rows = reached.flat().filter(([lane]) => lane === 'l');
    expect(rows.reduce((next, [, first, texts]) => (first === next ? next + texts.length : NaN), 0)).toBe(9);
    expect(reached.flat().at(-1)).toEqual(['m', 0, ['y']]);
  });

  it('is not woken for what was appended alone: that waits to be sent on', async () => {
    const { reached, queue } = disk([]);
    journal(queue, laneId('l'), records('a'));
    queue.append(laneId('l'), chunk(1, 'b'));
    await queue.flushed(laneId('m'));
    expect(reached).toEqual([[['l', 0, ['a']]]]);
    queue.flush();
    await queue.flushed();
    expect(reached).toEqual([[['l', 0, ['a']]], [['l', 1, ['b']]]]);
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
    journal(one, lane!.id, [chunk(1, 'a')]);
    await two.createSession(session('two'));

    expect((await two.orphans()).orphans).toEqual([]);
    expect((await titles(one)).toSorted()).toEqual(['s', 'two']);
    journal(one, lane!.id, [ended(2)]);
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
      unwritten: [],
    });
    const batch = (first: number, records: readonly WireRecord[]): JournalBatch => {
      const writer = new BatchWriter();
      for (const record of records) writer.add(0, record);
      return { lanes: [{ laneId: lane!.id, first }], ...writer.take() };
    };
    const noise = Array.from({ length: 200_000 }, (_, n) => `${n} `).join('');
    theirs.append(batch(0, [chunk(1, 'refused'), ended(2), chunk(1, noise), chunk(2, 'cu')]));
    mine.orphans(0);
    expect(mine.orphans(silenceMs).orphans).toHaveLength(1);
    mine.settle(word('interrupted', 'cut', 2));

    theirs.append(batch(4, [chunk(3, 't')]));
    theirs.settle({ ...word('complete', 'whole', 4), unwritten: [batch(5, [ended(4)])] });
    const lanes = mine.openSession('s')?.trials.flatMap(({ lanes }) => lanes) ?? [];
    expect(JSON.parse(lanes[0]?.doc ?? '')).toMatchObject({ status: 'complete', answer: 'whole' });
    expect(mine.tape(lane!.id)).toEqual([chunk(1, noise), chunk(2, 'cu'), chunk(3, 't'), ended(4)]);
    mine.settle(word('interrupted', 'too late', 1));
    expect(theirs.listSessions({ ...everything, query: 'late' }).sessions).toEqual([]);
    close();
  });
});
