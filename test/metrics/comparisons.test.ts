// Contenders held against each other, as the session file keeps it.

import { describe, expect, it } from 'vitest';
import { comparisonsOf } from '../../shared/metrics/comparisons.ts';
import { looksAt, pairRows } from '../../shared/metrics/pairs.ts';
import type { Contender, ContenderId } from '../../shared/trial/contender.ts';
import { sessionId, trialId } from '../../shared/trial/ids.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { defaultOptions, type Trial } from '../../shared/trial/trial.ts';
import { estimated, reported } from '../../shared/reading.ts';
import { epochMs, tokens, usdPerMTok } from '../../shared/units.ts';
import { bill, contender, lane } from './lanes.ts';

const listPrice = { input: usdPerMTok(1), output: usdPerMTok(10), source: 'a list', asOf: '2026-01-01' };

type Run = number | 'failed' | 'cut' | 'cancelled' | 'cold' | 'retried';

const lineup = (...ids: readonly string[]): readonly Contender[] =>
  ids.map(id => contender({ id: id as ContenderId, model: id }));

function laneOf(id: string, run: Run, repeat: number): Lane {
  const script = {
    contender: { id: id as ContenderId, streamed: false },
    repeat,
    endMs: typeof run === 'number' ? run : 500,
  };
  if (run === 'failed' || run === 'cancelled') return lane({ ...script, ends: run });
  const made = lane({
    ...script,
    answer: [[400, 'x']],
    ...(run === 'cut' && { finish: 'length' as const }),
    ...(run === 'retried' && { retried: true }),
  });
  return run === 'cold' ? { ...made, notes: [{ code: 'cold_start', message: '' }] } : made;
}

/** What each contender took on one prompt, repeat by repeat. */
const trial = (id: string, prompt: string, runs: Readonly<Record<string, readonly Run[]>>): Trial => ({
  id: trialId(id),
  sessionId: sessionId('s'),
  startedAt: epochMs(0),
  prompt: { system: '', user: prompt, variables: {} },
  lineup: lineup(...Object.keys(runs)),
  options: { ...defaultOptions, timeoutMs: 60_000 },
  sendOrder: [],
  prices: {},
  lanes: Object.entries(runs).flatMap(([name, all]) => all.map((run, i) => laneOf(name, run, i + 1))),
});

const slower = { a: [1000, 2000, 3000, 1500], b: [2000, 4100, 5900, 3050] } as const;

describe('the comparisons of a session', () => {
  it('are not led by who was asked again, which enters no statistics', () => {
    const first = trial('t1', 'Why?', slower);
    const once = trial('t2', 'Why?', { b: [1, 2, 3, 4, 5, 6] });
    const again = { ...once, options: { ...once.options, again: first.id } };
    expect(pairRows([first, once], 'e2eMs')[0]?.first.id).toBe('b');
    expect(pairRows([first, again], 'e2eMs')).toEqual(pairRows([first], 'e2eMs'));
  });

  it('hold no figure against another that is only the least it can have been', () => {
    const made = trial('t1', 'Why?', { a: [1, 2, 3], b: [1, 2, 3] });
    const usage = (of: Lane, written: number | null) => ({
      ...bill(100, of.contender.id === 'a' ? 60 : 90 + of.repeat, 0, 0),
      ...(written !== null && { cacheWriteTokens: reported(tokens(written)) }),
    });
    const prices = Object.fromEntries(['a', 'b'].map(id => [id, listPrice]));
    const billed = (written: number | null, rule?: 'lower_bound'): Trial => ({
      ...made,
      prices,
      lanes: made.lanes.map(of => {
        const told = usage(of, of.contender.id === 'a' ? written : null);
        return rule === undefined || of.contender.id === 'b'
          ? { ...of, usage: told }
          : { ...of, usage: { ...told, outputTokens: estimated(tokens(60), rule) } };
      }),
    });
    expect(pairRows([billed(null)], 'usd')).toHaveLength(1);
    expect(pairRows([billed(10)], 'usd')).toEqual([]);
    expect(pairRows([billed(null)], 'outputTokens')).toHaveLength(1);
    expect(pairRows([billed(null, 'lower_bound')], 'outputTokens')).toEqual([]);
  });

  it('hold the leader against each of the others, with all that its sentence needs', () => {
    const [first, ...rest] = comparisonsOf([trial('t1', 'Why?', slower)]);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      figure: 'e2eMs',
      over: ['t1'],
      first: 'a',
      second: 'b',
      n: 4,
      per: 'repeat',
      prompts: 1,
      verdict: 'first_less',
      moreWanted: null,
      lost: 0,
      looks: 1,
    });
    expect(first?.ratio).toBeCloseTo(2.01, 2);
    expect(first?.interval?.[0]).toBeGreaterThan(1.9);
    expect(first?.interval?.[1]).toBeLessThan(2.15);
    expect(first?.p).toBe(2 / 16);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  it('count each prompt once where there are several', () => {
    const trials = ['one', 'two', 'three'].map((prompt, i) => trial(`t${i}`, prompt, slower));
    expect(comparisonsOf(trials)[0]).toMatchObject({
      n: 3,
      per: 'prompt',
      prompts: 3,
      over: ['t0', 't1', 't2'],
    });
  });

  it('leave out whoever was not in the trial', () => {
    const trials = [trial('t1', 'one', slower), trial('t2', 'two', { a: [1000] })];
    expect(comparisonsOf(trials)[0]?.over).toEqual(['t1']);
  });

  it('correct the p values of a figure for their number', () => {
    const rows = pairRows([trial('t1', 'Why?', { ...slower, c: [3000, 6000, 9100, 4400] })], 'e2eMs');
    // Three pairs of p 0.125, that of the two others among them: who leads is seen in the same data.
    expect(rows.map(({ p }) => p)).toEqual([0.375, 0.375]);
  });

  it('are none where there is nobody to be held against', () => {
    expect(comparisonsOf([trial('t1', 'Why?', { a: [1000, 2000] })])).toEqual([]);
    expect(comparisonsOf([])).toEqual([]);
  });
});

describe('a time may not enter', () => {
  it.each<[string, Run]>([
    ['that belongs to a failure', 'failed'],
    ['that the limit cut short', 'cut'],
    ['with a failed attempt before it', 'retried'],
    ['in which the model was loaded first', 'cold'],
  ])('%s', (_what, run) => {
    const rows = pairRows([trial('t1', 'Why?', { a: [1000, 1000, run], b: [2000, 2000, 2000] })], 'e2eMs');
    expect(rows).toMatchObject([{ first: { id: 'a' }, n: 2, lost: 1 }]);
  });
});

describe('failures counted as the time limit', () => {
  it.each<Run>(['failed', 'retried'])('turn the tables on whoever looks fast by failing: %s', run => {
    const flattered = trial('t1', 'Why?', { a: [1000, 1100, run], b: [2000, 2100, 2000] });
    const figures = comparisonsOf([flattered]);
    expect(figures.map(({ figure, first, second }) => [figure, first, second])).toEqual([
      ['e2eMs', 'a', 'b'],
      ['e2ePenalisedMs', 'a', 'b'],
    ]);
    const [time, penalised] = figures;
    expect(time?.ratio).toBeGreaterThan(1.8);
    expect(penalised).toMatchObject({ n: 3, lost: 0 });
    expect(penalised?.ratio).toBeLessThan(1);
  });

  it('are told only where somebody failed', () => {
    expect(comparisonsOf([trial('t1', 'Why?', slower)]).map(({ figure }) => figure)).not.toContain(
      'e2ePenalisedMs',
    );
  });

  it('take no lane that the person called off for a failure', () => {
    const stopped = trial('t1', 'Why?', { a: [1000, 'cancelled'], b: [2000, 2000] });
    expect(comparisonsOf([stopped]).map(({ figure }) => figure)).toEqual(['e2eMs']);
  });
});

describe('how often was it looked at', () => {
  it('counts the same question put to the same contenders again', () => {
    const again = [trial('t1', 'Why?', slower), trial('t2', 'Why?', slower), trial('t3', 'How?', slower)];
    expect(looksAt(again)).toBe(2);
    expect(comparisonsOf(again)[0]?.looks).toBe(2);
  });

  it('a series of prompts is one look; so is another lineup', () => {
    expect(looksAt([trial('t1', 'one', slower), trial('t2', 'two', slower)])).toBe(1);
    expect(looksAt([trial('t1', 'Why?', slower), trial('t2', 'Why?', { a: [1], c: [2] })])).toBe(1);
    expect(looksAt([])).toBe(0);
  });
});
