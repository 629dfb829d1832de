// When a lane may be tried again, and how long it waits. Only where the person allowed it.
//
// The rule is the official OpenAI client's, made visible: 408, 409, 429, 5xx and connection
// trouble, Retry-After obeyed up to a minute, else 0.5 s doubling to 8 s with up to a quarter less.

import type { Failure } from '../../shared/trial/failure.ts';
import type { Interpreter } from './interpreter.ts';

export function isWorthRetrying(
  failed: Failure,
  heard: Pick<Interpreter, 'begun' | 'status' | 'headers'>,
): boolean {
  const { status, headers } = heard;
  if (failed.kind === 'billing' || headers['x-should-retry'] === 'false') return false;
  if (status === undefined) return failed.kind === 'network' && !isPermanent(failed.code);
  if (status >= 200 && status < 300) return !heard.begun && failed.kind === 'network';
  if (headers['x-should-retry'] === 'true') return true;
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/** Asking again cannot cure these, nor a certificate that is not trusted. */
const permanent = new Set([
  'bad_url',
  'bad_route',
  'bad_secret',
  'redirect',
  'proxy_auth',
  'not_http',
  'ENOTFOUND',
  'headers_overflow',
]);

const isPermanent = (code: string): boolean => permanent.has(code) || code.startsWith('tls_');

/** Milliseconds to wait after attempt `attempt` (1 is the first). `luck` is in [0, 1). */
export function waitBeforeRetry(failed: Failure, attempt: number, luck: number): number {
  const asked = failed.retryAfterMs;
  if (asked !== null && asked >= 0 && asked <= 60_000) return asked;
  return Math.min(8_000, 500 * 2 ** (attempt - 1)) * (1 - 0.25 * luck);
}
