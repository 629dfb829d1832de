// Who may talk to the loopback host. Another page in the same browser can reach any port of this
// machine, by any name it can make resolve to it: so the name is checked, the origin is checked,
// and a token that only the printed address holds is asked for.

import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/** True for a Host header that names this machine and nothing else. */
export const isLoopbackHost = (host: string | undefined): boolean =>
  host !== undefined && loopbackHost.test(host);

/** True where the page that asks was served by this very host. */
export function isOwnOrigin({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { origin, host } = headers;
  return (
    origin !== undefined && isLoopbackHost(host) && origin.toLowerCase() === `http://${host?.toLowerCase()}`
  );
}

export const protocolName = 'assay';

/** The token comes as a WebSocket sub-protocol: no cookie, no query, nothing that lands in a log. */
export function holdsToken(protocols: string | undefined, token: string): boolean {
  const offered = (protocols ?? '').split(',').map(protocol => protocol.trim());
  const given = offered.find(protocol => protocol.startsWith('token.'))?.slice('token.'.length);
  return offered.includes(protocolName) && given !== undefined && isSame(given, token);
}

function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
