// AWS's signature over a request, made at the last moment: the only place where such a key is read.
// Signed are the host and what the dialect composed; what the transport adds is not, since a proxy
// may change it.

import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { HttpRequest, KeyPlace } from '../dialects/dialect.ts';
import type { EpochMs } from '../../shared/units.ts';

type Place = Extract<KeyPlace, { scheme: 'sigv4' }>;

/** The request's headers with its signature, or undefined where the secret is not of AWS's form. */
export async function signed(
  { method, headers, body }: Pick<HttpRequest, 'method' | 'headers' | 'body'>,
  url: URL,
  { region, service }: Place,
  secret: string,
  date: EpochMs,
): Promise<Readonly<Record<string, string>> | undefined> {
  const credentials = credentialsIn(secret);
  if (!credentials) return undefined;
  const signer = new SignatureV4({ credentials, region, service, sha256: Sha256, applyChecksum: false });
  const { host: _host, ...rest } = (
    await signer.sign(
      {
        method,
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        query: queryOf(url),
        headers: { ...headers, host: url.host },
        ...(method !== 'GET' && { body }),
      },
      { signingDate: new Date(date) },
    )
  ).headers;
  return rest;
}

/** `ACCESS_KEY_ID:SECRET[:SESSION_TOKEN]`; none of the three may hold a colon. */
function credentialsIn(
  secret: string,
): { accessKeyId: string; secretAccessKey: string; sessionToken?: string } | undefined {
  const match = /^([^:\s]+):([^:\s]+)(?::([^:\s]+))?$/.exec(secret);
  const [, accessKeyId, secretAccessKey, sessionToken] = match ?? [];
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}

function queryOf(url: URL): Record<string, string | string[]> {
  const names = new Set(url.searchParams.keys());
  return Object.fromEntries([...names].map(name => [name, url.searchParams.getAll(name)]));
}
