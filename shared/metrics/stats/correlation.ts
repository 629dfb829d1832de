// How two series go together: Pearson with Fisher's interval, Spearman on mid-ranks, Kendall's
// tau-b. A constant series goes with nothing. The app needs Pearson's, to tell slopes that cannot be
// told apart; the two of ranks are kept for the reference vectors.

import { tTwoSided } from './beta.ts';
import { normalQuantile } from './normal.ts';
import { allFinite, found, notFound, type Interval, type Outcome } from './outcome.ts';
import { midRanks } from './ranks.ts';
import { meanOf, squaresOf } from './summary.ts';

export interface Pearson {
  readonly r: number;
  /** Null below three points. */
  readonly p: number | null;
  /** Null below four, or where the points lie on a line. */
  readonly interval: Interval | null;
}

function checked(x: readonly number[], y: readonly number[]): string | null {
  if (x.length !== y.length) return 'lengths_differ';
  if (x.length < 2) return 'too_few_values';
  if (!allFinite(x) || !allFinite(y)) return 'not_finite';
  return new Set(x).size === 1 || new Set(y).size === 1 ? 'constant_series' : null;
}

export function pearson(x: readonly number[], y: readonly number[], level = 0.95): Outcome<Pearson> {
  const trouble = checked(x, y);
  if (trouble !== null) return notFound(trouble);
  const r = product(x, y);
  if (!Number.isFinite(r)) return notFound('constant_series');
  const n = x.length;
  const z = normalQuantile((1 + level) / 2).value;
  const isExact = Math.abs(r) >= 1;
  const t = r * Math.sqrt((n - 2) / ((1 - r) * (1 + r)));
  const half = z === null ? 0 : z / Math.sqrt(n - 3);
  return found({
    r,
    p: n < 3 ? null : isExact ? 0 : tTwoSided(t, n - 2),
    interval:
      n < 4 || z === null || isExact
        ? null
        : [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)],
  });
}

function product(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [meanOf(x), meanOf(y)];
  let sxy = 0;
  for (let i = 0; i < x.length; i += 1) sxy += (x[i]! - mx) * (y[i]! - my);
  const r = sxy / Math.sqrt(squaresOf(x)) / Math.sqrt(squaresOf(y));
  return Math.max(-1, Math.min(1, r));
}

export function spearman(x: readonly number[], y: readonly number[]): Outcome<number> {
  const trouble = checked(x, y);
  return trouble === null ? found(product(midRanks(x), midRanks(y))) : notFound(trouble);
}

export function kendallTauB(x: readonly number[], y: readonly number[]): Outcome<number> {
  const trouble = checked(x, y);
  if (trouble !== null) return notFound(trouble);
  let balance = 0;
  let apartX = 0;
  let apartY = 0;
  for (let i = 0; i < x.length; i += 1) {
    for (let j = i + 1; j < x.length; j += 1) {
      const dx = Math.sign(x[i]! - x[j]!);
      const dy = Math.sign(y[i]! - y[j]!);
      balance += dx * dy;
      apartX += Math.abs(dx);
      apartY += Math.abs(dy);
    }
  }
  return found(balance / Math.sqrt(apartX * apartY));
}
