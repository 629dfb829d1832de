// How a body is cut, by its content type. A server may answer a streamed request with a whole
// body, and the other way round; a type that says nothing goes by what was asked.

import type { Framing } from './dialect.ts';

/** Undefined for a type no dialect here speaks: a login page, a picture. */
export function framingOf(
  whenStreamed: Framing,
  streamed: boolean,
  contentType: string,
): Framing | undefined {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/event-stream') return 'sse';
  // One JSON object is the same in both framings; several lines are only NDJSON.
  if (type === 'application/json') return whenStreamed === 'ndjson' && streamed ? 'ndjson' : 'json';
  if (type === 'application/x-ndjson' || type === 'application/jsonl') return 'ndjson';
  const isUntold = type === '' || type === 'text/plain' || type === 'application/octet-stream';
  if (!isUntold) return undefined;
  return streamed ? whenStreamed : 'json';
}
