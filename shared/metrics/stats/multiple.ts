// Many comparisons at once: with five contenders the chance of at least one false alarm is about
// 40 %. Holm within one question, which is what the app asks; Benjamini-Hochberg, for tables one only
// explores, Bonferroni and the chance of a false alarm are kept for the reference vectors.

import { found, notFound, type Outcome } from './outcome.ts';

const areProbabilities = (p: readonly number[]): boolean => p.every(value => value >= 0 && value <= 1);

function adjusted(p: readonly number[], adjust: (sorted: readonly number[]) => number[]): Outcome<number[]> {
  if (!areProbabilities(p)) return notFound('bad_probability');
  const order = p.map((_, i) => i).toSorted((a, b) => p[a]! - p[b]!);
  const values = adjust(order.map(i => p[i]!));
  const result = p.map(() => 1);
  for (const [rank, i] of order.entries()) result[i] = values[rank]!;
  return found(result);
}

export const bonferroni = (p: readonly number[]): Outcome<number[]> =>
  adjusted(p, sorted => sorted.map(value => Math.min(1, value * sorted.length)));

/** Step down. */
export const holm = (p: readonly number[]): Outcome<number[]> =>
  adjusted(p, sorted => {
    let most = 0;
    return sorted.map((value, rank) => (most = Math.max(most, Math.min(1, value * (sorted.length - rank)))));
  });

/** Step up. */
export const benjaminiHochberg = (p: readonly number[]): Outcome<number[]> =>
  adjusted(p, sorted => {
    let least = 1;
    return sorted
      .toReversed()
      .map((value, i) => (least = Math.min(least, (value * sorted.length) / (sorted.length - i))))
      .toReversed();
  });

export const pairsAmong = (contenders: number): number => (contenders * (contenders - 1)) / 2;

/** If the comparisons were independent and nothing differed. */
export const anyFalseAlarm = (pairs: number, alpha = 0.05): number => 1 - (1 - alpha) ** pairs;
