// Two slopes held against each other: "is thinking as fast as answering?"
//
// A difference that is not found is not equality. Equality is claimed only when the 90 % interval
// of the difference lies inside a margin fixed beforehand (two one-sided tests).

import { tCritical, tSf } from './beta.ts';
import { pearson } from './correlation.ts';
import { fitPlane } from './line-diagnostics.ts';
import { pOf, type Line } from './ols.ts';
import { found, notFound, type Interval, type Outcome } from './outcome.ts';

export type SlopeVerdict = 'equal_within_margin' | 'different' | 'undecided';

export interface SlopeDifference {
  /** The first slope minus the second. */
  readonly difference: number;
  readonly error: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: Interval;
  readonly interval90: Interval;
  readonly margin: number;
  /** The larger of the two one-sided p values. */
  readonly equivalenceP: number;
  readonly equivalent: boolean;
  readonly verdict: SlopeVerdict;
}

/** The margin, as a part of the second slope. */
export const defaultMargin = 0.1;

function judge(
  difference: number,
  error: number,
  df: number,
  margin: number,
  separable = true,
): Outcome<SlopeDifference> {
  const t95 = tCritical(0.95, df).value;
  const t90 = tCritical(0.9, df).value;
  if (t95 === null || t90 === null) return notFound('no_df');
  if (!Number.isFinite(error) || !(margin > 0)) return notFound('no_margin');
  const p = pOf(difference, error, df);
  const oneSided = (distance: number): number =>
    error > 0 ? tSf(distance / error, df) : distance > 0 ? 0 : 1;
  const equivalenceP = Math.max(oneSided(difference + margin), oneSided(margin - difference));
  const equivalent = separable && equivalenceP < 0.05;
  return found({
    difference,
    error,
    t: error > 0 ? difference / error : 0,
    df,
    p,
    interval: [difference - t95 * error, difference + t95 * error],
    interval90: [difference - t90 * error, difference + t90 * error],
    margin,
    equivalenceP,
    equivalent,
    verdict: equivalent ? 'equal_within_margin' : separable && p < 0.05 ? 'different' : 'undecided',
  });
}

export interface TwoSlopes {
  readonly intercept: number;
  readonly first: number;
  readonly firstError: number;
  readonly second: number;
  readonly secondError: number;
  /** Against the model in which both are one: t squared. */
  readonly pooledF: number;
  /** Between the predictors. Beyond ±0.9 the slopes cannot be told apart: undecided. */
  readonly correlation: number;
  readonly comparison: SlopeDifference;
}

/** y = a + b1 x1 + b2 x2 within one series. */
export function twoSlopes(
  x1: readonly number[],
  x2: readonly number[],
  y: readonly number[],
  relativeMargin = defaultMargin,
): Outcome<TwoSlopes> {
  const plane = fitPlane([x1, x2], y);
  if (plane.value === null) return plane;
  const { coefficients, covariance, df } = plane.value;
  if (covariance === null) return notFound('no_df');
  const [intercept = 0, first = 0, second = 0] = coefficients;
  const [[v11 = 0, v12 = 0] = [], [, v22 = 0] = []] = covariance;
  const error = Math.sqrt(Math.max(0, v11 + v22 - 2 * v12));
  const between = pearson(x1, x2);
  if (between.value === null) return between;
  const correlation = between.value.r;
  const comparison = judge(
    first - second,
    error,
    df,
    relativeMargin * Math.abs(second),
    Math.abs(correlation) <= 0.9,
  );
  if (comparison.value === null) return comparison;
  return found({
    intercept,
    first,
    firstError: Math.sqrt(v11),
    second,
    secondError: Math.sqrt(v22),
    pooledF: comparison.value.t ** 2,
    correlation,
    comparison: comparison.value,
  });
}

/** Two series of their own: Welch-Satterthwaite. */
export function independentSlopes(
  a: Pick<Line, 'slope' | 'slopeError' | 'df'>,
  b: Pick<Line, 'slope' | 'slopeError' | 'df'>,
  relativeMargin = defaultMargin,
): Outcome<SlopeDifference> {
  if (a.slopeError === null || b.slopeError === null) return notFound('no_df');
  const [va, vb] = [a.slopeError ** 2, b.slopeError ** 2];
  const df = va + vb > 0 ? (va + vb) ** 2 / (va ** 2 / a.df + vb ** 2 / b.df) : a.df + b.df;
  return judge(a.slope - b.slope, Math.sqrt(va + vb), df, relativeMargin * Math.abs(b.slope));
}
