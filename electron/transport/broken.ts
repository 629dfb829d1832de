// What the network's errors are called here. Codes are the system's own where it has one.

import type { WireEnd } from '../../shared/trial/tape.ts';

export function brokenBy(error: unknown, host: string): WireEnd {
  const code = codeOf(error);
  return { kind: 'broken', code: named(code), message: messageFor(code, error, host) };
}

function named(code: string): string {
  if (own[code]) return own[code];
  const isTls =
    code.startsWith('ERR_SSL_') ||
    code.startsWith('ERR_TLS_') ||
    code.startsWith('CERT_') ||
    code.startsWith('UNABLE_TO_') ||
    code.endsWith('_SELF_SIGNED_CERT') ||
    code === 'SELF_SIGNED_CERT_IN_CHAIN' ||
    code === 'EPROTO';
  return isTls ? `tls_${code}` : code;
}

const own: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: 'connect_timeout',
  UND_ERR_HEADERS_OVERFLOW: 'headers_overflow',
  HPE_HEADER_OVERFLOW: 'headers_overflow',
  UND_ERR_INVALID_ARG: 'bad_url',
  forbidden_address: 'bad_url',
};

/** The first code down the chain of causes; several addresses tried at once count as the last one. */
function codeOf(error: unknown): string {
  // undici's parser gives its errors a name and no code.
  if (error instanceof Error && error.name === 'HTTPParserError' && !('code' in error && error.code)) {
    return 'not_http';
  }
  let cause: unknown = error;
  for (let depth = 0; depth < 5 && typeof cause === 'object' && cause !== null; depth += 1) {
    if (cause instanceof AggregateError && cause.errors.length > 0) cause = cause.errors.at(-1);
    if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string') {
      return cause.code;
    }
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return 'network';
}

function messageFor(code: string, error: unknown, host: string): string {
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'UND_ERR_CONNECT_TIMEOUT') return host;
  return error instanceof Error ? error.message : '';
}
