// By which road an endpoint is reached, where that is not the plain one. Settings of the person's:
// they may hold passwords (a proxy's, a gateway's), so they go no further than the transport.

import { X509Certificate } from 'node:crypto';

export interface Route {
  /** PEM text of further certificate authorities; the usual ones stay trusted. */
  readonly ca?: string;
  /** `http://` or `https://[USER:PASSWORD@]HOST:PORT`: everything goes through a CONNECT tunnel. */
  readonly proxy?: string;
  /** Sent with every request, after the dialect's own and before the key. Never recorded. */
  readonly headers?: Readonly<Record<string, string>>;
}

export const plainRoute: Route = {};

/** Why a route can't be taken, for whoever typed it; undefined where it can. Repeats no secret. */
export function routeProblem({ ca, proxy }: Route): string | undefined {
  if (proxy !== undefined) {
    const url = URL.canParse(proxy) ? new URL(proxy) : undefined;
    if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
      return 'the proxy must be http://HOST:PORT or https://HOST:PORT';
    }
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
      return 'the proxy must be a host and a port, with nothing after them';
    }
  }
  return ca === undefined || isAuthority(ca) ? undefined : 'the certificate authority is no PEM certificate';
}

function isAuthority(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
