// OpenAI's Chat Completions dialect. Spoken by OpenAI and Azure, by most hosts (DeepSeek, xAI's
// legacy endpoint, Mistral, Qwen, GLM, Kimi, MiniMax, Groq, Cerebras, Together, Fireworks,
// OpenRouter), by local servers (llama.cpp, vLLM, SGLang) and by resellers.
//
//   data: {"choices":[{"delta":{"content":"Hi"}}]}     text
//   data: {"choices":[{"finish_reason":"stop"}]}       the terminal signal; the bill may follow
//   data: {"choices":[],"usage":{...}}                 usage
//   data: [DONE]                                       done
//
// Taken: choice 0, thinking and usage in every spelling there is, timings, errors. Ignored: other
// choices, tool calls (named in a note), padding, roles. Sources: the SDKs named in
// shared/catalog/traits, read November 2026.

import type { Dialect } from '../dialect.ts';
import { framingOf } from '../framing.ts';
import { headerEvents } from '../header-events.ts';
import { refusal, requestIdIn } from '../refusal.ts';
import { decoder } from './decoder.ts';
import { compose } from './request.ts';

export const openaiChat: Dialect = {
  id: 'openai-chat',
  compose,
  framing: (streamed, contentType) => framingOf('sse', streamed, contentType),
  decoder,
  refusal,
  requestId: requestIdIn,
  headers: headerEvents,
};
