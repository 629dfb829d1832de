// Two contenders held against each other on the same prompts, in numbers for one sentence: "A takes
// 0.6 to 0.8 of B's time on this prompt (n = 12)", or "not enough runs: about 9 more".
//
// Same prompt and same repeat make a pair, and the ratio within a pair is what is looked at. One
// prompt is one prompt: repeats of it say nothing of others, so with several prompts each counts
// once, by the mean of its repeats.

import { isKnown, type Reading } from '../reading.ts';
import type { ContenderId } from '../trial/contender.ts';
import { isMain, type Lane } from '../trial/lane.ts';
import type { Trial } from '../trial/trial.ts';
import { fewestPairs, pairedDifference, type PairedDifference } from './paired-difference.ts';
import { hopeless, repeatsForMean } from './stats/planning.ts';
import { largestOf, meanOf, roundingOf, squaresOf } from './stats/summary.ts';
import { found, notFound, type Interval, type Outcome } from './stats/outcome.ts';
import { pairedRatio, signFlip } from './stats/paired.ts';

export interface PairVerdict {
  /** Pairs, and the prompts they come from. */
  readonly n: number;
  readonly prompts: number;
  /** What n counts: repeats of one prompt, or prompts. */
  readonly per: 'repeat' | 'prompt';
  /** Geometric mean of first / second. */
  readonly ratio: number;
  /** Null for a single pair, and for fewer than six that are all alike. */
  readonly interval: Interval | null;
  /** Second less first: prompts, or repeats of one, are drawn again. */
  readonly difference: PairedDifference;
  /** Sign-flip, exact up to 16 pairs; null for a single pair. */
  readonly p: number | null;
  readonly verdict: 'first_less' | 'second_less' | 'not_separated' | 'one_pair';
  /** Pairs still wanted to separate them, if the ratio stays as it is; null: separated, or hopeless. */
  readonly moreWanted: number | null;
  /** Repeats and prompts in which one of the two had no figure. */
  readonly lost: number;
}

/** Trials of one key asked the same, attached files included. */
export const promptKey = ({ prompt: { system, user, variables, attachments = [] } }: Trial): string =>
  JSON.stringify([system, user, variables, attachments]);

type Read = (lane: Lane, trial: Trial) => Reading<number>;

interface Pair {
  readonly a: number;
  readonly b: number;
}

export function pairVerdict(
  trials: readonly Trial[],
  first: ContenderId,
  second: ContenderId,
  read: Read,
  level = 0.95,
): Outcome<PairVerdict> {
  const { prompts, lost } = pairsByPrompt(trials, first, second, read);
  if (prompts.length === 0) return notFound('no_pairs');

  const units = unitsOf(prompts, logRatio);
  const n = units.length;
  const ratio = pairedRatio(
    units.map(Math.exp),
    units.map(() => 1),
    level,
  );
  if (ratio.value === null) return ratio;
  // Without scatter Student's interval has no width, whatever n: a few alike are no more than a few.
  const isAlike = n > 1 && n < fewestPairs && isWithoutScatter(units);
  const interval = isAlike ? null : ratio.value.interval;
  const isApart = interval !== null && (interval[1] < 1 || interval[0] > 1);
  return found({
    n,
    prompts: prompts.length,
    per: prompts.length > 1 ? 'prompt' : 'repeat',
    ratio: ratio.value.ratio,
    interval,
    difference: pairedDifference(unitsOf(prompts, ({ a, b }) => b - a)),
    p: chance(units),
    verdict:
      n === 1
        ? 'one_pair'
        : !isApart
          ? 'not_separated'
          : ratio.value.ratio < 1
            ? 'first_less'
            : 'second_less',
    moreWanted: isApart ? null : isAlike ? untilShown(units) : n < 3 ? null : moreWanted(units, level),
    lost,
  });
}

/** The p of `pairVerdict` alone, at a small part of its cost: for pairs that only count among the others. */
export const pairChance = (
  trials: readonly Trial[],
  first: ContenderId,
  second: ContenderId,
  read: Read,
): number | null => chance(unitsOf(pairsByPrompt(trials, first, second, read).prompts, logRatio));

const logRatio = ({ a, b }: Pair): number => Math.log(a / b);

const chance = (units: readonly number[]): number | null =>
  units.length < 2 ? null : (signFlip(units).value?.p ?? null);

function pairsByPrompt(
  trials: readonly Trial[],
  first: ContenderId,
  second: ContenderId,
  read: Read,
): { readonly prompts: readonly (readonly Pair[])[]; readonly lost: number } {
  const prompts = new Map<string, Pair[]>();
  let lost = 0;
  for (const trial of trials) {
    const key = promptKey(trial);
    const main = trial.lanes.filter(isMain);
    for (const lane of main) {
      if (lane.contender.id !== first) continue;
      const other = main.find(it => it.contender.id === second && it.repeat === lane.repeat);
      if (other === undefined) continue;
      const [a, b] = [read(lane, trial), read(other, trial)];
      if (!isKnown(a) || !isKnown(b) || !(a.value > 0) || !(b.value > 0)) {
        lost += 1;
        continue;
      }
      const pairs = prompts.get(key) ?? [];
      pairs.push({ a: a.value, b: b.value });
      prompts.set(key, pairs);
    }
  }
  return { prompts: [...prompts.values()], lost };
}

/** What is counted: several prompts once each, by the mean of their repeats; of one, its repeats. */
function unitsOf(prompts: readonly (readonly Pair[])[], of: (pair: Pair) => number): readonly number[] {
  const each = prompts.map(pairs => pairs.map(of));
  return each.length > 1 ? each.map(meanOf) : each.flat();
}

const isWithoutScatter = (logs: readonly number[]): boolean => {
  const mean = meanOf(logs);
  return largestOf(logs.map(log => log - mean)) <= roundingOf(logs);
};

/** Of pairs that are all alike: as many as the sign-flip test takes to show anything. Null: alike in both. */
const untilShown = (logs: readonly number[]): number | null =>
  largestOf(logs) <= roundingOf([1]) ? null : fewestPairs - logs.length;

/** Pairs until the interval of the mean log ratio would leave zero. A plan, not a promise. */
function moreWanted(logs: readonly number[], level: number): number | null {
  const sd = Math.sqrt(squaresOf(logs) / (logs.length - 1));
  const wanted = repeatsForMean(sd / Math.abs(meanOf(logs)), 1, level).value;
  return wanted === null || wanted > hopeless ? null : Math.max(1, wanted - logs.length);
}
