// Every body we compose, held against the types its vendor publishes: written down as literals, so
// that a field the vendor does not know is as much an error as a value it does not take, and given
// to the compiler. LM Studio publishes none for its REST interface; flavours without a package of
// their own speak the dialect's.

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodiesFor } from './orders.ts';

const top = resolve(import.meta.dirname, '../..');

/**
 * What stands on the wire of a type made for code: bytes as base64, enums as their words. Google
 * takes its words in lower case, as its own REST examples write them.
 */
const wire = `
export type Wire<T> = T extends Uint8Array ? string
  : T extends string ? \`\${T}\` | Lowercase<\`\${T}\`>
  : T extends readonly (infer Item)[] ? Wire<Item>[]
  : T extends object ? { [Name in keyof T]: Wire<T[Name]> }
  : T;
`;

interface Vendor {
  readonly name: string;
  /** A declaration of the type \`Body\`. */
  readonly type: string;
  readonly dialect: string;
  readonly flavours: readonly (string | null)[];
  readonly models: readonly string[];
}

const openaiModels = [
  'o1-preview',
  'o1-mini',
  'o1-2024-12-17',
  'o3-mini',
  'o3',
  'o4-mini',
  'gpt-4o-2024-08-06',
  'gpt-4o-mini',
  'gpt-5',
  'gpt-5.1',
  'gpt-5.4',
  'gpt-5.6-sol',
  'gpt-6-astra',
  'gpt-6.1-terra',
];

const vendors: readonly Vendor[] = [
  {
    name: 'OpenAI Chat Completions',
    type: `import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
type Body = ChatCompletionCreateParams;`,
    dialect: 'openai-chat',
    flavours: ['openai', 'azure'],
    models: openaiModels,
  },
  {
    name: 'OpenAI Responses',
    type: `import type { ResponseCreateParams } from 'openai/resources/responses/responses';
type Body = ResponseCreateParams;`,
    dialect: 'openai-responses',
    flavours: ['openai'],
    models: openaiModels,
  },
  {
    name: 'Anthropic Messages',
    type: `import type { MessageCreateParams } from '@anthropic-ai/sdk/resources/messages';
type Body = MessageCreateParams;`,
    dialect: 'anthropic-messages',
    flavours: [null],
    // What its newest types hold no more (sampling with older models) is tested by hand in requests.test.ts.
    models: [
      'claude-opus-4-7',
      'claude-sonnet-5',
      'claude-sonnet-5-5',
      'claude-opus-5-5',
      'claude-haiku-5-5',
    ],
  },
  {
    name: 'Gemini generateContent',
    type: `import type { Content, GenerationConfig } from '@google/genai';
import type { Wire } from './wire.ts';
interface Body { contents: Wire<Content>[]; systemInstruction?: Wire<Content>; generationConfig?: Wire<GenerationConfig> }`,
    dialect: 'gemini',
    flavours: [null],
    models: [
      'gemini-2.0-flash',
      'gemini-2.5-pro',
      'gemini-2.5-flash',
      'gemini-3-pro',
      'gemini-4-pro',
      'gemma-3-27b-it',
    ],
  },
  {
    name: 'Bedrock Converse',
    type: `import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime';
import type { Wire } from './wire.ts';
type Body = Wire<Omit<ConverseRequest, 'modelId' | 'additionalModelRequestFields'>> & Pick<ConverseRequest, 'additionalModelRequestFields'>;`,
    dialect: 'bedrock-converse',
    flavours: [null],
    models: [
      'anthropic.claude-3-7-sonnet-20250219-v1:0',
      'us.anthropic.claude-opus-4-7-v1:0',
      'openai.gpt-oss-120b-1:0',
      'amazon.nova-pro-v1:0',
    ],
  },
  {
    name: 'Ollama chat',
    type: `import type { ChatRequest } from 'ollama';
type Body = Omit<ChatRequest, 'options'> & { options?: Partial<NonNullable<ChatRequest['options']>> };`,
    dialect: 'ollama',
    flavours: [null],
    models: ['qwen3:8b', 'gpt-oss:20b', 'deepseek-r1:7b'],
  },
  {
    name: 'Groq',
    type: `import type { ChatCompletionCreateParams } from 'groq-sdk/resources/chat/completions';
type Body = ChatCompletionCreateParams & StreamOptions;`,
    dialect: 'openai-chat',
    flavours: ['groq'],
    models: ['openai/gpt-oss-120b', 'qwen/qwen3-32b', 'llama-3.3-70b-versatile'],
  },
  {
    name: 'Together',
    type: `import type { CompletionCreateParams } from 'together-ai/resources/chat/completions';
type Body = CompletionCreateParams & StreamOptions;`,
    dialect: 'openai-chat',
    flavours: ['together'],
    models: ['openai/gpt-oss-120b', 'Qwen/Qwen3-235B-A22B', 'meta-llama/Llama-3.3-70B-Instruct-Turbo'],
  },
];

/** Groq and Together document the option and take it; their types do not hold it. */
const streamOptions = 'type StreamOptions = { stream_options?: { include_usage?: boolean } };';

const bodyType = ({ type }: Vendor): string =>
  type.includes('StreamOptions') ? `${type}\n${streamOptions}` : type;

/** As TypeScript reads it: one constant a body, so that an error names it. */
const literals = (bodies: readonly string[]): string =>
  bodies.map((body, index) => `export const body${index}: Body = ${body};`).join('\n');

const settings = {
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: false,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2023',
    lib: ['es2023', 'dom'],
    types: ['node'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
    allowImportingTsExtensions: true,
  },
};

let folder = '';

/** What the compiler has to say of these files, by their names. */
async function complaints(files: Readonly<Record<string, string>>): Promise<string> {
  const names = Object.keys(files);
  await Promise.all(names.map(name => writeFile(join(folder, name), files[name] ?? '')));
  await writeFile(join(folder, 'wire.ts'), wire);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ ...settings, files: names }));
  const { stdout } = spawnSync(join(top, 'node_modules/.bin/tsc'), ['-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
  });
  return stdout.replaceAll(/^.*[/\\](?=[a-z0-9-]+\.ts\()/gm, '');
}

// Beside the packages, where their names are found as the project finds them.
beforeAll(async () => {
  folder = await mkdtemp(join(top, 'node_modules', '.vendor-types-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fileOf = ({ name }: Vendor): string => `${name.toLowerCase().replaceAll(' ', '-')}.ts`;

describe('the bodies we compose', () => {
  it('are what the types of each vendor allow', { timeout: 120_000 }, async () => {
    const files = Object.fromEntries(
      vendors.map(vendor => {
        const { dialect, flavours, models } = vendor;
        const askers = flavours.flatMap(flavour => models.map(model => ({ dialect, flavour, model })));
        const bodies = [...new Set(askers.flatMap(bodiesFor))];
        return [fileOf(vendor), `${bodyType(vendor)}\n${literals(bodies)}\n`];
      }),
    );
    expect(await complaints(files)).toBe('');
  });

  it.each(vendors)(
    '$name: its types see a field or a value that is wrong',
    { timeout: 120_000 },
    async vendor => {
      const [right = '{}'] = bodiesFor({
        dialect: vendor.dialect,
        flavour: vendor.flavours[0] ?? null,
        model: vendor.models[0] ?? '',
      });
      const body = JSON.parse(right) as object;
      const wrong = [
        { ...body, of_our_own: true },
        { ...body, messages: 'no list', contents: 'no list', input: 5 },
      ].map(fields => JSON.stringify(fields));
      const said = await complaints({ [fileOf(vendor)]: `${bodyType(vendor)}\n${literals(wrong)}\n` });
      expect(said.match(/error TS2/g)?.length).toBeGreaterThanOrEqual(2);
    },
  );
});
