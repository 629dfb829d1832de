// LM Studio's own dialect (REST v1): named events, the model's loading among them.
//
//   chat.start  model_load.*  prompt_processing.*      what happens before the first token
//   reasoning.delta  message.delta                     thinking, text
//   chat.end {result:{output,stats,response_id}}       always the last, also after an `error` event
//
// The last event repeats the whole text, which is not read again. There is no reason for the end:
// where the limit was reached, that is said. A model that was loaded for this call makes the lane
// cold. Ignored: progress. Source: lmstudio-ai/docs, November 2026.

import type { Dialect } from '../dialect.ts';
import { framingOf } from '../framing.ts';
import { headerEvents } from '../header-events.ts';
import { refusal, requestIdIn } from '../refusal.ts';
import { decoder } from './decoder.ts';
import { compose } from './request.ts';

export const lmstudio: Dialect = {
  id: 'lmstudio',
  compose,
  framing: (streamed, contentType) => framingOf('sse', streamed, contentType),
  decoder,
  refusal,
  requestId: requestIdIn,
  headers: headerEvents,
};
