// Looks for model servers on this machine, when asked to: the usual loopback ports, one short
// question each, no key, no redirect. What answers a list of models is one; of which kind, its
// answers tell better than its port.

import type { DiscoveredServer } from '../../shared/contract/endpoint-views.ts';
import type { HttpRequest } from '../dialects/dialect.ts';
import { readList } from '../dialects/model-list/model-list.ts';
import { ask, isFailure, jsonOf } from './ask.ts';
import { isLoopback, originOf } from './base-url.ts';
import type { Bench } from './bench.ts';
import type { Endpoint } from './endpoints.ts';
import type { LocalServer } from './local-servers.ts';

/** A server that is there answers at once; one that loads a model answers this, too. */
const timeoutMs = 1_500;

export async function discover(bench: Bench): Promise<readonly DiscoveredServer[]> {
  const found = await Promise.all(bench.localServers.map(server => look(bench, server)));
  return found.filter(server => server !== undefined);
}

async function look(bench: Bench, { kind, port }: LocalServer): Promise<DiscoveredServer | undefined> {
  const root = `http://127.0.0.1:${port}`;
  const get = (path: string): Promise<{ readonly body: unknown; readonly server: string } | undefined> =>
    answerOf(bench, { ...probe, url: `${root}${path}` });
  const [openai, tags, native] = await Promise.all([
    get('/v1/models'),
    get('/api/tags'),
    get('/api/v1/models'),
  ]);
  const told = kindTold({
    openai: openai?.body,
    server: openai?.server ?? '',
    tags: tags?.body,
    native: native?.body,
  });
  const list = readList(openai?.body) ?? readList(tags?.body) ?? readList(native?.body);
  if (!list) return undefined;
  const is = told ?? kind;
  const address = addressOf(bench, is, root);
  return {
    kind: is,
    name: freeName(bench, is, port),
    ...address,
    models: list.map(({ id }) => id),
    endpoint: bench.endpoints().find(endpoint => reaches(endpoint, address.baseUrl))?.name ?? null,
  };
}

const probe: Omit<HttpRequest, 'url'> = {
  method: 'GET',
  headers: { accept: 'application/json' },
  body: '',
  key: { header: 'authorization', prefix: 'Bearer ' },
};

async function answerOf(
  bench: Bench,
  request: HttpRequest,
): Promise<{ readonly body: unknown; readonly server: string } | undefined> {
  const response = await ask(bench.localWire, bench.clock, { request, secret: null, timeoutMs });
  if (isFailure(response) || response.status !== 200) return undefined;
  return { body: jsonOf(response.body), server: response.headers['server'] ?? '' };
}

/** Undefined: an OpenAI-compatible server that does not say which. */
function kindTold(answers: {
  readonly openai: unknown;
  readonly server: string;
  readonly tags: unknown;
  readonly native: unknown;
}): LocalServer['kind'] | undefined {
  if (readList(answers.tags)) return 'ollama';
  if (readList(answers.native)) return 'lmstudio';
  const owner = ownersIn(answers.openai);
  if (owner.includes('vllm')) return 'vllm';
  if (owner.includes('sglang')) return 'sglang';
  if (owner.includes('llamacpp') || /llama\.cpp/i.test(answers.server)) return 'llamacpp';
  return undefined;
}

function ownersIn(body: unknown): readonly string[] {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : [];
  return Array.isArray(data)
    ? (data as { owned_by?: unknown }[]).map(item => String(item?.owned_by ?? '').toLowerCase())
    : [];
}

/** The native dialect where the app speaks it, the OpenAI-compatible one otherwise. */
function addressOf(
  { ports }: Bench,
  kind: LocalServer['kind'],
  root: string,
): Pick<DiscoveredServer, 'dialect' | 'flavour' | 'baseUrl'> {
  const isNative = (kind === 'ollama' || kind === 'lmstudio') && ports.dialect(kind) !== undefined;
  if (isNative) return { dialect: kind, flavour: null, baseUrl: root };
  const flavour = kind === 'llamacpp' || kind === 'vllm' || kind === 'sglang' ? kind : null;
  return { dialect: 'openai-chat', flavour, baseUrl: `${root}/v1` };
}

/** The kind where nobody has that name yet; the known endpoints of the usual ports do. */
const freeName = (bench: Bench, kind: string, port: number): string =>
  bench.endpoints().some(({ name }) => name === kind) ? `${kind}-${port}` : kind;

const reaches = (endpoint: Endpoint, baseUrl: string): boolean =>
  isLoopback(endpoint.baseUrl) &&
  originOf(endpoint.baseUrl)?.replace('localhost', '127.0.0.1') === originOf(baseUrl);
