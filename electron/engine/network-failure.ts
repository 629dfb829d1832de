// What a broken connection is called, and what the person can do about it.

import { failure, type Failure, type FailureKind, type NextStep } from '../../shared/trial/failure.ts';
import type { WireEnd } from '../../shared/trial/tape.ts';

export function networkFailure(how: Extract<WireEnd, { kind: 'broken' }>): Failure {
  return failure(kindOf(how.code), how.code, how.message, nextFor(how.code));
}

function kindOf(code: string): FailureKind {
  if (code === 'encoding') return 'malformed';
  return code === 'bad_secret' ? 'auth' : 'network';
}

function nextFor(code: string): NextStep {
  if (code.startsWith('tls_')) return 'check_certificate';
  return steps[code] ?? 'try_again';
}

const steps: Readonly<Record<string, NextStep>> = {
  ECONNREFUSED: 'check_server',
  ENOTFOUND: 'check_url',
  EAI_AGAIN: 'check_url',
  bad_url: 'check_url',
  not_http: 'check_url',
  redirect: 'check_url',
  bad_secret: 'check_key',
  bad_route: 'check_proxy',
  proxy_auth: 'check_proxy',
  proxy_refused: 'check_proxy',
  proxy_unreachable: 'check_proxy',
  connect_timeout: 'check_server',
  EHOSTUNREACH: 'check_server',
  ENETUNREACH: 'check_server',
  encoding: 'check_server',
  headers_overflow: 'check_server',
};
