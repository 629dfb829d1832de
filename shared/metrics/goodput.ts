// Goodput: the share of runs that finished and met every target, and how many of them per second.
// A figure nobody knows does not meet its target.

import { found, notFound, type Outcome } from './stats/outcome.ts';

export interface GoodputRun {
  readonly complete: boolean;
  readonly figures: Readonly<Record<string, number | null>>;
}

export interface Goodput {
  readonly good: number;
  readonly total: number;
  readonly share: number;
  /** Null without a window to divide by. */
  readonly perSecond: number | null;
}

/** `limits`: the most each figure may be. */
export function goodput(
  runs: readonly GoodputRun[],
  limits: Readonly<Record<string, number>>,
  windowSeconds: number,
): Outcome<Goodput> {
  if (runs.length === 0) return notFound('no_values');
  const isGood = ({ complete, figures }: GoodputRun): boolean =>
    complete &&
    Object.entries(limits).every(([name, most]) => {
      const value = figures[name];
      return value !== null && value !== undefined && value <= most;
    });
  const good = runs.filter(isGood).length;
  return found({
    good,
    total: runs.length,
    share: good / runs.length,
    perSecond: windowSeconds > 0 && Number.isFinite(windowSeconds) ? good / windowSeconds : null,
  });
}
