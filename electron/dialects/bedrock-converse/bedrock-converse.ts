// AWS Bedrock's Converse: one request for the models of many makers. On the wire a stream is the
// binary AWS event stream; the transport decodes it to messages with an event name and JSON.
//
//   messageStart  contentBlockDelta {delta:{text} | {reasoningContent:{text}}}  contentBlockStop
//   messageStop {stopReason}      why it ended
//   metadata {usage, metrics}     the bill, last
//
// Input is billed apart from the cache; thinking is never split off the output. An exception event
// is trouble under status 200. Ignored: signatures, redacted thinking, traces. Source:
// @aws-sdk/client-bedrock-runtime 3.1163.0, November 2026.

import type { Dialect, Framing } from '../dialect.ts';
import { framingOf } from '../framing.ts';
import { headerEvents } from '../header-events.ts';
import { refusal, requestIdIn } from '../refusal.ts';
import { decoder } from './decoder.ts';
import { compose } from './request.ts';

export const bedrockConverse: Dialect = {
  id: 'bedrock-converse',
  compose,
  framing,
  decoder,
  refusal,
  requestId: requestIdIn,
  headers: headerEvents,
};

function framing(streamed: boolean, contentType: string): Framing | undefined {
  const isBinary = contentType.trim().toLowerCase().startsWith('application/vnd.amazon.eventstream');
  return isBinary ? 'aws-event-stream' : framingOf('aws-event-stream', streamed, contentType);
}
