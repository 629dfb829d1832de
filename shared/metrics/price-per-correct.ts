// What a correct answer costs: the cost of all attempts over the number of correct ones.

import { found, notFound, type Interval, type Outcome } from './stats/outcome.ts';
import { wilson } from './stats/proportions.ts';

export interface PricePerCorrect {
  readonly spentUsd: number;
  /** Null: none was correct, at any price. */
  readonly usd: number | null;
  /** Mean cost over the Wilson limits of the share; the upper one is null where it has no end. */
  readonly interval: readonly [low: number, high: number | null];
}

export function pricePerCorrect(costsUsd: readonly number[], correct: number): Outcome<PricePerCorrect> {
  const n = costsUsd.length;
  if (!costsUsd.every(cost => cost >= 0 && Number.isFinite(cost))) return notFound('price_unknown');
  const share: Outcome<Interval> = wilson(correct, n);
  if (share.value === null) return share;
  const spentUsd = costsUsd.reduce((sum, cost) => sum + Math.round(cost * 1e9), 0) / 1e9;
  const mean = spentUsd / n;
  const [low, high] = share.value;
  return found({
    spentUsd,
    usd: correct > 0 ? spentUsd / correct : null,
    interval: [mean / high, low > 0 ? mean / low : null],
  });
}
