// Endpoints and their keys, to whoever asks: a key goes in, and what comes out is that it is there.

import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { EndpointView } from '../../shared/contract/views.ts';
import type { Bench } from './bench.ts';
import { checkedBaseUrl, endpointNamed, needsKey, originOf, type Endpoint } from './endpoints.ts';

export function endpointRoom(bench: Bench): Laboratory['endpoints'] {
  const { settings, keys, ports } = bench;
  const named = (name: string): Endpoint => endpointNamed(bench.endpoints(), name);

  const view = async (endpoint: Endpoint): Promise<EndpointView> => {
    const origin = originOf(endpoint.baseUrl);
    const found = origin === undefined ? null : await keys.find(endpoint, origin);
    const { name, dialect, flavour, baseUrl, simulated } = endpoint;
    return {
      name,
      dialect,
      flavour,
      baseUrl,
      simulated,
      origin: endpoint.origin,
      key: {
        present: found !== null,
        last4: found?.last4 ?? null,
        source: found?.source ?? null,
        needed: needsKey(endpoint),
      },
    };
  };

  return {
    list: () => Promise.all(bench.endpoints().map(view)),

    async add(draft) {
      if (!ports.dialect(draft.dialect)) {
        throw new Refusal('unknown_dialect', `No dialect is called "${draft.dialect}".`);
      }
      const known = bench.endpoints().find(endpoint => endpoint.name === draft.name);
      if (known?.origin === 'builtin') {
        throw new Refusal('name_taken', `"${draft.name}" is the name of a known endpoint.`);
      }
      settings.addEndpoint({ ...draft, baseUrl: checkedBaseUrl(draft.baseUrl) });
      return view(named(draft.name));
    },

    async remove({ name }) {
      const endpoint = named(name);
      if (endpoint.origin !== 'own') {
        throw new Refusal('not_your_own', `"${name}" is not an endpoint of your own.`);
      }
      settings.removeEndpoint(name);
      const origin = originOf(endpoint.baseUrl);
      if (origin !== undefined) await keys.remove(name, origin);
    },

    async setKey({ name, key }) {
      const endpoint = named(name);
      const origin = originOf(endpoint.baseUrl);
      if (origin === undefined) throw new Refusal('no_key_needed', `"${name}" takes no key.`);
      await keys.set(name, origin, key.trim());
      return view(endpoint);
    },

    async removeKey({ name }) {
      const endpoint = named(name);
      const origin = originOf(endpoint.baseUrl);
      if (origin !== undefined) await keys.remove(name, origin);
      return view(endpoint);
    },
  };
}
