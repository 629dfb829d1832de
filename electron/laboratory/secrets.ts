// Which key goes with a request: the one of the endpoint, at the origin the endpoint has now.

import type { Contender } from '../../shared/trial/contender.ts';
import type { Secret } from '../engine/lane-run.ts';
import type { Keys } from '../keys/keys.ts';
import { originOf } from './base-url.ts';
import { needsKey, type Endpoint } from './endpoints.ts';

export async function secretFor(keys: Keys, endpoint: Endpoint): Promise<Secret> {
  const origin = originOf(endpoint.baseUrl);
  const found = origin === undefined ? null : await keys.find(endpoint, origin);
  return { key: found?.reveal() ?? null, needed: needsKey(endpoint) };
}

/** A contender that names another origin than its endpoint gets no key, whoever made it. */
export async function secretForContender(
  keys: Keys,
  endpoint: Endpoint,
  contender: Pick<Contender, 'baseUrl'>,
): Promise<Secret> {
  if (originOf(contender.baseUrl) !== originOf(endpoint.baseUrl)) return { key: null, needed: true };
  return secretFor(keys, endpoint);
}
