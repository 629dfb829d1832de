// The wire in its thread, as its owner has it: records as they came, bytes left in their sockets
// while nobody reads, and a thread that dies takes no lane with it unsaid.

import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { Outbox } from '../../electron/transport/thread/outbox.ts';
import type { Delivery } from '../../electron/transport/thread/messages.ts';
import { threadWire, type ThreadWireOptions } from '../../electron/transport/thread-wire.ts';
import { BatchWriter, readBatch, type Batch } from '../../shared/trial/record-batch.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import { ms } from '../../shared/units.ts';
import { chunked, goodAnswer, head, words } from '../kit/http-script.ts';
import { scriptedServer, type Script } from '../kit/scripted-server.ts';
import { laboratory } from './laboratory.ts';
import { endOf, fly, request, sent, textOf } from './setup.ts';
import { kept } from '../kit/kept.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function setup(script: () => Script, options: ThreadWireOptions = {}) {
  const workers: Worker[] = [];
  const server = await scriptedServer(script);
  const wire = threadWire({ ...options, onWorker: worker => workers.push(worker) });
  closing.push(server.close, wire.close);
  return { server, wire, workers, asked: request(`${server.url}/v1/chat/completions`) };
}

const never = new Promise<never>(() => undefined);

describe('the wire in a thread', () => {
  it('hands on what came, in its order, stamped from the moment it tells', async () => {
    const { wire, asked } = await setup(() => goodAnswer(['4', '2'], 5));
    const zeros: number[] = [];
    const before = performance.now();
    const records = await new Promise<readonly WireRecord[]>(resolve => {
      const all: WireRecord[] = [];
      wire.send(asked, {
        secret: null,
        onZero: at => zeros.push(at),
        onRecord: record => {
          all.push(kept(record));
          if (record.type === 'end') resolve(all);
        },
      });
    });
    const after = performance.now();
    expect([...new Set(records.map(({ type }) => type))]).toEqual([
      'connected',
      'written',
      'headers',
      'chunk',
      'end',
    ]);
    expect(textOf(records)).toContain('"4"');
    const times = records.map(({ at }) => at as number);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    // One clock for both threads, to a fraction of a millisecond.
    expect(zeros).toHaveLength(1);
    const [zero = 0] = zeros;
    expect(zero).toBeGreaterThan(before - 1);
    expect(zero + (times.at(-1) ?? 0)).toBeLessThan(after + 1);
  });

  it('tells the engine how late each lane of a wave left: one after the other', async () => {
    const server = await scriptedServer(() => goodAnswer(['4', '2']));
    const lab = laboratory();
    closing.push(server.close, lab.close);
    const before = performance.now();
    const trial = await lab.start([1, 2, 3, 4, 5, 6].map(() => lab.contender(server.url)));
    const lanes = new Map((await lab.lanes(trial)).map(({ lane }) => [lane.id, lane]));
    const took = performance.now() - before;
    const delays = trial.sendOrder.map(id => lanes.get(id)?.dispatchDelayMs ?? NaN);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays[0]).toBeGreaterThan(0);
    expect(delays.at(-1)).toBeLessThan(took);
  });

  it('ends a flight that is let go of, behind what had come', async () => {
    const { wire, asked } = await setup(() => [
      { send: head() },
      { send: chunked(words('Hello')) },
      { until: never },
    ]);
    const { flight, over, records } = fly(wire, asked);
    await expect.poll(() => textOf(records)).toContain('Hello');
    flight.abort();
    expect(endOf(await over)).toEqual({ kind: 'aborted' });
  });

  it('ends what flies when it is closed', async () => {
    const { wire, asked, server } = await setup(() => [{ send: head() }, { until: never }]);
    const { over } = fly(wire, asked);
    await server.asked(1);
    await wire.close();
    expect(endOf(await over)).toEqual({ kind: 'aborted' });
  });

  it('says of every flight that its thread was lost, and starts another for the next', async () => {
    const scripts: (() => Script)[] = [() => [{ send: head() }, { until: never }], () => goodAnswer(['42'])];
    const { wire, asked, server, workers } = await setup(() => (scripts.shift() ?? (() => []))());
    const { over } = fly(wire, asked);
    await server.asked(1);
    await workers[0]?.terminate();
    expect(endOf(await over)).toMatchObject({ kind: 'broken', code: 'wire_lost' });
    expect(textOf(await sent(wire, asked))).toContain('42');
    expect(workers).toHaveLength(2);
  });

  it('buries with a thread that is lost what flew on it, and not what is sent because of that', async () => {
    const scripts: (() => Script)[] = [() => [{ send: head() }, { until: never }], () => goodAnswer(['42'])];
    const { wire, asked, server, workers } = await setup(() => (scripts.shift() ?? (() => []))());
    const next = new Promise<readonly WireRecord[]>(resolve => {
      wire.send(asked, {
        secret: null,
        // As the next wave of a series: sent in the moment in which the one before has ended.
        onRecord: record => {
          if (record.type === 'end') void sent(wire, asked).then(resolve);
        },
      });
    });
    await server.asked(1);
    await workers[0]?.terminate();
    const records = await next;
    expect(endOf(records)).toEqual({ kind: 'closed' });
    expect(textOf(records)).toContain('42');
    expect(server.seen).toHaveLength(2);
  });
});

const chunk = (size: number, letter = 0): WireRecord => ({
  type: 'chunk',
  at: ms(1),
  bytes: new Uint8Array(size).fill(letter),
});

/** What a batch tells, of which flight, in its order. */
function read(batch: Batch): readonly unknown[] {
  const told: unknown[] = [];
  readBatch(batch, {
    zero: (flight, at) => told.push([flight, 'zero', at]),
    chunk: (flight, at, from, to) =>
      told.push([flight, { type: 'chunk', at, bytes: batch.bytes.slice(from, to) }]),
    other: (flight, record) => told.push([flight, record]),
  });
  return told;
}

describe('a batch', () => {
  const end: WireRecord = { type: 'end', at: ms(7.25), how: { kind: 'closed' } };

  it('tells the records of all flights in the order in which they came', () => {
    const writer = new BatchWriter();
    writer.zero(1, 1_000.125);
    writer.add(1, chunk(3, 1));
    writer.add(2, { type: 'written', at: ms(0.5) });
    writer.add(2, chunk(2, 2));
    writer.add(1, end);
    expect(writer.size).toBe(5);
    expect(read(writer.take())).toEqual([
      [1, 'zero', 1_000.125],
      [1, chunk(3, 1)],
      [2, { type: 'written', at: 0.5 }],
      [2, chunk(2, 2)],
      [1, end],
    ]);
  });

  it('holds as much as comes, and the next one nothing of it', () => {
    const writer = new BatchWriter();
    const records = Array.from({ length: 500 }, (_, n) => chunk((n * 37) % 1_000, n % 256));
    records.forEach((record, n) => writer.add(n % 128, record));
    const batch = writer.take();
    expect(read(batch)).toEqual(records.map((record, n) => [n % 128, record]));
    // Its buffer is that of its chunks alone: it is let go of when the last of them is.
    expect(batch.bytes.buffer.byteLength).toBe(batch.bytes.length);
    expect([writer.size, read(writer.take())]).toEqual([0, []]);
  });
});

describe('the outbox', () => {
  /** An outbox whose time the test makes pass. */
  function box() {
    const posted: Omit<Delivery, 'lateMs'>[] = [];
    const held: boolean[] = [];
    const due: { readonly when: 'frame' | 'soon'; readonly then: () => void }[] = [];
    const arranged = (when: 'frame' | 'soon', then: () => void): (() => void) => {
      const entry = { when, then };
      due.push(entry);
      return () => void due.splice(due.indexOf(entry), 1);
    };
    const delays: number[] = [];
    const outbox = new Outbox({
      handOnMs: 45,
      post: batch => posted.push(batch),
      hold: isHeld => held.push(isHeld),
      after: (delay, then) => {
        delays.push(delay);
        return arranged('frame', then);
      },
      soon: then => arranged('soon', then),
    });
    return {
      outbox,
      posted,
      held,
      due,
      delays,
      pass: (): void => due.splice(0).forEach(({ then }) => then()),
    };
  }

  it('gathers all flights for one frame, and is pressed by an end or by many', () => {
    const { outbox, due, delays, posted, pass } = box();
    outbox.take(1, chunk(3));
    outbox.take(2, chunk(4));
    expect(delays).toEqual([45]);
    expect(due.map(({ when }) => when)).toEqual(['frame']);
    pass();
    expect(posted.map(({ batch }) => read(batch))).toEqual([
      [
        [1, chunk(3)],
        [2, chunk(4)],
      ],
    ]);
    outbox.take(1, chunk(1));
    outbox.take(1, { type: 'end', at: ms(2), how: { kind: 'closed' } });
    expect(due.map(({ when }) => when)).toEqual(['soon']);
    pass();
    for (let n = 0; n < 256; n += 1) outbox.take(3, chunk(1));
    expect(due.map(({ when }) => when)).toEqual(['soon']);
  });

  it('lets the sockets wait while nobody reads, until half of it is read', () => {
    const { outbox, held, posted, pass } = box();
    const eighth = 128 * 1024;
    for (let n = 0; n < 9; n += 1) {
      outbox.take(1, chunk(eighth));
      pass();
    }
    expect(held).toEqual([true]);
    for (const { weight } of posted.slice(0, 4)) outbox.read(weight);
    expect(held).toEqual([true]);
    for (const { weight } of posted.slice(4, 6)) outbox.read(weight);
    expect(held).toEqual([true, false]);
  });
});
