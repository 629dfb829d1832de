// Hidden thinking in one call, by what other calls say of its endpoint:
//
//   0 ── overhead ──┬──────── thinking, not seen ────────┬── answer ...
//                   └ ttfat − overhead, or tokens × seconds per token
//
// All of it estimated, and never mixed with what was observed.

import { absent, isKnown, type Reading } from '../reading.ts';
import type { DocumentFit } from '../session-file/document.ts';
import type { Contender } from '../trial/contender.ts';
import { isWhole, type Lane } from '../trial/lane.ts';
import { isOwn, type Trial } from '../trial/trial.ts';
import { ms, tokensPerSecond, type Ms, type TokensPerSecond } from '../units.ts';
import { secondsBehind, singleCallSpeed } from './hidden-speed.ts';
import { hasColdStart, thoughtOf } from './lane-gates.ts';
import { median } from './stats/quantile.ts';
import { answerEnd, modelOf } from './timed-bills.ts';

export interface PaceContext {
  /** Of a fit over this contender's runs. */
  readonly secondsPerToken?: Reading<number>;
  /** What passes before the first token is made: of that fit, or of a model that does not think. */
  readonly overheadMs?: Reading<number>;
}

/** How far the overhead of one call may be from that of others, seconds. */
const overheadSlack = 0.5;

/** Of any contender of these trials, at the setting it had there: asked for each lane, worked out once. */
export function pacesIn(
  trials: readonly Trial[],
  fits: readonly DocumentFit[],
): (contender: Contender) => PaceContext {
  const known = new Map<string, PaceContext>();
  return contender => {
    const key = JSON.stringify([contender.id, modelOf(contender)]);
    const pace = known.get(key) ?? paceContext(contender, trials, fits);
    known.set(key, pace);
    return pace;
  };
}

/** What the session's other calls say of a contender's pace. */
function paceContext(
  contender: Contender,
  trials: readonly Trial[],
  fits: readonly DocumentFit[],
): PaceContext {
  const fit = fits.find(it => it.contenderId === contender.id && isAtSettingOf(contender, it, trials));
  const overheadMs = (fit && fixedWait(contender, fit, trials)) ?? plainWait(contender, trials);
  return { ...(fit && { secondsPerToken: fit.secondsPerToken }), ...(overheadMs && { overheadMs }) };
}

/** A column keeps its id when its setting is changed: the pace of the model before is not this one's. */
const isSame = (one: Contender, other: Contender): boolean =>
  one.id === other.id && modelOf(one) === modelOf(other);

const isAtSettingOf = (contender: Contender, { over }: DocumentFit, trials: readonly Trial[]): boolean =>
  trials.some(({ id, lineup }) => over.includes(id) && lineup.some(it => isSame(it, contender)));

/** The fixed part of a fit, without what of it falls behind the answers. */
function fixedWait(
  contender: Contender,
  { over, overheadMs, secondsPerToken }: DocumentFit,
  trials: readonly Trial[],
): Reading<number> | undefined {
  // Where longer outputs took no longer, the line's fixed part holds time that was spent on tokens.
  if (!isKnown(overheadMs) || !isKnown(secondsPerToken) || !(secondsPerToken.value > 0)) return undefined;
  const ends = trials
    .filter(({ id }) => over.includes(id))
    .flatMap(({ lanes }) => lanes)
    .filter(lane => isSame(lane.contender, contender) && lane.status === 'complete')
    .flatMap(lane => answerEnd(lane) ?? []);
  const value = overheadMs.value - 1000 * secondsBehind(ends, secondsPerToken.value);
  return value < 0 ? undefined : { value, from: overheadMs.from, rule: 'overhead_of_fit' };
}

/** The middle of the waits for a first token at the same endpoint, of models that do not think. */
function plainWait({ endpoint, baseUrl }: Contender, trials: readonly Trial[]): Reading<number> | undefined {
  const waits = trials
    .filter(isOwn)
    .flatMap(trial => trial.lanes)
    .flatMap(lane => {
      const isPlain = lane.status === 'complete' && lane.reasoningKind === 'none' && !isWhole(lane);
      const isUsual = lane.warmUp === undefined && lane.attemptLog.length === 0 && !hasColdStart(lane);
      const isHere = lane.contender.endpoint === endpoint && lane.contender.baseUrl === baseUrl;
      const { firstAnswerMs } = lane.marks;
      return isPlain && isUsual && isHere && firstAnswerMs !== null ? [firstAnswerMs] : [];
    });
  const { value } = median(waits);
  return value === null ? undefined : { value, from: 'estimated', rule: 'overhead_of_plain_call' };
}

/** Tokens at the fitted pace; without one, the wait for the answer less the overhead. */
export function thinkingEstimate(lane: Lane, { secondsPerToken, overheadMs }: PaceContext): Reading<Ms> {
  if (lane.reasoningKind === 'none') return absent('no_thinking');
  const thought = thoughtOf(lane.usage);
  const pace = positive(secondsPerToken);
  if (isKnown(thought) && pace !== undefined && isKnown(pace)) {
    const { value, interval } = pace;
    const at = (seconds: number): number => Math.max(0, thought.value * seconds * 1000);
    return {
      value: ms(at(value)),
      from: 'estimated',
      ...(interval === undefined ? {} : { interval: [at(interval[0]), at(interval[1])] as const }),
    };
  }
  const { firstAnswerMs } = lane.marks;
  if (overheadMs !== undefined && isKnown(overheadMs) && firstAnswerMs !== null && !isWhole(lane)) {
    const at = (overhead: number): number => Math.max(0, firstAnswerMs - overhead);
    const slack = overheadSlack * 1000;
    return {
      value: ms(at(overheadMs.value)),
      from: 'estimated',
      interval: [at(overheadMs.value + slack), at(Math.max(0, overheadMs.value - slack))],
      rule: overheadMs.rule ?? 'overhead_of_fit',
    };
  }
  if (!isKnown(thought)) return thought;
  return pace === undefined || isKnown(pace) ? absent('too_few_runs') : pace;
}

/** A slope below zero is no pace: no token takes less than no time. */
const positive = (pace: Reading<number> | undefined): Reading<number> | undefined =>
  pace !== undefined && isKnown(pace) && !(pace.value > 0) ? absent('slope_not_positive') : pace;

/** Reasoning tokens over the wait for the answer less the overhead: a range, since one call has no interval. */
export function hiddenPace(lane: Lane, { overheadMs }: PaceContext): Reading<TokensPerSecond> {
  if (lane.reasoningKind === 'none') return absent('no_thinking');
  if (lane.reasoningKind === 'unknown') return absent('not_disclosed');
  if (isWhole(lane)) return absent('not_streamed');
  const thought = thoughtOf(lane.usage);
  if (!isKnown(thought)) return thought;
  const { firstAnswerMs } = lane.marks;
  if (firstAnswerMs === null) return absent('no_answer');
  if (overheadMs === undefined) return absent('too_few_runs');
  if (!isKnown(overheadMs)) return overheadMs;
  const speed = singleCallSpeed(thought.value, firstAnswerMs / 1000, overheadMs.value / 1000, overheadSlack);
  if (speed.value === null) return absent(speed.reason === 'no_thinking' ? 'no_thinking' : 'zero_span');
  const { range } = speed.value;
  return {
    value: tokensPerSecond(speed.value.tokensPerSecond),
    from: 'estimated',
    // An open end stands in no file.
    ...(range.every(Number.isFinite) ? { interval: range } : {}),
    rule: overheadMs.rule ?? 'overhead_of_fit',
  };
}
