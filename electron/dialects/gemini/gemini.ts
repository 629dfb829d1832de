// Google's generateContent dialect: Gemini and the open models beside it.
//
//   data: {"candidates":[{"content":{"parts":[{"text":"...","thought":true}]}}],"usageMetadata":{...}}
//   data: {"candidates":[{"content":...,"finishReason":"STOP"}], ...}      the end; there is no [DONE]
//
// Thinking is a summary, and comes only where it was asked for. The bill comes with nearly every
// chunk and grows; its output leaves thinking out. A stream without `alt=sse` is one long list, which
// is read too. Ignored: other candidates, signatures. Sources: @google/genai 3.3.0, November 2026.

import type { Dialect } from '../dialect.ts';
import { framingOf } from '../framing.ts';
import { headerEvents } from '../header-events.ts';
import { refusal, requestIdIn } from '../refusal.ts';
import { decoder } from './decoder.ts';
import { compose } from './request.ts';

export const gemini: Dialect = {
  id: 'gemini',
  compose,
  framing: (streamed, contentType) => framingOf('sse', streamed, contentType),
  decoder,
  refusal,
  requestId: requestIdIn,
  headers: headerEvents,
};
