// What the server's own timings say of a lane: they check the client's clock.

import { absent, isKnown, type Reading } from '../reading.ts';
import type { Lane } from '../trial/lane.ts';
import { ms, type Ms } from '../units.ts';

const told = (lane: Lane, name: string): number | undefined => {
  const value = Object.hasOwn(lane.server, name) ? lane.server[name] : undefined;
  return typeof value === 'number' ? value : undefined;
};

/** Our total less the server's own; where it tells none, the same of the first token. Negative: a clock is wrong. */
export function serverGap(lane: Lane, ttft: Reading<Ms>): Reading<Ms> {
  const total = serverTotal(lane);
  const { endMs } = lane.marks;
  if (total !== undefined && endMs !== null) return { value: ms(endMs - total), from: 'derived' };
  const first = told(lane, 'serverTtftMs');
  if (first === undefined) return absent('not_disclosed');
  return isKnown(ttft) ? { value: ms(ttft.value - first), from: 'derived', rule: 'to_first_token' } : ttft;
}

/** What the server says it took in all, its queue included; of one that tells only parts, their sum. */
function serverTotal(lane: Lane): number | undefined {
  const [prompt, completion] = [told(lane, 'serverPromptMs'), told(lane, 'serverCompletionMs')];
  const working = prompt === undefined || completion === undefined ? undefined : prompt + completion;
  const queue = told(lane, 'serverQueueMs') ?? 0;
  const total = told(lane, 'serverTotalMs');
  if (total === undefined) return working === undefined ? undefined : working + queue;
  // Groq's total leaves the queue out, Cerebras' is more than its parts: it holds it already.
  const holdsQueue = working !== undefined && total >= working + queue - roundingMs;
  return holdsQueue ? total : total + queue;
}

/** Servers round their parts. */
const roundingMs = 0.5;

/** Tokens per second of writing, as the server tells or as its time for the output gives it. */
export function serverDecodeSpeed(lane: Lane): number | undefined {
  const speed = told(lane, 'serverTokensPerSecond');
  if (speed !== undefined && speed > 0) return speed;
  const writingMs = told(lane, 'serverCompletionMs');
  const { outputTokens } = lane.usage;
  if (writingMs === undefined || writingMs <= 0 || !isKnown(outputTokens)) return undefined;
  return (outputTokens.value / writingMs) * 1000;
}
