import { describe, expect, it } from 'vitest';
import { listRequest, readList } from '../../electron/dialects/model-list/model-list.ts';

const at = (dialect: string, baseUrl: string) => listRequest({ dialect, flavour: null, baseUrl });

describe('where the list stands', () => {
  it.each([
    ['openai-chat', 'https://api.openai.com/v1', 'https://api.openai.com/v1/models', 'authorization'],
    ['openai-chat', 'http://127.0.0.1:8080/v1/', 'http://127.0.0.1:8080/v1/models', 'authorization'],
    ['openai-responses', 'https://api.x.ai/v1', 'https://api.x.ai/v1/models', 'authorization'],
    [
      'anthropic-messages',
      'https://api.anthropic.com',
      'https://api.anthropic.com/v1/models?limit=1000',
      'x-api-key',
    ],
    [
      'gemini',
      'https://generativelanguage.googleapis.com',
      'https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000',
      'x-goog-api-key',
    ],
    ['ollama', 'http://127.0.0.1:11434', 'http://127.0.0.1:11434/api/tags', 'authorization'],
    ['lmstudio', 'http://127.0.0.1:1234', 'http://127.0.0.1:1234/api/v1/models', 'authorization'],
  ])('%s at %s', (dialect, baseUrl, url, header) => {
    expect(at(dialect, baseUrl)).toMatchObject({ method: 'GET', url, key: { header }, body: '' });
  });

  it('is nowhere for a dialect whose host keeps it elsewhere', () => {
    expect(at('bedrock-converse', 'https://bedrock-runtime.us-east-1.amazonaws.com')).toBeUndefined();
  });
});

const plain = { contextTokens: null, outputTokens: null, thinks: null, images: null, tools: null };

describe('a list', () => {
  it.each([
    [
      'OpenAI',
      { object: 'list', data: [{ id: 'gpt-4o', object: 'model', created: 1 }] },
      [{ ...plain, id: 'gpt-4o' }],
    ],
    [
      'OpenRouter',
      {
        data: [
          {
            id: 'z-ai/glm-5.3',
            context_length: 1_000_000,
            top_provider: { max_completion_tokens: 65_536 },
            architecture: { input_modalities: ['text', 'image'] },
            supported_parameters: ['reasoning', 'tools'],
          },
        ],
      },
      [
        {
          id: 'z-ai/glm-5.3',
          contextTokens: 1_000_000,
          outputTokens: 65_536,
          thinks: true,
          images: true,
          tools: true,
        },
      ],
    ],
    [
      'vLLM',
      { data: [{ id: 'Qwen/QwQ-32B', owned_by: 'vllm', max_model_len: 32_768 }] },
      [{ ...plain, id: 'Qwen/QwQ-32B', contextTokens: 32_768 }],
    ],
    [
      'llama.cpp',
      { data: [{ id: 'qwq.gguf', meta: { n_ctx_train: 40_960 } }] },
      [{ ...plain, id: 'qwq.gguf', contextTokens: 40_960 }],
    ],
    ['Ollama', { models: [{ name: 'qwq:32b', model: 'qwq:32b', size: 1 }] }, [{ ...plain, id: 'qwq:32b' }]],
    [
      'LM Studio',
      {
        models: [
          {
            key: 'qwen3-8b',
            type: 'llm',
            max_context_length: 40_960,
            capabilities: { vision: false, trained_for_tool_use: true },
          },
          { key: 'nomic-embed', type: 'embedding' },
        ],
      },
      [{ ...plain, id: 'qwen3-8b', contextTokens: 40_960, images: false, tools: true }],
    ],
    [
      'Gemini',
      {
        models: [
          {
            name: 'models/gemini-2.5-pro',
            inputTokenLimit: 1_048_576,
            outputTokenLimit: 65_536,
            thinking: true,
            supportedGenerationMethods: ['generateContent'],
          },
          { name: 'models/gemini-embedding-001', supportedGenerationMethods: ['embedContent'] },
        ],
      },
      [{ ...plain, id: 'gemini-2.5-pro', contextTokens: 1_048_576, outputTokens: 65_536, thinks: true }],
    ],
    [
      'Anthropic',
      { data: [{ type: 'model', id: 'claude-opus-5', display_name: 'x' }], has_more: false },
      [{ ...plain, id: 'claude-opus-5' }],
    ],
    [
      'Together, a bare list',
      [{ id: 'a/b', type: 'chat', context_length: 8_192 }],
      [{ ...plain, id: 'a/b', contextTokens: 8_192 }],
    ],
    ['an empty one', { data: [] }, []],
    ['the same name twice', { data: [{ id: 'a' }, { id: 'a' }] }, [{ ...plain, id: 'a' }]],
    [
      'nonsense beside a model',
      { data: [null, 7, 'x', {}, { id: '' }, { id: 'a\u0007' }, { id: 'ok' }] },
      [{ ...plain, id: 'ok' }],
    ],
    [
      'absurd numbers',
      { data: [{ id: 'a', context_length: -1, max_output_tokens: 0.5 }] },
      [{ ...plain, id: 'a' }],
    ],
  ])('of %s', (_whose, body, expected) => {
    expect(readList(body)).toEqual(expected);
  });

  it.each([
    ['a page', undefined],
    ['null', null],
    ['an error', { error: 'no' }],
    ['no list', { data: {} }],
    ['only nonsense', { data: [1, 2] }],
  ])('is not read out of %s', (_what, body) => {
    expect(readList(body)).toBeUndefined();
  });
});
