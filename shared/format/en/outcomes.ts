// How a lane went, in English: statuses, phases, endings, kinds of thinking.

import type { Words } from '../words.ts';

export const statuses: Words['statuses'] = {
  complete: { word: 'complete', sentence: 'The answer came to its end.' },
  truncated: { word: 'cut off', sentence: 'The stream ended before the answer did. What had come is kept.' },
  failed: { word: 'failed', sentence: 'No answer came, or an error broke it off.' },
  cancelled: { word: 'stopped', sentence: 'It was stopped, or never sent. What had come is kept.' },
  interrupted: { word: 'interrupted', sentence: 'The app ended while this lane ran. What had come is kept.' },
  limit: { word: 'stopped at a limit', sentence: 'A limit of ours was reached. What had come is kept.' },
};

export const phases: Words['phases'] = {
  queued: 'queued',
  waiting: 'waiting',
  thinking: 'thinking',
  answering: 'answering',
  tail: 'finishing',
  settled: 'settled',
};

export const finishes: Words['finishes'] = {
  stop: { word: 'finished', sentence: 'The model came to its own end.' },
  length: { word: 'limit reached', sentence: 'The output limit cut the answer.' },
  tool_calls: { word: 'tool call', sentence: 'The model asked for a tool instead of going on.' },
  content_filter: { word: 'filtered', sentence: 'A content filter of the provider cut the answer.' },
  refusal: { word: 'refused', sentence: 'The model declined to answer.' },
  error: { word: 'error', sentence: 'The provider ended the answer with an error.' },
  other: { word: 'other', sentence: 'The provider gave a reason of its own.' },
};

export const reasoning: Words['reasoning'] = {
  raw: { word: 'verbatim', sentence: 'The model’s own thinking, as it was sent.' },
  summary: { word: 'summary', sentence: 'A summary of the thinking, not the thinking itself.' },
  hidden: { word: 'hidden', sentence: 'The model thought and billed it, and sent none of it.' },
  none: { word: 'none', sentence: 'The model did not think.' },
  unknown: { word: 'not told', sentence: 'Whether the model thought is not told.' },
};
