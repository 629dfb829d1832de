// The derived figures of a lane, by the names the session file uses.

import type { Price } from '../catalog/price.ts';
import type { Reading } from '../reading.ts';
import type { Count, Ms, Share, Tokens, TokensPerSecond, Usd } from '../units.ts';

export interface Readings {
  /** Send to first body byte: may be a comment. Not a time to first token. */
  readonly ttfbMs: Reading<Ms>;
  /** Send to the first shown character of thinking or answer. */
  readonly ttftMs: Reading<Ms>;
  /** Send to the first character of the answer. */
  readonly ttfatMs: Reading<Ms>;
  /** First shown thought to first answer. Hidden thinking: absent; see the two below. */
  readonly thinkingMs: Reading<Ms>;
  /** Headers to first answer: thinking took at most this, queue and prefill included. */
  readonly thinkingUpperMs: Reading<Ms>;
  /** Reasoning tokens at the fitted or assumed pace. Estimated, never mixed with observed. */
  readonly thinkingEstMs: Reading<Ms>;
  readonly answerMs: Reading<Ms>;
  /** End of the lane minus its last text. */
  readonly tailMs: Reading<Ms>;
  readonly e2eMs: Reading<Ms>;
  readonly e2eTextMs: Reading<Ms>;
  readonly outputTokensPerSecond: Reading<TokensPerSecond>;
  readonly outputTokensPerSecondUntrimmed: Reading<TokensPerSecond>;
  readonly outputTokensPerSecondRobust: Reading<TokensPerSecond>;
  readonly reasoningTokensPerSecond: Reading<TokensPerSecond>;
  /** Output tokens over the whole call: biased low by the wait, shown only as such. */
  readonly naiveTokensPerSecond: Reading<TokensPerSecond>;
  readonly itlMs: Reading<Ms>;
  readonly chunkGapP50Ms: Reading<Ms>;
  readonly chunkGapP95Ms: Reading<Ms>;
  readonly chunkGapMaxMs: Reading<Ms>;
  readonly tokensPerChunk: Reading<number>;
  readonly stalls: Reading<Count>;
  readonly reasoningShare: Reading<Share>;
  /** Reasoning tokens where the provider counts none: the bill less the answer as counted. Else as reported. */
  readonly inferredReasoningTokens: Reading<Tokens>;
  /** Reasoning tokens over the wait for the answer less the overhead of other calls. Estimated. */
  readonly hiddenTokensPerSecond: Reading<TokensPerSecond>;
  /** Wait, thinking and a stock answer of 500 tokens at the output speed: to hold against published tables. */
  readonly standardResponseMs: Reading<Ms>;
  /** Total time less the server's own: the network, queues, buffering. Nothing is corrected with it. */
  readonly serverGapMs: Reading<Ms>;
  /** From the turn of its wave to the zero of all the others here, in the first attempt. */
  readonly dispatchDelayMs: Reading<Ms>;
}

export interface Cost {
  readonly usd: Reading<Usd>;
  /** A part of `usd`, never added to it. */
  readonly reasoningUsd: Reading<Usd>;
  /** Where nobody billed: what the text that came costs at least. Hidden thinking may have cost any amount more. */
  readonly usdAtLeast?: Reading<Usd>;
  /** The price used, as it stood on the day of the trial. Null: unknown, which is not free. */
  readonly price: Price | null;
}
