// An endpoint's own list of models: where it stands, and how it is read. Pure, like a dialect.
//
//   openai-chat, -responses   GET {base}/models            {"data":[{"id":...}]}
//   anthropic-messages        GET {base}/v1/models         {"data":[{"id":...}]}
//   gemini                    GET {base}/v1beta/models     {"models":[{"name":"models/..."}]}
//   ollama                    GET {base}/api/tags          {"models":[{"name":...}]}
//   lmstudio                  GET {base}/api/v1/models     {"models":[{"key":...}]}
//
// Bedrock keeps its list at another address, under another signature: it has none here. Every list
// is text from outside: what is not an id is passed over, and numbers are taken only as numbers.

import { bearer, keyFor, urlOf, withoutVersion } from '../composing.ts';
import type { HttpRequest } from '../dialect.ts';

export interface ListedModel {
  readonly id: string;
  readonly contextTokens: number | null;
  readonly outputTokens: number | null;
  readonly thinks: boolean | null;
  readonly images: boolean | null;
  readonly tools: boolean | null;
}

interface Address {
  readonly dialect: string;
  readonly flavour: string | null;
  readonly baseUrl: string;
}

/** Undefined where the dialect knows no list. */
export function listRequest({ dialect, flavour, baseUrl }: Address): HttpRequest | undefined {
  const found = lists[dialect];
  if (!found) return undefined;
  return {
    method: 'GET',
    url: urlOf(found.version ? withoutVersion(baseUrl, found.version) : baseUrl, found.path),
    headers: { accept: 'application/json', ...found.headers },
    body: '',
    key: found.key ?? keyFor(flavour),
  };
}

const lists: Readonly<
  Record<
    string,
    {
      readonly path: string;
      /** What of the path may stand in the base URL already. */
      readonly version?: 'v1' | 'v1beta';
      /** Left out: as the flavour takes it. */
      readonly key?: HttpRequest['key'];
      readonly headers?: Readonly<Record<string, string>>;
    }
  >
> = {
  'openai-chat': { path: '/models' },
  'openai-responses': { path: '/models' },
  'anthropic-messages': {
    path: '/v1/models?limit=1000',
    version: 'v1',
    key: { header: 'x-api-key', prefix: '' },
    headers: { 'anthropic-version': '2023-06-01' },
  },
  gemini: {
    path: '/v1beta/models?pageSize=1000',
    version: 'v1beta',
    key: { header: 'x-goog-api-key', prefix: '' },
  },
  ollama: { path: '/api/tags', key: bearer },
  lmstudio: { path: '/api/v1/models', key: bearer },
};

/** Undefined: this is no list of models. */
export function readList(body: unknown): readonly ListedModel[] | undefined {
  const items = Array.isArray(body)
    ? (body as unknown[])
    : (itemsIn(body, 'data') ?? itemsIn(body, 'models'));
  if (!items) return undefined;
  const models = items.flatMap(item => {
    const model = isObject(item) ? modelFrom(item) : undefined;
    return model ? [model] : [];
  });
  if (models.length === 0 && items.length > 0) return undefined;
  const ids = new Set<string>();
  return models.filter(({ id }) => !ids.has(id) && ids.add(id));
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function itemsIn(body: unknown, name: string): readonly unknown[] | undefined {
  const items = isObject(body) ? body[name] : undefined;
  return Array.isArray(items) ? (items as unknown[]) : undefined;
}

function modelFrom(item: Fields): ListedModel | undefined {
  const id = [item['id'], item['key'], item['name'], item['model']].find(
    (value): value is string => typeof value === 'string' && value !== '',
  );
  if (id === undefined || id.length > 200 || /\p{Cc}/u.test(id) || !answersPrompts(item)) return undefined;
  const abilities = isObject(item['capabilities']) ? item['capabilities'] : {};
  const parameters = wordsIn(item['supported_parameters']);
  const kinds = wordsIn(
    isObject(item['architecture']) ? item['architecture']['input_modalities'] : undefined,
  );
  return {
    id: id.replace(/^models\//, ''),
    contextTokens: firstCount(item, [
      'context_length',
      'context_window',
      'max_context_length',
      'max_model_len',
      'max_input_tokens',
      'inputTokenLimit',
      'n_ctx_train',
    ]),
    outputTokens: firstCount(item, [
      'max_output_tokens',
      'max_completion_tokens',
      'outputTokenLimit',
      'max_tokens',
    ]),
    thinks: firstFlag(item['thinking'], abilities['reasoning'], parameters?.includes('reasoning')),
    images: firstFlag(abilities['vision'], kinds?.includes('image')),
    tools: firstFlag(
      abilities['function_calling'],
      abilities['trained_for_tool_use'],
      parameters?.includes('tools'),
    ),
  };
}

/** False for what says of itself that it only embeds, speaks or draws. */
function answersPrompts(item: Fields): boolean {
  const methods = wordsIn(item['supportedGenerationMethods']);
  if (methods) return methods.includes('generateContent');
  return !['embedding', 'embeddings', 'rerank', 'image', 'audio', 'moderation', 'transcribe'].includes(
    String(item['type']),
  );
}

const wordsIn = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value)
    ? (value as unknown[]).filter((word): word is string => typeof word === 'string')
    : undefined;

/** Some hosts hang their limits into `meta` or `top_provider`. */
function firstCount(item: Fields, names: readonly string[]): number | null {
  const places = [item, item['top_provider'], item['meta']].filter(isObject);
  for (const place of places) {
    for (const name of names) {
      const value = place[name];
      if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value;
    }
  }
  return null;
}

const firstFlag = (...values: readonly unknown[]): boolean | null =>
  values.find((value): value is boolean => typeof value === 'boolean') ?? null;
