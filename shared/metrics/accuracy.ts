// Who passes more often on the same prompts, by a person's verdicts: McNemar's exact test on those
// on which the two differ, and the difference of their shares with its interval.
//
// As in `verdict.ts`, several prompts count once each, by which of the two passed more of its
// repeats: with one repeat each that is McNemar's test. A lane that failed passed nothing.

import type { DocumentAccuracy } from '../session-file/document.ts';
import type { Contender, ContenderId } from '../trial/contender.ts';
import { isMain, type Lane } from '../trial/lane.ts';
import type { Judgements } from '../trial/judgement.ts';
import { isOwn, type Trial } from '../trial/trial.ts';
import { pairedDifference, type PairedDifference } from './paired-difference.ts';
import { isLost, trialsOfBoth } from './pairs.ts';
import { holm } from './stats/multiple.ts';
import { mcnemar, newcombePaired, pairedTable, type PairedTable } from './stats/proportions.ts';
import { meanOf } from './stats/summary.ts';
import { promptKey } from './verdict.ts';

export interface AccuracyRow {
  /** Who passed the larger share of what was judged. */
  readonly first: Contender;
  readonly second: Contender;
  /** Pairs of answers: same prompt, same repeat. */
  readonly table: PairedTable;
  /** What the test counts: repeats of one prompt, or prompts. */
  readonly n: number;
  readonly per: 'repeat' | 'prompt';
  readonly prompts: number;
  /** Of n, those on which the first passed more, and the second: McNemar's two counts. */
  readonly firstBetter: number;
  readonly secondBetter: number;
  /** Share of the first less that of the second. */
  readonly difference: PairedDifference;
  /** McNemar exact, after Holm among all pairs of contenders. */
  readonly p: number;
  readonly verdict: 'first_more' | 'second_more' | 'not_separated';
}

type Passed = readonly [first: boolean, second: boolean];

const level = 0.05;

/** The best judged against each of the others, in lineup order. */
export function accuracyRows(all: readonly Trial[], judgements: Judgements = {}): readonly AccuracyRow[] {
  const trials = all.filter(isOwn);
  const lineup = [...new Map(trials.flatMap(t => t.lineup.map(c => [c.id, c] as const))).values()];
  const shares = lineup.flatMap(contender => {
    const own = trials.flatMap(({ lanes }) =>
      lanes
        .filter(lane => isMain(lane) && lane.contender.id === contender.id)
        .flatMap(lane => passed(lane, judgements) ?? []),
    );
    return own.length === 0 ? [] : [{ contender, share: meanOf(own.map(Number)) }];
  });
  const leader = shares.toSorted((a, b) => b.share - a.share)[0]?.contender;
  if (leader === undefined) return [];
  const others = shares.flatMap(({ contender }) => (contender.id === leader.id ? [] : [contender]));
  const row = (first: Contender, second: Contender): readonly AccuracyRow[] => {
    const made = rowOf(first, second, pairsOf(trials, first.id, second.id, judgements));
    return made === null ? [] : [made];
  };
  const shown = others.flatMap(other => row(leader, other));
  const unshown = others.flatMap((one, i) => others.slice(i + 1).flatMap(two => row(one, two)));
  const adjusted = holm([...shown, ...unshown].map(({ p }) => p)).value ?? [];
  return shown.map((made, i) => judgedRow(made, adjusted[i] ?? made.p));
}

/** As the session file keeps them. */
export const accuracyOf = (trials: readonly Trial[], judgements?: Judgements): readonly DocumentAccuracy[] =>
  accuracyRows(trials, judgements).map(({ first, second, ...row }) => ({
    over: trialsOfBoth(trials, first, second),
    first: first.id,
    second: second.id,
    ...row,
  }));

/** Undefined: nobody said, and the lane did not fail. */
export function passed(lane: Lane, judgements: Judgements): boolean | undefined {
  const verdict = judgements[lane.id]?.verdict;
  if (verdict !== undefined) return verdict === 'pass';
  return isLost(lane) ? false : undefined;
}

/** By prompt. Pairs of which a person judged neither are no verdict on anybody. */
function pairsOf(
  trials: readonly Trial[],
  first: ContenderId,
  second: ContenderId,
  judgements: Judgements,
): readonly (readonly Passed[])[] {
  const prompts = new Map<string, Passed[]>();
  for (const trial of trials) {
    const main = trial.lanes.filter(isMain);
    for (const lane of main.filter(({ contender }) => contender.id === first)) {
      const other = main.find(it => it.contender.id === second && it.repeat === lane.repeat);
      if (other === undefined) continue;
      const isJudged = [lane, other].some(({ id }) => judgements[id]?.verdict !== undefined);
      const [a, b] = [passed(lane, judgements), passed(other, judgements)];
      if (!isJudged || a === undefined || b === undefined) continue;
      const key = promptKey(trial);
      prompts.set(key, [...(prompts.get(key) ?? []), [a, b]]);
    }
  }
  return [...prompts.values()];
}

function rowOf(
  first: Contender,
  second: Contender,
  prompts: readonly (readonly Passed[])[],
): AccuracyRow | null {
  const pairs = prompts.flat();
  const per = prompts.length > 1 ? 'prompt' : 'repeat';
  const ahead = (some: readonly Passed[]): number => meanOf(some.map(([a, b]) => Number(a) - Number(b)));
  const units = per === 'prompt' ? prompts.map(ahead) : pairs.map(pair => ahead([pair]));
  const table = pairedTable(pairs);
  const firstBetter = units.filter(unit => unit > 0).length;
  const secondBetter = units.filter(unit => unit < 0).length;
  const test = mcnemar(firstBetter, secondBetter).value;
  if (units.length === 0 || test === null) return null;
  return {
    first,
    second,
    table,
    n: units.length,
    per,
    prompts: prompts.length,
    firstBetter,
    secondBetter,
    difference: differenceOf(units, pairs.length, table),
    p: test.exactP,
    verdict: 'not_separated',
  };
}

/** Newcombe's interval where each unit is one pair; shares of repeats have no such table. */
function differenceOf(units: readonly number[], pairs: number, table: PairedTable): PairedDifference {
  const made = newcombePaired(table).value;
  if (units.length !== pairs || made === null) return pairedDifference(units);
  const { difference, interval } = made;
  return { value: difference, interval, method: 'newcombe_paired', seed: null, resamples: null };
}

function judgedRow(row: AccuracyRow, p: number): AccuracyRow {
  const { firstBetter, secondBetter, difference } = row;
  // Ahead on more prompts by little and behind on few by much: the test and the difference part ways.
  const isOneWay = Math.sign(firstBetter - secondBetter) === Math.sign(difference.value);
  const isApart = p < level && isOneWay;
  return {
    ...row,
    p,
    verdict: !isApart ? 'not_separated' : firstBetter > secondBetter ? 'first_more' : 'second_more',
  };
}
