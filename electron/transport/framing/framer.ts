// Which framer cuts which body. A framer is bounded: it never keeps more than one event.

import type { Framing } from '../../dialects/dialect.ts';
import type { Framer } from '../../engine/ports.ts';
import { awsEventStreamFramer } from './aws-event-stream.ts';
import { jsonFramer } from './json.ts';
import { ndjsonFramer } from './ndjson.ts';
import { sseFramer } from './sse.ts';

/** The largest event or line, in bytes of UTF-8; beyond it the lane is stopped. */
export const largestEvent = 8 * 1024 * 1024;

export function framerFor(framing: Framing): Framer {
  switch (framing) {
    case 'sse':
      return sseFramer(largestEvent);
    case 'ndjson':
      return ndjsonFramer(largestEvent);
    case 'json':
      return jsonFramer(8 * largestEvent);
    case 'aws-event-stream':
      return awsEventStreamFramer(largestEvent);
    default:
      return framing satisfies never;
  }
}
