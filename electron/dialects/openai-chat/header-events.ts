// What the response headers tell: which request this was, how long the server took, what is left
// of the limits.

import { ms } from '../../../shared/units.ts';
import type { DialectEvent } from '../dialect.ts';

/** The engine stamps these with the arrival of the headers. */
export function headerEvents(headers: Readonly<Record<string, string>>): readonly DialectEvent[] {
  const at = ms(0);
  const events: DialectEvent[] = [];
  const requestId = headers['x-request-id'] ?? headers['request-id'] ?? headers['apim-request-id'];
  if (requestId !== undefined) events.push({ type: 'served', at, served: { requestId } });
  const facts: Record<string, number | string> = {};
  const processing = Number(headers['openai-processing-ms'] ?? Number.NaN);
  if (Number.isFinite(processing) && processing >= 0) facts['serverProcessingMs'] = processing;
  for (const [name, value] of Object.entries(headers)) {
    if (/^x-ratelimit-(limit|remaining|reset)-(requests|tokens)/.test(name)) facts[name] = value;
  }
  if (Object.keys(facts).length > 0) events.push({ type: 'server', at, facts });
  return events;
}
