// How much more the one needs than the other, with the bootstrap's interval: whole pairs are drawn
// again, so that what makes a prompt hard stays on both sides of the difference.

import { bootstrap } from './stats/bootstrap.ts';
import type { Interval } from './stats/outcome.ts';
import { meanOf } from './stats/summary.ts';

export interface PairedDifference {
  /** Mean over the pairs, in the figure's own unit. */
  readonly value: number;
  /** 95 %. Null: too few pairs, or no two of them differ. */
  readonly interval: Interval | null;
  readonly method: 'percentile' | 'bca' | 'newcombe_paired' | null;
  /** What the draws began with; null: nothing was drawn. */
  readonly seed: number | null;
  readonly resamples: number | null;
}

/** Draws are the same whenever a document is made again. */
export const resampling = { seed: 1, resamples: 2000 } as const;

/** A resample never leaves the data, and the range of fewer than six holds a middle less than 95 times in 100. */
export const fewestPairs = 6;

/** `units`: one difference per prompt, or per repeat of the only one. */
export function pairedDifference(units: readonly number[]): PairedDifference {
  const value = meanOf(units);
  const none = { value, interval: null, method: null, seed: null, resamples: null };
  if (units.length < fewestPairs || units.every(unit => unit === units[0])) return none;
  const drawn = bootstrap(units, resampling).value;
  return drawn === null ? none : { value, interval: drawn.interval, method: drawn.method, ...resampling };
}
