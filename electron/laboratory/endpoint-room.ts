// Endpoints and their keys, to whoever asks: a key goes in, and what comes out is that it is there.

import { fromOwnPrice } from '../../shared/catalog/own-price.ts';
import type { EndpointPatch } from '../../shared/contract/endpoint-inputs.ts';
import type { EndpointView } from '../../shared/contract/endpoint-views.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { usd } from '../../shared/units.ts';
import type { Manners } from '../store/own-catalogue.ts';
import { checkedBaseUrl, isLocal, originOf } from './base-url.ts';
import type { Bench } from './bench.ts';
import { discover } from './discover.ts';
import { testEndpoint } from './endpoint-test.ts';
import { concurrencyOf, endpointNamed, needsKey, type Endpoint } from './endpoints.ts';
import { checkedHeaders } from './header-rules.ts';
import { checkedCa, checkedProxy } from './reach-rules.ts';

export function endpointRoom(bench: Bench): Laboratory['endpoints'] {
  const { settings, keys, ports } = bench;
  const named = (name: string): Endpoint => endpointNamed(bench.endpoints(), name);
  const view = (endpoint: Endpoint): Promise<EndpointView> => viewOf(bench, endpoint);

  const checkDialect = (dialect: string): void => {
    if (!ports.dialect(dialect)) {
      throw new Refusal('unknown_dialect', 'No dialect is called "{name}".', { name: dialect });
    }
  };

  const forgetKey = async ({ name, baseUrl }: Endpoint): Promise<void> => {
    const origin = originOf(baseUrl);
    if (origin !== undefined) await keys.remove(name, origin);
  };

  /** Address and dialect. A key stays with the origin it was saved for: another one asks again. */
  const readdress = async (endpoint: Endpoint, patch: EndpointPatch): Promise<void> => {
    if (endpoint.origin !== 'own') {
      throw new Refusal('not_your_own', 'The address of "{name}" is not yours to change.', {
        name: endpoint.name,
      });
    }
    const { name, enabled } = endpoint;
    const dialect = patch.dialect ?? endpoint.dialect;
    checkDialect(dialect);
    const next = {
      name,
      dialect,
      flavour: patch.flavour === undefined ? endpoint.flavour : patch.flavour,
      baseUrl:
        patch.baseUrl === undefined
          ? endpoint.baseUrl
          : checkedBaseUrl(patch.baseUrl, { plainHttp: patch.plainHttp ?? false }),
      enabled: patch.enabled ?? enabled,
    };
    if (originOf(next.baseUrl) !== originOf(endpoint.baseUrl)) await forgetKey(endpoint);
    settings.addEndpoint(next);
  };

  return {
    list: () => Promise.all(bench.endpoints().map(view)),

    async add({ name, dialect, flavour, baseUrl, plainHttp, enabled }) {
      checkDialect(dialect);
      const known = bench.endpoints().find(endpoint => endpoint.name === name);
      if (known?.origin === 'builtin') {
        throw new Refusal('name_taken', '"{name}" is the name of a known endpoint.', { name });
      }
      const checked = checkedBaseUrl(baseUrl, { plainHttp: plainHttp ?? false });
      settings.addEndpoint({
        name,
        dialect,
        flavour,
        baseUrl: checked,
        ...(enabled === false && { enabled }),
      });
      return view(named(name));
    },

    async update({ name, patch }) {
      const endpoint = named(name);
      if (endpoint.origin === 'run') {
        throw new Refusal('not_your_own', '"{name}" lives for this run only.', { name });
      }
      const manners = changed(endpoint.manners, patch);
      const isReaddressed = (['dialect', 'flavour', 'baseUrl', 'enabled'] as const).some(
        part => patch[part] !== undefined,
      );
      if (isReaddressed) await readdress(endpoint, patch);
      settings.own.setManners(name, manners);
      return view(named(name));
    },

    test: ({ name, model }) => testEndpoint(bench, named(name), model),
    discover: () => discover(bench),

    async remove({ name }) {
      const endpoint = named(name);
      if (endpoint.origin !== 'own') {
        throw new Refusal('not_your_own', '"{name}" is not an endpoint of your own.', { name });
      }
      settings.removeEndpoint(name);
      settings.own.forgetEndpoint(name);
      await forgetKey(endpoint);
    },

    async setKey({ name, key }) {
      const endpoint = named(name);
      const origin = originOf(endpoint.baseUrl);
      if (origin === undefined) throw new Refusal('no_key_needed', '"{name}" takes no key.', { name });
      const typed = key.trim();
      // Anything else could not stand in a header, and is a slip of the clipboard.
      if (!/^[\x21-\x7e]+$/.test(typed)) {
        throw new Refusal('bad_key', 'This is no key: it holds spaces or characters that keys never hold.');
      }
      await keys.set(name, origin, typed);
      return view(endpoint);
    },

    keyPlace: () => keys.place(),

    async removeKey({ name }) {
      const endpoint = named(name);
      await forgetKey(endpoint);
      return view(endpoint);
    },
  };
}

export async function viewOf(bench: Bench, endpoint: Endpoint): Promise<EndpointView> {
  const { name, dialect, flavour, baseUrl, simulated, manners } = endpoint;
  const origin = originOf(baseUrl);
  const found = origin === undefined ? null : await bench.keys.find(endpoint, origin);
  const concurrency = concurrencyOf(endpoint);
  return {
    name,
    dialect,
    flavour,
    baseUrl,
    simulated,
    origin: endpoint.origin,
    local: simulated || isLocal(baseUrl),
    enabled: endpoint.enabled,
    key: {
      present: found !== null,
      last4: found?.last4 ?? null,
      source: found?.source ?? null,
      needed: needsKey(endpoint),
    },
    headers: manners.headers ?? {},
    organisation: manners.organisation ?? null,
    project: manners.project ?? null,
    hasCa: manners.ca !== undefined,
    proxy: manners.proxy ?? null,
    concurrency: concurrency.value,
    isConcurrencyDefault: concurrency.isDefault,
    monthlyCapUsd: manners.monthlyCapUsd === undefined ? null : usd(manners.monthlyCapUsd),
    price: manners.price === undefined ? null : fromOwnPrice(manners.price),
  };
}

/** Left out: as it was. Null: nobody chose any more. */
function changed(before: Manners, patch: EndpointPatch): Manners {
  const { headers, organisation, project, ca, proxy, concurrency, monthlyCapUsd, price } = patch;
  const next = {
    ...before,
    ...(headers !== undefined && { headers: checkedHeaders(headers) }),
    ...(organisation !== undefined && { organisation: plainWord(organisation) }),
    ...(project !== undefined && { project: plainWord(project) }),
    ...(ca !== undefined && { ca: ca === null ? null : checkedCa(ca) }),
    ...(proxy !== undefined && { proxy: proxy === null ? null : checkedProxy(proxy) }),
    ...(concurrency !== undefined && { concurrency }),
    ...(monthlyCapUsd !== undefined && { monthlyCapUsd }),
    ...(price !== undefined && { price }),
  };
  return Object.fromEntries(
    Object.entries(next).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** An id that goes into a header. */
function plainWord(text: string | null): string | null {
  if (text === null || text.trim() === '') return null;
  if (/^[\x21-\x7e]{1,200}$/.test(text.trim())) return text.trim();
  throw new Refusal('bad_header', 'An organisation or project is an id without spaces.');
}
