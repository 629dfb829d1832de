// How many repeats are needed, and what repeated sampling is worth (pass@k).

import { tCritical } from './beta.ts';
import { found, notFound, type Outcome } from './outcome.ts';
import { wilsonHalfWidth } from './proportions.ts';

const most = 1_000_000;

/** Beyond this nobody goes on asking. */
export const hopeless = 1000;

/** The smallest n from `least` on that will do. Widths fall with n, so doubling and halving finds it. */
function smallest(least: number, isEnough: (n: number) => boolean): Outcome<number> {
  let high = least;
  while (!isEnough(high)) {
    if (high >= most) return notFound('too_many');
    high = Math.min(most, high * 2);
  }
  let low = Math.max(least, Math.floor(high / 2));
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return found(high);
}

/** A mean to within a part `relative` of itself, at a coefficient of variation. */
export function repeatsForMean(cv: number, relative: number, level = 0.95): Outcome<number> {
  if (!(cv >= 0) || !Number.isFinite(cv) || !(relative > 0)) return notFound('bad_target');
  return smallest(2, n => (tCritical(level, n - 1).value ?? Infinity) * (cv / Math.sqrt(n)) <= relative);
}

/** A share to within plus or minus `halfWidth`. */
export function repeatsForShare(p: number, halfWidth: number): Outcome<number> {
  if (!(p >= 0 && p <= 1) || !(halfWidth > 0)) return notFound('bad_target');
  return smallest(1, n => wilsonHalfWidth(p, n) <= halfWidth);
}

/** A slope to within a part `relative` of itself. */
export function repeatsForSlope(
  sigma: number,
  sdX: number,
  slope: number,
  relative: number,
  level = 0.95,
): Outcome<number> {
  if (!(sigma >= 0) || !(sdX > 0) || !(slope > 0) || !(relative > 0)) return notFound('bad_target');
  return smallest(
    3,
    n => (tCritical(level, n - 2).value ?? Infinity) * (sigma / (sdX * Math.sqrt(n - 1))) <= relative * slope,
  );
}

/** Chance that at least one of k answers is right, unbiased, from c right of n. */
export function passAtK(n: number, c: number, k: number): Outcome<number> {
  const areCounts = [n, c, k].every(Number.isSafeInteger) && n <= most;
  if (!areCounts || c < 0 || c > n || k < 1 || k > n) return notFound('bad_count');
  if (n - c < k) return found(1);
  let miss = 1;
  for (let i = n - c + 1; i <= n; i += 1) miss *= 1 - k / i;
  return found(1 - miss);
}
