// One sample described: mean and spread, the geometric mean for skewed latencies, and a median
// with an interval from order statistics, which assumes nothing about the shape. The geometric mean of
// one sample is kept for the reference vectors: the app tells that of ratios (paired.ts).

import { binomialCdf, tCritical } from './beta.ts';
import { allFinite, found, notFound, type Interval, type Outcome } from './outcome.ts';
import { ascending, quantileOfSorted } from './quantile.ts';

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Two passes, so that large offsets do not eat the digits. Of a non-empty sample. */
export function meanOf(values: readonly number[]): number {
  const rough = sumOf(values) / values.length;
  return rough + values.reduce((sum, value) => sum + (value - rough), 0) / values.length;
}

/** The size of the largest. */
export const largestOf = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Means of such values that are equal on paper may be this far apart by rounding, whatever their unit. */
export const roundingOf = (values: readonly number[], terms = values.length): number =>
  4 * terms * Number.EPSILON * largestOf(values);

/** Sum of squares about the mean. */
export function squaresOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

export interface Spread {
  readonly n: number;
  readonly mean: number;
  /** With n - 1; null for one value. */
  readonly sd: number | null;
  readonly cv: number | null;
  readonly median: number;
  readonly iqr: number;
  /** Median absolute deviation times 1.4826: compares with a standard deviation. */
  readonly madScaled: number;
}

export function spreadOf(values: readonly number[]): Outcome<Spread> {
  if (values.length === 0) return notFound('no_values');
  if (!allFinite(values)) return notFound('not_finite');
  const n = values.length;
  const mean = meanOf(values);
  const sd = n < 2 ? null : Math.sqrt(squaresOf(values) / (n - 1));
  const sorted = ascending(values);
  const median = quantileOfSorted(sorted, 0.5);
  const mad = quantileOfSorted(ascending(values.map(value => Math.abs(value - median))), 0.5);
  return found({
    n,
    mean,
    sd,
    cv: sd === null || mean === 0 ? null : sd / Math.abs(mean),
    median,
    iqr: quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25),
    madScaled: mad * 1.482602218505602,
  });
}

export interface MeanInterval {
  readonly n: number;
  readonly mean: number;
  /** Null for one value. */
  readonly interval: Interval | null;
}

export function meanInterval(values: readonly number[], level = 0.95): Outcome<MeanInterval> {
  if (values.length === 0) return notFound('no_values');
  if (!allFinite(values)) return notFound('not_finite');
  const n = values.length;
  const mean = meanOf(values);
  const t = tCritical(level, n - 1);
  if (t.value === null) return found({ n, mean, interval: null });
  const half = t.value * Math.sqrt(squaresOf(values) / (n - 1) / n);
  return found({ n, mean, interval: [mean - half, mean + half] });
}

/** The exponential of the t interval of the logarithms. Positive values only. */
export function geometricMean(values: readonly number[], level = 0.95): Outcome<MeanInterval> {
  if (values.some(value => !(value > 0))) return notFound('not_positive');
  const logs = meanInterval(values.map(Math.log), level);
  if (logs.value === null) return logs;
  const { n, mean, interval } = logs.value;
  return found({
    n,
    mean: Math.exp(mean),
    interval: interval && [Math.exp(interval[0]), Math.exp(interval[1])],
  });
}

export interface MedianInterval {
  readonly median: number;
  readonly interval: Interval;
  /** What the two order statistics really cover: at least the level asked for. */
  readonly coverage: number;
  /** 1-based ranks of the limits. */
  readonly ranks: readonly [number, number];
}

/** Needs 6 values for 95 %: with 5 even the extremes cover 93.75 %. */
export function medianInterval(values: readonly number[], level = 0.95): Outcome<MedianInterval> {
  if (values.length === 0) return notFound('no_values');
  if (!allFinite(values)) return notFound('not_finite');
  const sorted = ascending(values);
  const n = sorted.length;
  for (let rank = Math.floor((n + 1) / 2); rank >= 1; rank -= 1) {
    const coverage = 1 - 2 * binomialCdf(rank - 1, n, 0.5);
    if (coverage >= level) {
      return found({
        median: quantileOfSorted(sorted, 0.5),
        interval: [sorted[rank - 1]!, sorted[n - rank]!],
        coverage,
        ranks: [rank, n - rank + 1],
      });
    }
  }
  return notFound('too_few_values');
}
