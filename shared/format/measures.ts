// Every figure the instrument shows, by its name in the session file: its unit, and its formula in
// those names. Formulas are the same in every language; names and sentences are in en/ and zh/.
//
// e0 ... em are the token-bearing events of a lane, t their arrivals in ms, n their tokens.

import type { Readings } from '../metrics/readings.ts';

export type Unit = 'ms' | 'tokens' | 'tokens/s' | 's/token' | 'usd' | 'share' | 'count' | 'number';

export type MeasureName =
  | keyof Readings
  | 'inputTokens'
  | 'cachedInputTokens'
  | 'cacheWriteTokens'
  | 'outputTokens'
  | 'reasoningTokens'
  | 'answerTokens'
  | 'usd'
  | 'e2ePenalisedMs'
  | 'reasoningUsd'
  | 'usdAtLeast'
  | 'secondsPerToken'
  | 'tokensPerSecond'
  | 'overheadMs';

export interface Measure {
  readonly unit: Unit;
  readonly formula: string;
}

const m = (unit: Unit, formula: string): Measure => ({ unit, formula });

export const measures: Readonly<Record<MeasureName, Measure>> = {
  ttfbMs: m('ms', 'firstByteMs'),
  ttftMs: m('ms', 'min(firstReasoningMs, firstAnswerMs)'),
  ttfatMs: m('ms', 'firstAnswerMs'),
  thinkingMs: m('ms', 'firstAnswerMs − firstReasoningMs'),
  thinkingUpperMs: m('ms', 'firstAnswerMs − headersMs'),
  thinkingEstMs: m('ms', 'reasoningTokens × secondsPerToken × 1000'),
  answerMs: m('ms', 'lastAnswerMs − firstAnswerMs'),
  tailMs: m('ms', 'endMs − lastDeltaMs'),
  e2eMs: m('ms', 'endMs'),
  e2eTextMs: m('ms', 'lastDeltaMs'),
  outputTokensPerSecond: m(
    'tokens/s',
    '1000 × Σ n(e1 … em−k) ÷ (t(em−k) − t(e0)), Σ n(em−k+1 … em) ≥ tailTrim',
  ),
  outputTokensPerSecondUntrimmed: m('tokens/s', '1000 × Σ n(e1 … em) ÷ (t(em) − t(e0))'),
  outputTokensPerSecondRobust: m('tokens/s', '1000 × median of Σ n(ei+1 … ej) ÷ (t(ej) − t(ei)), i < j'),
  reasoningTokensPerSecond: m(
    'tokens/s',
    '1000 × (reasoningTokens − n(e0)) ÷ (lastReasoningMs − firstReasoningMs)',
  ),
  naiveTokensPerSecond: m('tokens/s', '1000 × outputTokens ÷ e2eMs'),
  itlMs: m('ms', '(t(em) − t(e0)) ÷ Σ n(e1 … em)'),
  chunkGapP50Ms: m('ms', 'P50 of t(ei+1) − t(ei)'),
  chunkGapP95Ms: m('ms', 'P95 of t(ei+1) − t(ei)'),
  chunkGapMaxMs: m('ms', 'max of t(ei+1) − t(ei)'),
  tokensPerChunk: m('number', 'Σ n(e0 … em) ÷ (m + 1)'),
  stalls: m('count', 'count of t(ei+1) − t(ei) > max(1000, 10 × P50)'),
  reasoningShare: m('share', 'reasoningTokens ÷ outputTokens'),
  inferredReasoningTokens: m('tokens', 'reasoningTokens, else outputTokens − tokens(answer)'),
  hiddenTokensPerSecond: m('tokens/s', '1000 × reasoningTokens ÷ (firstAnswerMs − overheadMs)'),
  standardResponseMs: m('ms', 'ttftMs + 1000 × (reasoningTokens + 500) ÷ outputTokensPerSecond'),
  serverGapMs: m('ms', 'endMs − serverTotalMs, its queue included; else ttftMs − serverTtftMs'),
  dispatchDelayMs: m('ms', 'zero(attempt 1) − turn(wave)'),
  inputTokens: m('tokens', 'usage'),
  cachedInputTokens: m('tokens', 'usage'),
  cacheWriteTokens: m('tokens', 'usage'),
  outputTokens: m('tokens', 'usage'),
  reasoningTokens: m('tokens', 'usage'),
  answerTokens: m('tokens', 'outputTokens − reasoningTokens'),
  e2ePenalisedMs: m('ms', 'endMs, else timeoutMs where a lane failed, broke or was cut'),
  usd: m(
    'usd',
    '((input − cached − written) × P(input) + cached × P(cached) + written × P(written) + output × P(output)) ÷ 10⁶',
  ),
  usdAtLeast: m('usd', 'tokens(shown text) × P(output) ÷ 10⁶'),
  reasoningUsd: m('usd', 'reasoningTokens × P(output) ÷ 10⁶'),
  secondsPerToken: m('s/token', 'b of e2e = a + b × outputTokens'),
  tokensPerSecond: m('tokens/s', '1 ÷ b'),
  overheadMs: m('ms', 'a of e2e = a + b × outputTokens'),
};
