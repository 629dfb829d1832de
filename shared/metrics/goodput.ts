// Goodput: the share of runs that finished and met every target, and how many of them per second.
// A figure nobody knows does not meet its target. What the person called off is no run at all; an
// attempt that failed and was tried again is one that was not good, whatever came of the next.

import type { ContenderId } from '../trial/contender.ts';
import { isMain, type Lane } from '../trial/lane.ts';
import { isOwn, targetNames, type Targets, type Trial } from '../trial/trial.ts';
import { costOf } from './cost.ts';
import { readingsOf } from './lane-readings.ts';
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

/** How many runs of one contender met the targets they were held to. */
export interface ContenderGoodput {
  readonly contenderId: ContenderId;
  readonly targets: Targets;
  readonly good: number;
  readonly total: number;
}

/** In lineup order, one entry for each set of targets; empty where no trial has any. */
export function goodputIn(trials: readonly Trial[]): readonly ContenderGoodput[] {
  const held = new Map<string, { contenderId: ContenderId; targets: Targets; runs: GoodputRun[] }>();
  for (const trial of trials.filter(isOwn)) {
    const { targets = {} } = trial.options;
    if (Object.keys(targets).length === 0) continue;
    for (const { id } of trial.lineup) {
      const key = JSON.stringify([id, targetNames.map(name => targets[name] ?? null)]);
      const own = held.get(key) ?? { contenderId: id, targets, runs: [] };
      own.runs.push(
        ...trial.lanes.filter(lane => lane.contender.id === id).flatMap(lane => runOf(lane, trial)),
      );
      held.set(key, own);
    }
  }
  return [...held.values()].flatMap(({ contenderId, targets, runs }) => {
    // When lanes were sent is not kept, so there is no window to divide by.
    const { value } = goodput(runs, targets, 0);
    return value === null ? [] : [{ contenderId, targets, good: value.good, total: value.total }];
  });
}

/** Ends that say nothing of the contender. */
const calledOff: ReadonlySet<string | null> = new Set([null, 'cancelled', 'interrupted']);

/** Ends of an answer that is whole. */
const normalEnds: ReadonlySet<string | undefined> = new Set(['stop', 'tool_calls']);

function runOf(lane: Lane, trial: Trial): readonly GoodputRun[] {
  if (!isMain(lane) || calledOff.has(lane.status)) return [];
  const { ttftMs, ttfatMs, itlMs, e2eMs } = readingsOf(lane);
  const { usd } = costOf(lane, trial.prices[lane.contender.id]);
  const figures = Object.entries({ ttftMs, ttfatMs, itlMs, e2eMs, usd }).map(([name, { value }]) => [
    name,
    value,
  ]);
  return [
    ...lane.attemptLog.map((): GoodputRun => ({ complete: false, figures: {} })),
    {
      complete: lane.status === 'complete' && normalEnds.has(lane.finish?.normalised),
      figures: Object.fromEntries(figures) as GoodputRun['figures'],
    },
  ];
}
