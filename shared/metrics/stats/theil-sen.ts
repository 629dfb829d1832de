// The Theil-Sen line: the median of the slopes through all pairs of points. Up to 29 % of the
// points may be anywhere without moving it far, which is why hidden-thinking speed and robust
// output speed take it for their headline.
//
// Pairs grow with the square of n: `longest` points at most, thinned evenly beyond that.

import { normalQuantile } from './normal.ts';
import { allFinite, found, notFound, type Interval, type Outcome } from './outcome.ts';
import { ascending, quantileOfSorted } from './quantile.ts';
import { medianBySelection } from './select.ts';

export interface TheilSenLine {
  readonly slope: number;
  /** Ours: median of y - b x. */
  readonly intercept: number;
  /** scipy's other choice: median(y) - b median(x). */
  readonly interceptSeparate: number;
  readonly pairs: number;
  /** Sen's interval. Null where ties in both leave no variance to rank by. */
  readonly slopeInterval: Interval | null;
}

/** The most points taken into pairs: 79,800 of them. */
export const longest = 400;

export function theilSen(xs: readonly number[], ys: readonly number[], level = 0.95): Outcome<TheilSenLine> {
  if (xs.length !== ys.length) return notFound('lengths_differ');
  if (xs.length < 2) return notFound('no_spread_in_x');
  if (!allFinite(xs) || !allFinite(ys)) return notFound('not_finite');
  const [x, y] = thinned(xs, ys);
  const slopes = pairSlopes(x, y);
  if (slopes.length === 0) return notFound('no_spread_in_x');
  const sorted = slopes.toSorted();
  const slope = middle(sorted);
  const intercept = quantileOfSorted(ascending(x.map((at, i) => y[i]! - slope * at)), 0.5);
  const interceptSeparate = quantileOfSorted(ascending(y), 0.5) - slope * quantileOfSorted(ascending(x), 0.5);
  return found({
    slope,
    intercept,
    interceptSeparate,
    pairs: sorted.length,
    slopeInterval: senInterval(x, y, sorted, level),
  });
}

/** Only the slope, for long streams. */
export function theilSenSlope(xs: readonly number[], ys: readonly number[]): Outcome<number> {
  const [x, y] = thinned(xs, ys);
  if (!allFinite(x) || !allFinite(y)) return notFound('not_finite');
  const slopes = pairSlopes(x, y);
  return slopes.length === 0 ? notFound('no_spread_in_x') : found(medianBySelection(slopes));
}

const middle = (sorted: Float64Array): number => {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/** A typed array sorts by number and fast. */
function pairSlopes(x: readonly number[], y: readonly number[]): Float64Array {
  const slopes = new Float64Array((x.length * (x.length - 1)) / 2);
  let n = 0;
  for (let i = 0; i < x.length; i += 1) {
    for (let j = i + 1; j < x.length; j += 1) {
      const dx = x[j]! - x[i]!;
      if (dx !== 0) slopes[n++] = (y[j]! - y[i]!) / dx;
    }
  }
  return slopes.subarray(0, n);
}

function thinned(
  xs: readonly number[],
  ys: readonly number[],
): readonly [readonly number[], readonly number[]] {
  const n = xs.length;
  if (n <= longest) return [xs, ys];
  const picks = Array.from({ length: longest }, (_, i) => Math.round((i * (n - 1)) / (longest - 1)));
  return [picks.map(i => xs[i]!), picks.map(i => ys[i]!)];
}

/** Order statistics by the normal approximation, with the tie corrections and rounding of scipy. */
function senInterval(
  x: readonly number[],
  y: readonly number[],
  sorted: Float64Array,
  level: number,
): Interval | null {
  const z = normalQuantile((1 - level) / 2);
  if (z.value === null) return null;
  const n = x.length;
  const ties = (values: readonly number[]) =>
    tieCounts(values).reduce((sum, k) => sum + k * (k - 1) * (2 * k + 5), 0);
  const variance = (n * (n - 1) * (2 * n + 5) - ties(x) - ties(y)) / 18;
  if (!(variance >= 0)) return null;
  const sigma = Math.sqrt(variance);
  const total = sorted.length;
  const upper = Math.min(roundHalfEven((total - z.value * sigma) / 2), total - 1);
  const lower = Math.max(roundHalfEven((total + z.value * sigma) / 2) - 1, 0);
  const [low, high] = [sorted[lower], sorted[upper]];
  return low === undefined || high === undefined ? null : [low, high];
}

/** Sizes of the groups of equal values. */
export function tieCounts(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter(n => n > 1);
}

/** numpy's rounding. `Math.round` rounds halves up, which shifts a rank. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const part = value - floor;
  if (part !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
