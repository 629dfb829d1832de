// The figures of a lane that rest on the tokens of its events: speeds, token latency, chunks,
// stalls. Over the answer's events, and the thinking's too where it is the model's own words.

import { absent, counted, isKnown, type Absence, type Origin, type Reading } from '../reading.ts';
import { isWhole, type Lane } from '../trial/lane.ts';
import { count, ms, tokensPerSecond, type Ms, type TokensPerSecond } from '../units.ts';
import {
  eventTokens,
  isTold,
  type EventTokens,
  type TokenCounter,
  type TokenSource,
} from './event-tokens.ts';
import { ifComplete, ifUncut } from './lane-gates.ts';
import {
  chunkGaps,
  robustSpeed,
  isShort,
  meanLatency,
  speedWindow,
  stalls,
  type SpeedWindow,
  type TokenEvent,
} from './output-speed.ts';
import type { Readings } from './readings.ts';
import type { Outcome } from './stats/outcome.ts';
import { quantileOfSorted } from './stats/quantile.ts';

export type SpeedReadings = Pick<
  Readings,
  | 'outputTokensPerSecond'
  | 'outputTokensPerSecondUntrimmed'
  | 'outputTokensPerSecondRobust'
  | 'reasoningTokensPerSecond'
  | 'itlMs'
  | 'chunkGapP50Ms'
  | 'chunkGapP95Ms'
  | 'chunkGapMaxMs'
  | 'tokensPerChunk'
  | 'stalls'
>;

/** The fewest gaps a 95th percentile is shown for; below it, the longest stands. */
const fewestForP95 = 20;

/** Above this many tokens per event, an event is no token any more. */
const chunkedAbove = 1.5;

/** Of settled lanes, by trim: a long answer is asked for its pace by every panel that shows it. */
const kept = new WeakMap<Lane, Map<number, SpeedReadings>>();

export function speedReadings(lane: Lane, trim: number, countTokens?: TokenCounter): SpeedReadings {
  if (lane.status === null || countTokens !== undefined) return worked(lane, trim, countTokens);
  const byTrim = kept.get(lane) ?? new Map<number, SpeedReadings>();
  const known = byTrim.get(trim) ?? worked(lane, trim);
  kept.set(lane, byTrim.set(trim, known));
  return known;
}

function worked(lane: Lane, trim: number, countTokens?: TokenCounter): SpeedReadings {
  const each = lane.status === 'complete' && !isWhole(lane) ? eventTokens(lane, countTokens) : undefined;
  const flow = each === undefined ? noFlow : flowOf(lane, each);
  const timed = <Q>(read: () => Reading<Q>): Reading<Q> =>
    ifUncut(lane, () => (isWhole(lane) ? absent('not_streamed') : read()));
  const paced = <Q>(read: () => Reading<Q>): Reading<Q> =>
    timed(() => (flow.why === null ? read() : absent(flow.why)));
  const gaps = Float64Array.from(chunkGaps(flow.at)).toSorted();
  const gap = (p: number, fewest: number): Reading<Ms> => {
    if (flow.at.length < 2) return absent(flow.at.length === 0 ? 'no_answer' : 'fewer_than_two_events');
    return gaps.length < fewest
      ? absent('too_few_events')
      : { value: ms(quantileOfSorted(gaps, p)), from: 'measured' };
  };
  return {
    outputTokensPerSecond: paced(() =>
      windowReading(speedWindow(flow.events, trim), flow, `tail_trim_${trim}`),
    ),
    outputTokensPerSecondUntrimmed: paced(() =>
      windowReading(speedWindow(flow.events, 0), flow, 'tail_trim_0'),
    ),
    outputTokensPerSecondRobust: paced(() =>
      markedIfShort(
        figure(robustSpeed(flow.events), flow, value => tokensPerSecond(value)),
        flow,
      ),
    ),
    reasoningTokensPerSecond: timed(() => reasoningSpeed(lane, each)),
    itlMs: paced(() => {
      const latency = figure(meanLatency(flow.events), flow, value => ms(value.meanAfterAnchorMs));
      // A burst at one instant says nothing of the model's own rhythm: its gap is shared evenly.
      const shared = isKnown(latency) && isChunked(flow) ? { ...latency, rule: 'evenly_shared' } : latency;
      return markedIfShort(shared, flow);
    }),
    chunkGapP50Ms: timed(() => gap(0.5, 1)),
    chunkGapP95Ms: timed(() => gap(0.95, fewestForP95)),
    chunkGapMaxMs: timed(() => gap(1, 1)),
    tokensPerChunk: ifComplete(lane, () => {
      if (isWhole(lane)) return absent('not_streamed');
      if (flow.why !== null) return absent(flow.why);
      const value = perEvent(flow);
      return isChunked(flow)
        ? { value, from: originOf(flow), rule: 'chunked' }
        : { value, from: originOf(flow) };
    }),
    stalls: ifComplete(lane, () => {
      if (isWhole(lane)) return absent('not_streamed');
      return flow.at.length < 2 ? absent('fewer_than_two_events') : counted(count(stalls(flow.at).length));
    }),
  };
}

/** The token-bearing events a speed is drawn from. */
interface Flow {
  readonly events: readonly TokenEvent[];
  /** Their arrivals, known also where their tokens are not. */
  readonly at: readonly { readonly at: number }[];
  readonly source: TokenSource;
  readonly rule: string | null;
  /** Why there are no tokens; null: there are. */
  readonly why: Absence | null;
}

const perEvent = ({ events }: Flow): number =>
  events.reduce((sum, event) => sum + event.tokens, 0) / events.length;

const isChunked = (flow: Flow): boolean => perEvent(flow) > chunkedAbove;

const noFlow: Flow = { events: [], at: [], source: 'characters', rule: null, why: 'no_answer' };

function flowOf(lane: Lane, each: EventTokens): Flow {
  const withThinking = lane.reasoningKind === 'raw' && each.thinkingWhy === null;
  const picked = lane.timeline.flatMap(([at, part], i) =>
    part === 'text' || withThinking ? [{ at, tokens: each.tokens[i] ?? null }] : [],
  );
  // An answer of no shown text may still have shown thoughts: their pace is the thinking's own.
  if (each.answerWhy !== null) return { ...noFlow, at: picked, why: each.answerWhy.why };
  const events = picked.filter((event): event is TokenEvent & { at: Ms } => (event.tokens ?? 0) > 0);
  return {
    events,
    at: events,
    source: each.source,
    rule: each.rule,
    why: events.length === 0 ? 'no_answer' : null,
  };
}

/** The model's own tokenizer counts as the bill does; only where a token lay across two events is a guess. */
const originOf = ({ source, rule }: Pick<Flow, 'source' | 'rule'>): Origin =>
  isTold(source) || (source === 'tokenizer' && rule === null) ? 'derived' : 'estimated';

/** How the tokens of the events are known. */
const spreadRule = {
  usage: 'by_usage',
  logprobs: 'by_logprobs',
  token_ids: 'by_token_ids',
  stream: null,
  tokenizer: 'by_tokenizer',
  proxy: 'by_proxy',
  characters: 'by_characters',
} as const;

function windowReading(window: Outcome<SpeedWindow>, flow: Flow, rule: string): Reading<TokensPerSecond> {
  if (window.value === null) return absent(window.reason as Absence);
  return {
    value: tokensPerSecond(window.value.tokensPerSecond),
    from: originOf(flow),
    rule: isShort(window.value) ? 'short_window' : (flow.rule ?? rule),
  };
}

const figure = <T, Q>(outcome: Outcome<T>, flow: Flow, of: (value: T) => Q): Reading<Q> =>
  outcome.value === null
    ? absent(outcome.reason as Absence)
    : { value: of(outcome.value), from: originOf(flow), ...ruled(flow.rule ?? spreadRule[flow.source]) };

/** A figure drawn from all events says so where they are too few or too close: a caution outweighs a method. */
function markedIfShort<Q>(reading: Reading<Q>, { events }: Flow): Reading<Q> {
  const whole = speedWindow(events, 0).value;
  return isKnown(reading) && whole !== null && isShort(whole)
    ? { ...reading, rule: 'short_window' }
    : reading;
}

const ruled = (rule: string | null): { readonly rule?: string } => (rule === null ? {} : { rule });

/** The pace of thinking shown verbatim: its first event opens the window. */
function reasoningSpeed(lane: Lane, each: EventTokens | undefined): Reading<TokensPerSecond> {
  if (lane.reasoningKind === 'unknown') return absent('not_disclosed');
  if (each === undefined) return absent('not_streamed');
  if (each.thinkingWhy !== null) return each.thinkingWhy;
  const events = lane.timeline.flatMap(([at, part], i) =>
    part === 'thought' ? [{ at, tokens: each.tokens[i] ?? 0 }] : [],
  );
  const flow = { source: each.source, rule: each.rule };
  const window = speedWindow(events, 0);
  if (window.value === null) return absent(window.reason as Absence);
  const rule = isShort(window.value) ? 'short_window' : flow.rule;
  return {
    value: tokensPerSecond(window.value.tokensPerSecond),
    from: originOf(flow),
    ...ruled(rule),
  };
}
