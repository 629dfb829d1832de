// A straight line by least squares, y = a + b x, with its textbook errors.
//
// Sums are taken about the means. Without spread in x there is no slope; two points make a line
// and leave nothing to judge it by: errors and intervals are then null.

import { tCritical, tTwoSided } from './beta.ts';
import { allFinite, found, notFound, type Interval, type Outcome } from './outcome.ts';
import { largestOf, meanOf, squaresOf } from './summary.ts';

export interface Line {
  readonly n: number;
  readonly df: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly sxx: number;
  readonly slope: number;
  readonly intercept: number;
  readonly residuals: readonly number[];
  readonly sse: number;
  /** Null where all y are equal: nothing to explain. */
  readonly r2: number | null;
  readonly adjustedR2: number | null;
  readonly residualSd: number | null;
  readonly slopeError: number | null;
  readonly interceptError: number | null;
  readonly tCritical: number | null;
  readonly slopeInterval: Interval | null;
  readonly interceptInterval: Interval | null;
  /** Two-sided, of slope = 0. */
  readonly slopeP: number | null;
}

export function fitLine(x: readonly number[], y: readonly number[], level = 0.95): Outcome<Line> {
  const n = x.length;
  if (n !== y.length) return notFound('lengths_differ');
  if (!allFinite(x) || !allFinite(y)) return notFound('not_finite');
  if (n < 2) return notFound('no_spread_in_x');
  const meanX = meanOf(x);
  const meanY = meanOf(y);
  const sxx = squaresOf(x);
  if (!(sxx > 0)) return notFound('no_spread_in_x');

  let sxy = 0;
  for (let i = 0; i < n; i += 1) sxy += (x[i]! - meanX) * (y[i]! - meanY);
  const slope = sxy / sxx;
  const rounding = unseen * (largestOf(y) + Math.abs(slope) * largestOf(x));
  const misses = x.map((at, i) => y[i]! - meanY - slope * (at - meanX));
  const isExact = largestOf(misses) <= rounding;
  const residuals = isExact ? misses.map(() => 0) : misses;
  const origin = meanY - slope * meanX;
  const intercept = isExact && Math.abs(origin) <= rounding ? 0 : origin;
  const sse = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  const sst = squaresOf(y);
  const df = n - 2;
  const r2 = sst > 0 ? Math.max(0, 1 - sse / sst) : null;
  const t = tCritical(level, df).value;
  const residualSd = df > 0 ? Math.sqrt(sse / df) : null;
  const slopeError = residualSd === null ? null : residualSd / Math.sqrt(sxx);
  const interceptError = residualSd === null ? null : residualSd * Math.sqrt(1 / n + (meanX * meanX) / sxx);
  return found({
    n,
    df,
    meanX,
    meanY,
    sxx,
    slope,
    intercept,
    residuals,
    sse,
    r2,
    adjustedR2: r2 === null || df < 1 ? null : 1 - ((1 - r2) * (n - 1)) / df,
    residualSd,
    slopeError,
    interceptError,
    tCritical: t,
    slopeInterval: around(slope, slopeError, t),
    interceptInterval: around(intercept, interceptError, t),
    slopeP: slopeError === null ? null : pOf(slope, slopeError, df),
  });
}

/** As a part of the values: what is smaller is rounding. Taken for scatter, it looks like a pattern. */
const unseen = 32 * Number.EPSILON;

/** Value plus and minus so many errors. */
export const around = (value: number, error: number | null, t: number | null): Interval | null =>
  error === null || t === null ? null : [value - t * error, value + t * error];

/** A line without scatter is certain of its slope, even of a slope of zero. */
export const pOf = (value: number, error: number, df: number): number =>
  error > 0 ? tTwoSided(value / error, df) : value === 0 ? 1 : 0;

export interface WeightedLine {
  readonly slope: number;
  readonly intercept: number;
  readonly slopeError: number | null;
}

/** Least squares where each point weighs what its precision is worth. Weights above 0. */
export function fitWeightedLine(
  x: readonly number[],
  y: readonly number[],
  weights: readonly number[],
): Outcome<WeightedLine> {
  if (x.length !== y.length || x.length !== weights.length) return notFound('lengths_differ');
  if (!allFinite(x) || !allFinite(y) || !allFinite(weights)) return notFound('not_finite');
  const all = weights.reduce((sum, w) => sum + w, 0);
  if (x.length < 2 || !(all > 0)) return notFound('no_spread_in_x');
  const weighted = (values: readonly number[]): number =>
    values.reduce((sum, value, i) => sum + value * weights[i]!, 0) / all;
  const meanX = weighted(x);
  const meanY = weighted(y);
  let sxx = 0;
  let sxy = 0;
  for (let i = 0; i < x.length; i += 1) {
    const dx = x[i]! - meanX;
    sxx += weights[i]! * dx * dx;
    sxy += weights[i]! * dx * (y[i]! - meanY);
  }
  if (!(sxx > 0)) return notFound('no_spread_in_x');
  const slope = sxy / sxx;
  const intercept = meanY - slope * meanX;
  const sse = x.reduce((sum, at, i) => sum + weights[i]! * (y[i]! - intercept - slope * at) ** 2, 0);
  const df = x.length - 2;
  return found({ slope, intercept, slopeError: df > 0 ? Math.sqrt(sse / df / sxx) : null });
}
