// The bootstrap: an interval from the data's own spread. Percentile for 20 values or more, BCa
// (bias-corrected and accelerated) for fewer. Draws come from a seeded generator, resample by resample;
// of up to six values every resample may be enumerated instead, and nothing is random.
//
// Repeats of one prompt are not independent of each other: hand over one value per prompt.

import { mulberry32 } from './mulberry32.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { allFinite, found, notFound, type Interval, type Outcome } from './outcome.ts';
import { ascending, quantileOfSorted } from './quantile.ts';
import { meanOf, roundingOf, sumOf } from './summary.ts';

export type Statistic = (values: readonly number[]) => number;

const plainMean: Statistic = values => sumOf(values) / values.length;

export interface BootstrapOptions {
  readonly statistic?: Statistic;
  readonly seed?: number;
  readonly resamples?: number;
  readonly level?: number;
  /** `auto`: percentile from 20 values on, BCa below. */
  readonly method?: 'auto' | 'percentile' | 'bca';
  /** All n^n resamples instead of random ones; n at most 6. */
  readonly enumerate?: boolean;
}

export interface Bootstrap {
  readonly estimate: number;
  readonly interval: Interval;
  readonly percentileInterval: Interval;
  readonly method: 'percentile' | 'bca';
  readonly count: number;
  readonly mean: number;
  /** With the count as divisor. */
  readonly sd: number;
  /** BCa only. */
  readonly correction: {
    readonly z0: number;
    readonly acceleration: number;
    readonly alpha: Interval;
  } | null;
}

const mostEnumerated = 6;

export function bootstrap(data: readonly number[], options: BootstrapOptions = {}): Outcome<Bootstrap> {
  const { statistic = plainMean, seed = 1, resamples = 2000, level = 0.95, method = 'auto' } = options;
  const n = data.length;
  if (n < 2) return notFound('too_few_values');
  if (!allFinite(data)) return notFound('not_finite');
  if (options.enumerate === true && n > mostEnumerated) return notFound('too_many_to_enumerate');
  const draws =
    options.enumerate === true ? enumerated(data, statistic) : drawn(data, statistic, seed, resamples);
  if (draws.length === 0 || !allFinite(draws)) return notFound('not_finite');

  const sorted = ascending(draws);
  const estimate = statistic(data);
  const mean = meanOf(draws);
  const sd = Math.sqrt(meanOf(draws.map(value => (value - mean) ** 2)));
  const tail = (1 - level) / 2;
  const percentileInterval: Interval = [quantileOfSorted(sorted, tail), quantileOfSorted(sorted, 1 - tail)];
  const common = { estimate, percentileInterval, count: draws.length, mean, sd };
  const percentile = found({
    ...common,
    interval: percentileInterval,
    method: 'percentile' as const,
    correction: null,
  });
  if (method === 'percentile' || (method === 'auto' && n >= 20)) return percentile;

  const correction = bcaCorrection(data, draws, statistic, estimate, tail);
  if (correction === null) return percentile;
  const [low, high] = correction.alpha;
  return found({
    ...common,
    interval: [quantileOfSorted(sorted, low), quantileOfSorted(sorted, high)] as const,
    method: 'bca' as const,
    correction,
  });
}

function enumerated(data: readonly number[], statistic: Statistic): number[] {
  const n = data.length;
  const index = data.map(() => 0);
  const sample = data.map(() => data[0]!);
  const values: number[] = [];
  for (;;) {
    values.push(statistic(sample));
    let digit = n - 1;
    while (digit >= 0 && index[digit] === n - 1) {
      index[digit] = 0;
      sample[digit] = data[0]!;
      digit -= 1;
    }
    if (digit < 0) return values;
    index[digit]! += 1;
    sample[digit] = data[index[digit]!]!;
  }
}

function drawn(data: readonly number[], statistic: Statistic, seed: number, resamples: number): number[] {
  const random = mulberry32(seed);
  const n = data.length;
  const sample = data.map(() => 0);
  return Array.from({ length: resamples }, () => {
    for (let i = 0; i < n; i += 1) sample[i] = data[Math.floor(random() * n)]!;
    return statistic(sample);
  });
}

/** Null where all resamples fall on one side: nothing to correct with. */
function bcaCorrection(
  data: readonly number[],
  draws: readonly number[],
  statistic: Statistic,
  estimate: number,
  tail: number,
): Bootstrap['correction'] {
  const rounding = roundingOf(draws, data.length);
  let below = 0;
  for (const value of draws) {
    if (Math.abs(value - estimate) <= rounding) below += 0.5;
    else if (value < estimate) below += 1;
  }
  const z0 = normalQuantile(below / draws.length).value;
  const z = normalQuantile(tail).value;
  if (z0 === null || z === null) return null;
  const jackknife = data.map((_, i) => statistic(data.filter((_, j) => j !== i)));
  const centre = meanOf(jackknife);
  const squares = jackknife.reduce((sum, value) => sum + (centre - value) ** 2, 0);
  const cubes = jackknife.reduce((sum, value) => sum + (centre - value) ** 3, 0);
  const acceleration = squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
  const shifted = (at: number): number => normalCdf(z0 + (z0 + at) / (1 - acceleration * (z0 + at)));
  const alpha: Interval = [shifted(z), shifted(-z)];
  return allFinite(alpha) && alpha[0] <= alpha[1] ? { z0, acceleration, alpha } : null;
}
