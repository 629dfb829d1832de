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
import { pairedDifference, type PairedDifference } from './paired-difference.ts';
import { meanOf } from './stats/summary.ts';
import { found, notFound, type Interval, type Outcome } from './stats/outcome.ts';
import { pairedRatio, signFlip } from './stats/paired.ts';
import { tCritical } from './stats/beta.ts';

export interface PairVerdict {
  /** Pairs, and the prompts they come from. */
  readonly n: number;
  readonly prompts: number;
  /** What n counts: repeats of one prompt, or prompts. */
  readonly per: 'repeat' | 'prompt';
  /** Geometric mean of first / second. */
  readonly ratio: number;
  /** Null for a single pair. */
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

/** Trials of one key asked the same. */
export const promptKey = ({ prompt: { system, user, variables } }: Trial): string =>
  JSON.stringify([system, user, variables]);

interface Pair {
  readonly a: number;
  readonly b: number;
}

/** Beyond this nobody goes on asking. */
const hopeless = 1000;

export function pairVerdict(
  trials: readonly Trial[],
  first: ContenderId,
  second: ContenderId,
  read: (lane: Lane, trial: Trial) => Reading<number>,
  level = 0.95,
): Outcome<PairVerdict> {
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
  if (prompts.size === 0) return notFound('no_pairs');

  const per = prompts.size > 1 ? 'prompt' : 'repeat';
  const unitsOf = (of: (pair: Pair) => number): readonly number[] => {
    const each = [...prompts.values()].map(pairs => pairs.map(of));
    return per === 'prompt' ? each.map(meanOf) : each.flat();
  };
  const units = unitsOf(({ a, b }) => Math.log(a / b));
  const n = units.length;
  const ratio = pairedRatio(
    units.map(Math.exp),
    units.map(() => 1),
    level,
  );
  if (ratio.value === null) return ratio;
  const { interval } = ratio.value;
  const isApart = interval !== null && (interval[1] < 1 || interval[0] > 1);
  return found({
    n,
    prompts: prompts.size,
    per,
    ratio: ratio.value.ratio,
    interval,
    difference: pairedDifference(unitsOf(({ a, b }) => b - a)),
    p: n < 2 ? null : (signFlip(units).value?.p ?? null),
    verdict:
      interval === null
        ? 'one_pair'
        : !isApart
          ? 'not_separated'
          : ratio.value.ratio < 1
            ? 'first_less'
            : 'second_less',
    moreWanted: isApart || n < 3 ? null : moreWanted(units, level),
    lost,
  });
}

/** The smallest n at which the interval of the mean log ratio would leave zero. A plan, not a promise. */
function moreWanted(logs: readonly number[], level: number): number | null {
  const mean = Math.abs(meanOf(logs));
  const variance = logs.reduce((sum, value) => sum + (value - meanOf(logs)) ** 2, 0) / (logs.length - 1);
  for (let n = logs.length + 1; n <= hopeless; n += 1) {
    const t = tCritical(level, n - 1).value ?? Infinity;
    if (t * Math.sqrt(variance / n) < mean) return n - logs.length;
  }
  return null;
}
