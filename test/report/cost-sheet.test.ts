// The sheet of costs against the costs of the lanes themselves: one sum, however it is looked at.

import { describe, expect, it } from 'vitest';
import type { Price } from '../../shared/catalog/price.ts';
import { costOf } from '../../shared/metrics/cost.ts';
import { absent } from '../../shared/reading.ts';
import { costRows } from '../../shared/report/cost-sheet.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { epochMs, usdPerMTok } from '../../shared/units.ts';
import { sampleTrial } from '../kit/sample-trial.ts';
import { bill, lane } from '../metrics/lanes.ts';

const price: Price = {
  input: usdPerMTok(15),
  output: usdPerMTok(60),
  cachedInput: usdPerMTok(7.5),
  factors: { flex: 0.5 },
  source: 'a list',
  asOf: '2024-10-01',
};

const trialOf = (lanes: readonly Lane[]): Trial => ({
  ...sampleTrial(1),
  lineup: [lane({}).contender],
  prices: { ['c_1' as ContenderId]: price },
  lanes,
});

const served = (tier: string | null, usage = bill(2385, 2535, 2241, 2305)): Lane => {
  const of = lane({ usage });
  return { ...of, served: { ...of.served, tier } };
};

const rowOf = (of: Lane, ...asked: Parameters<typeof costRows> extends [unknown, infer W] ? [W?] : never) =>
  costRows(trialOf([of]), asked[0] ?? null)[0]!;

describe('the sheet of costs', () => {
  it.each([
    ['the usual tier', null],
    ['a tier at half price', 'flex'],
    ['a tier of unknown price', 'priority'],
  ])('tells the cost of the lane itself: %s', (_what, tier) => {
    const of = served(tier);
    const { total, parts } = rowOf(of);
    const { usd, reasoningUsd } = costOf(of, price);
    expect(total).toEqual(usd);
    expect(parts.reasoning.value).toBe(reasoningUsd.value);
    const sum = Object.values(parts).reduce((all, { value }) => all + (value ?? NaN), 0);
    expect(sum).toBeCloseTo(usd.value ?? NaN, 9);
  });

  it('prices the tier at other prices, too', () => {
    const instead = { on: epochMs(Date.UTC(2026, 0, 1)), as: { endpoint: 'openai', model: 'gpt-4o' } };
    const [usual, flex] = [null, 'flex'].map(tier => rowOf(served(tier), instead).instead?.value ?? NaN);
    expect(flex).toBeCloseTo((usual ?? NaN) / 2, 9);
  });

  it('does not tell what nobody knows to be cached as nothing', () => {
    expect(rowOf(served(null, bill(100, 20, 10))).parts.cached).toEqual(absent('not_disclosed'));
    expect(rowOf(served(null, bill(100, 20, 10, 0))).parts.cached.value).toBe(0);
  });

  it('has no part below nothing where more thinking was billed than output', () => {
    const { parts, total } = rowOf(served(null, bill(100, 20, 25, 0)));
    expect(total.value).toBe(0.0027);
    expect(parts.reasoning).toEqual(absent('invalid_report'));
    expect(parts.answer).toEqual(absent('invalid_report'));
  });
});
