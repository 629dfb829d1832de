// What the response headers tell: which request this was, how long the server took, what is left
// of the limits. One reading for all dialects: the names do not clash.

import { ms } from '../../shared/units.ts';
import type { DialectEvent } from './dialect.ts';
import { factsOf } from './numbers.ts';

const requestIds = ['x-request-id', 'request-id', 'apim-request-id', 'x-amzn-requestid', 'x-generation-id'];

/** x-ratelimit-remaining-tokens, anthropic-ratelimit-requests-reset, x-ratelimit-tokens-query-cost ... */
const limitHeader = /^(?:x|anthropic)-ratelimit-/;

/** Fireworks tells its timings in headers; a stream has only the first of them. */
const timings: Readonly<Record<string, string>> = {
  'fireworks-server-time-to-first-token': 'serverTtftMs',
  'fireworks-server-processing-time': 'serverTotalMs',
};

/** The engine stamps these with the arrival of the headers. */
export function headerEvents(headers: Readonly<Record<string, string>>): readonly DialectEvent[] {
  const at = ms(0);
  const events: DialectEvent[] = [];
  const requestId = requestIds.map(name => headers[name]).find(value => value !== undefined);
  if (requestId !== undefined) events.push({ type: 'served', at, served: { requestId } });
  const facts: Record<string, number | string | undefined> = {
    serverProcessingMs: number(headers['openai-processing-ms']),
    // Google's front end: `gfet4t7; dur=812`.
    serverTimingHeaderMs: number(/(?:^|;|,)\s*dur=([0-9.]+)/.exec(headers['server-timing'] ?? '')?.[1]),
  };
  for (const [name, value] of Object.entries(headers)) {
    if (limitHeader.test(name)) facts[name] = value.slice(0, 100);
    const timing = Object.hasOwn(timings, name) ? timings[name] : undefined;
    const seconds = number(value);
    if (timing !== undefined && seconds !== undefined) facts[timing] = seconds * 1000;
  }
  const told = factsOf(facts);
  if (told) events.push({ type: 'server', at, facts: told });
  return events;
}

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
