// A response time put together from parts, as Artificial Analysis does it: input + thinking +
// a stock answer, both at the output speed. It assumes that thinking is as fast as answering,
// which slopes.ts can test; shown beside measured times only under its own name.

import { found, notFound, type Outcome } from './stats/outcome.ts';

export interface ResponseTime {
  readonly thinkingSeconds: number;
  readonly answerSeconds: number;
  readonly totalSeconds: number;
}

export function responseTime(
  ttftSeconds: number,
  reasoningTokens: number,
  tokensPerSecond: number,
  answerTokens = 500,
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
