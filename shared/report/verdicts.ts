// Contenders held against the one that leads, pair by pair, as rows and as sentences. Same prompt
// and same repeat make a pair; who leads is who needs least in the middle.

import { analysisSentences, type PairFigure } from '../format/analysis-words.ts';
import type { Language } from '../format/language.ts';
import { costOf } from '../metrics/cost.ts';
import { readingsOf } from '../metrics/lane-readings.ts';
import { median } from '../metrics/stats/quantile.ts';
import { holm } from '../metrics/stats/multiple.ts';
import { pairVerdict, type PairVerdict } from '../metrics/verdict.ts';
import { absent, isKnown, type Reading } from '../reading.ts';
import type { Contender } from '../trial/contender.ts';
import { isMain, type Lane } from '../trial/lane.ts';
import type { Trial } from '../trial/trial.ts';

/** Figures of which less is better and which pairs may be compared by. */
export const pairFigures: readonly PairFigure[] = ['e2eMs', 'ttfatMs', 'usd', 'outputTokens'];

export interface PairRow {
  readonly first: Contender;
  readonly second: Contender;
  readonly verdict: PairVerdict;
  /** Second over first: how many times as much the second needs. */
  readonly ratio: number;
  readonly interval: readonly [number, number] | null;
  /** Sign-flip, after Holm among the pairs of this figure; null for a single pair. */
  readonly p: number | null;
}

/** What a pair is compared by, of a lane that may enter. */
function readFigure(figure: PairFigure, lane: Lane, trial: Trial): Reading<number> {
  if (lane.status !== 'complete') return absent(lane.status === null ? 'still_running' : 'not_complete');
  const isTiming = figure === 'e2eMs' || figure === 'ttfatMs';
  if (isTiming && lane.attemptLog.length > 0) return absent('retried');
  if (isTiming && lane.finish?.normalised === 'length') return absent('cut_by_limit');
  if (figure === 'usd') return costOf(lane, trial.prices[lane.contender.id]).usd;
  if (figure === 'outputTokens') return lane.usage.outputTokens;
  return readingsOf(lane)[figure];
}

/** The leader against each of the others, in lineup order. Empty where fewer than two can be compared. */
export function pairRows(trials: readonly Trial[], figure: PairFigure): readonly PairRow[] {
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
  const rows = middles.flatMap(({ contender }): Omit<PairRow, 'p'>[] => {
    if (contender.id === leader.contender.id) return [];
    const verdict = pairVerdict(trials, leader.contender.id, contender.id, (lane, trial) =>
      readFigure(figure, lane, trial),
    ).value;
    if (verdict === null) return [];
    const interval = verdict.interval && ([1 / verdict.interval[1], 1 / verdict.interval[0]] as const);
    return [{ first: leader.contender, second: contender, verdict, ratio: 1 / verdict.ratio, interval }];
  });
  const tested = rows.filter(row => row.verdict.p !== null);
  const adjusted = holm(tested.map(row => row.verdict.p ?? 1)).value ?? [];
  return rows.map(row => ({ ...row, p: adjusted[tested.indexOf(row)] ?? null }));
}

export interface Verdict {
  readonly text: string;
  /** True for what the runs do show. */
  readonly isFirm: boolean;
}

/** `On this prompt X finishes 1.3 to 1.7 times as soon as Y (3 repeats).` */
export function pairSentences(
  rows: readonly PairRow[],
  figure: PairFigure,
  nameOf: (contender: Contender) => string,
  lang: Language,
): readonly Verdict[] {
  const words = analysisSentences(lang);
  const facts = ({ first, second, ratio, interval, verdict }: PairRow) => ({
    first: nameOf(first),
    second: nameOf(second),
    low: factor(interval?.[0] ?? ratio),
    high: factor(interval?.[1] ?? ratio),
    n: verdict.n,
  });
  const firm = rows
    .filter(row => row.verdict.verdict === 'first_less')
    .map(
      row =>
        `${words.scope(row.verdict.prompts)}${words.apart[figure](facts(row))}${words.counted(row.verdict.n, row.verdict.per)}`,
    );
  const single = rows
    .filter(row => row.verdict.verdict === 'one_pair' && row.ratio > 1.005)
    .map(row => words.onePair[figure](facts(row)));
  const open = Map.groupBy(
    rows.filter(row => row.verdict.verdict === 'not_separated'),
    row => row.verdict.moreWanted,
  );
  return [
    ...firm.map(text => ({ text, isFirm: true })),
    ...single.map(text => ({ text, isFirm: false })),
    ...[...open].map(([more, group]) => ({
      text: words.notSeparated(
        group.map(row => nameOf(row.second)),
        nameOf(group[0]!.first),
        more,
      ),
      isFirm: false,
    })),
  ];
}

/** A factor as a person says it: 1.3, 12, 140. */
const factor = (value: number): string =>
  value >= 9.95 ? String(Number(value.toPrecision(2))) : value.toFixed(1);
