// Endpoints that a session file names and nobody here knows: kept, so that the session can be run
// again, but disabled until the person has seen where they point. A name that is known here keeps
// its own address, whatever the file says.

import type { Contender } from '../../shared/trial/contender.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { checkedBaseUrl } from './base-url.ts';
import type { Bench } from './bench.ts';

export function keepEndpointsOf(bench: Bench, lineup: readonly Contender[]): void {
  for (const { endpoint: name, dialect, flavour, baseUrl, simulated } of lineup) {
    const isKnown = bench.endpoints().some(endpoint => endpoint.name === name);
    const isName = /^[a-z0-9][a-z0-9_.-]{0,39}$/i.test(name);
    if (simulated || isKnown || !isName || !bench.ports.dialect(dialect)) continue;
    const checked = addressOf(baseUrl);
    if (checked === undefined) continue;
    bench.settings.addEndpoint({ name, dialect, flavour, baseUrl: checked, enabled: false });
  }
}

/** Undefined for what would not be taken from a person's hand either. */
function addressOf(baseUrl: string): string | undefined {
  try {
    return checkedBaseUrl(baseUrl, { plainHttp: false });
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
