// Anthropic's Messages dialect. Spoken by Anthropic, and by others beside their own (MiniMax,
// Fireworks, local servers).
//
//   message_start             what is served, and a first count of the input
//   content_block_delta       thinking_delta, text_delta; signatures carry nothing to read
//   message_delta             why it ended, and the bill
//   message_stop              done; an `error` event may come instead, at any time
//
// Input is billed apart from what was read from and written to a cache: the three are added up.
// Thinking shown is a summary on current models, the model's own words on Claude 3.7. Ignored:
// pings, signatures, citations. Sources: @anthropic-ai/sdk 1.13.0, read November 2026.

import type { Dialect } from '../dialect.ts';
import { framingOf } from '../framing.ts';
import { headerEvents } from '../header-events.ts';
import { refusal, requestIdIn } from '../refusal.ts';
import { decoder } from './decoder.ts';
import { compose } from './request.ts';

export const anthropicMessages: Dialect = {
  id: 'anthropic-messages',
  compose,
  framing: (streamed, contentType) => framingOf('sse', streamed, contentType),
  decoder,
  refusal,
  requestId: requestIdIn,
  headers: headerEvents,
};
