// When a lane may be tried again, and how long it waits. Only where the person allowed it.
//
// The rule is the official OpenAI client's, made visible: 408, 409, 429, 5xx and connection
// trouble, Retry-After obeyed up to a minute, else 0.5 s doubling to 8 s with up to a quarter less.

import type { Failure } from '../../shared/trial/failure.ts';
import type { Interpreter } from './interpreter.ts';

export function isWorthRetrying(failed: Failure, heard: Pick<Interpreter, 'begun' | 'status'>): boolean {
  if (failed.kind === 'billing') return false;
  const { status } = heard;
  if (status === undefined) return failed.kind === 'network' && !permanent.has(failed.code);
  if (status >= 200 && status < 300) return !heard.begun && failed.kind === 'network';
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/** Asking again cannot cure these. */
const permanent = new Set([
  'bad_url',
  'redirect',
  'proxy_auth',
  'bad_secret',
  'ENOTFOUND',
  'headers_overflow',
]);

/** Milliseconds to wait after attempt `attempt` (1 is the first). `luck` is in [0, 1). */
export function waitBeforeRetry(failed: Failure, attempt: number, luck: number): number {
  const asked = failed.retryAfterMs;
  if (asked !== null && asked >= 0 && asked <= 60_000) return asked;
  return Math.min(8_000, 500 * 2 ** (attempt - 1)) * (1 - 0.25 * luck);
}
