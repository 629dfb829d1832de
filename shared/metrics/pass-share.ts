// How often one contender passes by a person's verdicts, with an interval; and over several prompts
// the chance that one of several answers passes (pass@k).
//
// Answers to one prompt resemble each other: where several prompts were asked more than once each,
// the interval comes from prompts drawn again, not answers. A lane that failed passed nothing, in a
// trial of which anything was judged.

import type { Contender } from '../trial/contender.ts';
import type { Judgements } from '../trial/judgement.ts';
import { isMain } from '../trial/lane.ts';
import { isOwn, type Trial } from '../trial/trial.ts';
import { passed } from './accuracy.ts';
import { fewestPairs, resampling } from './paired-difference.ts';
import { bootstrap } from './stats/bootstrap.ts';
import type { Interval } from './stats/outcome.ts';
import { passAtK, repeatsForShare } from './stats/planning.ts';
import { wilson } from './stats/proportions.ts';
import { meanOf } from './stats/summary.ts';
import { promptKey } from './verdict.ts';

export interface PassShare {
  readonly contender: Contender;
  readonly passed: number;
  readonly judged: number;
  readonly prompts: number;
  /** 95 %, of the share. Null: fewer than six prompts, asked more than once each, or all alike. */
  readonly interval: Interval | null;
  /** Answers still wanted until the share is known to ten points either way; null: it is, or prompts were asked again. */
  readonly moreWanted: number | null;
  /** Null for one prompt, and where some prompt has a single verdict. */
  readonly atLeastOne: { readonly of: number; readonly chance: number } | null;
}

/** One entry per contender with a verdict, in lineup order. */
export function passShares(all: readonly Trial[], judgements: Judgements = {}): readonly PassShare[] {
  const isJudged = ({ lanes }: Trial): boolean =>
    lanes.some(lane => isMain(lane) && judgements[lane.id]?.verdict !== undefined);
  const trials = all.filter(isOwn).filter(isJudged);
  const lineup = new Map(trials.flatMap(trial => trial.lineup.map(contender => [contender.id, contender])));
  return [...lineup.values()].flatMap(contender => {
    const prompts = new Map<string, boolean[]>();
    for (const trial of trials) {
      const own = trial.lanes.filter(lane => isMain(lane) && lane.contender.id === contender.id);
      const verdicts = own.flatMap(lane => passed(lane, judgements) ?? []);
      if (verdicts.length === 0) continue;
      const key = promptKey(trial);
      prompts.set(key, [...(prompts.get(key) ?? []), ...verdicts]);
    }
    return prompts.size === 0 ? [] : [shareOf(contender, [...prompts.values()].map(counted))];
  });
}

interface Tally {
  readonly passed: number;
  readonly judged: number;
}

const counted = (verdicts: readonly boolean[]): Tally => ({
  passed: verdicts.filter(Boolean).length,
  judged: verdicts.length,
});

const total = (prompts: readonly Tally[]): Tally =>
  prompts.reduce((sum, one) => ({ passed: sum.passed + one.passed, judged: sum.judged + one.judged }));

function shareOf(contender: Contender, prompts: readonly Tally[]): PassShare {
  const all = total(prompts);
  const isClustered = prompts.length > 1 && prompts.some(({ judged }) => judged > 1);
  return {
    contender,
    ...all,
    prompts: prompts.length,
    interval: isClustered ? overPrompts(prompts) : wilson(all.passed, all.judged).value,
    moreWanted: isClustered ? null : moreWanted(all),
    atLeastOne: atLeastOneOf(prompts),
  };
}

/** Fewer than this are no ground for a plan. */
const pilot = 5;

function moreWanted({ passed, judged }: Tally): number | null {
  if (judged < pilot) return null;
  const wanted = repeatsForShare(passed / judged, 0.1).value;
  return wanted === null || wanted <= judged ? null : wanted - judged;
}

function overPrompts(prompts: readonly Tally[]): Interval | null {
  const share = ({ passed, judged }: Tally): number => passed / judged;
  const shares = prompts.map(share);
  if (prompts.length < fewestPairs || shares.every(one => one === shares[0])) return null;
  const statistic = (places: readonly number[]): number => share(total(places.map(at => prompts[at]!)));
  return bootstrap([...prompts.keys()], { ...resampling, statistic }).value?.interval ?? null;
}

/** Of as many answers as every prompt has verdicts; each prompt counts once. */
function atLeastOneOf(prompts: readonly Tally[]): PassShare['atLeastOne'] {
  const of = Math.min(...prompts.map(({ judged }) => judged));
  if (prompts.length < 2 || of < 2) return null;
  const chances = prompts.flatMap(({ passed, judged }) => passAtK(judged, passed, of).value ?? []);
  return { of, chance: meanOf(chances) };
}
