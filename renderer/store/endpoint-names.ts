// The shell variable an endpoint's key is looked for in: the vendor's usual one, else Assay's own.

import { knownEndpoints } from '../../shared/catalog/endpoints.ts';
import type { Contender } from '../../shared/trial/contender.ts';

export interface Endpoint {
  readonly dialect: string;
  /** Null: no key is needed there. */
  readonly keyVariable: string | null;
}

export function endpointFor(contender: Contender, needsKey: boolean): Endpoint {
  const { endpoint, dialect } = contender;
  if (!needsKey) return { dialect, keyVariable: null };
  const [usual] = knownEndpoints.find(known => known.name === endpoint)?.keyVariables ?? [];
  return {
    dialect,
    keyVariable: usual ?? `ASSAY_KEY_${endpoint.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`,
  };
}
