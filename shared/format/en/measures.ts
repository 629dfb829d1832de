// The figures in English: a label, and one plain sentence of definition.

import type { Words } from '../words.ts';

export const measures: Words['measures'] = {
  ttfbMs: {
    word: 'first byte',
    sentence: 'From sending to the first byte of the body, which may be a comment that says nothing.',
  },
  ttftMs: {
    word: 'first token',
    sentence: 'From sending to the first character shown, be it thinking or answer.',
  },
  ttfatMs: { word: 'first answer', sentence: 'From sending to the first character of the answer.' },
  thinkingMs: {
    word: 'thinking',
    sentence:
      'From the first thought shown to the first character of the answer. Of a summary, the time the summary took to appear: thinking took at least this long.',
  },
  thinkingUpperMs: {
    word: 'thinking at most',
    sentence:
      'From the response headers to the first character of the answer. Queueing and reading the prompt are inside, so thinking took at most this long.',
  },
  thinkingEstMs: {
    word: 'thinking, estimated',
    sentence:
      'The reasoning tokens billed, at the pace fitted or assumed. An estimate, never mixed with what was seen.',
  },
  answerMs: { word: 'answering', sentence: 'From the first to the last character of the answer.' },
  tailMs: {
    word: 'tail',
    sentence:
      'From the last character to the end of the response: moderation, counting the bill, a slow close.',
  },
  e2eMs: { word: 'total', sentence: 'From sending to the end of the response.' },
  e2eTextMs: { word: 'total to last text', sentence: 'From sending to the last character shown.' },
  outputTokensPerSecond: {
    word: 'answer speed',
    sentence:
      'Tokens per second once text flows: the first event opens the window and is not counted, and the last few tokens are left out, since some servers hold them back.',
  },
  outputTokensPerSecondUntrimmed: {
    word: 'answer speed, untrimmed',
    sentence: 'The same with the last tokens kept. Much lower than the trimmed speed: the end was held back.',
  },
  outputTokensPerSecondRobust: {
    word: 'answer speed, robust',
    sentence: 'The median of the slopes between all pairs of events, which stray events hardly move.',
  },
  reasoningTokensPerSecond: {
    word: 'thinking speed',
    sentence: 'Reasoning tokens per second, only where the thinking is shown verbatim.',
  },
  naiveTokensPerSecond: {
    word: 'whole-call speed',
    sentence:
      'Output tokens over the whole call. The wait is inside, so it reads low; shown only for comparison with tools that use it.',
  },
  itlMs: {
    word: 'time per token',
    sentence: 'The mean time from one token to the next, after the first event.',
  },
  chunkGapP50Ms: { word: 'median gap', sentence: 'The median time between two arrivals of text.' },
  chunkGapP95Ms: {
    word: '95th percentile gap',
    sentence: 'Of twenty gaps between arrivals of text, nineteen are shorter.',
  },
  chunkGapMaxMs: { word: 'longest gap', sentence: 'The longest time between two arrivals of text.' },
  tokensPerChunk: { word: 'tokens per arrival', sentence: 'How many tokens came at once, on average.' },
  stalls: {
    word: 'stalls',
    sentence: 'Gaps longer than a second and than ten median gaps. Marked, never cut out.',
  },
  reasoningShare: { word: 'reasoning share', sentence: 'The part of the output tokens that was thinking.' },
  inferredReasoningTokens: {
    word: 'reasoning tokens, inferred',
    sentence:
      'Where the provider counts no thinking: the tokens billed less those a tokenizer counts in the answer, within its error. Never from a summary.',
  },
  hiddenTokensPerSecond: {
    word: 'hidden thinking speed, one call',
    sentence:
      'Reasoning tokens over the wait for the answer, less the wait that is not thinking. The range is for half a second more and less of that wait.',
  },
  standardResponseMs: {
    word: 'standard response time',
    sentence:
      'The wait, the thinking and an answer of 500 tokens, both at the output speed: put together from parts, as in published tables. Not a time that was measured.',
  },
  serverGapMs: {
    word: 'beyond the server',
    sentence:
      'The total time less the time the server itself tells: network, queues, buffering. Shown as a check; nothing is corrected with it.',
  },
  dispatchDelayMs: {
    word: 'dispatch delay',
    sentence:
      'From the moment at which all lanes of a wave have their turn until this one was handed to the HTTP client the first time: signing, the lanes ahead of it, the wait for a free place where an endpoint takes fewer at once. No other time holds it.',
  },
  inputTokens: { word: 'input tokens', sentence: 'Tokens of the prompt as billed, cached ones included.' },
  cachedInputTokens: { word: 'cached input tokens', sentence: 'The part of the input read from a cache.' },
  cacheWriteTokens: {
    word: 'tokens written to cache',
    sentence: 'The part of the input written to a cache.',
  },
  outputTokens: { word: 'output tokens', sentence: 'Tokens produced as billed, thinking included.' },
  reasoningTokens: {
    word: 'reasoning tokens',
    sentence: 'The part of the output billed as thinking, shown or not.',
  },
  answerTokens: { word: 'answer tokens', sentence: 'The part of the output that is the answer.' },
  e2ePenalisedMs: {
    word: 'total, failures at the limit',
    sentence:
      'The total time, with the time limit in place of what failed: a contender that fails on what is hard must not look fast. Shown beside the total, never instead.',
  },
  usd: {
    word: 'cost',
    sentence:
      'The tokens billed at the list prices of the day. Where the cached price is unknown the full price stands in.',
  },
  usdAtLeast: {
    word: 'cost at least',
    sentence:
      'Where no bill came: the text that was received, counted by a tokenizer, at the price of output.',
  },
  reasoningUsd: {
    word: 'cost of thinking',
    sentence: 'The part of the cost that is thinking; never added to it.',
  },
  secondsPerToken: {
    word: 'seconds per token',
    sentence: 'The slope of a line through total time over output tokens, call by call.',
  },
  tokensPerSecond: {
    word: 'hidden speed',
    sentence: 'One over that slope: how fast tokens are made, thinking that is never shown included.',
  },
  overheadMs: {
    word: 'fixed time',
    sentence: 'Where that line starts: the time a call takes however short its output.',
  },
};
