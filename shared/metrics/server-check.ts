// What the server's own timings say of a lane (METRICS 2.5): they check the client's clock.

import { absent, isKnown, type Reading } from '../reading.ts';
import type { Lane } from '../trial/lane.ts';
import { ms, type Ms } from '../units.ts';

const told = (lane: Lane, name: string): number | undefined => {
  const value = Object.hasOwn(lane.server, name) ? lane.server[name] : undefined;
  return typeof value === 'number' ? value : undefined;
};

/** Our total less the server's own; where it tells none, the same of the first token. Negative: a clock is wrong. */
export function serverGap(lane: Lane, ttft: Reading<Ms>): Reading<Ms> {
  const total = told(lane, 'serverTotalMs');
  const { endMs } = lane.marks;
  // What waited in the server's queue is not in Groq's and Cerebras' totals.
  if (total !== undefined && endMs !== null) {
    return { value: ms(endMs - total - (told(lane, 'serverQueueMs') ?? 0)), from: 'derived' };
  }
  const first = told(lane, 'serverTtftMs');
  if (first === undefined) return absent('not_disclosed');
  return isKnown(ttft) ? { value: ms(ttft.value - first), from: 'derived', rule: 'to_first_token' } : ttft;
}

/** Tokens per second of writing, as the server tells or as its time for the output gives it. */
export function serverDecodeSpeed(lane: Lane): number | undefined {
  const speed = told(lane, 'serverTokensPerSecond');
  if (speed !== undefined && speed > 0) return speed;
  const writingMs = told(lane, 'serverCompletionMs');
  const { outputTokens } = lane.usage;
  if (writingMs === undefined || writingMs <= 0 || !isKnown(outputTokens)) return undefined;
  return (outputTokens.value / writingMs) * 1000;
}
