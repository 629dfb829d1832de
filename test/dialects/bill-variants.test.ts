// Every shape a bill comes in. A row tells input, cached, written to a cache,
// output, reasoning, answer; null is "not told", never 0.

import { describe, expect, it } from 'vitest';
import { broken } from '../kit/fake-wire.ts';
import {
  bedrock,
  chat,
  chunk,
  claude,
  finished,
  gemini,
  laneOf,
  lines,
  lmstudio,
  named,
  ollama,
  responses,
  sse,
  toldOf,
  type Row,
} from './variants.ts';

const stop = finished('stop');
const yes = chunk({ content: 'Yes.' });
const hm = chunk({ reasoning_content: 'Hm.' });
const bill = (more: object = {}): object => ({ prompt_tokens: 10, completion_tokens: 20, ...more });
const thought = (n: number | null | string) => ({ completion_tokens_details: { reasoning_tokens: n } });
const cached = (n: number) => ({ prompt_tokens_details: { cached_tokens: n } });
const last = (usage: unknown, more: object = {}): object => ({ choices: [], usage, ...more });
const streamed = (...usages: readonly object[]): string => sse(yes, stop, ...usages, '[DONE]');
const unstreamed = { streamed: false } as const;

const chatRows: readonly Row[] = [
  [
    'C1 in a chunk of its own, null before',
    chat('openai'),
    sse(
      chunk({ content: 'Yes.' }, { usage: null }),
      finished('stop', { usage: null }),
      last(bill({ ...thought(15), ...cached(4) })),
      '[DONE]',
    ),
    { usage: [10, 4, null, 20, 15, 5] },
  ],
  [
    'C1 written to a cache',
    chat('openai'),
    streamed(last(bill({ prompt_tokens_details: { cached_tokens: 2, cache_write_tokens: 3 } }))),
    { usage: [10, 2, 3, 20, null, null] },
  ],
  [
    'C6 on the chunk that finishes',
    chat('deepseek'),
    sse(
      yes,
      finished('stop', {
        usage: bill({ prompt_cache_hit_tokens: 6, prompt_cache_miss_tokens: 4, ...thought(8) }),
      }),
      '[DONE]',
    ),
    { usage: [10, 6, null, 20, 8, 12] },
  ],
  [
    'C11 in the choice',
    chat('kimi'),
    sse(
      yes,
      { choices: [{ index: 0, delta: {}, finish_reason: 'stop', usage: bill({ cached_tokens: 7 }) }] },
      '[DONE]',
    ),
    { usage: [10, 7, null, 20, null, null] },
  ],
  [
    'C11 in the choice and again at the top',
    chat('kimi'),
    sse(yes, {
      choices: [{ index: 0, delta: {}, finish_reason: 'stop', usage: bill() }],
      usage: bill({ cached_tokens: 7 }),
    }),
    { usage: [10, 7, null, 20, null, null] },
  ],
  [
    'C11 in the choice, and less of it at the top: what was told is not taken back',
    chat('kimi'),
    sse(
      yes,
      { choices: [{ index: 0, delta: {}, finish_reason: 'stop', usage: bill({ cached_tokens: 3 }) }] },
      last(bill({ cached_tokens: null })),
      '[DONE]',
    ),
    { usage: [10, 3, null, 20, null, null], notes: [] },
  ],
  [
    'C21 the last of a growing bill tells more of the same',
    chat('vllm'),
    sse(
      chunk({ content: 'Yes.' }, { usage: bill({ completion_tokens: 19 }) }),
      finished('stop', { usage: bill() }),
      last(bill(cached(4))),
      '[DONE]',
    ),
    { usage: [10, 4, null, 20, null, null], notes: [] },
  ],
  [
    'C13 in x_groq',
    chat('groq'),
    sse(yes, finished('stop', { x_groq: { id: 'r', usage: bill(thought(9)) } }), '[DONE]'),
    { usage: [10, null, null, 20, 9, 11] },
  ],
  [
    'C13 in x_groq and again in a chunk of its own',
    chat('groq'),
    sse(yes, finished('stop', { x_groq: { usage: bill(thought(9)) } }), last(bill(thought(9))), '[DONE]'),
    { usage: [10, null, null, 20, 9, 11], notes: [] },
  ],
  [
    'C21 on every chunk, growing',
    chat('vllm'),
    sse(
      chunk({ reasoning: 'Hm.' }, { usage: { prompt_tokens: 10, completion_tokens: 3 } }),
      chunk({ content: 'Yes.' }, { usage: { prompt_tokens: 10, completion_tokens: 6 } }),
      finished('stop', { usage: { prompt_tokens: 10, completion_tokens: 7 } }),
      '[DONE]',
    ),
    { usage: [10, null, null, 7, null, null] },
  ],
  [
    'C12 zeros are "not yet", before and after',
    chat('minimax'),
    sse(
      chunk({ content: 'Yes.' }, { usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } }),
      finished('stop', { usage: bill({ total_tokens: 30 }) }),
      last({ prompt_tokens: 0, completion_tokens: 0 }),
    ),
    { usage: [10, null, null, 20, null, null] },
  ],
  [
    'C20 llama.cpp: cached by its timings',
    chat('llamacpp'),
    streamed(last(bill(), { timings: { cache_n: 3, prompt_n: 7 } })),
    { usage: [10, 3, null, 20, null, null] },
  ],
  [
    'C20 llama.cpp: on the finishing chunk of older builds',
    chat('llamacpp'),
    sse(yes, finished('stop', { usage: bill(cached(2)) }), '[DONE]'),
    { usage: [10, 2, null, 20, null, null] },
  ],
  [
    'C22 SGLang: reasoning at the top',
    chat('sglang'),
    streamed(last(bill({ reasoning_tokens: 12, completion_tokens_details: null }))),
    { usage: [10, null, null, 20, 12, 8] },
  ],
  [
    'C8 Mistral: num_cached_tokens',
    chat('mistral'),
    sse(yes, finished('stop', { usage: bill({ num_cached_tokens: 5 }) })),
    { usage: [10, 5, null, 20, null, null] },
  ],
  [
    'C9 Qwen: written to a cache',
    chat('qwen'),
    streamed(last(bill({ prompt_tokens_details: { cached_tokens: 0, cache_creation_input_tokens: 8 } }))),
    { usage: [10, 0, 8, 20, null, null] },
  ],
  [
    'C16 OpenRouter: a choice with an empty delta beside it',
    chat('openrouter'),
    sse(
      yes,
      stop,
      chunk(
        { content: '' },
        {
          usage: bill({
            cost: 0.5,
            prompt_tokens_details: { cached_tokens: 1, cache_write_tokens: 2 },
            ...thought(4),
          }),
        },
      ),
      '[DONE]',
    ),
    { usage: [10, 1, 2, 20, 4, 16], server: { providerCostUsd: 0.5 }, finish: 'stop = stop' },
  ],
  [
    'C1 the names of Responses in a chat',
    chat(),
    streamed(
      last({
        input_tokens: 10,
        output_tokens: 20,
        output_tokens_details: { reasoning_tokens: 5 },
        input_tokens_details: { cached_tokens: 1 },
      }),
    ),
    { usage: [10, 1, null, 20, 5, 15] },
  ],
  [
    '0.4 behind [DONE]',
    chat(),
    sse(yes, stop, '[DONE]', last(bill(thought(5)))),
    { usage: [10, null, null, 20, 5, 15], status: 'complete' },
  ],
  [
    '0.4 twice and different: the last wins, and it is said',
    chat(),
    streamed(last(bill()), last({ prompt_tokens: 10, completion_tokens: 25 })),
    { usage: [10, null, null, 25, null, null], notes: ['usage_twice'] },
  ],
  [
    '0.4 a bill, then null, then nothing',
    chat(),
    streamed(last(bill()), last(null), last({})),
    { usage: [10, null, null, 20, null, null], notes: [] },
  ],
  [
    '0.3 a reasoning of 0 beside thinking is not counted',
    chat('sglang'),
    sse(hm, yes, stop, last(bill({ reasoning_tokens: 0 }))),
    { usage: [10, null, null, 20, null, null], notes: ['no_done', 'reasoning_not_counted'] },
  ],
  [
    '0.3 the same between tags',
    chat(),
    sse(chunk({ content: '<think>Hm.</think>Yes.' }), stop, last(bill(thought(0)))),
    { usage: [10, null, null, 20, null, null] },
  ],
  [
    '0.3 the same where the template opened the tag',
    chat(),
    sse(chunk({ content: 'Hm.</think>' }), yes, stop, last(bill(thought(0)))),
    { usage: [10, null, null, 20, null, null], kind: 'raw' },
  ],
  [
    '0.3 a reasoning of 0 without thinking is 0',
    chat('openai'),
    streamed(last(bill(thought(0)))),
    { usage: [10, null, null, 20, 0, 20], kind: 'none' },
  ],
  [
    '0 reasoning null',
    chat(),
    streamed(last(bill(thought(null)))),
    { usage: [10, null, null, 20, null, null] },
  ],
  [
    '0 details null',
    chat(),
    streamed(last(bill({ completion_tokens_details: null, prompt_tokens_details: null }))),
    { usage: [10, null, null, 20, null, null] },
  ],
  [
    '0 counts as words are no counts',
    chat(),
    streamed(last({ prompt_tokens: '10', completion_tokens: '20' })),
    { usage: [null, null, null, null, null, null], notes: ['usage_invalid'] },
  ],
  [
    '0 a reasoning that is a word',
    chat(),
    streamed(last(bill(thought('5')))),
    { usage: [10, null, null, 20, null, null], notes: ['usage_invalid'] },
  ],
  [
    '0 negative, broken, absurd',
    chat(),
    streamed(
      last({
        prompt_tokens: -1,
        completion_tokens: 1e308,
        completion_tokens_details: { reasoning_tokens: 0.5 },
      }),
    ),
    { usage: [null, null, null, null, null, null], notes: ['usage_invalid'] },
  ],
  [
    '0 more reasoning than output, which can not be inside it',
    chat('openai'),
    streamed(last(bill(thought(30)))),
    { usage: [10, null, null, 20, 30, null], notes: ['reasoning_exceeds_output'] },
  ],
  [
    '0 a total that does not add up',
    chat('openai'),
    streamed(last(bill({ total_tokens: 99 }))),
    { usage: [10, null, null, 20, null, null], notes: ['usage_total_differs'] },
  ],
  [
    '0 only the output is told',
    chat(),
    streamed(last({ completion_tokens: 20 })),
    { usage: [null, null, null, 20, null, null] },
  ],
  [
    '0 a total alone is no bill',
    chat(),
    streamed(last({ total_tokens: 30 })),
    { usage: [null, null, null, null, null, null] },
  ],
  [
    '0 no bill at all',
    chat(),
    streamed(),
    { usage: [null, null, null, null, null, null], status: 'complete' },
  ],
  [
    '0.7 cut before the end: a bill that grew along is nobody’s',
    chat('vllm'),
    sse(chunk({ content: 'Yes.' }, { usage: { prompt_tokens: 10, completion_tokens: 3 } })),
    {
      usage: [null, null, null, null, null, null],
      status: 'truncated',
      failure: 'network stream_truncated',
      answer: 'Yes.',
    },
  ],
  [
    '0.7 broken after the finish, before the bill',
    chat('openai', { end: broken('ECONNRESET') }),
    sse(yes, stop),
    { usage: [null, null, null, null, null, null], status: 'complete', notes: ['closed_badly', 'no_done'] },
  ],
  [
    '0.1 xAI legacy: reasoning comes on top',
    chat('xai'),
    sse(
      yes,
      finished('stop', {
        usage: {
          prompt_tokens: 10,
          completion_tokens: 9,
          total_tokens: 319,
          completion_tokens_details: { reasoning_tokens: 300 },
        },
      }),
    ),
    { usage: [10, null, null, 309, 300, 9] },
  ],
  [
    '0.1 xAI legacy: reasoning on top, no total',
    chat('xai'),
    sse(
      yes,
      finished('stop', {
        usage: {
          prompt_tokens: 10,
          completion_tokens: 9,
          completion_tokens_details: { reasoning_tokens: 4 },
        },
      }),
    ),
    { usage: [10, null, null, 13, 4, 9] },
  ],
  [
    '0.1 xAI legacy: its total says that it is inside',
    chat('xai'),
    sse(
      yes,
      finished('stop', {
        usage: {
          prompt_tokens: 10,
          completion_tokens: 20,
          total_tokens: 30,
          completion_tokens_details: { reasoning_tokens: 4 },
        },
      }),
    ),
    { usage: [10, null, null, 20, 4, 16] },
  ],
  [
    '0.1 a plain server whose reasoning can not be inside, and its total proves it',
    chat(),
    sse(
      yes,
      finished('stop', {
        usage: {
          prompt_tokens: 10,
          completion_tokens: 9,
          total_tokens: 319,
          completion_tokens_details: { reasoning_tokens: 300 },
        },
      }),
    ),
    { usage: [10, null, null, 309, 300, 9] },
  ],
  [
    '0.1 a plain server: a total with reasoning on top proves nothing where it can be inside',
    chat(),
    sse(
      yes,
      finished('stop', {
        usage: {
          prompt_tokens: 10,
          completion_tokens: 20,
          total_tokens: 34,
          completion_tokens_details: { reasoning_tokens: 4 },
        },
      }),
    ),
    { usage: [10, null, null, 20, 4, 16], notes: ['no_done', 'usage_total_differs'] },
  ],
  [
    '10 a reseller: counts of visible text, the least there can have been',
    chat('reseller'),
    sse(
      chunk({ content: '<think>Hm.</think>Yes.' }),
      finished('stop', { usage: bill(thought(5)) }),
      '[DONE]',
    ),
    { usage: [10, null, null, 20, null, null], kind: 'summary', notes: ['usage_low_trust'] },
  ],
  [
    'C1 whole',
    chat('openai', unstreamed),
    JSON.stringify({
      choices: [{ index: 0, message: { content: 'Yes.' }, finish_reason: 'stop' }],
      usage: bill({ ...thought(15), ...cached(4), total_tokens: 30 }),
    }),
    { usage: [10, 4, null, 20, 15, 5] },
  ],
];

const ended = (usage: unknown): string =>
  named(
    { type: 'response.output_text.delta', delta: 'Yes.' } as never,
    {
      type: 'response.completed',
      response: { object: 'response', status: 'completed', output: [], usage },
    } as never,
  );

const responsesRows: readonly Row[] = [
  [
    'C2 in the last event',
    responses(),
    ended({
      input_tokens: 10,
      output_tokens: 20,
      input_tokens_details: { cached_tokens: 4, cache_write_tokens: 1 },
      output_tokens_details: { reasoning_tokens: 15 },
    }),
    { usage: [10, 4, 1, 20, 15, 5], kind: 'hidden' },
  ],
  ['C2 null', responses(), ended(null), { usage: [null, null, null, null, null, null], status: 'complete' }],
  [
    'C7 xAI: more cached than input',
    responses('xai'),
    ended({ input_tokens: 10, output_tokens: 20, input_tokens_details: { cached_tokens: 64 } }),
    { usage: [74, 64, null, 20, null, null] },
  ],
  [
    'C7 xAI: cached inside the input',
    responses('xai'),
    ended({
      input_tokens: 80,
      output_tokens: 20,
      input_tokens_details: { cached_tokens: 64 },
      cost_in_usd_ticks: 25_000_000_000,
    }),
    { usage: [80, 64, null, 20, null, null], server: { providerCostUsd: 2.5 } },
  ],
];

const claudeBody = (start: object, ...ends: readonly (object | null)[]): string =>
  named(
    { type: 'message_start', message: { id: 'm', usage: start } } as never,
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Yes.' } } as never,
    ...ends.map(
      usage =>
        ({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, ...(usage && { usage }) }) as never,
    ),
    { type: 'message_stop' },
  );

const claudeRows: readonly Row[] = [
  [
    'C4 start and end',
    claude(),
    claudeBody(
      { input_tokens: 10, output_tokens: 1 },
      { output_tokens: 20, output_tokens_details: { thinking_tokens: 12 } },
    ),
    { usage: [10, null, null, 20, 12, 8] },
  ],
  [
    'C4 caches stand beside the input',
    claude(),
    claudeBody(
      { input_tokens: 10, cache_read_input_tokens: 100, cache_creation_input_tokens: 30, output_tokens: 1 },
      { output_tokens: 20 },
    ),
    { usage: [140, 100, 30, 20, null, null] },
  ],
  [
    'C4 the end repeats it, cumulative, and null takes nothing back',
    claude(),
    claudeBody(
      { input_tokens: 10, cache_read_input_tokens: 100 },
      { input_tokens: 12, output_tokens: 20, cache_read_input_tokens: null },
    ),
    { usage: [112, 100, null, 20, null, null] },
  ],
  [
    'C4 five minutes and an hour, told only apart',
    claude(),
    claudeBody(
      { input_tokens: 10, cache_creation: { ephemeral_5m_input_tokens: 5, ephemeral_1h_input_tokens: 7 } },
      { output_tokens: 20 },
    ),
    { usage: [22, null, 12, 20, null, null] },
  ],
  [
    'C4 five minutes and an hour, inside their sum',
    claude(),
    claudeBody(
      {
        input_tokens: 10,
        cache_creation_input_tokens: 12,
        cache_creation: { ephemeral_5m_input_tokens: 5, ephemeral_1h_input_tokens: 7 },
      },
      { output_tokens: 20 },
    ),
    { usage: [22, null, 12, 20, null, null] },
  ],
  [
    'C4 two ends: one with the reason, one with the bill',
    claude(),
    claudeBody({ input_tokens: 10, output_tokens: 1 }, null, { output_tokens: 20 }),
    { usage: [10, null, null, 20, null, null] },
  ],
  [
    'C4 no bill at the end: what the start counted is no bill',
    claude(),
    claudeBody({ input_tokens: 10, output_tokens: 1 }, null),
    { usage: [null, null, null, null, null, null] },
  ],
  [
    'C4 an end that counts no output: the start has counted next to nothing of it',
    claude(),
    claudeBody(
      { input_tokens: 10, output_tokens: 2 },
      { output_tokens: null, output_tokens_details: { thinking_tokens: 12 } },
    ),
    { usage: [10, null, null, null, 12, null] },
  ],
  [
    'C4 thinking 0 beside thinking',
    claude(),
    named(
      { type: 'content_block_delta', delta: { type: 'thinking_delta', thinking: 'Hm.' } } as never,
      {
        type: 'message_delta',
        delta: { stop_reason: 'end_turn' },
        usage: { input_tokens: 1, output_tokens: 20, output_tokens_details: { thinking_tokens: 0 } },
      } as never,
      { type: 'message_stop' },
    ),
    { usage: [1, null, null, 20, null, null] },
  ],
  [
    'C4 whole',
    claude('claude-opus-5-5', unstreamed),
    JSON.stringify({
      type: 'message',
      content: [],
      stop_reason: 'end_turn',
      usage: {
        input_tokens: 10,
        cache_read_input_tokens: 5,
        cache_creation_input_tokens: 0,
        output_tokens: 20,
        output_tokens_details: { thinking_tokens: 12 },
      },
    }),
    { usage: [15, 5, 0, 20, 12, 8] },
  ],
];

const part = (text: string, usageMetadata?: unknown, more: object = {}): object => ({
  candidates: [{ content: { parts: [{ text }] }, ...more }],
  ...(usageMetadata !== undefined && { usageMetadata }),
});
const STOP = { finishReason: 'STOP' };

const geminiRows: readonly Row[] = [
  [
    'C5 thoughts stand beside the output',
    gemini(),
    sse(
      part(
        'Yes.',
        { promptTokenCount: 10, candidatesTokenCount: 5, thoughtsTokenCount: 15, totalTokenCount: 30 },
        STOP,
      ),
    ),
    { usage: [10, null, null, 20, 15, 5], notes: [], kind: 'hidden' },
  ],
  [
    'C5 growing with every chunk',
    gemini(),
    sse(
      part('Y', { promptTokenCount: 10, thoughtsTokenCount: 15, totalTokenCount: 25 }),
      part(
        'es.',
        { promptTokenCount: 10, candidatesTokenCount: 5, thoughtsTokenCount: 15, totalTokenCount: 30 },
        STOP,
      ),
    ),
    { usage: [10, null, null, 20, 15, 5], notes: [] },
  ],
  [
    'C5 what its tools put into the prompt',
    gemini(),
    sse(
      part(
        'Yes.',
        { promptTokenCount: 10, toolUsePromptTokenCount: 7, candidatesTokenCount: 5, totalTokenCount: 22 },
        STOP,
      ),
    ),
    { usage: [17, null, null, 5, null, null], notes: [] },
  ],
  [
    'C5 cached is inside the prompt',
    gemini(),
    sse(part('Yes.', { promptTokenCount: 10, cachedContentTokenCount: 8, candidatesTokenCount: 5 }, STOP)),
    { usage: [10, 8, null, 5, null, null] },
  ],
  [
    'C5 a later bill that counts nothing takes nothing back',
    gemini(),
    sse(
      part('Y', { promptTokenCount: 10, candidatesTokenCount: 5, thoughtsTokenCount: 15 }),
      part('es.', { trafficType: 'ON_DEMAND' }, STOP),
      { usageMetadata: {} },
    ),
    { usage: [10, null, null, 20, 15, 5], served: { tier: 'ON_DEMAND' } },
  ],
  [
    'C5 zeros are "not yet"',
    gemini(),
    sse(
      part('Y', { promptTokenCount: 10, candidatesTokenCount: 5 }),
      part('es.', { promptTokenCount: 0, candidatesTokenCount: 0 }, STOP),
    ),
    { usage: [10, null, null, 5, null, null] },
  ],
  [
    'C5 thoughts took all: no count of the answer',
    gemini(),
    sse({
      candidates: [{ finishReason: 'MAX_TOKENS' }],
      usageMetadata: { promptTokenCount: 10, thoughtsTokenCount: 15, totalTokenCount: 25 },
    }),
    { usage: [10, null, null, 15, 15, 0], finish: 'MAX_TOKENS = length', notes: ['thinking_ate_limit'] },
  ],
  [
    'C5 an answer came, and nobody counted it',
    gemini(),
    sse(part('Yes.', { promptTokenCount: 10, thoughtsTokenCount: 15 }), part('', undefined, STOP)),
    { usage: [10, null, null, null, 15, null] },
  ],
  [
    'C5 the same, in one chunk',
    gemini(),
    sse(part('Yes.', { promptTokenCount: 10, thoughtsTokenCount: 15 }, STOP)),
    { usage: [10, null, null, null, 15, null] },
  ],
  [
    'C5 a thought is no answer',
    gemini(),
    sse({
      candidates: [{ content: { parts: [{ text: 'Hm.', thought: true }] }, finishReason: 'MAX_TOKENS' }],
      usageMetadata: { promptTokenCount: 10, thoughtsTokenCount: 15 },
    }),
    { usage: [10, null, null, 15, 15, 0] },
  ],
  [
    'C5 neither told: nothing is 0',
    gemini(),
    sse(part('Yes.', { promptTokenCount: 10, thoughtsTokenCount: null }, STOP)),
    { usage: [10, null, null, null, null, null] },
  ],
  [
    'C5 the bill behind the end',
    gemini(),
    sse(part('Yes.', undefined, STOP), { usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 5 } }),
    { usage: [10, null, null, 5, null, null] },
  ],
  [
    'C5 whole',
    gemini(unstreamed),
    JSON.stringify(
      part('Yes.', { promptTokenCount: 10, candidatesTokenCount: 5, thoughtsTokenCount: 15 }, STOP),
    ),
    { usage: [10, null, null, 20, 15, 5] },
  ],
];

const line = (more: object) => ({ model: 'q', message: { content: 'Yes.' }, done: false, ...more });

const localRows: readonly Row[] = [
  [
    'C18 Ollama',
    ollama(),
    lines(
      line({}),
      line({
        done: true,
        done_reason: 'stop',
        message: { content: '' },
        prompt_eval_count: 10,
        eval_count: 20,
      }),
    ),
    { usage: [10, null, null, 20, null, null] },
  ],
  [
    'C18 Ollama: the prompt came from its cache and is not counted',
    ollama(),
    lines(line({ done: true, eval_count: 20 })),
    { usage: [null, null, null, 20, null, null] },
  ],
  [
    'C18 Ollama: no counts',
    ollama(),
    lines(line({ done: true })),
    { usage: [null, null, null, null, null, null], status: 'complete' },
  ],
  [
    'C19 LM Studio',
    lmstudio(),
    named(
      { type: 'message.delta', content: 'Yes.' } as never,
      {
        type: 'chat.end',
        result: { stats: { input_tokens: 10, total_output_tokens: 20, reasoning_output_tokens: 8 } },
      } as never,
    ),
    { usage: [10, null, null, 20, 8, 12] },
  ],
  [
    'C19 LM Studio: 0 beside thinking',
    lmstudio(),
    named(
      { type: 'reasoning.delta', content: 'Hm.' } as never,
      { type: 'message.delta', content: 'Yes.' } as never,
      {
        type: 'chat.end',
        result: { stats: { input_tokens: 10, total_output_tokens: 20, reasoning_output_tokens: 0 } },
      } as never,
    ),
    { usage: [10, null, null, 20, null, null] },
  ],
  [
    'C17 Bedrock: caches stand beside the input',
    bedrock({ streamed: false, contentType: 'application/json' }),
    JSON.stringify({
      output: { message: { content: [{ text: 'Yes.' }] } },
      stopReason: 'end_turn',
      usage: {
        inputTokens: 10,
        outputTokens: 20,
        totalTokens: 75,
        cacheReadInputTokens: 40,
        cacheWriteInputTokens: 5,
      },
    }),
    { usage: [55, 40, 5, 20, null, null] },
  ],
  [
    'C17 Bedrock: no caches told',
    bedrock({ streamed: false, contentType: 'application/json' }),
    JSON.stringify({
      output: { message: { content: [{ text: 'Yes.' }] } },
      stopReason: 'end_turn',
      usage: { inputTokens: 10, outputTokens: 20 },
    }),
    { usage: [10, null, null, 20, null, null] },
  ],
];

const rows = [...chatRows, ...responsesRows, ...claudeRows, ...geminiRows, ...localRows];

describe('a bill', () => {
  it.each(rows)('%s', (_what, who, body, told) => {
    for (const pieceBytes of [Number.POSITIVE_INFINITY, 1]) {
      expect(toldOf(laneOf(who, body, pieceBytes))).toMatchObject(told);
    }
  });

  it('is of an estimate where a reseller counts, and says so', () => {
    const body = sse(yes, finished('stop', { usage: bill() }), '[DONE]');
    expect(laneOf(chat('reseller'), body).usage.outputTokens).toMatchObject({
      value: 20,
      from: 'estimated',
      rule: 'lower_bound',
    });
  });

  it('tells how long Anthropic keeps what it wrote, also where only the parts are told', () => {
    const parts = { ephemeral_5m_input_tokens: 5, ephemeral_1h_input_tokens: 7 };
    const lane = laneOf(
      claude(),
      claudeBody({ input_tokens: 10, cache_creation: parts }, { output_tokens: 2 }),
    );
    expect(lane.usage.longCacheWrites).toEqual({ '1h': 7 });
  });

  it('keeps its raw form beside it', () => {
    expect(laneOf(chat(), streamed(last(bill({ odd: 1 })))).usage.raw).toEqual(bill({ odd: 1 }));
  });
});
