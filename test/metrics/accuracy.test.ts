// Who passes more often, on the same prompts: counts written out by hand, intervals as published.

import { describe, expect, it } from 'vitest';
import { accuracyRows } from '../../shared/metrics/accuracy.ts';
import { pairedDifference } from '../../shared/metrics/paired-difference.ts';
import { newcombePaired } from '../../shared/metrics/stats/proportions.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { laneId, sessionId, trialId } from '../../shared/trial/ids.ts';
import type { Judgement, Judgements } from '../../shared/trial/judgement.ts';
import { defaultOptions, type Trial } from '../../shared/trial/trial.ts';
import { epochMs } from '../../shared/units.ts';
import { contender, lane } from './lanes.ts';

/** `+` passed, `-` failed a verdict, `.` not judged, `x` the lane failed, `c` called off; one sign per repeat. */
type Signs = Readonly<Record<string, string>>;

function made(...prompts: readonly Signs[]) {
  const judgements: Record<string, Judgement> = {};
  const trials = prompts.map((signs, at): Trial => ({
    id: trialId(`t${at}`),
    sessionId: sessionId('s'),
    startedAt: epochMs(0),
    prompt: { system: '', user: `prompt ${at}`, variables: {} },
    lineup: Object.keys(signs).map(id => contender({ id: id as ContenderId })),
    options: defaultOptions,
    sendOrder: [],
    prices: {},
    lanes: Object.entries(signs).flatMap(([id, all]) =>
      [...all].map((sign, i) => {
        const own = laneId(`l_${at}_${id}_${i}`);
        if (sign === '+' || sign === '-') judgements[own] = { verdict: sign === '+' ? 'pass' : 'fail' };
        const ends = sign === 'x' ? 'failed' : sign === 'c' ? 'cancelled' : 'complete';
        const script = { contender: { id: id as ContenderId }, repeat: i + 1, ends } as const;
        return { ...lane(script), id: own };
      }),
    ),
  }));
  return { trials, judgements: judgements as Judgements };
}

function judged(...prompts: readonly Signs[]) {
  const { trials, judgements } = made(...prompts);
  return accuracyRows(trials, judgements);
}

describe('who passes more often', () => {
  it('is told by the answers on which the two differ, repeat by repeat of one prompt', () => {
    const [row, ...rest] = judged({ b: '+---+--+', a: '+++++++-' });
    expect(rest).toEqual([]);
    expect(row).toMatchObject({
      first: { id: 'a' },
      second: { id: 'b' },
      table: { both: 2, onlyFirst: 5, onlySecond: 1, neither: 0 },
      n: 8,
      per: 'repeat',
      prompts: 1,
      firstBetter: 5,
      secondBetter: 1,
      difference: { value: 0.5, method: 'newcombe_paired', seed: null },
      p: expect.closeTo(14 / 64, 12),
      verdict: 'not_separated',
    });
  });

  it('is shown by six that only one of them passed, and by no five', () => {
    expect(judged({ a: '+++++', b: '-----' })).toMatchObject([
      { p: expect.closeTo(0.0625, 12), verdict: 'not_separated' },
    ]);
    expect(judged({ a: '++++++', b: '------' })).toMatchObject([
      { p: expect.closeTo(0.03125, 12), verdict: 'first_more' },
    ]);
  });

  it('counts each prompt once where there are several, however often it was repeated', () => {
    const prompts = Array.from({ length: 5 }, () => ({ a: '+++', b: '---' }));
    expect(judged(...prompts, { a: '+-+', b: '++-' })).toMatchObject([
      {
        table: { both: 1, onlyFirst: 16, onlySecond: 1, neither: 0 },
        n: 6,
        per: 'prompt',
        firstBetter: 5,
        secondBetter: 0,
        p: expect.closeTo(0.0625, 12),
        verdict: 'not_separated',
        difference: { value: expect.closeTo(5 / 6, 12), method: 'bca', seed: 1 },
      },
    ]);
  });

  it('is not said against the direction of the difference that stands beside it', () => {
    const ahead = Array.from({ length: 9 }, () => ({ a: '+++++-----', b: '++++------' }));
    const [row] = judged(...ahead, { a: '-', b: '+' });
    expect(row).toMatchObject({ first: { id: 'a' }, firstBetter: 9, secondBetter: 1 });
    expect(row?.p).toBeLessThan(0.05);
    expect(row?.difference.value).toBeCloseTo(-0.01, 12);
    expect(row?.verdict).toBe('not_separated');
  });

  it('takes a lane that failed for not passed, and none that was called off or that nobody judged', () => {
    expect(judged({ a: '+++.xc', b: 'x-cxx+' })).toMatchObject([
      { n: 2, table: { both: 0, onlyFirst: 2, onlySecond: 0, neither: 0 } },
    ]);
    expect(judged({ a: 'xx', b: '..' })).toEqual([]);
  });

  it('is not led by who was asked again until it came out right', () => {
    const { trials, judgements } = made({ a: '+--', b: '++-' }, { a: '++++++' });
    const [first, again] = trials;
    const asked = { ...again!, options: { ...again!.options, again: first!.id } };
    expect(accuracyRows([first!, asked], judgements)).toEqual(accuracyRows([first!], judgements));
  });

  it('corrects its p values for all pairs of contenders', () => {
    const rows = judged({ a: '++++++++', b: '--------', c: '--------' });
    expect(rows.map(({ second, p }) => [second.id, p])).toEqual([
      ['b', expect.closeTo(3 / 128, 12)],
      ['c', expect.closeTo(3 / 128, 12)],
    ]);
  });
});

describe('the interval of a difference of paired shares', () => {
  it('is Newcombe’s, as he published it', () => {
    const { value } = newcombePaired({ both: 36, onlyFirst: 12, onlySecond: 2, neither: 0 });
    expect(value?.difference).toBeCloseTo(0.2, 12);
    expect(value?.interval[0]).toBeCloseTo(0.0569, 4);
    expect(value?.interval[1]).toBeCloseTo(0.3404, 4);
  });

  it('claims no certainty where the two never differ, nor turns with who comes first', () => {
    const [low, high] = newcombePaired({ both: 8, onlyFirst: 0, onlySecond: 0, neither: 0 }).value!.interval;
    expect(low).toBeLessThan(-0.05);
    expect(high).toBeGreaterThan(0.05);
    const one = newcombePaired({ both: 9, onlyFirst: 7, onlySecond: 2, neither: 5 }).value!.interval;
    const other = newcombePaired({ both: 9, onlyFirst: 2, onlySecond: 7, neither: 5 }).value!.interval;
    expect(one[0]).toBeCloseTo(-other[1], 12);
    expect(newcombePaired({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }).reason).toBe('no_trials');
  });
});

describe('the bootstrap of paired differences', () => {
  it('is seeded, BCa below twenty and percentile from there on', () => {
    const some = [120, 80, 200, 150, 90, 60, 170];
    const made = pairedDifference(some);
    expect(made).toEqual(pairedDifference(some));
    expect(made).toMatchObject({
      value: expect.closeTo(870 / 7, 9),
      method: 'bca',
      seed: 1,
      resamples: 2000,
    });
    expect(made.interval?.[0]).toBeGreaterThan(60);
    expect(made.interval?.[1]).toBeLessThan(200);
    expect(pairedDifference([...some, ...some, ...some]).method).toBe('percentile');
  });

  it('has no interval for fewer than six, nor where nothing varies', () => {
    expect(pairedDifference([120, 80, 200, 150, 90])).toMatchObject({
      value: 128,
      interval: null,
      seed: null,
    });
    expect(pairedDifference([1, 1, 1, 1, 1, 1])).toMatchObject({ value: 1, interval: null, method: null });
  });
});
