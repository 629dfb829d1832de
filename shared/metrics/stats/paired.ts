// Two contenders on the same prompts: prompts differ far more than contenders do, so what is
// looked at is the difference, or the ratio, within each pair.
//
// The app takes ratios and the sign-flip test; Student's and Wilcoxon's are kept for the reference vectors.

import { tCritical, tTwoSided } from './beta.ts';
import { mulberry32 } from './mulberry32.ts';
import { normalSf } from './normal.ts';
import { allFinite, found, notFound, type Interval, type Outcome } from './outcome.ts';
import { ascending, quantileOfSorted } from './quantile.ts';
import { midRanks } from './ranks.ts';
import { meanOf, roundingOf, squaresOf } from './summary.ts';
import { tieCounts } from './theil-sen.ts';

export interface PairedT {
  readonly n: number;
  readonly meanDifference: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: Interval;
}

function differences(a: readonly number[], b: readonly number[]): Outcome<number[]> {
  if (a.length !== b.length) return notFound('lengths_differ');
  if (a.length === 0) return notFound('no_values');
  if (!allFinite(a) || !allFinite(b)) return notFound('not_finite');
  return found(a.map((value, i) => value - b[i]!));
}

export function pairedT(a: readonly number[], b: readonly number[], level = 0.95): Outcome<PairedT> {
  const d = differences(a, b);
  if (d.value === null) return d;
  const n = d.value.length;
  const critical = tCritical(level, n - 1).value;
  if (critical === null) return notFound('no_df');
  const mean = meanOf(d.value);
  const error = Math.sqrt(squaresOf(d.value) / (n - 1) / n);
  if (!(error > 0)) return notFound('no_scatter');
  const t = mean / error;
  return found({
    n,
    meanDifference: mean,
    t,
    df: n - 1,
    p: tTwoSided(t, n - 1),
    interval: [mean - critical * error, mean + critical * error],
  });
}

export interface PairedRatio {
  readonly n: number;
  /** Geometric mean of a / b. */
  readonly ratio: number;
  readonly interval: Interval | null;
  readonly p: number | null;
}

/** "1.3 times as fast": the t interval of the logarithms, taken back. */
export function pairedRatio(a: readonly number[], b: readonly number[], level = 0.95): Outcome<PairedRatio> {
  if (a.length !== b.length) return notFound('lengths_differ');
  if (a.length === 0) return notFound('no_values');
  if (!allFinite(a) || !allFinite(b)) return notFound('not_finite');
  if ([...a, ...b].some(value => !(value > 0))) return notFound('not_positive');
  const logs = a.map((value, i) => Math.log(value / b[i]!));
  const n = logs.length;
  const mean = meanOf(logs);
  const critical = tCritical(level, n - 1).value;
  if (critical === null) return found({ n, ratio: Math.exp(mean), interval: null, p: null });
  const error = Math.sqrt(squaresOf(logs) / (n - 1) / n);
  const interval: Interval = [Math.exp(mean - critical * error), Math.exp(mean + critical * error)];
  const p = error > 0 ? tTwoSided(mean / error, n - 1) : mean === 0 ? 1 : 0;
  return found({ n, ratio: Math.exp(mean), interval, p });
}

export interface SignFlip {
  readonly mean: number;
  /** Sign patterns looked at, and those at least as far from 0 as what was seen. */
  readonly patterns: number;
  readonly count: number;
  readonly p: number;
  readonly exact: boolean;
}

const mostFlipped = 16;

/** If a and b were exchangeable, every difference could as well have had the other sign. */
export function signFlip(d: readonly number[], seed = 1, draws = 20_000): Outcome<SignFlip> {
  if (d.length === 0) return notFound('no_values');
  if (!allFinite(d)) return notFound('not_finite');
  const n = d.length;
  const mean = d.reduce((sum, value) => sum + value, 0) / n;
  const seen = Math.abs(mean) - roundingOf(d);
  const isFar = (sum: number): boolean => Math.abs(sum / n) >= seen;
  const tables = signedSums(d);
  let count = 0;
  if (n <= mostFlipped) {
    const [low, high] = [tables[0]!, tables[1] ?? Float64Array.of(0)];
    for (const one of high) {
      for (let i = 0; i < low.length; i += 1) if (isFar(one + low[i]!)) count += 1;
    }
    return found({ mean, patterns: 2 ** n, count, p: count / 2 ** n, exact: true });
  }
  const random = mulberry32(seed);
  for (let draw = 0; draw < draws; draw += 1) {
    let sum = 0;
    let bits = 0;
    for (let i = 0; i < tables.length; i += 1) {
      const table = tables[i]!;
      // One draw holds the signs of 32 values.
      bits = i % 4 === 0 ? Math.floor(random() * 2 ** 32) : bits >>> 8;
      sum += table[bits & (table.length - 1)]!;
    }
    if (isFar(sum)) count += 1;
  }
  return found({ mean, patterns: draws, count, p: (count + 1) / (draws + 1), exact: false });
}

/** Of each eight values their sums under all patterns of signs, so that a pattern is a few look-ups. */
function signedSums(d: readonly number[]): readonly Float64Array[] {
  return Array.from({ length: Math.ceil(d.length / 8) }, (_, at) => {
    const values = d.slice(8 * at, 8 * at + 8);
    const signed = (pattern: number): number =>
      values.reduce((sum, value, i) => sum + ((pattern >> i) & 1 ? value : -value), 0);
    return Float64Array.from({ length: 2 ** values.length }, (_, pattern) => signed(pattern));
  });
}

export interface SignedRank {
  /** Non-zero differences. */
  readonly n: number;
  /** Sum of the ranks of the positive ones. */
  readonly v: number;
  readonly p: number;
  readonly exact: boolean;
  /** Hodges-Lehmann: the median of all pairwise means. */
  readonly pseudomedian: number;
}

const mostExact = 50;

/** Wilcoxon's signed-rank test. Zeros are dropped; ties share ranks, exact for them too. */
export function signedRank(d: readonly number[]): Outcome<SignedRank> {
  if (d.length === 0) return notFound('no_values');
  if (!allFinite(d)) return notFound('not_finite');
  const moved = d.filter(value => value !== 0);
  const n = moved.length;
  if (n === 0) return notFound('no_differences');
  const sizes = moved.map(Math.abs);
  const ranks = midRanks(sizes);
  const v = ranks.reduce((sum, rank, i) => sum + (moved[i]! > 0 ? rank : 0), 0);
  const walsh = d.flatMap((value, i) => d.slice(i).map(other => (value + other) / 2));
  const pseudomedian = quantileOfSorted(ascending(walsh), 0.5);
  if (n <= mostExact) return found({ n, v, p: exactP(ranks, v), exact: true, pseudomedian });
  const ties = tieCounts(sizes).reduce((sum, k) => sum + k ** 3 - k, 0);
  const sd = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - ties / 48);
  const away = Math.max(0, Math.abs(v - (n * (n + 1)) / 4) - 0.5);
  return found({ n, v, p: Math.min(1, 2 * normalSf(away / sd)), exact: false, pseudomedian });
}

/** Counts sign patterns by their rank sum; ranks are doubled so that shared ones stay whole. */
function exactP(ranks: readonly number[], v: number): number {
  const doubled = ranks.map(rank => Math.round(2 * rank));
  const total = doubled.reduce((sum, rank) => sum + rank, 0);
  const ways = new Float64Array(total + 1);
  ways[0] = 1;
  let reach = 0;
  for (const rank of doubled) {
    reach += rank;
    for (let sum = reach; sum >= rank; sum -= 1) ways[sum]! += ways[sum - rank]!;
  }
  const at = Math.round(2 * v);
  const least = Math.min(at, total - at);
  let tail = 0;
  for (let sum = 0; sum <= least; sum += 1) tail += ways[sum]!;
  return Math.min(1, (2 * tail) / 2 ** ranks.length);
}
