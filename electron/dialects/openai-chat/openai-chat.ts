// OpenAI's Chat Completions dialect, also spoken by most local servers and many hosts.
//
//   data: {"choices":[{"delta":{"content":"Hi"}}]}     text
//   data: {"choices":[{"finish_reason":"stop"}]}       the terminal signal; the bill may follow
//   data: {"choices":[],"usage":{...}}                 usage
//   data: [DONE]                                       done
//
// The plain dialect sends little and reads every spelling its flavours use. o1 models bill their
// thinking under completion_tokens_details and never show it.

import type { Dialect, Framing } from '../dialect.ts';
import { refusal } from '../refusal.ts';
import { decoder } from './decoder.ts';
import { headerEvents } from './header-events.ts';
import { compose } from './request.ts';

export const openaiChat: Dialect = {
  id: 'openai-chat',
  compose,
  framing,
  decoder,
  refusal,
  headers: headerEvents,
};

/** A server may answer a streamed request with a whole body, and the other way round. */
function framing(streamed: boolean, contentType: string): Framing | undefined {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/event-stream') return 'sse';
  if (type === 'application/json') return 'json';
  if (type === 'application/x-ndjson' || type === 'application/jsonl') return 'ndjson';
  const isUntold = type === '' || type === 'text/plain' || type === 'application/octet-stream';
  if (!isUntold) return undefined;
  return streamed ? 'sse' : 'json';
}
