// What a person made of the answers, and what a good one costs.

import { describe, expect, it } from 'vitest';
import { judgedIn } from '../../shared/metrics/judged.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { laneId, sessionId, trialId } from '../../shared/trial/ids.ts';
import type { Judgements } from '../../shared/trial/judgement.ts';
import type { Usage } from '../../shared/trial/lane-event.ts';
import { defaultOptions, type Trial } from '../../shared/trial/trial.ts';
import { epochMs, usdPerMTok } from '../../shared/units.ts';
import { bill, contender, lane, noUsage } from './lanes.ts';

const id = 'a' as ContenderId;

/** Four answers of a thousand tokens at ten dollars a million: a cent each. */
const trial = (priced = true): Trial => ({
  id: trialId('t'),
  sessionId: sessionId('s'),
  startedAt: epochMs(0),
  prompt: { system: '', user: 'Why?', variables: {} },
  lineup: [contender({ id })],
  options: defaultOptions,
  sendOrder: [],
  prices: priced
    ? { [id]: { input: usdPerMTok(0), output: usdPerMTok(10), source: 'a list', asOf: '2026-01-01' } }
    : {},
  lanes: [1, 2, 3, 4].map(repeat =>
    lane({ contender: { id }, repeat, answer: [[500, 'x']], usage: bill(0, 1_000, 0, 0) }),
  ),
});

const judged = (verdicts: readonly ('pass' | 'fail')[], priced = true) => {
  const of = trial(priced);
  const judgements = Object.fromEntries(
    verdicts.map((verdict, i) => [of.lanes[i]?.id, { verdict }]),
  ) as Judgements;
  return judgedIn([of], judgements)?.get(id);
};

describe('the price of a good answer', () => {
  it('is what all judged ones cost over the good ones', () => {
    const entry = judged(['pass', 'fail', 'pass', 'fail']);
    expect(entry).toMatchObject({ passed: 2, verdicts: 4, perPass: { spentUsd: 0.04, usd: 0.02 } });
    const [low, high] = entry?.perPass?.interval ?? [];
    expect(low).toBeGreaterThan(0.01);
    expect(high).toBeGreaterThan(0.02);
  });

  it('leaves out what nobody judged', () => {
    expect(judged(['pass'])?.perPass).toMatchObject({ spentUsd: 0.01, usd: 0.01 });
  });

  it('has no end where none was good, and says what was spent', () => {
    expect(judged(['fail', 'fail'])?.perPass).toMatchObject({
      spentUsd: 0.02,
      usd: null,
      interval: [expect.any(Number), null],
    });
  });

  it('leaves out what warmed up and the other half of a pair, as the comparison of verdicts does', () => {
    const of = trial();
    const [first, ...rest] = of.lanes;
    const lanes = [
      ...rest,
      { ...first!, id: laneId('warm'), warmUp: true as const },
      { ...first!, id: laneId('probe'), probeOf: rest[0]!.id },
    ];
    const judgements = Object.fromEntries(
      lanes.map(({ id: own }) => [own, { verdict: 'pass' }]),
    ) as Judgements;
    expect(judgedIn([{ ...of, lanes }], judgements)?.get(id)).toMatchObject({
      passed: 3,
      verdicts: 3,
      perPass: { spentUsd: 0.03 },
    });
    expect(judgedIn([{ ...of, lanes: lanes.slice(-2) }], judgements)).toBeUndefined();
  });

  it('pays for what failed as well, and is the least it can be where nobody billed that', () => {
    const of = trial();
    const [first, second] = of.lanes;
    const failed = (usage: Usage) => ({
      ...lane({ contender: { id }, repeat: 9, ends: 'failed', usage }),
      id: laneId('failed'),
    });
    const judgements: Judgements = { [first!.id]: { verdict: 'pass' }, [second!.id]: { verdict: 'pass' } };
    const judgedWith = (usage: Usage) =>
      judgedIn([{ ...of, lanes: [...of.lanes, failed(usage)] }], judgements)?.get(id);
    expect(judgedWith(bill(0, 1_000, 0, 0))).toMatchObject({
      passed: 2,
      verdicts: 3,
      perPass: { spentUsd: 0.03, usd: 0.015, isFloor: false },
    });
    expect(judgedWith(noUsage)).toMatchObject({
      passed: 2,
      verdicts: 3,
      perPass: { spentUsd: 0.02, usd: 0.01, isFloor: true, interval: [expect.any(Number), null] },
    });
  });

  it('is unknown where a cost is', () => {
    expect(judged(['pass', 'fail'], false)?.perPass).toBeNull();
  });

  it('is nobody’s where nothing was judged good or not', () => {
    expect(judged([])).toBeUndefined();
  });
});
