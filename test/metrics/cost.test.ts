import { describe, expect, it } from 'vitest';
import type { Price } from '../../shared/catalog/price.ts';
import { costOf, priceRow } from '../../shared/metrics/cost.ts';
import { costParts } from '../../shared/metrics/cost-parts.ts';
import { estimated, reported } from '../../shared/reading.ts';
import { tokens, usdPerMTok } from '../../shared/units.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { bill, lane, steady } from './lanes.ts';

const price = (more: Partial<Price> = {}): Price => ({
  input: usdPerMTok(15),
  output: usdPerMTok(60),
  cachedInput: usdPerMTok(7.5),
  source: 'a list',
  asOf: '2024-10-01',
  ...more,
});

const paid = (usage = bill(2385, 2535, 2241, 2305)) => lane({ usage });

describe('the cost of a lane', () => {
  it('is the public example of o1-preview to the last digit, thinking a part of it', () => {
    expect(costOf(paid(), price())).toEqual({
      usd: { value: 0.1705875, from: 'derived' },
      reasoningUsd: { value: 0.13446, from: 'derived' },
      price: price(),
    });
  });

  it('is unknown without a price, which is not free', () => {
    expect(costOf(paid(), undefined)).toEqual({
      usd: { value: null, from: 'absent', why: 'price_unknown' },
      reasoningUsd: { value: null, from: 'absent', why: 'price_unknown' },
      price: null,
    });
  });

  it.each([
    ['a complete lane without a bill', lane({}), 'usage_missing'],
    ['a lane that broke before its bill', lane({ ends: 'truncated' }), 'interrupted'],
    ['a lane that still runs', lane({ ends: null, usage: bill(1, 2) }), 'still_running'],
    ['more cached than was sent', paid(bill(100, 10, 0, 200)), 'invalid_report'],
  ])('is unknown for %s', (_name, of, why) => {
    expect(costOf(of, price()).usd).toEqual({ value: null, from: 'absent', why });
  });

  it('is an upper bound where nobody told what was cached, or what that costs', () => {
    expect(costOf(paid(bill(1000, 0, 0)), price()).usd).toEqual({
      value: 0.015,
      from: 'derived',
      rule: 'upper_bound',
    });
    const { cachedInput: _, ...unpriced } = price();
    expect(costOf(paid(bill(1000, 0, 0, 400)), unpriced).usd).toMatchObject({
      value: 0.015,
      rule: 'upper_bound',
    });
    expect(costOf(paid(bill(1000, 0, 0, 0)), unpriced).usd).toEqual({ value: 0.015, from: 'derived' });
  });

  it('is no bound either way where one thing makes it too high and another too low', () => {
    const told = { ...bill(1000, 10, 0), cacheWriteTokens: reported(tokens(100)) };
    expect(costOf(paid(told), price()).usd).toMatchObject({ rule: 'either_way' });
    const of = paid(bill(1000, 10, 0));
    const dear = { ...of, served: { ...of.served, tier: 'priority' } };
    expect(costOf(dear, price()).usd).toMatchObject({ rule: 'either_way' });
    const least = { ...bill(1000, 10, 0), outputTokens: estimated(tokens(10), 'lower_bound') };
    expect(costOf(paid(least), price()).usd).toMatchObject({ from: 'estimated', rule: 'either_way' });
  });

  it('is unknown where more is kept for longer than was written', () => {
    const usage = { ...bill(3_000, 0, 0, 0), cacheWriteTokens: reported(tokens(1_000)) };
    const long = { ...usage, longCacheWrites: { '1h': tokens(1_001) } };
    expect(costOf(paid(long), price()).usd).toMatchObject({ why: 'invalid_report' });
  });

  it('has no part larger than the whole where more thinking was billed than output', () => {
    const { usd, reasoningUsd } = costOf(paid(bill(100, 20, 25, 0)), price());
    expect(usd.value).toBe(0.0027);
    expect(reasoningUsd).toEqual({ value: null, from: 'absent', why: 'invalid_report' });
  });

  it('bills what is kept in a cache for longer at the price of that', () => {
    const usage = { ...bill(3_000, 0, 0, 0), cacheWriteTokens: reported(tokens(1_000)) };
    const long = { ...usage, longCacheWrites: { '1h': tokens(400) } };
    const prices = price({ cacheWrite: usdPerMTok(18.75), cacheWrites: { '1h': usdPerMTok(30) } });
    expect(costOf(paid(usage), prices).usd.value).toBe(0.048_75);
    expect(costOf(paid(long), prices).usd).toEqual({ value: 0.053_25, from: 'derived' });
    // Unknown, that price is no lower than the usual one.
    const { cacheWrites: _, ...unpriced } = prices;
    expect(costOf(paid(long), unpriced).usd).toMatchObject({ value: 0.048_75, rule: 'lower_bound' });
    const parts = costParts(long, prices);
    expect([parts.input.value, parts.cached.value]).toEqual([0.03, 0.023_25]);
  });

  it('halves for a batch', () => {
    expect(costOf(paid(), price(), { factor: 0.5 }).usd.value).toBe(0.08529375);
  });

  it('takes the row of its input length for all its tokens', () => {
    const steps = [
      { above: 200_000, input: usdPerMTok(4), output: usdPerMTok(12) },
      { above: 100_000, input: usdPerMTok(3), output: usdPerMTok(9) },
    ];
    const rows = [100_000, 100_001, 200_001].map(n => priceRow(price({ steps }), n).output);
    expect(rows).toEqual([60, 9, 12]);
  });

  it('sums a thousand lanes without a trace of binary fractions', () => {
    const cheap = costOf(paid(bill(1, 1, 0, 0)), price({ input: usdPerMTok(0.15), output: usdPerMTok(0.6) }));
    expect(cheap.usd.value).toBe(0.000_000_75);
  });
});

describe('a service tier', () => {
  const tiered = price({ factors: { flex: 0.5, batch: 0.5 } });
  const served = (tier: string | null) => {
    const of = paid();
    return { ...of, served: { ...of.served, tier } };
  };

  it.each([
    ['none told', null, tiered, 0.1705875, undefined],
    ['the usual one', 'default', tiered, 0.1705875, undefined],
    ['flex', 'flex', tiered, 0.08529375, undefined],
    ['FLEX', 'FLEX', tiered, 0.08529375, undefined],
    ['flex at a price that knows no tiers', 'flex', price(), 0.1705875, 'upper_bound'],
    ['priority, whose list nobody has', 'priority', tiered, 0.1705875, 'lower_bound'],
    ['one of Google’s own words for flex', 'ON_DEMAND_FLEX', price(), 0.1705875, 'upper_bound'],
    ['one of Google’s own words for priority', 'ON_DEMAND_PRIORITY', price(), 0.1705875, 'lower_bound'],
    ['a word from Object', 'constructor', tiered, 0.1705875, undefined],
  ])('that was %s makes the sum', (_what, tier, list, value, rule) => {
    expect(costOf(served(tier), list).usd).toMatchObject({ value, ...(rule !== undefined && { rule }) });
    expect('rule' in costOf(served(tier), list).usd).toBe(rule !== undefined);
  });
});

describe('a lane that nobody billed', () => {
  const list = price({ output: usdPerMTok(10), factors: { flex: 0.5 } });
  const broken = (own: boolean, more: Partial<Lane> = {}): Lane => ({
    ...lane({ ends: 'truncated', answer: steady(500, 10, 4, 'word ') }),
    counted: { encoding: 'o200k_base', own, thought: 50, text: 100, each: [25, 25, 25, 25] },
    ...more,
  });

  const { counted: _counted, ...uncounted } = broken(true);
  const inTier = (tier: string): Lane['served'] => ({ ...lane({}).served, tier });

  it.each<[string, Lane, number | undefined]>([
    ['its text at the price of output', broken(true), 0.001],
    ['a stand-in’s count less its error', broken(false), 0.00075],
    ['the thinking, too, where it was shown as it was', broken(true, { reasoningKind: 'raw' }), 0.0015],
    ['nothing of a summary', broken(true, { reasoningKind: 'summary' }), 0.001],
    ['half of that, in a tier at half price', broken(true, { served: inTier('flex') }), 0.0005],
    ['nothing, in a cheaper tier of unknown price', broken(true, { served: inTier('batch') }), undefined],
    ['nothing, where no text came', uncounted, undefined],
  ])('cost at least %s', (_what, own, least) => {
    const cost = costOf(own, list);
    expect(cost.usd.from).toBe('absent');
    expect(cost.usdAtLeast?.value).toBe(least);
    if (least !== undefined)
      expect(cost.usdAtLeast).toMatchObject({ from: 'estimated', rule: 'lower_bound_shown_text' });
  });

  it('has no such bound where it was billed, or has no price', () => {
    expect(costOf({ ...broken(true), usage: bill(1, 10, 0) }, list)).not.toHaveProperty('usdAtLeast');
    expect(costOf(broken(true), undefined)).not.toHaveProperty('usdAtLeast');
  });
});
