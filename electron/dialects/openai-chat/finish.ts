// Why generation ended, in the words the rest of the house uses.

import type { Finish, FinishReason } from '../../../shared/trial/lane-event.ts';

const known: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  end_turn: 'stop',
  stop_sequence: 'stop',
  length: 'length',
  max_tokens: 'length',
  model_length: 'length',
  model_context_window_exceeded: 'length',
  tool_calls: 'tool_calls',
  function_call: 'tool_calls',
  content_filter: 'content_filter',
  sensitive: 'content_filter',
  refusal: 'refusal',
  error: 'error',
};

export const finishOf = (raw: string): Finish => ({
  raw: raw.slice(0, 100),
  normalised: Object.hasOwn(known, raw) ? (known[raw] ?? 'other') : 'other',
});
