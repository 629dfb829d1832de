// OpenAI's Responses dialect. Spoken by OpenAI and Azure, and by xAI (flavour xai).
//
//   response.created                        what is served
//   response.reasoning_summary_text.delta   a summary of the thinking, in parts
//   response.reasoning_text.delta           the thinking itself, of open models
//   response.output_text.delta              text
//   response.completed | .incomplete | .failed     the end, with the bill; or an `error` event
//
// Taken: the deltas once, the last response object. Ignored: `.done` events, which repeat the text;
// encrypted thinking; padding. Sources: openai 7.57.0, docs.x.ai, read November 2026.

import type { Dialect } from '../dialect.ts';
import { framingOf } from '../framing.ts';
import { headerEvents } from '../header-events.ts';
import { refusal, requestIdIn } from '../refusal.ts';
import { decoder } from './decoder.ts';
import { compose } from './request.ts';

export const openaiResponses: Dialect = {
  id: 'openai-responses',
  compose,
  framing: (streamed, contentType) => framingOf('sse', streamed, contentType),
  decoder,
  refusal,
  requestId: requestIdIn,
  headers: headerEvents,
};
