// Blind votes among several: Bradley-Terry strengths by maximum likelihood, and Davidson's model
// where ties are frequent. P(i beats j) = 1 / (1 + exp(b_j - b_i)), strengths sum to 0.
//
// Who never won, or never lost, against the rest has no finite strength: that is detected, and
// either refused or shown by a padded fit, marked.

import { inverse, times, type Matrix } from './matrix.ts';
import { allFinite, found, notFound, type Interval, type Outcome } from './outcome.ts';
import { z975 } from './normal.ts';

export interface Strengths {
  readonly beta: readonly number[];
  readonly error: readonly number[];
  readonly interval: readonly Interval[];
  readonly elo: readonly number[];
  readonly logLikelihood: number;
  /** Of the strengths; singular by construction, since they sum to 0. */
  readonly covariance: Matrix;
  /** `padded`: half a win was added each way to every pair that met. */
  readonly fit: 'mle' | 'padded';
  /** Those the others cannot be reached from, or who cannot reach them. */
  readonly unreachable: readonly number[];
  /** Davidson's tie parameter; null: ties are not modelled. */
  readonly tie: number | null;
}

/** wins[i][j]: how often i beat j. */
export function bradleyTerry(wins: Matrix, whenSeparated: 'refuse' | 'pad' = 'refuse'): Outcome<Strengths> {
  const trouble = badTable(wins);
  if (trouble !== null) return notFound(trouble);
  const unreachable = outside(wins);
  if (unreachable.length === 0) return fit(wins, null, 'mle', []);
  if (whenSeparated === 'refuse') return notFound('not_connected');
  const padded = pad(wins);
  return outside(padded).length > 0 ? notFound('not_connected') : fit(padded, null, 'padded', unreachable);
}

/** The simple way with ties: half a win each. Strengths shrink a little. */
export const withHalfTies = (wins: Matrix, ties: Matrix): Matrix =>
  wins.map((row, i) => row.map((value, j) => value + (ties[i]?.[j] ?? 0) / 2));

/** Davidson's model: P(tie) grows with evenness. ties[i][j] = ties[j][i], counted once. */
export function davidson(wins: Matrix, ties: Matrix): Outcome<Strengths> {
  const trouble = badTable(wins) ?? badTable(ties);
  if (trouble !== null) return notFound(trouble);
  const together = wins.map((row, i) => row.map((value, j) => value + (ties[i]?.[j] ?? 0)));
  if (outside(together).length > 0) return notFound('not_connected');
  const anyTie = ties.some(row => row.some(value => value > 0));
  if (!anyTie) return bradleyTerry(wins);
  if (!wins.some(row => row.some(value => value > 0))) return notFound('only_ties');
  return fit(wins, ties, 'mle', []);
}

/** Whether two strengths differ: by the error of their difference, not by their intervals. */
export function strengthDifference(
  { beta, covariance }: Pick<Strengths, 'beta' | 'covariance'>,
  i: number,
  j: number,
): Outcome<{
  readonly difference: number;
  readonly error: number;
  readonly z: number;
  readonly wins: number;
}> {
  const [bi, bj, vii, vjj, vij] = [
    beta[i],
    beta[j],
    covariance[i]?.[i],
    covariance[j]?.[j],
    covariance[i]?.[j],
  ];
  if (bi === undefined || bj === undefined || vii === undefined || vjj === undefined || vij === undefined) {
    return notFound('unknown_item');
  }
  const difference = bi - bj;
  const error = Math.sqrt(vii + vjj - 2 * vij);
  if (!(error > 0)) return notFound('no_scatter');
  return found({ difference, error, z: difference / error, wins: 1 / (1 + Math.exp(-difference)) });
}

function badTable(table: Matrix): string | null {
  if (table.length < 2) return 'too_few_items';
  if (table.some(row => row.length !== table.length)) return 'not_square';
  return table.some(row => row.some(value => !(value >= 0 && Number.isFinite(value)))) ? 'bad_count' : null;
}

/** Who is not in the largest group in which everyone can be reached from everyone by wins. */
function outside(wins: Matrix): number[] {
  const n = wins.length;
  const reach = wins.map((row, i) => row.map((value, j) => i === j || value > 0));
  for (let via = 0; via < n; via += 1) {
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < n; j += 1) reach[i]![j] ||= reach[i]![via]! && reach[via]![j]!;
    }
  }
  const groupOf = (i: number): number[] => wins.flatMap((_, j) => (reach[i]![j] && reach[j]![i] ? [j] : []));
  const largest = wins.map((_, i) => groupOf(i)).reduce((a, b) => (b.length > a.length ? b : a));
  return wins.flatMap((_, i) => (largest.includes(i) ? [] : [i]));
}

const pad = (wins: Matrix): Matrix =>
  wins.map((row, i) =>
    row.map((value, j) => (i !== j && value + (wins[j]?.[i] ?? 0) > 0 ? value + 0.5 : value)),
  );

/** Newton's method with halved steps on a concave likelihood; the last parameter is log of nu. */
function fit(
  wins: Matrix,
  ties: Matrix | null,
  how: Strengths['fit'],
  unreachable: readonly number[],
): Outcome<Strengths> {
  const n = wins.length;
  let at = Array.from({ length: ties === null ? n : n + 1 }, () => 0);
  let here = score(wins, ties, at);
  for (let step = 0; step < 200; step += 1) {
    const bread = inverse(grounded(here.information, n));
    if (bread === null) return notFound('not_identified');
    const move = times(bread, here.gradient);
    let size = 1;
    let next = at.map((value, i) => value + move[i]!);
    let there = score(wins, ties, next);
    while (!(there.logLikelihood >= here.logLikelihood - 1e-12) && size > 1e-10) {
      size /= 2;
      next = at.map((value, i) => value + size * move[i]!);
      there = score(wins, ties, next);
    }
    at = next;
    here = there;
    if (move.every(value => Math.abs(value) < 1e-12)) break;
  }
  const bread = inverse(grounded(here.information, n));
  if (bread === null || !allFinite(at)) return notFound('not_identified');
  const mean = at.slice(0, n).reduce((sum, value) => sum + value, 0) / n;
  const beta = at.slice(0, n).map(value => value - mean);
  // The pseudo-inverse: the grounded inverse less the direction that was added to ground it.
  const covariance = bread.slice(0, n).map(row => row.slice(0, n).map(value => value - 1 / n));
  const error = covariance.map((row, i) => Math.sqrt(Math.max(0, row[i]!)));
  return found({
    beta,
    error,
    interval: beta.map((value, i): Interval => [value - z975 * error[i]!, value + z975 * error[i]!]),
    elo: beta.map(value => (400 / Math.LN10) * value),
    logLikelihood: here.logLikelihood,
    covariance,
    fit: how,
    unreachable,
    tie: ties === null ? null : Math.exp(at[n]!),
  });
}

/** Adds the direction the data cannot see (all strengths up by the same), so that it can be inverted. */
const grounded = (information: Matrix, n: number): number[][] =>
  information.map((row, i) => row.map((value, j) => (i < n && j < n ? value + 1 / n : value)));

function score(
  wins: Matrix,
  ties: Matrix | null,
  at: readonly number[],
): { readonly logLikelihood: number; readonly gradient: number[]; readonly information: number[][] } {
  const n = wins.length;
  const gradient = at.map(() => 0);
  const information = at.map(() => at.map(() => 0));
  let logLikelihood = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      const [won, lost, tied] = [wins[i]![j]!, wins[j]![i]!, ties?.[i]?.[j] ?? 0];
      const met = won + lost + tied;
      if (met === 0) continue;
      const half = (at[i]! - at[j]!) / 2;
      const [up, down] = [Math.exp(half), Math.exp(-half)];
      const even = ties === null ? 0 : Math.exp(at[n]!);
      const all = up + down + even;
      const [pWin, pLose, pTie] = [up / all, down / all, even / all];
      logLikelihood += won * Math.log(pWin) + lost * Math.log(pLose) + (tied > 0 ? tied * Math.log(pTie) : 0);
      // In terms of the difference d = b_i - b_j: log of an outcome's weight is ±d/2 (or log nu).
      const slope = (won - lost) / 2 - (met * (pWin - pLose)) / 2;
      gradient[i]! += slope;
      gradient[j]! -= slope;
      const curve = (met * (pWin + pLose - (pWin - pLose) ** 2)) / 4;
      information[i]![i]! += curve;
      information[j]![j]! += curve;
      information[i]![j]! -= curve;
      information[j]![i]! -= curve;
      if (ties === null) continue;
      gradient[n]! += tied - met * pTie;
      information[n]![n]! += met * pTie * (1 - pTie);
      const cross = (-met * pTie * (pWin - pLose)) / 2;
      information[i]![n]! += cross;
      information[n]![i]! += cross;
      information[j]![n]! -= cross;
      information[n]![j]! -= cross;
    }
  }
  return { logLikelihood, gradient, information };
}
