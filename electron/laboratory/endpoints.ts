// Where models are reached: the known endpoints, the person's own, those given for one run.
//
// A contender the screen or the terminal asks for is a name; the facts behind it (dialect, base
// URL) are filled in here, so that a renderer can't point a key at an address of its choosing.

import { knownEndpoints } from '../../shared/catalog/endpoints.ts';
import type { ContenderDraft } from '../../shared/contract/contract.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { EndpointView } from '../../shared/contract/views.ts';
import type { Contender, ContenderId } from '../../shared/trial/contender.ts';

export interface Endpoint {
  readonly name: string;
  readonly dialect: string;
  readonly flavour: string | null;
  readonly baseUrl: string;
  readonly keyVariables: readonly string[];
  readonly simulated: boolean;
  readonly origin: EndpointView['origin'];
}

export type EndpointDraft = Pick<Endpoint, 'name' | 'dialect' | 'flavour' | 'baseUrl'>;

/** All endpoints, by precedence: those of this run, the person's own, the known ones. */
export function endpointsOf(
  run: readonly EndpointDraft[],
  own: readonly EndpointDraft[],
): readonly Endpoint[] {
  const drafts = [
    ...run.map(endpoint => fromDraft(endpoint, 'run')),
    ...own.map(endpoint => fromDraft(endpoint, 'own')),
    ...knownEndpoints.map(endpoint => ({ ...endpoint, origin: 'builtin' as const })),
  ];
  const names = new Set<string>();
  return drafts.filter(({ name }) => !names.has(name) && names.add(name));
}

const fromDraft = (draft: EndpointDraft, origin: 'run' | 'own'): Endpoint => ({
  ...draft,
  keyVariables: [],
  simulated: false,
  origin,
});

export function endpointNamed(endpoints: readonly Endpoint[], name: string): Endpoint {
  const found = endpoints.find(endpoint => endpoint.name === name);
  if (found) return found;
  const names = endpoints.map(endpoint => endpoint.name).join(', ');
  throw new Refusal('unknown_endpoint', `No endpoint is called "${name}". There are: ${names}.`);
}

export function contenderOf(draft: ContenderDraft, endpoints: readonly Endpoint[]): Contender {
  const { dialect, flavour, baseUrl, simulated } = endpointNamed(endpoints, draft.endpoint);
  return {
    id: draft.id as ContenderId,
    endpoint: draft.endpoint,
    dialect,
    flavour,
    baseUrl,
    model: draft.model,
    effort: draft.effort,
    temperature: draft.temperature,
    maxOutputTokens: draft.maxOutputTokens,
    streamed: draft.streamed,
    simulated,
    ...(draft.topP !== undefined && { topP: draft.topP }),
    ...(draft.variant && { variant: withoutUndefined(draft.variant) }),
    ...(draft.history && draft.history.length > 0 && { history: draft.history }),
  };
}

/** What came over the wall may hold keys of no value; kept data has none. */
export const withoutUndefined = <T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** The origin a key is bound to; undefined for what is no web address. */
export function originOf(baseUrl: string): string | undefined {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : undefined;
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** True where no key is expected: this machine, and the practice models. */
export function isLoopback(baseUrl: string): boolean {
  return URL.canParse(baseUrl) && loopback.test(new URL(baseUrl).hostname);
}

export const needsKey = (endpoint: Endpoint): boolean =>
  endpoint.keyVariables.length > 0 && !endpoint.simulated && !isLoopback(endpoint.baseUrl);

/** A base URL as a person may type it, or the reason why it will not do. */
export function checkedBaseUrl(text: string): string {
  const refuse = (why: string): never => {
    throw new Refusal('bad_url', `"${text}" can't be a base URL: ${why}.`);
  };
  if (!URL.canParse(text)) return refuse('it is not a web address');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return refuse('it must begin with https:// or http://');
  if (url.username !== '' || url.password !== '') return refuse('it holds a user name or password');
  if (url.search !== '' || url.hash !== '') return refuse('it holds a query or a fragment');
  return url.href.replace(/\/+$/, '');
}
