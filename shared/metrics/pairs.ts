// Contenders held against the one that leads, pair by pair: the numbers behind each sentence of a
// comparison. Same prompt and same repeat make a pair; who leads is who needs least in the middle.
//
// A lane that failed has no time, and whoever fails on what is hard looks fast. `e2ePenalisedMs` is
// the total time with the trial's time limit in place of what is not there, or came only when it was
// tried again: shown beside, never instead.

import { absent, isKnown, known, measured, type Absence, type Reading } from '../reading.ts';
import type { Contender } from '../trial/contender.ts';
import { isMain, type Lane } from '../trial/lane.ts';
import type { TrialId } from '../trial/ids.ts';
import { isOwn, type Trial } from '../trial/trial.ts';
import { ms } from '../units.ts';
import { costOf, isFloor } from './cost.ts';
import { hasColdStart } from './lane-gates.ts';
import { readingsOf } from './lane-readings.ts';
import { median } from './stats/quantile.ts';
import { holm } from './stats/multiple.ts';
import { pairChance, pairVerdict, promptKey, type PairVerdict } from './verdict.ts';

export type PairFigure = 'e2eMs' | 'ttfatMs' | 'usd' | 'outputTokens' | 'e2ePenalisedMs';

/** Figures of which less is better and which pairs may be compared by. */
export const pairFigures: readonly PairFigure[] = [
  'e2eMs',
  'ttfatMs',
  'usd',
  'outputTokens',
  'e2ePenalisedMs',
];

/** The leader of a figure against one of the others. */
export interface PairRow extends Pick<
  PairVerdict,
  'n' | 'prompts' | 'per' | 'difference' | 'moreWanted' | 'lost'
> {
  readonly first: Contender;
  readonly second: Contender;
  readonly verdict: PairVerdict['verdict'];
  /** Second over first: how many times as much the second needs. */
  readonly ratio: number;
  readonly interval: readonly [number, number] | null;
  /** Sign-flip, after Holm among all pairs of contenders in this figure; null for a single pair. */
  readonly p: number | null;
}

/** What a pair is compared by, of a lane that may enter. */
function readFigure(figure: PairFigure, lane: Lane, trial: Trial): Reading<number> {
  if (figure === 'e2ePenalisedMs') return penalisedTime(lane, trial);
  if (lane.status !== 'complete') return absent(lane.status === null ? 'still_running' : 'not_complete');
  const isTiming = figure === 'e2eMs' || figure === 'ttfatMs';
  if (isTiming && lane.attemptLog.length > 0) return absent('retried');
  if (isTiming && lane.finish?.normalised === 'length') return absent('cut_by_limit');
  if (isTiming && hasColdStart(lane)) return absent('cold_start');
  if (figure === 'usd') return sure(costOf(lane, trial.prices[lane.contender.id]).usd, 'price_unknown');
  if (figure === 'outputTokens') return sure(lane.usage.outputTokens, 'not_disclosed');
  return readingsOf(lane)[figure];
}

/** What is only the least it can have been is not held against another: who leads by it may not. */
const sure = (reading: Reading<number>, why: Absence): Reading<number> =>
  isKnown(reading) && isFloor(reading.rule) ? absent(why) : reading;

/** Ends that are nobody's merit or fault but the person's. */
const calledOff: ReadonlySet<string> = new Set(['cancelled', 'interrupted']);

/** True where an answer is missing or cut, and nobody called it off. */
export const isLost = ({ status, finish }: Lane): boolean =>
  status !== null && !calledOff.has(status) && (status !== 'complete' || finish?.normalised === 'length');

function penalisedTime(lane: Lane, { options }: Trial): Reading<number> {
  if (lane.status === null || calledOff.has(lane.status)) {
    return absent(lane.status === null ? 'still_running' : 'not_complete');
  }
  if (isLost(lane) || lane.attemptLog.length > 0) return known('derived', ms(options.timeoutMs), 'penalised');
  const { endMs } = lane.marks;
  return endMs === null ? absent('not_observable') : measured(endMs);
}

/** The leader against each of the others, in lineup order. Empty where fewer than two can be compared. */
export function pairRows(all: readonly Trial[], figure: PairFigure): readonly PairRow[] {
  const trials = all.filter(isOwn);
  const lineup = new Map(trials.flatMap(trial => trial.lineup.map(contender => [contender.id, contender])));
  const middles = [...lineup.values()].flatMap(contender => {
    const values = trials.flatMap(trial =>
      trial.lanes
        .filter(lane => lane.contender.id === contender.id && isMain(lane))
        .map(lane => readFigure(figure, lane, trial))
        .filter(isKnown)
        .map(reading => reading.value),
    );
    const middle = median(values).value;
    return middle === null ? [] : [{ contender, middle }];
  });
  // Play money and money are not held against each other.
  const isMixed = figure === 'usd' && new Set(middles.map(({ contender }) => contender.simulated)).size > 1;
  const leader = isMixed ? undefined : middles.toSorted((a, b) => a.middle - b.middle)[0];
  if (!leader) return [];
  const others = middles.flatMap(({ contender }) =>
    contender.id === leader.contender.id ? [] : [contender],
  );
  const read = (lane: Lane, trial: Trial): Reading<number> => readFigure(figure, lane, trial);
  const rows = others.flatMap((contender): PairRow[] => {
    const verdict = pairVerdict(trials, leader.contender.id, contender.id, read).value;
    if (verdict === null) return [];
    const { interval, ratio } = verdict;
    const turned = interval && ([1 / interval[1], 1 / interval[0]] as const);
    return [{ ...verdict, first: leader.contender, second: contender, ratio: 1 / ratio, interval: turned }];
  });
  // Who leads is seen in the same data: the pairs that are not shown belong to the question, too.
  const unshown = others.flatMap((one, i) =>
    others.slice(i + 1).flatMap(two => pairChance(trials, one.id, two.id, read) ?? []),
  );
  const tested = rows.filter(row => row.p !== null);
  const adjusted = holm([...tested.map(row => row.p ?? 1), ...unshown]).value ?? [];
  return rows.map(row => ({ ...row, p: adjusted[tested.indexOf(row)] ?? null }));
}

/** True where a lane of these trials has its time limit in place of a time. */
export const isPenalised = (trials: readonly Trial[]): boolean =>
  trials.some(trial =>
    trial.lanes.filter(isMain).some(lane => {
      const time = penalisedTime(lane, trial);
      return isKnown(time) && time.rule === 'penalised';
    }),
  );

/** The trials in whose lineup both stand. */
export const trialsOfBoth = (
  trials: readonly Trial[],
  ...both: readonly [Contender, Contender]
): readonly TrialId[] =>
  trials
    .filter(({ lineup }) => both.every(({ id }) => lineup.some(contender => contender.id === id)))
    .map(({ id }) => id);

/**
 * How often the same question was put to these contenders and its answer looked at. Whoever asks
 * again until it comes out right will see it come out right.
 */
export function looksAt(trials: readonly Trial[]): number {
  const asked = Map.groupBy(trials, trial =>
    JSON.stringify([promptKey(trial), trial.lineup.map(({ id }) => id).toSorted()]),
  );
  return Math.max(0, ...[...asked.values()].map(same => same.length));
}
