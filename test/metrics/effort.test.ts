// What more effort buys, and whether it was seen to do anything at all.

import { describe, expect, it } from 'vitest';
import { effortSeries } from '../../shared/metrics/effort.ts';
import { effortSentence, effortSteps } from '../../shared/report/effort-sentence.ts';
import type { Effort, ContenderId } from '../../shared/trial/contender.ts';
import { laneId, sessionId, trialId } from '../../shared/trial/ids.ts';
import type { Judgements } from '../../shared/trial/judgement.ts';
import { defaultOptions, type Trial } from '../../shared/trial/trial.ts';
import { epochMs, ms } from '../../shared/units.ts';
import { bill, contender, lane } from './lanes.ts';

/** One model at several efforts: what each thought, and what was sent of it. */
function swept(
  steps: readonly (readonly [effort: Effort, thought: number, applied: string | null])[],
): Trial {
  const of = (effort: Effort) => ({ id: `c_${effort}` as ContenderId, effort });
  return {
    id: trialId('t'),
    sessionId: sessionId('s'),
    startedAt: epochMs(0),
    prompt: { system: '', user: 'Why?', variables: {} },
    lineup: steps.map(([effort]) => contender(of(effort))),
    options: defaultOptions,
    sendOrder: [],
    prices: {},
    lanes: steps.map(([effort, thought, applied]) => ({
      ...lane({ contender: of(effort), answer: [[900, 'x']], usage: bill(10, thought + 20, thought) }),
      effort: { requested: effort, applied },
    })),
  };
}

const [low, high] = ['reasoning_effort low', 'reasoning_effort high'];

describe('the effect of an effort', () => {
  it.each([
    [
      'more thinking',
      [
        ['low', 200, low],
        ['high', 900, high],
      ],
      'more',
    ],
    [
      'the same',
      [
        ['low', 500, low],
        ['high', 505, high],
      ],
      'none',
    ],
    [
      'less',
      [
        ['low', 500, low],
        ['high', 300, high],
      ],
      'none',
    ],
    [
      'whatever order they stand in',
      [
        ['high', 900, high],
        ['low', 200, low],
      ],
      'more',
    ],
  ] as const)('%s', (_what, steps, effect) => {
    expect(effortSeries([swept(steps)])[0]?.effect).toBe(effect);
  });

  it('is said where none was seen', () => {
    const [series] = effortSeries([
      swept([
        ['low', 500, low],
        ['high', 505, high],
      ]),
    ]);
    expect(series && effortSentence(series, 'en')).toMatch(
      /^No effect of the effort was seen: at its most m thought/,
    );
    expect(series && effortSentence(series, 'zh')).toMatch(/^看不出推理强度的作用/);
  });

  it('is not said to be none where there was a little more', () => {
    const [series] = effortSeries([
      swept([
        ['low', 500, low],
        ['high', 520, high],
      ]),
    ]);
    expect(series && effortSentence(series, 'en')).toContain('thought at most 5 % more than at its least');
    expect(series && effortSentence(series, 'zh')).toContain('至多比最低强度下多 5 %');
  });

  it('takes no time of an answer that was cut, or that waited for a model to load', () => {
    const trial = swept([
      ['low', 200, low],
      ['high', 900, high],
    ]);
    const lanes = trial.lanes.flatMap((own, i) => {
      const at = (endMs: number) => ({ ...own.marks, endMs: ms(endMs) });
      const cut = { ...own, marks: at(10), finish: { raw: 'length', normalised: 'length' as const } };
      const cold = { ...own, marks: at(99_000), notes: [{ code: 'cold_start', message: '' }] };
      return i === 0 ? [own] : [own, cut, cut, cold];
    });
    const [series] = effortSeries([{ ...trial, lanes }]);
    expect(series?.points.map(point => point.e2eMs)).toEqual([10_000, 10_000]);
  });

  it('stands beside what was asked and what was sent', () => {
    const [series] = effortSeries([
      swept([
        ['low', 200, low],
        ['max', 900, null],
      ]),
    ]);
    expect(series && effortSteps(series, 'en')).toEqual([
      'low: sent as reasoning_effort low, 200 reasoning tokens',
      'max: not sent, 900 reasoning tokens',
    ]);
  });

  it('counts a lane that failed against the effort, once anything of the trial was judged', () => {
    const trial = swept([
      ['low', 200, low],
      ['high', 900, high],
    ]);
    const [own] = trial.lanes;
    const lost = { ...own!, id: laneId('l_lost'), status: 'failed' as const };
    const with2 = { ...trial, lanes: [...trial.lanes, lost] };
    const counts = (judgements: Judgements) =>
      effortSeries([with2], judgements)[0]?.points.map(({ passed, judged }) => [passed, judged]);
    expect(counts({})).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(counts({ [own!.id]: { verdict: 'pass' } } as Judgements)).toEqual([
      [1, 2],
      [0, 0],
    ]);
    expect(counts({ [own!.id]: { grade: 5 }, [lost.id]: { grade: 4 } } as Judgements)).toEqual([
      [2, 2],
      [0, 0],
    ]);
  });

  it('is nobody’s where there is one effort', () => {
    expect(effortSeries([swept([['low', 200, low]])])).toEqual([]);
  });
});
