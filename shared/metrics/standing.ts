// Votes between answers as a ranking of contenders, with intervals.
//
// Strengths are Bradley-Terry's, Davidson's where somebody tied. Who has never won or never lost
// has no finite strength: then half a win each way is added to every pair that met, and the fit says
// so. A vote for neither is no tie and enters nothing.

import type { ContenderId } from '../trial/contender.ts';
import type { LaneId } from '../trial/ids.ts';
import type { Vote } from '../trial/judgement.ts';
import type { Interval } from './stats/outcome.ts';
import { wilson } from './stats/proportions.ts';
import { bradleyTerry, davidson, withHalfTies, type Strengths } from './stats/votes.ts';

export interface StandingRow {
  readonly contenderId: ContenderId;
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  /** On the scale where 400 points are ten to one, 0 the mean of all; null: it can't be said yet. */
  readonly points: number | null;
  readonly interval: Interval | null;
}

export interface Standing {
  /** Strongest first; in lineup order where no strength is known. */
  readonly rows: readonly StandingRow[];
  readonly votes: number;
  /** Votes for neither. */
  readonly neither: number;
  /** `mle`, or `padded` where the votes alone fix no strength; null: too few. */
  readonly fit: Strengths['fit'] | null;
  /** How often the left side was chosen among votes for a side: far from a half, position decides. */
  readonly left: { readonly share: number; readonly interval: Interval; readonly n: number } | null;
}

export function standingOf(
  votes: readonly Pick<Vote, 'left' | 'right' | 'choice'>[],
  authorOf: (lane: LaneId) => ContenderId | undefined,
): Standing {
  const known = votes.flatMap(vote => {
    const [left, right] = [authorOf(vote.left), authorOf(vote.right)];
    return left !== undefined && right !== undefined && left !== right ? [{ ...vote, left, right }] : [];
  });
  const counted = known.filter(({ choice }) => choice !== 'both_bad');
  const ids = [...new Set(counted.flatMap(({ left, right }) => [left, right]))];
  const at = new Map(ids.map((id, index) => [id, index]));
  const blank = (): number[][] => ids.map(() => ids.map(() => 0));
  const [wins, ties] = [blank(), blank()];
  for (const { left, right, choice } of counted) {
    const [i, j] = [at.get(left)!, at.get(right)!];
    if (choice === 'tie') {
      ties[i]![j]! += 1;
      ties[j]![i]! += 1;
    } else if (choice === 'left') wins[i]![j]! += 1;
    else wins[j]![i]! += 1;
  }
  const strengths = strengthsOf(wins, ties);
  const sum = (row: readonly number[] | undefined): number => (row ?? []).reduce((a, b) => a + b, 0);
  const scale = 400 / Math.LN10;
  const rows = ids.map((contenderId, i): StandingRow => {
    const interval = strengths?.interval[i];
    return {
      contenderId,
      wins: sum(wins[i]),
      losses: sum(wins.map(row => row[i]!)),
      ties: sum(ties[i]),
      points: strengths?.elo[i] ?? null,
      interval: interval ? [interval[0] * scale, interval[1] * scale] : null,
    };
  });
  return {
    rows: rows.toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0)),
    votes: known.length,
    neither: known.length - counted.length,
    fit: strengths?.fit ?? null,
    left: leftShare(counted),
  };
}

function strengthsOf(wins: number[][], ties: number[][]): Strengths | undefined {
  return davidson(wins, ties).value ?? bradleyTerry(withHalfTies(wins, ties), 'pad').value ?? undefined;
}

function leftShare(votes: readonly Pick<Vote, 'choice'>[]): Standing['left'] {
  const left = votes.filter(({ choice }) => choice === 'left').length;
  const n = left + votes.filter(({ choice }) => choice === 'right').length;
  const interval = wilson(left, n).value;
  return n > 0 && interval ? { share: left / n, interval, n } : null;
}
