// How many runs met the targets they were held to.

import { describe, expect, it } from 'vitest';
import { goodputIn } from '../../shared/metrics/goodput.ts';
import type { Contender, ContenderId } from '../../shared/trial/contender.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Targets, Trial } from '../../shared/trial/trial.ts';
import { failure } from '../../shared/trial/failure.ts';
import { ms } from '../../shared/units.ts';
import { goodputLines } from '../../shared/report/goodput-lines.ts';
import { sampleTrial } from '../kit/sample-trial.ts';
import { bill, contender, lane, steady, type Script } from './lanes.ts';

/** First answer at 500 ms, the end at 1,500 ms; 101 tokens, ten milliseconds apart. */
const run = (more: Script = {}): Lane =>
  lane({ answer: steady(500, 10, 101, 'w ', 1), usage: bill(10, 101, 0), endMs: 1_500, ...more });

const trialOf = (lanes: readonly Lane[], targets?: Targets, lineup = [contender()]): Trial => {
  const sample = sampleTrial(1);
  const options = { ...sample.options, ...(targets && { targets }) };
  return { ...sample, lineup, lanes, options, prices: {} };
};

const counted = (...trials: readonly Trial[]): readonly (readonly [number, number])[] =>
  goodputIn(trials).map(({ good, total }) => [good, total]);

describe('a good run', () => {
  it.each<[string, Script, Targets, boolean]>([
    ['is exactly at its target', {}, { e2eMs: 1_500 }, true],
    ['is not beyond it', {}, { e2eMs: 1_499 }, false],
    ['meets every one', {}, { ttftMs: 500, ttfatMs: 500, itlMs: 10, e2eMs: 1_500 }, true],
    ['misses none', {}, { ttftMs: 500, ttfatMs: 500, itlMs: 9, e2eMs: 1_500 }, false],
    ['has no figure that nobody knows', {}, { usd: 100 }, false],
    ['did not fail', { ends: 'failed', endMs: 10 }, { ttfatMs: 600 }, false],
    ['was not cut by the limit', { finish: 'length' }, { ttfatMs: 600 }, false],
    ['was not refused', { finish: 'refusal' }, { ttfatMs: 600 }, false],
    ['was not filtered', { finish: 'content_filter' }, { ttfatMs: 600 }, false],
    ['may end in a tool call', { finish: 'tool_calls' }, { ttfatMs: 600 }, true],
  ])('%s', (_what, script, targets, isGood) => {
    expect(counted(trialOf([run(script)], targets))).toEqual([[isGood ? 1 : 0, 1]]);
  });

  it.each([null, 'cancelled', 'interrupted'] as const)('is asked of none that %s', ends => {
    expect(counted(trialOf([run(), run({ ends })], { e2eMs: 2_000 }))).toEqual([[1, 1]]);
  });

  it('is not the one that failed first, though its next attempt is', () => {
    const attempt = {
      attempt: 1,
      endMs: ms(80),
      failure: failure('overloaded', '529', '', 'try_again'),
      waitedMs: ms(500),
    };
    expect(counted(trialOf([run(), { ...run(), attemptLog: [attempt] }], { e2eMs: 2_000 }))).toEqual([
      [2, 3],
    ]);
  });

  it('is asked neither of what warmed up nor of a probe', () => {
    const others: readonly Lane[] = [
      { ...run(), warmUp: true },
      { ...run(), probeOf: run().id },
    ];
    expect(counted(trialOf([run(), ...others], { e2eMs: 2_000 }))).toEqual([[1, 1]]);
  });

  it('is not asked of a contender that was asked again', () => {
    const first = trialOf([run()], { e2eMs: 1_000 });
    const again = { ...first, options: { ...first.options, again: first.id } };
    expect(counted(first, again)).toEqual([[0, 1]]);
  });

  it('is asked of nobody where no target is set', () => {
    expect(goodputIn([trialOf([run()]), trialOf([run()], {})])).toEqual([]);
  });

  it('is counted over trials with the same targets, and apart where they differ', () => {
    const trials = [
      trialOf([run()], { e2eMs: 2_000, ttftMs: 400 }),
      trialOf([run()], { ttftMs: 400, e2eMs: 2_000 }),
      trialOf([run()], { e2eMs: 2_000 }),
    ];
    expect(counted(...trials)).toEqual([
      [0, 2],
      [1, 1],
    ]);
  });

  it('is told by contender, in lineup order', () => {
    const second: Contender = contender({ id: 'c_2' as ContenderId, model: 'n' });
    const lanes = [run({ contender: second, endMs: 3_000 }), run()];
    const told = goodputIn([trialOf(lanes, { e2eMs: 2_000 }, [contender(), second])]);
    expect(told.map(({ contenderId, good }) => [contenderId, good])).toEqual([
      ['c_1', 1],
      ['c_2', 0],
    ]);
  });
});

it('is said in a sentence', () => {
  const held = goodputIn([trialOf([run(), run({ endMs: 5_000 })], { ttfatMs: 600, e2eMs: 2_000 })]);
  expect(goodputLines(held, () => 'X', 'en')).toEqual([
    'X met every target in 1 of 2 runs (first answer at most 600 ms, total at most 2.00 s).',
  ]);
  expect(goodputLines(held, () => 'X', 'zh')[0]).toMatch(/^X 在 2 次运行中有 1 次达到全部目标（.+）。$/);
});
