// What a lane cost, part by part, so that the parts can be stacked: what was sent, what was read from
// and written to a cache, what was thought, what was answered. They add up to the total where all
// are known; what is not known is not drawn as nothing.

import type { Price } from '../catalog/price.ts';
import { absent, combine, isKnown, known, type Reading } from '../reading.ts';
import type { Usage } from '../trial/lane-event.ts';
import { usd, type Usd } from '../units.ts';
import { costOfUsage, priceRow, writesOf } from './cost.ts';

export interface CostParts {
  readonly input: Reading<Usd>;
  /** Read from a cache and written to it. */
  readonly cached: Reading<Usd>;
  readonly reasoning: Reading<Usd>;
  readonly answer: Reading<Usd>;
  readonly total: Reading<Usd>;
}

const money = (count: number, perMTok: number): Usd => usd(Math.round(count * perMTok * 1000) / 1e9);

export function costParts(usage: Usage, price: Price | undefined): CostParts {
  if (price === undefined) {
    const none = absent('price_unknown');
    return { input: none, cached: none, reasoning: none, answer: none, total: none };
  }
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens } = usage;
  const row = priceRow(price, inputTokens.value ?? 0);
  const read = cachedInputTokens.value ?? 0;
  const written = cacheWriteTokens.value ?? 0;
  return {
    input: combine([inputTokens], n => money(Math.max(0, n - read - written), row.input)),
    cached: isKnown(inputTokens)
      ? known(
          'derived',
          usd(
            writesOf(usage, row, written).reduce<number>(
              (sum, { count, price }) => sum + money(count, price ?? row.cacheWrite ?? row.input),
              money(read, row.cachedInput ?? row.input),
            ),
          ),
        )
      : inputTokens,
    reasoning: combine([reasoningTokens], n => money(n, row.output)),
    answer: combine([outputTokens, reasoningTokens], (all, thought) => money(all - thought, row.output)),
    total: costOfUsage(usage, price).usd,
  };
}
