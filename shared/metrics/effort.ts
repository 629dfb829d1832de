// What more effort buys: contenders that are one model at several efforts, their middles side by
// side, and the cheapest effort that is not shown to be worse than the best judged one.
//
// Not shown to be worse is not as good: with few judgements little can be shown, and the counts
// stand beside the verdict.

import { isKnown } from '../reading.ts';
import { effortLevels, type Contender, type Effort } from '../trial/contender.ts';
import type { Judgements } from '../trial/judgement.ts';
import { isMain, type Lane } from '../trial/lane.ts';
import type { Trial } from '../trial/trial.ts';
import { costOf } from './cost.ts';
import { inferredReasoning } from './hidden-tokens.ts';
import { hasColdStart } from './lane-gates.ts';
import { isLost } from './pairs.ts';
import { median } from './stats/quantile.ts';
import { newcombe } from './stats/proportions.ts';

export interface EffortPoint {
  readonly contender: Contender;
  readonly effort: Effort | null;
  /** What stood in the requests of it; null: nothing could, or nothing was asked. */
  readonly applied: string | null;
  /** Medians over the complete lanes; null: nobody knows. */
  readonly outputTokens: number | null;
  /** As reported, else as inferred from the bill. */
  readonly reasoningTokens: number | null;
  readonly e2eMs: number | null;
  readonly usd: number | null;
  /** Passed of judged, what failed counted as judged; see `verdictOf`. */
  readonly passed: number;
  readonly judged: number;
}

export interface EffortSeries {
  readonly endpoint: string;
  readonly model: string;
  /** From the least effort to the most. */
  readonly points: readonly EffortPoint[];
  readonly best: EffortPoint | null;
  /** Null where nothing is judged, or no cost is known. */
  readonly enough: EffortPoint | null;
  /** Whether more effort was seen to think more: `none` where the most thinks no more than the least. */
  readonly effect: 'more' | 'none' | 'unknown';
}

const rank = (effort: Effort | null): number =>
  effort === null ? -0.5 : typeof effort === 'number' ? 100 + effort : effortLevels.indexOf(effort);

/** One series per model that stands in the lineup at two efforts or more. */
export function effortSeries(trials: readonly Trial[], judgements: Judgements = {}): readonly EffortSeries[] {
  const contenders = [
    ...new Map(trials.flatMap(trial => trial.lineup.map(contender => [contender.id, contender]))).values(),
  ];
  const groups = Map.groupBy(contenders, ({ endpoint, model, variant }) =>
    JSON.stringify([endpoint, model, variant ?? null]),
  );
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    if (!first || new Set(group.map(contender => contender.effort)).size < 2) return [];
    const points = group
      .toSorted((a, b) => rank(a.effort) - rank(b.effort))
      .map(contender => pointOf(contender, trials, judgements));
    return [
      {
        endpoint: first.endpoint,
        model: first.model,
        points,
        ...verdictOn(points),
        effect: effectOf(points),
      },
    ];
  });
}

/** Thinking that grows by less than this between the least and the most effort was not moved by it. */
const leastEffect = 1.05;

function effectOf(points: readonly EffortPoint[]): EffortSeries['effect'] {
  const told = points.flatMap(({ effort, reasoningTokens }) =>
    effort === null || reasoningTokens === null ? [] : [reasoningTokens],
  );
  const [least, most] = [told[0], told.at(-1)];
  if (told.length < 2 || least === undefined || most === undefined) return 'unknown';
  return most > least * leastEffect ? 'more' : 'none';
}

/** A verdict as it is, a grade from 4 up as passed. Undefined: nobody said. */
function verdictOf({ id }: Lane, judgements: Judgements): boolean | undefined {
  const { verdict, grade } = judgements[id] ?? {};
  if (verdict !== undefined) return verdict === 'pass';
  return grade === undefined ? undefined : grade >= 4;
}

/** What the limit cut is soon done, and what loads a model first is late: neither is the effort's doing. */
const isTimed = (lane: Lane): boolean =>
  lane.attemptLog.length === 0 && lane.finish?.normalised !== 'length' && !hasColdStart(lane);

function pointOf(contender: Contender, trials: readonly Trial[], judgements: Judgements): EffortPoint {
  const lanes = trials.flatMap(trial =>
    trial.lanes
      .filter(lane => lane.contender.id === contender.id && isMain(lane))
      .map(lane => ({ lane, trial })),
  );
  const complete = lanes.filter(({ lane }) => lane.status === 'complete');
  const middle = (read: (lane: Lane, trial: Trial) => number | null): number | null =>
    median(
      complete.flatMap(({ lane, trial }) => {
        const value = read(lane, trial);
        return value === null ? [] : [value];
      }),
    ).value;
  const verdicts = lanes.flatMap(({ lane, trial }) => {
    const verdict = verdictOf(lane, judgements);
    if (verdict !== undefined) return [verdict];
    // What failed passed nothing, in a trial of which anything was judged.
    const isJudged = trial.lanes.some(it => isMain(it) && verdictOf(it, judgements) !== undefined);
    return isLost(lane) && isJudged ? [false] : [];
  });
  return {
    contender,
    effort: contender.effort,
    applied: lanes.find(({ lane }) => lane.effort)?.lane.effort?.applied ?? null,
    outputTokens: middle(lane => lane.usage.outputTokens.value),
    reasoningTokens: middle(lane => inferredReasoning(lane).value),
    e2eMs: middle(lane => (isTimed(lane) ? lane.marks.endMs : null)),
    usd: middle((lane, trial) => {
      const { usd } = costOf(lane, trial.prices[contender.id]);
      return isKnown(usd) ? usd.value : null;
    }),
    passed: verdicts.filter(Boolean).length,
    judged: verdicts.length,
  };
}

function verdictOn(points: readonly EffortPoint[]): Pick<EffortSeries, 'best' | 'enough'> {
  const judged = points.filter(point => point.judged > 0);
  const share = ({ passed, judged }: EffortPoint): number => passed / judged;
  const [best] = judged.toSorted((a, b) => share(b) - share(a) || (a.usd ?? Infinity) - (b.usd ?? Infinity));
  if (!best || judged.length < 2) return { best: best ?? null, enough: null };
  const good = judged.filter(point => {
    if (point === best) return true;
    const difference = newcombe(best.passed, best.judged, point.passed, point.judged).value;
    return difference !== null && difference.interval[0] <= 0;
  });
  const [enough] = good.filter(point => point.usd !== null).toSorted((a, b) => (a.usd ?? 0) - (b.usd ?? 0));
  return { best, enough: enough ?? null };
}
