// The whole app against LM Studio's own interface on loopback: found, added, asked for its models,
// streamed, whole, refused and broken off. Shapes as its documents give them (REST v1: list, chat,
// streaming events), since no package serves that interface.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chunked, head, lastChunk, whole } from '../kit/http-script.ts';
import type { Script, SeenRequest } from '../kit/scripted-server.ts';
import { freshAssay, ran, server } from './setup.ts';

/** Model loading, thinking, an answer and its stats. */
const recorded = readFileSync(join(import.meta.dirname, '../tapes/26-lmstudio-native.sse'));

const models = {
  models: [
    {
      type: 'llm',
      publisher: 'qwen',
      key: 'qwen/qwen3-4b',
      display_name: 'Qwen3 4B',
      architecture: 'qwen3',
      quantization: { name: 'Q4_K_M', bits_per_weight: 4 },
      size_bytes: 2_497_000_000,
      params_string: '4B',
      loaded_instances: [{ id: 'qwen/qwen3-4b', config: { context_length: 4_096 } }],
      max_context_length: 32_768,
      format: 'gguf',
      capabilities: { vision: false, trained_for_tool_use: true },
      description: null,
    },
    {
      type: 'embedding',
      publisher: 'nomic',
      key: 'text-embedding-nomic',
      display_name: 'Nomic Embed',
      quantization: { name: 'F16', bits_per_weight: 16 },
      size_bytes: 274_000_000,
      params_string: null,
      loaded_instances: [],
      max_context_length: 2_048,
      format: 'gguf',
    },
  ],
};

const result = {
  model_instance_id: 'qwen/qwen3-4b',
  output: [
    { type: 'reasoning', content: 'Compare the tenths.' },
    { type: 'message', content: 'The first.' },
  ],
  stats: {
    input_tokens: 12,
    total_output_tokens: 9,
    reasoning_output_tokens: 5,
    tokens_per_second: 43.7,
    time_to_first_token_seconds: 0.781,
  },
};

const trouble = (type: string, message: string): object => ({ error: { type, message, code: 'unknown' } });
const event = (type: string, data: object): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
const streamed = (body: string | Uint8Array): Script => [
  { send: head() },
  { send: chunked(body) },
  { send: lastChunk },
];

/** An app that found the server by itself and added what it found. */
async function found(chat: () => Script) {
  const answer = ({ path }: SeenRequest): Script => {
    if (path === '/api/v1/models') return whole(200, JSON.stringify(models));
    if (path === '/v1/models') return whole(200, JSON.stringify({ data: [{ id: 'qwen/qwen3-4b' }] }));
    return path === '/api/v1/chat' ? chat() : whole(404, '{"error":"Unexpected endpoint"}');
  };
  const remote = await server(answer);
  const assay = await freshAssay({ localServers: [{ kind: 'lmstudio', port: remote.port }] });
  const { endpoints } = assay.laboratory;
  const [here] = await endpoints.discover();
  if (!here) throw new Error('the server was not found');
  const { dialect, flavour, baseUrl } = here;
  await endpoints.add({ name: 'studio', dialect, flavour, baseUrl });
  return { assay, remote, here };
}

async function answered(chat: () => Script) {
  const { assay, remote } = await found(chat);
  const document = await ran(assay, [['studio', 'qwen/qwen3-4b']]);
  const lane = document.trials[0]?.lanes[0];
  if (!lane) throw new Error('the trial has no lane');
  const asked = remote.seen.filter(({ path }) => path === '/api/v1/chat');
  return { lane, body: JSON.parse(asked[0]?.body ?? '{}') as unknown, asked };
}

describe('LM Studio', () => {
  it('is found in its own dialect and lists the models that can answer', async () => {
    const { assay, here } = await found(() => whole(500, '{}'));
    expect(here).toMatchObject({ kind: 'lmstudio', dialect: 'lmstudio' });
    expect(await assay.laboratory.models.refresh({ endpoint: 'studio' })).toMatchObject({ listed: 1 });
  });

  it('is asked in its own words and heard to the end of its stream', async () => {
    const { lane, body, asked } = await answered(() => streamed(recorded));
    expect(body).toEqual({ model: 'qwen/qwen3-4b', input: 'Why?', stream: true, store: false });
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
    expect(lane).toMatchObject({
      status: 'complete',
      reasoning: { kind: 'raw', text: 'Need the median of five numbers.' },
      answer: 'The median is 6.',
      finish: { normalised: 'stop' },
    });
    expect(lane.usage).toMatchObject({ inputTokens: { value: 21 }, outputTokens: { value: 17 } });
    expect(lane.notes.map(({ code }) => code)).toContain('cold_start');
  });

  it('that answers at once is read the same way', async () => {
    const { lane } = await answered(() => whole(200, JSON.stringify(result)));
    expect(lane).toMatchObject({
      status: 'complete',
      reasoning: { kind: 'raw', text: 'Compare the tenths.' },
      answer: 'The first.',
    });
    expect(lane.usage).toMatchObject({ inputTokens: { value: 12 }, outputTokens: { value: 9 } });
  });

  it('that says an error before its last event has failed, and keeps the text so far', async () => {
    const { lane } = await answered(() =>
      streamed(
        event('chat.start', { model_instance_id: 'qwen/qwen3-4b' }) +
          event('message.delta', { content: 'The fi' }) +
          event('error', trouble('internal_error', 'the model crashed')) +
          event('chat.end', { result: { ...result, output: [{ type: 'message', content: 'The fi' }] } }),
      ),
    );
    expect(lane).toMatchObject({ status: 'failed', answer: 'The fi' });
    expect(lane.failure?.message).toContain('the model crashed');
  });

  it('whose stream ends without its last event was cut', async () => {
    const { lane } = await answered(() => streamed(event('message.delta', { content: 'The fi' })));
    expect(lane).toMatchObject({ status: 'truncated', answer: 'The fi' });
  });

  it('that does not know the model says so', async () => {
    const { lane } = await answered(() =>
      whole(404, JSON.stringify(trouble('model_not_found', 'no such model'))),
    );
    expect(lane).toMatchObject({
      status: 'failed',
      failure: { kind: 'not_found', message: 'no such model' },
    });
  });
});
