// "Is thinking as fast as answering?" (METRICS 3.4). If hidden thinking were written by one
// sequential path of the same model, each of its tokens would cost the time of an answer token.
//
// Equality is claimed only inside a margin fixed beforehand; a difference not found is undecided.
// A verdict is consistent with single-path decoding or speaks against it: it proves neither.

import { found, notFound, type Interval, type Outcome } from './stats/outcome.ts';
import { defaultMargin, twoSlopes, type SlopeVerdict } from './stats/slopes.ts';
import type { TimedBill } from './timed-bills.ts';

export interface SinglePath {
  readonly verdict: SlopeVerdict;
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
  /** Between thinking and answer lengths: beyond ±0.9 the two can't be told apart. */
  readonly correlation: number;
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

export function singlePath(
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
  const { comparison } = test.value;
  return found({
    // A slope below zero is no pace: nothing can be said of two.
    verdict: test.value.first > 0 && test.value.second > 0 ? comparison.verdict : 'undecided',
    n: told.length,
    thinkingSecondsPerToken: test.value.first,
    answerSecondsPerToken: test.value.second,
    difference: comparison.difference,
    interval95: comparison.interval,
    interval90: comparison.interval90,
    margin: comparison.margin,
    relativeMargin,
    differenceP: comparison.p,
    equivalenceP: comparison.equivalenceP,
    correlation: test.value.correlation,
  });
}
