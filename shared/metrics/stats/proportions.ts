// Shares of successes: Wilson's interval (never Wald's, which promises certainty at 0 and 1),
// Newcombe's for a difference, and McNemar where both were asked the same prompts. Clopper-Pearson is
// wider than it need be and kept for the reference vectors.

import { betaQuantile, binomialCdf, binomialPmf } from './beta.ts';
import { z975 } from './normal.ts';
import { found, notFound, type Interval, type Outcome } from './outcome.ts';

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

/** k of n. k may be fractional for planning; n at least 1. */
export function wilson(k: number, n: number, z = z975): Outcome<Interval> {
  if (!(n > 0)) return notFound('no_trials');
  if (!(k >= 0 && k <= n) || !Number.isFinite(n)) return notFound('bad_count');
  const p = k / n;
  const scale = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / scale;
  const half = wilsonHalfWidth(p, n, z);
  return found([k === 0 ? 0 : Math.max(0, centre - half), k === n ? 1 : Math.min(1, centre + half)]);
}

export const wilsonHalfWidth = (p: number, n: number, z = z975): number =>
  (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));

/** Exact. */
export function clopperPearson(k: number, n: number, level = 0.95): Outcome<Interval> {
  if (!(n > 0)) return notFound('no_trials');
  if (!isCount(k) || !isCount(n) || k > n) return notFound('bad_count');
  const tail = (1 - level) / 2;
  return found([
    k === 0 ? 0 : betaQuantile(tail, k, n - k + 1),
    k === n ? 1 : betaQuantile(1 - tail, k + 1, n - k),
  ]);
}

export interface ShareDifference {
  readonly difference: number;
  readonly interval: Interval;
}

/** Newcombe's hybrid score interval: for different prompts. */
export function newcombe(k1: number, n1: number, k2: number, n2: number, z = z975): Outcome<ShareDifference> {
  const a = wilson(k1, n1, z);
  if (a.value === null) return a;
  const b = wilson(k2, n2, z);
  if (b.value === null) return b;
  const [p1, p2] = [k1 / n1, k2 / n2];
  const difference = p1 - p2;
  const down = Math.hypot(p1 - a.value[0], b.value[1] - p2);
  const up = Math.hypot(a.value[1] - p1, p2 - b.value[0]);
  return found({ difference, interval: [difference - down, difference + up] });
}

/** Pairs by who was right. */
export interface PairedTable {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
}

/** Of pairs, who was right in each. */
export function pairedTable(pairs: readonly (readonly [first: boolean, second: boolean])[]): PairedTable {
  const count = (first: boolean, second: boolean): number =>
    pairs.filter(pair => pair[0] === first && pair[1] === second).length;
  return {
    both: count(true, true),
    onlyFirst: count(true, false),
    onlySecond: count(false, true),
    neither: count(false, false),
  };
}

/** Newcombe's hybrid score interval for the same prompts (1998, method 10): the two shares move together. */
export function newcombePaired(table: PairedTable, z = z975): Outcome<ShareDifference> {
  const { both, onlyFirst, onlySecond, neither } = table;
  const n = both + onlyFirst + onlySecond + neither;
  const [k1, k2] = [both + onlyFirst, both + onlySecond];
  const a = wilson(k1, n, z);
  if (a.value === null) return a;
  const b = wilson(k2, n, z);
  if (b.value === null) return b;
  const product = both * neither - onlyFirst * onlySecond;
  // His correction for continuity, of positive correlations only.
  const covariance = product > 0 ? Math.max(0, product - n / 2) : product;
  const scale = Math.sqrt(k1 * (n - k1) * k2 * (n - k2));
  const correlation = scale === 0 ? 0 : covariance / scale;
  const reach = (one: number, two: number): number =>
    Math.sqrt(Math.max(0, one ** 2 - 2 * correlation * one * two + two ** 2));
  const [p1, p2] = [k1 / n, k2 / n];
  const difference = (onlyFirst - onlySecond) / n;
  return found({
    difference,
    interval: [
      difference - reach(p1 - a.value[0], b.value[1] - p2),
      difference + reach(a.value[1] - p1, p2 - b.value[0]),
    ],
  });
}

export interface McNemar {
  /** The first right where the second was wrong. */
  readonly b: number;
  readonly c: number;
  readonly n: number;
  readonly exactP: number;
  readonly midP: number;
  /** Null without discordant pairs. */
  readonly chi2: number | null;
  readonly chi2Corrected: number | null;
}

export function mcnemar(b: number, c: number): Outcome<McNemar> {
  if (!isCount(b) || !isCount(c)) return notFound('bad_count');
  const n = b + c;
  if (n === 0) return found({ b, c, n, exactP: 1, midP: 1, chi2: null, chi2Corrected: null });
  const least = Math.min(b, c);
  const exactP = Math.min(1, 2 * binomialCdf(least, n, 0.5));
  const here = binomialPmf(least, n, 0.5);
  return found({
    b,
    c,
    n,
    exactP,
    midP: b === c ? 1 - here / 2 : exactP - here,
    chi2: (b - c) ** 2 / n,
    chi2Corrected: Math.max(0, Math.abs(b - c) - 1) ** 2 / n,
  });
}

export interface Preference {
  readonly decided: number;
  readonly ties: number;
  readonly share: number;
  readonly interval: Interval;
  readonly p: number;
}

/** Blind votes between two: ties dropped, exact against one half. */
export function preference(a: number, b: number, ties = 0): Outcome<Preference> {
  if (!isCount(a) || !isCount(b) || !isCount(ties)) return notFound('bad_count');
  const decided = a + b;
  const interval = wilson(a, decided);
  if (interval.value === null) return notFound('nothing_decided');
  const p = Math.min(1, 2 * binomialCdf(Math.min(a, b), decided, 0.5));
  return found({ decided, ties, share: a / decided, interval: interval.value, p });
}
