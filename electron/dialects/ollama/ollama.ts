// Ollama's own dialect: one JSON object a line, no events.
//
//   {"message":{"thinking":"..."},"done":false}      thinking, the model's own words
//   {"message":{"content":"..."},"done":false}       text
//   {"done":true,"done_reason":"stop","eval_count":15,"eval_duration":350000000, ...}     the end
//
// Durations are nanoseconds. `eval_count` has thinking in it, and nobody splits it. A model that is
// not loaded yet is loaded inside the call: such a lane is marked cold. Under status 200 a line
// {"error":"..."} is trouble. Ignored: created_at, tool calls (named in a note). Source:
// ollama/ollama docs/api.md, npm ollama 0.6.4, November 2026.

import type { Dialect } from '../dialect.ts';
import { framingOf } from '../framing.ts';
import { headerEvents } from '../header-events.ts';
import { refusal, requestIdIn } from '../refusal.ts';
import { decoder } from './decoder.ts';
import { compose } from './request.ts';

export const ollama: Dialect = {
  id: 'ollama',
  compose,
  framing: (streamed, contentType) => framingOf('ndjson', streamed, contentType),
  decoder,
  refusal,
  requestId: requestIdIn,
  headers: headerEvents,
};
