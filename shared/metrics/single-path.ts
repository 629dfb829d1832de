// "Is thinking as fast as answering?" If hidden thinking were written by one
// sequential path of the same model, each of its tokens would cost the time of an answer token.
//
// Equality is claimed only inside a margin fixed beforehand; a difference not found is undecided.
// A verdict is consistent with single-path decoding or speaks against it: it proves neither.
//
// Two ways, chosen by what was run and not by what comes out: with three streams or more, the pace
// of hidden thinking is held against the pace at which their answers came (two_series); else time
// is laid on thinking and answer tokens at once (one_series), which takes answers of many lengths.

import { found, notFound, type Interval, type Outcome } from './stats/outcome.ts';
import { hc3 } from './stats/line-diagnostics.ts';
import { fitLine } from './stats/ols.ts';
import {
  defaultMargin,
  independentSlopes,
  twoSlopes,
  type SlopeDifference,
  type SlopeVerdict,
} from './stats/slopes.ts';
import { spreadOf } from './stats/summary.ts';
import type { TimedBill, TimedSeries } from './timed-bills.ts';

export interface SinglePath {
  readonly verdict: SlopeVerdict;
  readonly method: 'one_series' | 'two_series';
  /** Calls the pace of thinking is drawn from. */
  readonly n: number;
  readonly thinkingSecondsPerToken: number;
  readonly answerSecondsPerToken: number;
  /** Thinking minus answering, seconds per token. */
  readonly difference: number;
  readonly interval95: Interval;
  readonly interval90: Interval;
  /** Seconds per token, and as a part of the answer's. */
  readonly margin: number;
  readonly relativeMargin: number;
  readonly differenceP: number;
  readonly equivalenceP: number;
  /** One series: between thinking and answer lengths; beyond ±0.9 the two can't be told apart. */
  readonly correlation: number | null;
}

/** What can make the two differ, or hide that they do. Codes; named in every report of a verdict. */
export const confounders = [
  'speculative_decoding',
  'batching_under_load',
  'long_context_slowdown',
  'queueing',
  'summary_generation',
  'prompt_caching',
  'tail_moderation',
  'unbilled_parallel_paths',
] as const;

/** The fewest streams whose answers make a pace to hold against. */
const fewestStreams = 3;

export const singlePathOf = (
  series: Pick<TimedSeries, 'points' | 'waits' | 'answerPaces'>,
  relativeMargin = defaultMargin,
): Outcome<SinglePath> =>
  series.answerPaces.length >= fewestStreams
    ? againstStreams(series, relativeMargin)
    : withinOneSeries(series.points, relativeMargin);

/** T = a + b_r R + b_a A over calls that tell both counts. */
export function withinOneSeries(
  points: readonly TimedBill[],
  relativeMargin = defaultMargin,
): Outcome<SinglePath> {
  const told = points.filter(
    (point): point is TimedBill & { readonly reasoning: number } => (point.reasoning ?? 0) > 0,
  );
  if (told.length < 4) return notFound('too_few_runs');
  const test = twoSlopes(
    told.map(point => point.reasoning),
    told.map(point => point.billed - point.reasoning),
    told.map(point => point.seconds),
    relativeMargin,
  );
  if (test.value === null) return test;
  const { first, second, correlation, comparison } = test.value;
  return found({
    ...inShort(first, second, comparison, relativeMargin),
    method: 'one_series',
    n: told.length,
    correlation,
  });
}

/**
 * The slope of hidden thinking against the mean pace of the answers, one pace per stream. Where
 * the thinking was streamed past, its slope is that of the wait on the tokens thought, so that no
 * answer is in it; where not, that of total time on all tokens billed, nearly all of them thought.
 */
export function againstStreams(
  { points, waits, answerPaces }: Pick<TimedSeries, 'points' | 'waits' | 'answerPaces'>,
  relativeMargin = defaultMargin,
): Outcome<SinglePath> {
  if (!points.some(point => (point.reasoning ?? 0) > 0)) return notFound('no_thinking');
  const used =
    waits.length >= 3 ? waits : points.map(({ billed, seconds }) => ({ reasoning: billed, seconds }));
  const x = used.map(point => point.reasoning);
  const line = fitLine(
    x,
    used.map(point => point.seconds),
  );
  if (line.value === null) return line;
  const robust = hc3(line.value, x);
  if (robust.value === null) return robust;
  const paces = spreadOf(answerPaces);
  if (paces.value === null) return paces;
  const { mean, sd, n } = paces.value;
  if (sd === null) return notFound('too_few_runs');
  const thinking = { slope: line.value.slope, slopeError: robust.value.slopeError, df: line.value.df };
  const answer = { slope: mean, slopeError: sd / Math.sqrt(n), df: n - 1 };
  const comparison = independentSlopes(thinking, answer, relativeMargin);
  if (comparison.value === null) return comparison;
  return found({
    ...inShort(thinking.slope, mean, comparison.value, relativeMargin),
    method: 'two_series',
    n: used.length,
    correlation: null,
  });
}

const inShort = (
  thinking: number,
  answer: number,
  comparison: SlopeDifference,
  relativeMargin: number,
): Omit<SinglePath, 'method' | 'n' | 'correlation'> => ({
  // A slope below zero is no pace: nothing can be said of two.
  verdict: thinking > 0 && answer > 0 ? comparison.verdict : 'undecided',
  thinkingSecondsPerToken: thinking,
  answerSecondsPerToken: answer,
  difference: comparison.difference,
  interval95: comparison.interval,
  interval90: comparison.interval90,
  margin: comparison.margin,
  relativeMargin,
  differenceP: comparison.p,
  equivalenceP: comparison.equivalenceP,
});
