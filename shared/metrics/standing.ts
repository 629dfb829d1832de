// Votes between answers as a ranking of contenders, with intervals.
//
// Strengths are Bradley-Terry's, Davidson's where somebody tied. Who has never won or never lost
// has no finite strength: then half a win each way is added to every pair that met, and the fit says
// so. A vote for neither is no tie and enters nothing.
//
// Of two contenders the decided votes say it plainly: a share and an exact test against one half. Of
// more, whether the first two differ is told by the error of their difference, not by two intervals.

import type { ContenderId } from '../trial/contender.ts';
import type { LaneId } from '../trial/ids.ts';
import type { Vote } from '../trial/judgement.ts';
import { z975 } from './stats/normal.ts';
import type { Interval } from './stats/outcome.ts';
import { preference, wilson, type Preference } from './stats/proportions.ts';
import { bradleyTerry, davidson, strengthDifference, withHalfTies, type Strengths } from './stats/votes.ts';

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
  /** Of exactly two: the first row's share of the decided votes. */
  readonly preference: Preference | null;
  /** Of three or more, in points: by how much the first row is ahead of the second. */
  readonly ahead: { readonly points: number; readonly interval: Interval } | null;
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
  const ranked = rows.toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0));
  const [first, second] = ranked;
  return {
    rows: ranked,
    preference: first && ranked.length === 2 ? preference(first.wins, first.losses, first.ties).value : null,
    ahead:
      strengths && first && second && ranked.length > 2
        ? aheadOf(strengths, at.get(first.contenderId)!, at.get(second.contenderId)!)
        : null,
    votes: known.length,
    neither: known.length - counted.length,
    fit: strengths?.fit ?? null,
    left: leftShare(counted),
  };
}

/** Points to a unit of strength. */
const scale = 400 / Math.LN10;

function aheadOf(strengths: Strengths, first: number, second: number): Standing['ahead'] {
  const between = strengthDifference(strengths, first, second).value;
  if (between === null) return null;
  const { difference, error } = between;
  const limit = (side: number): number => scale * (difference + side * z975 * error);
  return { points: scale * difference, interval: [limit(-1), limit(1)] };
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
