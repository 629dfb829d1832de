// How often what has come goes on: as a page paints, or as seldom as the journal allows.

import { describe, expect, it } from 'vitest';
import { forEyes, forLines } from '../../electron/engine/pace.ts';
import { chat } from '../kit/fake-wire.ts';
import { contender, setup } from './setup.ts';

/** Twelve pieces, ten milliseconds apart, and when frames came and records were journaled, from the first piece on. */
async function streamed(pace = forEyes) {
  const bench = setup({ pace });
  const { clock, engine, wire, journaled } = bench;
  wire.answers(chat(Array.from({ length: 12 }, () => 'x')));
  const began = clock.now();
  const trial = await bench.start([contender('a')]);
  const frames: number[] = [];
  const watching = (async () => {
    for await (const { lanes } of engine.watch(trial.id, 0)) {
      if (lanes.some(({ events }) => events.some(({ type }) => type === 'text')))
        frames.push(clock.now() - began);
    }
  })();
  const chunks: number[] = [];
  const [lane] = trial.lanes;
  const count = (): number =>
    ((lane && journaled.get(lane.id)) ?? []).filter(({ type }) => type === 'chunk').length;
  for (let known = 0; clock.now() < began + 2_000;) {
    await clock.advanceAsync(1);
    for (; known < count(); known += 1) chunks.push(clock.now() - began);
  }
  await watching;
  return { frames, chunks };
}

const gaps = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((at, index) => at - (times[index] ?? NaN));

describe('the pace', () => {
  it.each([
    ['of a page', forEyes],
    ['of a terminal', forLines],
  ])('%s has every record in the journal 50 ms after it came, at the latest', (_name, pace) => {
    expect(pace.handOnMs + pace.journalMs).toBeLessThanOrEqual(50);
  });

  it('of a page gives frames as it paints, and journals several of them at once', async () => {
    const { frames, chunks } = await streamed();
    expect(Math.min(...gaps(frames))).toBeGreaterThanOrEqual(forEyes.frameMs);
    expect(frames.length).toBeGreaterThan(5);
    expect(new Set(chunks).size).toBeLessThan(chunks.length / 2);
  });

  it('of a terminal gives few frames, and journals what was handed on in the same turn', async () => {
    const { frames, chunks } = await streamed(forLines);
    // The last frame comes with the lane's end.
    expect(Math.min(...gaps(frames).slice(0, -1))).toBeGreaterThanOrEqual(forLines.frameMs);
    const eyes = await streamed();
    expect(frames.length).toBeLessThan(eyes.frames.length);
    expect(gaps(chunks).filter(gap => gap > 0)).toHaveLength(chunks.length - 1);
  });
});
