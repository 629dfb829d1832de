// What a lane cost, part by part, so that the parts can be stacked: what was sent, what was read from
// and written to a cache, what was thought, what was answered. They add up to the total where all
// are known; what is not known is not drawn as nothing.

import type { Price } from '../catalog/price.ts';
import { absent, combine, isKnown, type Reading } from '../reading.ts';
import type { Served, Usage } from '../trial/lane-event.ts';
import { usd, type Usd } from '../units.ts';
import { costOfUsage, priceRow, tierOptions, writesOf } from './cost.ts';
import { thoughtOf } from './lane-gates.ts';

export interface CostParts {
  readonly input: Reading<Usd>;
  /** Read from a cache and written to it; absent where nobody told of either. */
  readonly cached: Reading<Usd>;
  readonly reasoning: Reading<Usd>;
  readonly answer: Reading<Usd>;
  readonly total: Reading<Usd>;
}

/** In the tier in which it was served, as the total. */
export function costParts(usage: Usage, price: Price | undefined, tier: Served['tier'] = null): CostParts {
  if (price === undefined) {
    const none = absent('price_unknown');
    return { input: none, cached: none, reasoning: none, answer: none, total: none };
  }
  const terms = tierOptions(tier, price);
  const { factor = 1 } = terms;
  const money = (count: number, perMTok: number): Usd =>
    usd(Math.round(Math.round(count * perMTok * 1000) * factor) / 1e9);
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens } = usage;
  const row = priceRow(price, inputTokens.value ?? 0);
  const read = cachedInputTokens.value ?? 0;
  const written = cacheWriteTokens.value ?? 0;
  const cache = (): Usd =>
    usd(
      writesOf(usage, row, written).reduce<number>(
        (sum, { count, price }) => sum + money(count, price ?? row.cacheWrite ?? row.input),
        money(read, row.cachedInput ?? row.input),
      ),
    );
  const thought = thoughtOf(usage);
  return {
    input: combine([inputTokens], n => money(Math.max(0, n - read - written), row.input)),
    cached: isKnown(cachedInputTokens) || written > 0 ? combine([inputTokens], cache) : cachedInputTokens,
    reasoning: combine([thought], n => money(n, row.output)),
    answer: combine([outputTokens, thought], (all, n) => money(all - n, row.output)),
    total: costOfUsage(usage, price, terms).usd,
  };
}
