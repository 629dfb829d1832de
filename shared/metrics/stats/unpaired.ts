// Two contenders on different prompts: Mann-Whitney for skewed figures, with the size of the
// effect beside it, and Welch's t for means. The app always pairs: these are kept for the reference
// vectors, and for whoever compares what was asked apart.

import { tCritical, tTwoSided } from './beta.ts';
import { normalSf } from './normal.ts';
import { allFinite, found, notFound, type Interval, type Outcome } from './outcome.ts';
import { ascending, quantileOfSorted } from './quantile.ts';
import { meanOf, squaresOf } from './summary.ts';
import { tieCounts } from './theil-sen.ts';

export interface MannWhitney {
  /** Pairs in which a is larger; ties count half. */
  readonly u1: number;
  readonly u2: number;
  readonly p: number;
  /** Exact without ties and up to 50 in each; else normal, corrected for ties and continuity. */
  readonly exact: boolean;
  /** Chance that a random a is above a random b. */
  readonly a12: number;
  readonly cliffsDelta: number;
  /** Median of all a - b. */
  readonly hodgesLehmann: number;
}

const mostExact = 50;

export function mannWhitney(a: readonly number[], b: readonly number[]): Outcome<MannWhitney> {
  const [n1, n2] = [a.length, b.length];
  if (n1 === 0 || n2 === 0) return notFound('no_values');
  if (!allFinite(a) || !allFinite(b)) return notFound('not_finite');
  const gaps = a.flatMap(value => b.map(other => value - other));
  const u1 = gaps.reduce((sum, gap) => sum + (gap > 0 ? 1 : gap === 0 ? 0.5 : 0), 0);
  const u2 = n1 * n2 - u1;
  const ties = tieCounts([...a, ...b]);
  const exact = ties.length === 0 && n1 <= mostExact && n2 <= mostExact;
  const a12 = u1 / (n1 * n2);
  return found({
    u1,
    u2,
    p: exact ? exactP(Math.min(u1, u2), n1, n2) : normalP(u1, n1, n2, ties),
    exact,
    a12,
    cliffsDelta: 2 * a12 - 1,
    hodgesLehmann: quantileOfSorted(ascending(gaps), 0.5),
  });
}

/** Twice the tail of the distribution of U, counted by partitions. */
function exactP(least: number, n1: number, n2: number): number {
  // ways[j][u]: orders of j of the first sample among those of the second seen so far.
  const most = n1 * n2;
  let ways = Array.from({ length: n1 + 1 }, () => new Float64Array(most + 1));
  ways[0]![0] = 1;
  for (let j = 1; j <= n1; j += 1) ways[j]![0] = 1;
  for (let second = 1; second <= n2; second += 1) {
    const next = Array.from({ length: n1 + 1 }, () => new Float64Array(most + 1));
    next[0]![0] = 1;
    for (let j = 1; j <= n1; j += 1) {
      const [row, above, before] = [next[j]!, ways[j]!, next[j - 1]!];
      // The largest of all is either from the second sample, or from the first and beats `second`.
      for (let u = 0; u <= j * second; u += 1) {
        row[u] = above[u]! + (u >= second ? before[u - second]! : 0);
      }
    }
    ways = next;
  }
  const counts = ways[n1]!;
  let tail = 0;
  let all = 0;
  for (let u = 0; u <= most; u += 1) {
    all += counts[u]!;
    if (u <= least) tail += counts[u]!;
  }
  return Math.min(1, (2 * tail) / all);
}

function normalP(u1: number, n1: number, n2: number, ties: readonly number[]): number {
  const n = n1 + n2;
  const tied = ties.reduce((sum, k) => sum + k ** 3 - k, 0);
  const variance = ((n1 * n2) / 12) * (n + 1 - tied / (n * (n - 1)));
  if (!(variance > 0)) return 1;
  const away = Math.max(0, Math.abs(u1 - (n1 * n2) / 2) - 0.5);
  return Math.min(1, 2 * normalSf(away / Math.sqrt(variance)));
}

export interface Welch {
  readonly difference: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: Interval;
}

export function welch(a: readonly number[], b: readonly number[], level = 0.95): Outcome<Welch> {
  if (a.length < 2 || b.length < 2) return notFound('too_few_values');
  if (!allFinite(a) || !allFinite(b)) return notFound('not_finite');
  const [va, vb] = [a, b].map(values => squaresOf(values) / (values.length - 1) / values.length) as [
    number,
    number,
  ];
  if (!(va + vb > 0)) return notFound('no_scatter');
  const df = (va + vb) ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1));
  const critical = tCritical(level, df).value;
  if (critical === null) return notFound('no_df');
  const difference = meanOf(a) - meanOf(b);
  const error = Math.sqrt(va + vb);
  const t = difference / error;
  return found({
    difference,
    t,
    df,
    p: tTwoSided(t, df),
    interval: [difference - critical * error, difference + critical * error],
  });
}
