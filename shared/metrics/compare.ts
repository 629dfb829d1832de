// Contenders side by side: each figure's middle and spread over the lanes that may enter it, and
// who is best, where that can be said at all.
//
// Lanes that did not complete, or were retried, or were cut by the output limit stay out of timing
// figures and are counted, so that nobody looks fast by failing. What is compared
// here was asked with these prompts: it says nothing about models on others.

import { absent, isKnown, type Absence, type Origin, type Reading } from '../reading.ts';
import type { Contender, ContenderId } from '../trial/contender.ts';
import { isMain, type Lane } from '../trial/lane.ts';
import type { LaneStatus } from '../trial/lane-event.ts';
import type { Trial } from '../trial/trial.ts';
import { boundOn, costOf, isFloor } from './cost.ts';
import { hasColdStart } from './lane-gates.ts';
import { readingsOf, type ReadingOptions } from './lane-readings.ts';
import type { Readings } from './readings.ts';
import type { Interval } from './stats/outcome.ts';
import { ascending, quantileOfSorted } from './stats/quantile.ts';
import { medianInterval } from './stats/summary.ts';

/** What is compared: a lane's figure, whether less or more is better, and whether it is a timing. */
const figures = {
  ttftMs: { better: 'less', timing: true, read: ({ readings }: LaneFigures) => readings.ttftMs },
  ttfatMs: { better: 'less', timing: true, read: ({ readings }: LaneFigures) => readings.ttfatMs },
  thinkingMs: { better: null, timing: true, read: ({ readings }: LaneFigures) => readings.thinkingMs },
  answerMs: { better: null, timing: true, read: ({ readings }: LaneFigures) => readings.answerMs },
  e2eMs: { better: 'less', timing: true, read: ({ readings }: LaneFigures) => readings.e2eMs },
  outputTokensPerSecond: {
    better: 'more',
    timing: true,
    read: ({ readings }: LaneFigures) => readings.outputTokensPerSecond,
  },
  reasoningTokensPerSecond: {
    better: 'more',
    timing: true,
    read: ({ readings }: LaneFigures) => readings.reasoningTokensPerSecond,
  },
  inputTokens: { better: null, timing: false, read: ({ lane }: LaneFigures) => lane.usage.inputTokens },
  outputTokens: { better: null, timing: false, read: ({ lane }: LaneFigures) => lane.usage.outputTokens },
  reasoningTokens: {
    better: null,
    timing: false,
    read: ({ lane }: LaneFigures) => lane.usage.reasoningTokens,
  },
  reasoningShare: {
    better: null,
    timing: false,
    read: ({ readings }: LaneFigures) => readings.reasoningShare,
  },
  usd: { better: 'less', timing: false, read: ({ usd }: LaneFigures) => usd },
} as const;

interface LaneFigures {
  readonly lane: Lane;
  readonly readings: Readings;
  readonly usd: Reading<number>;
}

export type ComparedFigure = keyof typeof figures;

/** In the order a table shows them. */
export const comparedFigures = Object.keys(figures) as readonly ComparedFigure[];

export interface Summary {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** What low and high are: the extremes, or from 20 lanes on the 5th and 95th percentile. */
  readonly spread: 'one' | 'range' | 'p5_p95';
  readonly n: number;
  /** 95 %, of the median. Left out below six lanes: even the extremes cover less. */
  readonly interval?: Interval;
  /** The least certain of the origins that went in. */
  readonly from: Origin;
  readonly rule?: string;
}

export interface ComparedCell {
  readonly summary: Summary | null;
  /** Why there is none: the most frequent reason among the lanes. */
  readonly why: Absence | null;
  /** Lanes that did not enter, by reason. */
  readonly leftOut: Readonly<Partial<Record<Absence, number>>>;
}

export interface ComparedContender {
  readonly contender: Contender;
  /** Lanes sent, whatever became of them. */
  readonly lanes: number;
  readonly complete: number;
  readonly statuses: Readonly<Partial<Record<LaneStatus | 'running', number>>>;
  readonly cells: Readonly<Record<ComparedFigure, ComparedCell>>;
}

/** Who leads in a figure. */
export interface Lead {
  readonly contenderId: ContenderId;
  /** `one_run`: a fact of these runs only. `apart`: spreads don't meet. `overlapping`: they do. */
  readonly certainty: 'one_run' | 'apart' | 'overlapping';
}

export interface Comparison {
  /** In lineup order. */
  readonly contenders: readonly ComparedContender[];
  /** Null: nobody, because of ties, too few who can be compared, or a figure that has no better end. */
  readonly best: Readonly<Record<ComparedFigure, Lead | null>>;
  /** `connections_differ`, `prompts_differ`. */
  readonly warnings: readonly string[];
}

export function compareTrial(trials: Trial | readonly Trial[], options: ReadingOptions = {}): Comparison {
  const all: readonly Trial[] = 'lanes' in trials ? [trials] : trials;
  const contenders = new Map<ContenderId, Contender>();
  const lanes = new Map<ContenderId, LaneFigures[]>();
  for (const trial of all) {
    for (const contender of trial.lineup) contenders.set(contender.id, contender);
    for (const lane of trial.lanes.filter(isMain)) {
      const own = lanes.get(lane.contender.id) ?? [];
      const usd = costOf(lane, trial.prices[lane.contender.id]).usd;
      own.push({ lane, readings: readingsOf(lane, options), usd });
      lanes.set(lane.contender.id, own);
    }
  }
  const compared = [...contenders.values()].map(contender =>
    comparedContender(contender, lanes.get(contender.id) ?? []),
  );
  return {
    contenders: compared,
    best: byFigure(figure => leadIn(figure, compared)),
    warnings: warningsOn(all, [...lanes.values()].flat()),
  };
}

const byFigure = <T>(of: (figure: ComparedFigure) => T): Record<ComparedFigure, T> =>
  Object.fromEntries(comparedFigures.map(figure => [figure, of(figure)])) as Record<ComparedFigure, T>;

function comparedContender(contender: Contender, lanes: readonly LaneFigures[]): ComparedContender {
  const statuses: Partial<Record<LaneStatus | 'running', number>> = {};
  for (const { lane } of lanes) {
    const status = lane.status ?? 'running';
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return {
    contender,
    lanes: lanes.length,
    complete: statuses.complete ?? 0,
    statuses,
    cells: byFigure(figure => cellOf(figure, lanes)),
  };
}

function cellOf(figure: ComparedFigure, lanes: readonly LaneFigures[]): ComparedCell {
  const values: number[] = [];
  const leftOut: Partial<Record<Absence, number>> = {};
  let from: Origin = 'measured';
  const rules: string[] = [];
  for (const lane of lanes) {
    const reading = admitted(figure, lane);
    if (!isKnown(reading)) {
      leftOut[reading.why] = (leftOut[reading.why] ?? 0) + 1;
      continue;
    }
    values.push(reading.value);
    if (byTrust.indexOf(reading.from) > byTrust.indexOf(from)) from = reading.from;
    if (reading.rule !== undefined && cautions.has(reading.rule)) rules.push(reading.rule);
  }
  const why = (Object.entries(leftOut) as [Absence, number][]).toSorted((a, b) => b[1] - a[1])[0]?.[0];
  return {
    summary: summaryOf(values, from, boundOn(rules)),
    why: values.length > 0 ? null : (why ?? null),
    leftOut,
  };
}

const byTrust: readonly Origin[] = ['measured', 'reported', 'counted', 'derived', 'fitted', 'estimated'];

/** Rules of a lane's figure that its summary tells, too. */
const cautions = new Set(['short_window', 'upper_bound', 'lower_bound', 'either_way', 'lower_bound_summary']);

/** A lane's figure, unless the lane must stay out of it. */
function admitted(figure: ComparedFigure, figuresOfLane: LaneFigures): Reading<number> {
  const { lane } = figuresOfLane;
  if (lane.status === null) return absent('still_running');
  if (lane.status !== 'complete') return absent('not_complete');
  if (figures[figure].timing) {
    if (lane.attemptLog.length > 0) return absent('retried');
    if (lane.finish?.normalised === 'length') return absent('cut_by_limit');
    if (hasColdStart(lane)) return absent('cold_start');
  }
  return figures[figure].read(figuresOfLane);
}

function summaryOf(values: readonly number[], from: Origin, rule: string | undefined): Summary | null {
  if (values.length === 0) return null;
  const sorted = ascending(values);
  const many = sorted.length >= 20;
  const interval = medianInterval(sorted).value?.interval;
  return {
    median: quantileOfSorted(sorted, 0.5),
    low: quantileOfSorted(sorted, many ? 0.05 : 0),
    high: quantileOfSorted(sorted, many ? 0.95 : 1),
    spread: sorted.length === 1 ? 'one' : many ? 'p5_p95' : 'range',
    n: sorted.length,
    ...(interval === undefined ? {} : { interval }),
    from,
    ...(rule === undefined ? {} : { rule }),
  };
}

/**
 * Who leads. Whoever lost half of the lanes or more is no candidate: those that came through may
 * be the easy ones. Play money never wins over money.
 */
function leadIn(figure: ComparedFigure, contenders: readonly ComparedContender[]): Lead | null {
  const { better } = figures[figure];
  if (better === null) return null;
  const candidates = contenders.flatMap(({ contender, cells, lanes }) => {
    const { summary } = cells[figure];
    return summary !== null && summary.n * 2 > lanes ? [{ contender, summary }] : [];
  });
  if (figure === 'usd' && new Set(candidates.map(c => c.contender.simulated)).size > 1) return null;
  const sign = better === 'less' ? 1 : -1;
  const [first, second] = candidates.toSorted((a, b) => sign * (a.summary.median - b.summary.median));
  if (!first || !second || first.summary.median === second.summary.median) return null;
  // A window too short wins nothing, nor does a cost that may have been more.
  if (first.summary.rule === 'short_window' || isFloor(first.summary.rule)) return null;
  const contenderId = first.contender.id;
  if (first.summary.n === 1 || second.summary.n === 1) return { contenderId, certainty: 'one_run' };
  // Also of those who are no candidates: what they have left has a range that can be met.
  const apart = contenders.every(({ contender, cells }) => {
    const { summary } = cells[figure];
    if (summary === null || contender.id === contenderId) return true;
    return better === 'less' ? first.summary.high < summary.low : first.summary.low > summary.high;
  });
  return { contenderId, certainty: apart ? 'apart' : 'overlapping' };
}

function warningsOn(trials: readonly Trial[], lanes: readonly LaneFigures[]): readonly string[] {
  const warnings: string[] = [];
  const complete = lanes.filter(({ lane }) => lane.status === 'complete' && !lane.contender.simulated);
  const reused = new Set(complete.map(({ lane }) => lane.connection.reused).filter(known => known !== null));
  if (reused.size > 1) warnings.push('connections_differ');
  if (new Set(trials.map(({ prompt }) => JSON.stringify(prompt))).size > 1) warnings.push('prompts_differ');
  return warnings;
}
