// Which lanes may enter a fit of total time on billed tokens, as points in the order of sending.
//
// Complete ones only, not cut by the limit, not retried, billed by the provider itself; not
// streamed, or streamed with hidden thinking: where thinking is shown its pace is measured. A call
// that loaded its model first took longer for a reason of its own.
//
// Beside them, from the streams of the same model at the same setting, in whatever column: how
// fast its answers came. That is the other half of "is thinking as fast as answering?".

import { isKnown } from '../reading.ts';
import type { Contender } from '../trial/contender.ts';
import type { TrialId } from '../trial/ids.ts';
import { isWhole, type Lane } from '../trial/lane.ts';
import { isOwn, type Trial } from '../trial/trial.ts';
import { eventTokens } from './event-tokens.ts';
import { hasColdStart, thoughtOf } from './lane-gates.ts';
import { defaultTailTrim, isShort, speedWindow } from './output-speed.ts';

/** One call: how long it took in all, and what it billed. In the order of sending. */
export interface TimedBill {
  readonly seconds: number;
  /** Output tokens, thinking included. */
  readonly billed: number;
  /** Of these, thinking; null or left out: not told. */
  readonly reasoning?: number | null;
  /** Input that was not read from a cache; null or left out: not known. */
  readonly input?: number | null;
}

export interface AnswerEnd {
  readonly seconds: number;
  readonly tokens: number;
}

/** The runs of one contender at one setting, over all the trials that had it so. */
export interface TimedSeries {
  readonly contender: Contender;
  readonly over: readonly TrialId[];
  readonly points: readonly TimedBill[];
  /** Of streams with hidden thinking: seconds to the answer, and the tokens thought by then. */
  readonly waits: readonly { readonly seconds: number; readonly reasoning: number }[];
  /** Of the same streams: seconds from the first character of the answer to the end of the response, and its tokens. */
  readonly ends: readonly AnswerEnd[];
  /** Seconds per token of each stream's answer, its tail trimmed. */
  readonly answerPaces: readonly number[];
}

type Growing = { -readonly [K in 'over' | 'points' | 'waits' | 'ends']: TimedSeries[K][number][] } & Pick<
  TimedSeries,
  'contender'
>;

export function timedSeries(trials: readonly Trial[]): readonly TimedSeries[] {
  const series = new Map<string, Growing>();
  const paces = new Map<string, number[]>();
  for (const trial of trials.filter(isOwn).toSorted((a, b) => a.startedAt - b.startedAt)) {
    const place = new Map(trial.sendOrder.map((id, i) => [id, i]));
    const sent = trial.lanes.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    for (const lane of sent) {
      const pace = answerPace(lane);
      const model = modelOf(lane.contender);
      if (pace !== undefined) paces.set(model, [...(paces.get(model) ?? []), pace]);
      const point = timedBill(lane);
      if (point === undefined) continue;
      const key = columnOf(lane.contender);
      const own = series.get(key) ?? { contender: lane.contender, over: [], points: [], waits: [], ends: [] };
      if (!own.over.includes(trial.id)) own.over.push(trial.id);
      own.points.push(point);
      const wait = waitOf(lane);
      if (wait !== undefined) own.waits.push(wait);
      const end = answerEnd(lane);
      if (end !== undefined) own.ends.push(end);
      series.set(key, own);
    }
  }
  return [...series.values()].map(own => ({
    ...own,
    answerPaces: paces.get(modelOf(own.contender)) ?? [],
  }));
}

/** A model at one setting. */
export const modelOf = ({ endpoint, baseUrl, model, effort }: Contender): string =>
  JSON.stringify([endpoint, baseUrl, model, effort]);

/** A column keeps its id when its setting is changed: runs of two settings are not one series. */
const columnOf = (contender: Contender): string =>
  JSON.stringify([contender.id, contender.streamed, modelOf(contender)]);

/** A run whose time says something about pace. */
const isFit = (lane: Lane): boolean =>
  lane.status === 'complete' &&
  lane.warmUp === undefined &&
  lane.finish?.normalised !== 'length' &&
  lane.attemptLog.length === 0 &&
  lane.contender.flavour !== 'reseller' &&
  !hasColdStart(lane);

function waitOf(lane: Lane): TimedSeries['waits'][number] | undefined {
  const { firstAnswerMs } = lane.marks;
  const reasoning = lane.usage.reasoningTokens.value;
  return isWhole(lane) || firstAnswerMs === null || reasoning === null
    ? undefined
    : { seconds: firstAnswerMs / 1000, reasoning };
}

/** Undefined: it came whole, or not to its end, or nobody counted it. */
export function answerEnd({ contender, notes, marks, usage }: Lane): AnswerEnd | undefined {
  const { firstAnswerMs, endMs } = marks;
  const tokens = usage.answerTokens.value;
  return isWhole({ contender, notes }) || firstAnswerMs === null || endMs === null || tokens === null
    ? undefined
    : { seconds: (endMs - firstAnswerMs) / 1000, tokens };
}

function answerPace(lane: Lane): number | undefined {
  if (!isFit(lane) || isWhole(lane)) return undefined;
  const each = eventTokens(lane).tokens;
  const events = lane.timeline.flatMap(([at, part], i) => {
    const tokens = each[i] ?? 0;
    return part === 'text' && tokens > 0 ? [{ at, tokens }] : [];
  });
  const window = speedWindow(events, defaultTailTrim).value;
  return window === null || isShort(window) ? undefined : window.spanMs / 1000 / window.tokens;
}

export function timedBill(lane: Lane): TimedBill | undefined {
  const { usage, marks } = lane;
  const isTimed = isWhole(lane) || lane.reasoningKind === 'hidden';
  const billed = usage.outputTokens;
  // Of two counts that contradict each other nobody knows which is wrong.
  if (thoughtOf(usage).value !== usage.reasoningTokens.value) return undefined;
  if (!isFit(lane) || !isTimed || marks.endMs === null) return undefined;
  if (!isKnown(billed) || billed.from === 'estimated') return undefined;
  const input = usage.inputTokens.value;
  return {
    seconds: marks.endMs / 1000,
    billed: billed.value,
    reasoning: usage.reasoningTokens.value,
    input: input === null ? null : input - (usage.cachedInputTokens.value ?? 0),
  };
}
