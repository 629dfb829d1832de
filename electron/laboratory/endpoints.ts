// Where models are reached: the known endpoints, the person's own, those given for one run.
//
// A contender the screen or the terminal asks for is a name; the facts behind it (dialect, base
// URL) are filled in here, so that a renderer can't point a key at an address of its choosing.

import { knownEndpoints } from '../../shared/catalog/endpoints.ts';
import type { ContenderDraft } from '../../shared/contract/contract.ts';
import { speechOf } from '../../shared/contract/speech.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { EndpointView } from '../../shared/contract/views.ts';
import type { Contender, ContenderId } from '../../shared/trial/contender.ts';
import type { Manners } from '../store/own-catalogue.ts';
import { isLocal, isLoopback } from './base-url.ts';

export interface Endpoint {
  readonly name: string;
  readonly dialect: string;
  readonly flavour: string | null;
  readonly baseUrl: string;
  readonly keyVariables: readonly string[];
  readonly simulated: boolean;
  readonly origin: EndpointView['origin'];
  /** False until the person has confirmed an address that came out of a file. */
  readonly enabled: boolean;
  readonly manners: Manners;
}

export type EndpointDraft = Pick<Endpoint, 'name' | 'dialect' | 'flavour' | 'baseUrl'> & {
  readonly enabled?: boolean | undefined;
};

/** All endpoints, by precedence: those of this run, the person's own, the known ones. */
export function endpointsOf(
  run: readonly EndpointDraft[],
  own: readonly EndpointDraft[],
  mannersOf: (name: string) => Manners = () => ({}),
): readonly Endpoint[] {
  const drafts = [
    // What lives for one run has no manners kept for its name.
    ...run.map(endpoint => fromDraft(endpoint, 'run', {})),
    ...own.map(endpoint => fromDraft(endpoint, 'own', mannersOf(endpoint.name))),
    ...knownEndpoints.map(endpoint => ({
      ...endpoint,
      origin: 'builtin' as const,
      enabled: true,
      manners: mannersOf(endpoint.name),
    })),
  ];
  const names = new Set<string>();
  return drafts.filter(({ name }) => !names.has(name) && names.add(name));
}

const fromDraft = (draft: EndpointDraft, origin: 'run' | 'own', manners: Manners): Endpoint => ({
  ...draft,
  enabled: draft.enabled ?? true,
  keyVariables: [],
  simulated: false,
  origin,
  manners,
});

/** Servers that run one model on one machine: two lanes at once would slow each other. */
const servesOne = new Set(['ollama', 'lmstudio', 'llamacpp', 'vllm', 'sglang']);

/** Lanes in flight at once, all contenders together; null: as many as a trial sends. */
export function concurrencyOf(endpoint: Endpoint): {
  readonly value: number | null;
  readonly isDefault: boolean;
} {
  const chosen = endpoint.manners.concurrency;
  if (chosen !== undefined) return { value: chosen, isDefault: false };
  const kinds = [endpoint.name, endpoint.dialect, endpoint.flavour ?? ''];
  const isOneAtATime =
    endpoint.origin !== 'run' && isLocal(endpoint.baseUrl) && kinds.some(kind => servesOne.has(kind));
  return { value: isOneAtATime ? 1 : null, isDefault: true };
}

/** The headers of its own that every request there carries. */
export function headersOf({ manners }: Endpoint): Readonly<Record<string, string>> {
  return {
    ...(manners.organisation !== undefined && { 'openai-organization': manners.organisation }),
    ...(manners.project !== undefined && { 'openai-project': manners.project }),
    ...manners.headers,
  };
}

export function endpointNamed(endpoints: readonly Endpoint[], name: string): Endpoint {
  const found = endpoints.find(endpoint => endpoint.name === name);
  if (found) return found;
  const names = endpoints.map(endpoint => endpoint.name).join(', ');
  throw new Refusal('unknown_endpoint', 'No endpoint is called "{name}". There are: {names}.', {
    name,
    names,
  });
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
    ...(draft.speech && { speech: speechOf(draft.speech) }),
  };
}

/** What came over the wall may hold keys of no value; kept data has none. */
export const withoutUndefined = <T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

export const needsKey = (endpoint: Endpoint): boolean =>
  endpoint.keyVariables.length > 0 && !endpoint.simulated && !isLoopback(endpoint.baseUrl);

/** Refuses an endpoint that came out of a file and that nobody has looked at yet. */
export function usable(endpoint: Endpoint): Endpoint {
  if (endpoint.enabled) return endpoint;
  throw new Refusal(
    'endpoint_disabled',
    '"{name}" came with an import and points to {address}. Nothing is sent there until you allow it.',
    { name: endpoint.name, address: endpoint.baseUrl },
  );
}
