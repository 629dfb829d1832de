// How far from the moment of its wave a lane really left: told late, kept once, and never made up.

import { describe, expect, it } from 'vitest';
import type { SendOptions, Wire } from '../../electron/engine/ports.ts';
import { practiceWire } from '../../electron/practice/practice-wire.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { broken, chat, fakeWire, type Script } from '../kit/fake-wire.ts';
import { contender, setup } from './setup.ts';

type Bench = ReturnType<typeof setup>;

/** Each request is `apartMs` longer on its way than the one before it; its zero is told `lateMs` after it. */
function handedOver(apartMs: number, lateMs: number): Bench & { readonly wire: ReturnType<typeof fakeWire> } {
  const bench = setup({ wire: () => wire });
  const { clock } = bench;
  const inner = fakeWire(clock);
  let before = 0;
  const wire: Wire = {
    send(request, options) {
      const told: SendOptions = {
        ...options,
        onZero: at => void clock.after(lateMs, () => options.onZero?.(at)),
      };
      clock.after((before += apartMs), () => inner.send(request, told));
      return { abort: () => undefined };
    },
  };
  return { ...bench, wire: inner };
}

const inOrder = ({ saved, begun }: Bench): readonly (Lane | undefined)[] =>
  (begun[0]?.sendOrder ?? []).map(id => saved.get(id)?.lane);

const delays = (bench: Bench): readonly unknown[] => inOrder(bench).map(lane => lane?.dispatchDelayMs);

const hangsUp: Script = [{ at: 12, end: broken('ECONNRESET') }];

describe('the dispatch delay of a lane', () => {
  it('counts from the moment of its wave to its own zero, whenever that is told of', async () => {
    const bench = handedOver(3, 25);
    bench.wire.answers(chat(['x']));
    await bench.start([contender('a'), contender('b'), contender('c')]);
    await bench.pass(1_000);
    expect(delays(bench)).toEqual([3, 6, 9]);
    expect(inOrder(bench).map(lane => lane?.marks.firstAnswerMs)).toEqual([100, 100, 100]);
  });

  it('reaches whoever watches', async () => {
    const bench = handedOver(3, 25);
    bench.wire.answers(chat(['x']));
    const trial = await bench.start([contender('a')]);
    await bench.pass(1_000);
    expect((await bench.watched(trial)).map(lane => lane.dispatchDelayMs)).toEqual([3]);
  });

  it('counts from the moment of its own wave, not of the first', async () => {
    const bench = setup();
    bench.wire.answers(chat(['x']));
    await bench.start([contender('a'), contender('b')], { repeats: 3 });
    await bench.pass(5_000);
    expect(delays(bench)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('is that of the first attempt, however many follow', async () => {
    const bench = handedOver(3, 5);
    bench.wire.answers(hangsUp, hangsUp, chat(['x']));
    await bench.start([contender('a')], { retries: 2 });
    await bench.pass(20_000);
    expect(inOrder(bench)[0]).toMatchObject({ status: 'complete', attempts: 3, dispatchDelayMs: 3 });
  });

  it('holds the wait for a free place, and the lane says that it waited', async () => {
    const bench = setup({ lanesAtOnce: ({ endpoint }) => (endpoint === 'lab' ? 1 : null) });
    bench.wire.answers(chat(['x']));
    await bench.start([contender('a'), contender('b'), contender('c', { endpoint: 'far' })]);
    await bench.pass(5_000);
    const lanes = inOrder(bench);
    const [first, second] = lanes.filter(lane => lane?.contender.endpoint === 'lab');
    const far = lanes.find(lane => lane?.contender.endpoint === 'far');
    expect([first?.dispatchDelayMs, far?.dispatchDelayMs]).toEqual([0, 0]);
    expect(second?.dispatchDelayMs).toBe(first?.marks.endMs);
    expect(lanes.filter(lane => lane?.notes.some(({ code }) => code === 'waited_for_place'))).toEqual([
      second,
    ]);
  });

  it('is kept by no lane that was never sent: stopped in time, or without its key', async () => {
    const stopped = setup({ lanesAtOnce: () => 1 });
    stopped.wire.answers(chat(['x']));
    const trial = await stopped.start([contender('a'), contender('b')]);
    stopped.engine.stop(trial.id, trial.sendOrder[1]);
    await stopped.pass(5_000);
    expect(delays(stopped)).toEqual([0, undefined]);

    const keyless = setup({ secret: async () => ({ key: null, needed: true }) });
    await keyless.start([contender('a')]);
    await keyless.pass(1_000);
    expect(inOrder(keyless)[0]?.failure?.code).toBe('no_key');
    expect(delays(keyless)).toEqual([undefined]);
  });

  it('is not made up where the wire never told of a zero', async () => {
    const bench = setup({ wire: () => silent });
    const inner = fakeWire(bench.clock);
    const silent: Wire = {
      send: (request, { secret, onRecord }) => inner.send(request, { secret, onRecord }),
    };
    inner.answers(chat(['x']));
    await bench.start([contender('a')]);
    await bench.pass(1_000);
    expect(inOrder(bench)[0]).toMatchObject({ status: 'complete' });
    expect(delays(bench)).toEqual([undefined]);
  });

  it('comes too late for a lane that has settled', async () => {
    const bench = handedOver(3, 500);
    bench.wire.answers(chat(['x']));
    const trial = await bench.start([contender('a')]);
    await bench.pass(1_000);
    const [lane] = await bench.watched(trial);
    expect([lane?.status, lane?.dispatchDelayMs]).toEqual(['complete', undefined]);
  });

  it('is told by the practice models, too', async () => {
    const bench = setup({ wire: () => practice });
    const practice = practiceWire(bench.clock, { speed: 1 });
    await bench.start([contender('instant', { endpoint: 'practice', simulated: true })]);
    await bench.pass(60_000);
    expect(delays(bench)).toEqual([0]);
  });
});
