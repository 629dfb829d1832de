// The regularised incomplete beta function by its continued fraction (Lentz), and what stands on
// it: Student's t, Snedecor's F (kept for the reference vectors), the binomial. Degrees of freedom
// need not be whole (Welch).
//
// Finite, in-range arguments in, a probability out. Procedures check their data before they come here.

import { logGamma } from './gamma.ts';
import { normalQuantile } from './normal.ts';
import { finite, found, notFound, type Outcome } from './outcome.ts';

/** I_x(a, b), a > 0, b > 0, 0 <= x <= 1. */
export function betaInc(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(a, b, x)) / a
    : 1 - (front * fraction(b, a, 1 - x)) / b;
}

function fraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 20_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}

/** One tail of Student's t: P(T > t). Exact far out, where 1 - cdf would cancel. */
export function tSf(t: number, df: number): number {
  const tail = betaInc(df / 2, 0.5, df / (df + t * t)) / 2;
  return t >= 0 ? tail : 1 - tail;
}

/** Two-sided p of a t statistic. */
export const tTwoSided = (t: number, df: number): number => Math.min(1, 2 * tSf(Math.abs(t), df));

export function tQuantile(p: number, df: number): Outcome<number> {
  if (!(p > 0 && p < 1)) return notFound('bad_probability');
  if (!(df > 0)) return notFound('no_df');
  if (p === 0.5) return found(0);
  const tail = Math.min(p, 1 - p);
  const start = normalQuantile(1 - tail);
  if (start.value === null) return start;
  let low = 0;
  let high = Math.max(1, start.value);
  while (tSf(high, df) > tail && high < 1e300) {
    low = high;
    high *= 2;
  }
  // Bisection that ends at the last bit: safe for one degree of freedom as for a thousand.
  for (let step = 0; step < 1100; step += 1) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (tSf(middle, df) > tail) low = middle;
    else high = middle;
  }
  return finite(p > 0.5 ? high : -high);
}

/** Of a level such as 0.95: how many standard errors an interval reaches to each side. */
export const tCritical = (level: number, df: number): Outcome<number> => tQuantile((1 + level) / 2, df);

/** Survival function of F. */
export const fSf = (f: number, df1: number, df2: number): number =>
  f <= 0 ? 1 : betaInc(df2 / 2, df1 / 2, df2 / (df2 + df1 * f));

/** P(X <= k) of n draws at p. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return betaInc(n - k, k + 1, 1 - p);
}

/** P(X = k). */
export function binomialPmf(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

export const logChoose = (n: number, k: number): number =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** The x at which I_x(a, b) reaches p. */
export function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (betaInc(a, b, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
