// The sheet of costs against the costs of the lanes themselves: one sum, however it is looked at.

import { describe, expect, it } from 'vitest';
import type { Price } from '../../shared/catalog/price.ts';
import { costOf } from '../../shared/metrics/cost.ts';
import { absent } from '../../shared/reading.ts';
import { costRows, type OtherPrices } from '../../shared/report/cost-sheet.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { usdPerMTok } from '../../shared/units.ts';
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

const id = 'c_1' as ContenderId;

const trialOf = (lanes: readonly Lane[]): Trial => ({
  ...sampleTrial(1),
  lineup: [lane({}).contender],
  prices: { [id]: price },
  lanes,
});

const served = (tier: string | null, usage = bill(2385, 2535, 2241, 2305)): Lane => {
  const of = lane({ usage });
  return { ...of, served: { ...of.served, tier } };
};

const rowOf = (of: Lane, others: OtherPrices | null = null) => costRows(trialOf([of]), others)[0]!;

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
    const others = new Map([[id, { ...price, output: usdPerMTok(6) }]]);
    const [usual, flex] = [null, 'flex'].map(tier => rowOf(served(tier), others).instead?.value ?? NaN);
    expect(usual).toBeLessThan(rowOf(served(null)).total.value ?? NaN);
    expect(flex).toBeCloseTo((usual ?? NaN) / 2, 9);
  });

  it('has nothing in place of other prices until they are told, and none where nobody knows one', () => {
    expect(rowOf(served(null)).instead).toBeNull();
    expect(rowOf(served(null), new Map([[id, null]])).instead).toEqual(absent('price_unknown'));
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
