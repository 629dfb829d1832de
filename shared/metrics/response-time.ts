// A response time put together from parts, as Artificial Analysis does it: input + thinking +
// a stock answer, both at the output speed. It assumes that thinking is as fast as answering,
// which single-path.ts tests; shown beside measured times only under its own name.

import { absent, isKnown, type Reading } from '../reading.ts';
import type { Lane } from '../trial/lane.ts';
import { ms, type Ms, type TokensPerSecond } from '../units.ts';
import { thoughtOf } from './lane-gates.ts';
import { found, notFound, type Outcome } from './stats/outcome.ts';

/** Tokens of the stock answer. */
export const standardAnswer = 500;

export interface ResponseTime {
  readonly thinkingSeconds: number;
  readonly answerSeconds: number;
  readonly totalSeconds: number;
}

export function responseTime(
  ttftSeconds: number,
  reasoningTokens: number,
  tokensPerSecond: number,
  answerTokens = standardAnswer,
): Outcome<ResponseTime> {
  if (!(tokensPerSecond > 0) || !Number.isFinite(tokensPerSecond)) return notFound('no_speed');
  if (!(ttftSeconds >= 0 && reasoningTokens >= 0 && answerTokens >= 0)) return notFound('bad_count');
  const thinkingSeconds = reasoningTokens / tokensPerSecond;
  const answerSeconds = answerTokens / tokensPerSecond;
  return found({
    thinkingSeconds,
    answerSeconds,
    totalSeconds: ttftSeconds + thinkingSeconds + answerSeconds,
  });
}

/** Of one lane. Hidden thinking is inside the wait for its first token: it would be counted twice. */
export function standardResponse(
  lane: Lane,
  ttft: Reading<Ms>,
  speed: Reading<TokensPerSecond>,
): Reading<Ms> {
  if (lane.reasoningKind === 'hidden') return absent('hidden_thinking');
  if (!isKnown(ttft)) return ttft;
  if (!isKnown(speed)) return speed;
  const thought = thoughtOf(lane.usage);
  if (lane.reasoningKind !== 'none' && !isKnown(thought)) return thought;
  const { value } = responseTime(ttft.value / 1000, thought.value ?? 0, speed.value);
  if (value === null) return absent('zero_span');
  return { value: ms(value.totalSeconds * 1000), from: 'estimated', rule: 'thinking_at_output_speed' };
}
