// How fast text comes out, from the arrival of its events.
//
//   tokens   3   2   4   1   5   2   .   .   1        the first event opens the window: its tokens
//            |---------------------|       |          were made before it. Whole events are dropped
//          anchor            last kept    tail        from the end until `trim` tokens are gone.

import { found, notFound, type Found, type NotFound, type Outcome } from './stats/outcome.ts';
import { quantile, median } from './stats/quantile.ts';
import { theilSenSlope } from './stats/theil-sen.ts';

/** One token-bearing event. */
export interface TokenEvent {
  readonly at: number;
  readonly tokens: number;
}

export interface SpeedWindow {
  readonly tokens: number;
  readonly spanMs: number;
  readonly tokensPerSecond: number;
  /** Events left out at the end. */
  readonly dropped: number;
}

/** The tokens dropped at the end unless the person says otherwise. */
export const defaultTailTrim = 3;

/** Below either, a window says little; its figure is marked `short_window`. */
export const shortWindow = { spanMs: 200, tokens: 20 } as const;

/** Tokens spread over events are fractions: so little short of the trim is rounding. */
const hair = 1e-9;

/** True where a window is too short to be believed. */
export const isShort = ({ spanMs, tokens }: Pick<SpeedWindow, 'spanMs' | 'tokens'>): boolean =>
  spanMs < shortWindow.spanMs || tokens < shortWindow.tokens;

/** With the events left out at the end also where nothing remains. */
export type WindowOutcome = (Found<SpeedWindow> | NotFound) & { readonly dropped?: number };

export function speedWindow(events: readonly TokenEvent[], trim: number): WindowOutcome {
  const first = events[0];
  if (!first || events.length < 2) return notFound('fewer_than_two_events');
  let last = events.length - 1;
  for (let gone = 0; last > 0 && gone < trim - hair; last -= 1) gone += events[last]!.tokens;
  const dropped = events.length - 1 - last;
  if (last === 0) return { ...notFound('trim_left_no_window'), dropped };
  const spanMs = events[last]!.at - first.at;
  if (!(spanMs > 0)) return { ...notFound('zero_span'), dropped };
  let tokens = 0;
  for (let i = 1; i <= last; i += 1) tokens += events[i]!.tokens;
  return found({ tokens, spanMs, tokensPerSecond: (tokens / spanMs) * 1000, dropped });
}

/** The fewest events a robust speed is drawn from. */
export const fewestForRobust = 10;

/** Slope of cumulative tokens against time: needs no trim, since a late tail cannot move it far. */
export function robustSpeed(events: readonly TokenEvent[], fewest = fewestForRobust): Outcome<number> {
  if (events.length < fewest) return notFound('too_few_events');
  let sum = 0;
  const cumulative = events.map(event => (sum += event.tokens));
  const slope = theilSenSlope(
    events.map(event => event.at),
    cumulative,
  );
  return slope.value === null ? notFound('zero_span') : found(slope.value * 1000);
}

/** Milliseconds between consecutive events. */
export const chunkGaps = (events: readonly { readonly at: number }[]): readonly number[] =>
  events.slice(1).map((event, i) => event.at - events[i]!.at);

export interface Stall {
  /** The end of the silence. */
  readonly at: number;
  readonly ms: number;
}

/** Silences longer than a second and than ten times the usual gap. Marked, excluded from nothing. */
export function stalls(events: readonly { readonly at: number }[]): readonly Stall[] {
  const gaps = chunkGaps(events);
  const usual = median(gaps);
  if (usual.value === null) return [];
  const least = Math.max(1000, 10 * usual.value);
  return gaps.flatMap((ms, i) => (ms > least ? [{ at: events[i + 1]!.at, ms }] : []));
}

export interface MeanLatency {
  /** Time per token after the first event: 1000 / output speed without trim. */
  readonly meanAfterAnchorMs: number;
  /** What other tools call ITL: (last - first) / (all tokens - 1). */
  readonly meanMs: number;
  readonly tokensPerChunk: number;
}

export interface TokenLatency extends MeanLatency {
  /** Each gap shared evenly among the tokens that came with it: quantiles over tokens. */
  readonly spreadP50Ms: number;
  readonly spreadP95Ms: number;
}

export function meanLatency(events: readonly TokenEvent[]): Outcome<MeanLatency> {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last || events.length < 2) return notFound('fewer_than_two_events');
  const all = events.reduce((sum, event) => sum + event.tokens, 0);
  const span = last.at - first.at;
  if (!(span > 0) || !(all > first.tokens)) return notFound('zero_span');
  return found({
    meanAfterAnchorMs: span / (all - first.tokens),
    meanMs: all > 1 ? span / (all - 1) : span / all,
    tokensPerChunk: all / events.length,
  });
}

/** With the spread over tokens, which takes each of them on its own: not for every look at a long lane. */
export function tokenLatency(events: readonly TokenEvent[]): Outcome<TokenLatency> {
  const mean = meanLatency(events);
  if (mean.value === null) return mean;
  const shared = chunkGaps(events).flatMap((gap, i) => {
    const n = events[i + 1]!.tokens;
    const copies = Math.max(1, Math.round(n));
    return n > 0 ? Array.from({ length: copies }, () => gap / n) : [];
  });
  const [p50, p95] = [quantile(shared, 0.5), quantile(shared, 0.95)];
  if (p50.value === null || p95.value === null) return notFound('zero_span');
  return found({ ...mean.value, spreadP50Ms: p50.value, spreadP95Ms: p95.value });
}
