import { describe, expect, it } from 'vitest';
import { fitHiddenSpeed, fitsOf, singleCallSpeed } from '../../shared/metrics/hidden-speed.ts';
import { againstStreams, singlePathOf, withinOneSeries } from '../../shared/metrics/single-path.ts';
import { tCritical } from '../../shared/metrics/stats/beta.ts';
import { mulberry32 } from '../../shared/metrics/stats/mulberry32.ts';
import { fitLine } from '../../shared/metrics/stats/ols.ts';
import type { TimedBill } from '../../shared/metrics/timed-bills.ts';
import { absent } from '../../shared/reading.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { sessionId, trialId } from '../../shared/trial/ids.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { defaultOptions, type Trial } from '../../shared/trial/trial.ts';
import { epochMs } from '../../shared/units.ts';
import { bill, lane, steady, type Script } from './lanes.ts';

/** Calls of a model at 100 tokens a second with 1.2 s of overhead, each so many seconds off. */
const calls = (billed: readonly number[], off: (i: number) => number = () => 0): readonly TimedBill[] =>
  billed.map((tokens, i) => ({ billed: tokens, seconds: 1.2 + tokens / 100 + off(i) }));

/** Off by a little, without pattern. */
const jitter = (seed = 7, size = 0.2) => {
  const random = mulberry32(seed);
  const offs = Array.from({ length: 100 }, () => (random() - 0.5) * 2 * size);
  return (i: number): number => offs[i] ?? 0;
};

const spread = [300, 420, 600, 850, 1200, 1700, 2300, 3000, 4100, 5200, 900, 2600];

const fit = (points: readonly TimedBill[]) => {
  const result = fitHiddenSpeed(points);
  if (result.value === null) throw new Error(result.reason);
  return result.value;
};

describe('the speed of hidden thinking', () => {
  it('is the slope of total time on billed tokens, with its interval and its overhead', () => {
    const fitted = fit(calls(spread, jitter()));
    const [low, high] = fitted.tokensPerSecondInterval ?? [0, 0];
    expect(low).toBeLessThan(100);
    expect(high).toBeGreaterThan(100);
    expect(high - low).toBeLessThan(4);
    expect(fitted.tokensPerSecond).toBeCloseTo(100, 0);
    expect(fitted.overheadSeconds).toBeCloseTo(1.2, 0);
    expect(fitted).toMatchObject({ n: 12, intervalMethod: 'hc3', warnings: [] });
  });

  it('holds when one call was caught in a queue, and says that something is odd', () => {
    const queue = (i: number): number => (i === 9 ? 60 : jitter()(i));
    const fitted = fit(calls(spread.with(9, 8000), queue));
    expect(fitted.tokensPerSecond).toBeCloseTo(100, -1);
    expect(1 / fitted.ols.slope).toBeLessThan(85);
    expect(fitted.warnings).toEqual(expect.arrayContaining(['estimators_differ', 'outlier', 'leverage']));
    expect(fitted.diagnosis.outliers).toEqual([9]);
    expect(1 / (fitted.diagnosis.leveraged?.without?.slope ?? 1)).toBeCloseTo(100, -1);
  });

  it.each([
    ['one call', [500], 'no_spread_in_x'],
    ['calls of one length', [800, 800, 800], 'no_spread_in_x'],
    ['nothing', [], 'no_spread_in_x'],
  ])('cannot be had from %s', (_name, billed, reason) => {
    expect(fitHiddenSpeed(calls(billed))).toEqual({ value: null, reason });
  });

  it('of two calls has no interval', () => {
    const fitted = fit(calls([800, 1600]));
    expect(fitted).toMatchObject({
      slopeInterval: null,
      tokensPerSecondInterval: null,
      intervalMethod: null,
    });
    expect(fitted.tokensPerSecond).toBeCloseTo(100, 9);
    expect(fitted.warnings).toEqual(['no_df', 'linearity_not_testable']);
  });

  it('of calls exactly on a line takes rounding for no pattern', () => {
    for (const pace of [0.01, 0.005, 1 / 300]) {
      const exact = spread.map(billed => ({ billed, seconds: 1.1 + pace * billed }));
      expect(fit(exact)).toMatchObject({ warnings: [], r2: 1 });
    }
  });

  it('has no interval where neither way can give one', () => {
    const fitted = fit([1, 1, 1, 1, 2].map(at => ({ billed: at * 1000, seconds: at * 10 })));
    expect(fitted).toMatchObject({ slopeInterval: null, intervalMethod: null });
    expect(fitted.tokensPerSecond).toBeCloseTo(100, 9);
  });

  it('is none where longer answers came sooner', () => {
    const backwards = [1000, 1500, 2000, 3000].map(billed => ({ billed, seconds: 40 - billed / 100 }));
    const fitted = fit(backwards);
    expect(fitted.tokensPerSecond).toBeNull();
    expect(fitted.warnings).toContain('slope_not_positive');
  });

  it('has no upper end where the slope may be nothing', () => {
    const points = [1000, 1010, 1020, 1030, 1040, 1050].map((billed, i) => ({
      billed,
      seconds: [12.1, 11.2, 12.9, 11.8, 12.0, 12.6][i] ?? 0,
    }));
    const fitted = fit(points);
    expect(fitted.tokensPerSecondInterval?.[1]).toBe(Infinity);
    expect(fitted.warnings).toEqual(expect.arrayContaining(['slope_ci_includes_zero', 'narrow_spread']));
  });

  it.each([
    ['not_linear', calls(spread, i => ((spread[i] ?? 0) / 1500) ** 2)],
    ['narrow_spread', calls([1000, 1100, 1200, 1300, 1050], jitter())],
    ['narrow_spread', [...calls(Array.from({ length: 60 }, (_, i) => 2000 + i)), { billed: 0, seconds: 1 }]],
    ['linearity_not_testable', calls([500, 500, 500, 2000, 2000], jitter())],
    ['heteroscedastic', calls(spread, i => (i % 2 === 0 ? 1 : -1) * ((spread[i] ?? 0) / 1000) ** 2 * 0.5)],
    [
      'drift',
      calls([400, 3000, 700, 2500, 1100, 1900, 500, 2900, 800, 2400, 1200, 1800], i => (i < 6 ? -0.5 : 0.5)),
    ],
    ['negative_intercept', calls(spread, i => -4 + jitter()(i))],
    ['input_varies', calls(spread, jitter()).map((point, i) => ({ ...point, input: 100 + i * 500 }))],
  ])('warns: %s', (code, points) => {
    expect(fit(points).warnings).toContain(code);
  });

  it('tells reading from writing where the prompts differ in length and there are calls enough', () => {
    const points = calls(spread, jitter(3, 0.05)).map((point, i) => {
      const input = 100 + ((i * 7) % 12) * 900;
      return { ...point, input, seconds: point.seconds + input * 0.0004 };
    });
    const { withInput } = fit(points).diagnosis;
    expect(withInput?.secondsPerInputToken).toBeCloseTo(0.0004, 4);
    expect(1 / (withInput?.secondsPerToken ?? 1)).toBeCloseTo(100, 0);
  });
});

describe('from a single call', () => {
  it('only a range can be had', () => {
    expect(singleCallSpeed(704, 8.3, 1.3).value).toEqual({
      tokensPerSecond: expect.closeTo(100.571, 3),
      range: [expect.closeTo(93.867, 3), expect.closeTo(108.308, 3)],
    });
    // Half a second either way, also of an overhead that is shorter: the range is as wide for everybody.
    expect(singleCallSpeed(800, 9, 0.2).value?.range[0]).toBeCloseTo(800 / 9.3, 9);
    expect(singleCallSpeed(0, 8, 1).reason).toBe('no_thinking');
    expect(singleCallSpeed(100, 1, 1.2).reason).toBe('overhead_covers_all');
  });
});

describe('is thinking as fast as answering?', () => {
  /** Thinking and answer lengths that do not go together. */
  const mixed = (thinkingPace: number, size = 0.05, seed = 5): readonly TimedBill[] =>
    spread.map((reasoning, i) => {
      const answer = 200 + ((i * 5) % 12) * 60;
      const seconds = 1.2 + reasoning / thinkingPace + answer / 100 + jitter(seed, size)(i);
      return { billed: reasoning + answer, reasoning, seconds };
    });

  it('equal within a margin fixed beforehand', () => {
    expect(withinOneSeries(mixed(100)).value).toMatchObject({ verdict: 'equal_within_margin', n: 12 });
  });

  it('different', () => {
    expect(withinOneSeries(mixed(150)).value).toMatchObject({ verdict: 'different' });
  });

  it('undecided: no difference found is not equality found', () => {
    expect(withinOneSeries(mixed(100, 3, 6)).value?.verdict).toBe('undecided');
  });

  it('undecided where answers are long when thoughts are', () => {
    const together = spread.map((reasoning, i) => ({
      reasoning,
      billed: reasoning * 1.5 + (i % 3),
      seconds: 1.2 + reasoning / 80 + jitter()(i),
    }));
    expect(withinOneSeries(together).value?.verdict).toBe('undecided');
  });

  it('against the answers of three streams, where there are as many', () => {
    const points = mixed(100);
    const paces = [0.0101, 0.0099, 0.01, 0.0102];
    const held = (answerPaces: readonly number[]) => againstStreams({ points, waits: [], answerPaces }).value;
    expect(held(paces)).toMatchObject({
      verdict: 'equal_within_margin',
      method: 'two_series',
      n: 12,
      correlation: null,
      answerSecondsPerToken: expect.closeTo(0.01005, 9),
    });
    expect(held(paces.map(pace => pace * 2))?.verdict).toBe('different');
    expect(held([0.004, 0.03, 0.001])?.verdict).toBe('undecided');
    const methodWith = (answerPaces: readonly number[]) =>
      singlePathOf({ points, waits: [], answerPaces }).value?.method;
    expect([methodWith(paces), methodWith(paces.slice(0, 2))]).toEqual(['two_series', 'one_series']);
  });

  it('by the wait before the answer, where the thinking was streamed past', () => {
    const waits = spread.map(reasoning => ({ reasoning, seconds: 1 + reasoning / 200 }));
    const answerPaces = [0.005, 0.0051, 0.0049];
    expect(againstStreams({ points: mixed(100), waits, answerPaces }).value).toMatchObject({
      verdict: 'equal_within_margin',
      thinkingSecondsPerToken: expect.closeTo(0.005, 6),
    });
  });

  it('not asked of too few', () => {
    expect(withinOneSeries(mixed(100).slice(0, 3)).reason).toBe('too_few_runs');
  });
});

const run = (
  name: string,
  repeat: number,
  [billed, reasoning]: readonly [number, number],
  more: Script = {},
): Lane =>
  lane({
    usage: bill(50, billed, reasoning),
    answer: [[10, 'An answer.']],
    endMs: 1200 + billed * 10 + (repeat % 3) * 20,
    repeat,
    ...more,
    contender: { id: name as ContenderId, streamed: false, ...more.contender },
  });

const trial = (name: string, lanes: readonly Lane[], at = 0): Trial => ({
  id: trialId(name),
  sessionId: sessionId('s'),
  startedAt: epochMs(at),
  prompt: { system: '', user: name, variables: {} },
  lineup: [],
  options: defaultOptions,
  sendOrder: lanes.map(one => one.id),
  prices: {},
  lanes,
});

describe('the fits of a session', () => {
  const lengths: readonly (readonly [number, number])[] = [
    [600, 500],
    [1400, 1000],
    [2500, 2300],
  ];

  it('go over all trials of a contender, and are ready for the file', () => {
    const trials = lengths.map((length, i) =>
      trial(
        `t${i}`,
        [1, 2, 3].map(repeat => run('a', repeat, length)),
        i,
      ),
    );
    const [first, ...others] = fitsOf(trials);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      contenderId: 'a',
      over: ['t0', 't1', 't2'],
      n: 9,
      method: 'theil_sen_hc3',
      secondsPerToken: { value: expect.closeTo(0.01, 4), from: 'fitted' },
      tokensPerSecond: { value: expect.closeTo(100, 0), from: 'fitted' },
      overheadMs: { value: expect.closeTo(1220, -1), from: 'fitted' },
      r2: expect.closeTo(1, 3),
    });
    expect(first?.leastSquares?.tokensPerSecond).toBeCloseTo(100, 0);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  it('leave out who was asked again, which enters no statistics', () => {
    const own = trial(
      't0',
      [1, 2, 3].map(repeat => run('a', repeat, [500 * repeat, 100])),
    );
    const again = {
      ...trial('t1', [run('a', 1, [9000, 100])], 1),
      options: { ...defaultOptions, again: own.id },
    };
    expect(fitsOf([own, again])).toEqual(fitsOf([own]));
  });

  const timed = (...seconds: readonly number[]) =>
    fitsOf([
      trial(
        't',
        seconds.map((s, i) => run('a', i + 1, [500 * (i + 1), 100], { endMs: s * 1000 })),
      ),
    ])[0];

  it('say whose interval it is, and give the fixed time none that leaves it out', () => {
    const sure = timed(6.2, 11.2, 16.2, 21.22, 26.8);
    expect(sure?.method).toBe('theil_sen_hc3');
    expect(sure?.overheadMs).toMatchObject({
      interval: [expect.closeTo(-113.8, 0), expect.closeTo(2029.8, 0)],
    });

    const byRanks = timed(6.22, 11.2, 16.2, 21.8, 26.2, 31.2, 36.8, 41.8);
    expect(byRanks?.method).toBe('theil_sen_sen');
    expect(byRanks?.secondsPerToken).toMatchObject({
      interval: [expect.closeTo(0.009992, 6), expect.closeTo(0.0104, 6)],
    });

    // HC3's, about the line of least squares, begins at 1,295 ms.
    const early = timed(6.8, 11.8, 16.2, 21.22, 26.8, 31.22, 36.24);
    expect(early?.overheadMs).toEqual({ value: expect.closeTo(1240, 6), from: 'fitted' });

    expect(timed(6.2, 11.2)?.method).toBe('theil_sen');
    // On a line, both limits are the value but for its last bits.
    expect(timed(6.22, 11.22, 16.22, 21.22)?.method).toBe('theil_sen_hc3');
  });

  it('say how many calls more would do, where the speed is not known to a tenth', () => {
    expect(timed(6.2, 11.2, 16.2, 21.22, 26.8)).not.toHaveProperty('moreCalls');
    const seconds = [8, 9.5, 18, 19, 29];
    const loose = timed(...seconds);
    const more = loose?.moreCalls ?? 0;
    expect(more).toBeGreaterThan(0);
    // As many, as far apart and with the same scatter, by the textbook's error.
    const { residualSd, sxx } = fitLine([500, 1000, 1500, 2000, 2500], seconds).value!;
    const halfAt = (n: number): number =>
      (tCritical(0.95, n - 2).value! * residualSd!) / Math.sqrt((sxx / 4) * (n - 1));
    expect(halfAt(5 + more)).toBeLessThanOrEqual(0.1 * loose!.secondsPerToken.value!);
    expect(halfAt(4 + more)).toBeGreaterThan(0.1 * loose!.secondsPerToken.value!);
  });

  it('leave out what says nothing about pace', () => {
    const lanes = [
      run('a', 1, [600, 500]),
      run('a', 2, [900, 700], { finish: 'length' }),
      run('a', 3, [900, 700], { retried: true }),
      run('a', 4, [900, 700], { ends: 'truncated' }),
      run('a', 5, [1500, 1300]),
      run('a', 6, [900, 700], { contender: { streamed: true }, thoughts: [[300, 'Hm.']] }),
      { ...run('a', 7, [900, 700]), server: { load_ms: 4000 } },
      run('b', 1, [900, 700]),
    ];
    expect(fitsOf([trial('t', lanes)]).map(({ contenderId, n }) => [contenderId, n])).toEqual([['a', 2]]);
  });

  it('take a stream with hidden thinking, but not a setting changed halfway', () => {
    const streamed = (repeat: number, length: readonly [number, number], effort: 'low' | 'high'): Lane =>
      run('a', repeat, length, { contender: { streamed: true, effort } });
    const lanes = [
      streamed(1, [600, 500], 'low'),
      streamed(2, [1200, 1000], 'low'),
      streamed(3, [2200, 2000], 'high'),
    ];
    expect(fitsOf([trial('t', lanes)]).map(({ n }) => n)).toEqual([2]);
  });

  it.each([0, 1500])('tell the same speed call by call where ends are held back by %d ms', held => {
    // 100 tokens a second, the first after 1.2 s.
    const lanes = lengths.map(([billed, thought], i) =>
      run('a', i + 1, [billed, thought], {
        contender: { streamed: true },
        answer: [[1200 + thought * 10, 'An answer.']],
        endMs: 1200 + billed * 10 + held,
      }),
    );
    const [fit] = fitsOf([trial('t', lanes)]);
    expect(fit?.tokensPerSecond.value).toBeCloseTo(100, 6);
    expect(fit?.overheadMs.value).toBeCloseTo(1200 + held, 6);
    expect(fit?.singleCalls).toEqual({ tokensPerSecond: expect.closeTo(100, 6), n: 3 });
  });

  it('judge thinking by the streams of the same model in another column', () => {
    const quiet = lengths.map((length, i) => run('a', i + 1, length));
    const shown = [1, 2, 3].map(repeat =>
      run('b', repeat, [560, 500], {
        contender: { streamed: true },
        answer: steady(6000, 10 + repeat / 10, 60, 'word ', 1),
      }),
    );
    const fits = fitsOf([trial('t', [...quiet, ...shown])]);
    expect(fits.find(({ contenderId }) => contenderId === 'a')?.singlePath).toMatchObject({
      method: 'two_series',
      verdict: 'equal_within_margin',
      answerSecondsPerToken: expect.closeTo(0.0102, 6),
    });
  });

  it('say why there is none', () => {
    const same = [1, 2, 3].map(repeat => run('a', repeat, [600, 500]));
    expect(fitsOf([trial('t', same)])).toMatchObject([
      { tokensPerSecond: { value: null, why: 'no_spread_in_x' }, r2: null, warnings: ['no_spread_in_x'] },
    ]);
    const backwards = [600, 900, 1400].map((n, i) => run('a', i + 1, [n, n - 100], { endMs: 9000 - n }));
    expect(fitsOf([trial('t', backwards)])[0]?.tokensPerSecond).toEqual(absent('slope_not_positive'));
  });
});
