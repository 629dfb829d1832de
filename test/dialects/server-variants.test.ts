// What headers and bodies tell of limits, tiers, ids and timings; what a refusal says,
// and the step that answers it.

import { describe, expect, it } from 'vitest';
import { refusal } from '../../electron/dialects/refusal.ts';
import { keptHeaders } from '../../electron/transport/kept-headers.ts';
import { serverFact } from '../../shared/format/server-fact.ts';
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

const yes = chunk({ content: 'Yes.' });
const bill = { prompt_tokens: 10, completion_tokens: 20 };
const plain = sse(yes, finished('stop'), '[DONE]');
const headers = (more: Readonly<Record<string, string>>) => ({ headers: more });

const rows: readonly Row[] = [
  [
    'A1 x-request-id',
    chat('openai', headers({ 'x-request-id': 'req_1' })),
    plain,
    { served: { requestId: 'req_1' } },
  ],
  [
    'A4 request-id',
    claude('claude-opus-5', headers({ 'request-id': 'req_2' })),
    named({ type: 'message_delta', delta: { stop_reason: 'end_turn' } } as never),
    { served: { requestId: 'req_2' } },
  ],
  [
    'A3 apim-request-id',
    chat('azure', headers({ 'apim-request-id': 'a' })),
    plain,
    { served: { requestId: 'a' } },
  ],
  [
    'A16 X-Generation-Id, and the id in the body above it',
    chat('openrouter', headers({ 'x-generation-id': 'gen-0' })),
    sse(chunk({ content: 'Yes.' }, { id: 'gen-1' }), finished('stop')),
    { served: { requestId: 'gen-1' } },
  ],
  [
    'A17 x-amzn-requestid',
    bedrock({ streamed: false, contentType: 'application/json', headers: { 'x-amzn-requestid': 'b' } }),
    '{"output":{"message":{"content":[]}},"stopReason":"end_turn"}',
    { served: { requestId: 'b' } },
  ],
  [
    'A5 responseId, modelVersion',
    gemini(),
    sse({
      responseId: 'r',
      modelVersion: 'gemini-3-flash-001',
      candidates: [{ content: { parts: [{ text: 'Yes.' }] }, finishReason: 'STOP' }],
      usageMetadata: { serviceTier: 'flex', promptTokenCount: 1 },
    }),
    { served: { requestId: 'r', model: 'gemini-3-flash-001', tier: 'flex' } },
  ],
  [
    'A4 request_id in the body of a refusal',
    claude('claude-opus-5', { status: 529, contentType: 'application/json' }),
    '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_3"}',
    { served: { requestId: 'req_3' } },
  ],
  [
    'A4 request_id of a refusal inside the stream',
    claude(),
    named({ type: 'error', error: { type: 'overloaded_error' }, request_id: 'req_4' } as never),
    { served: { requestId: 'req_4' } },
  ],
  [
    'A4 the header names the request first',
    claude('claude-opus-5', { status: 529, contentType: 'application/json', headers: { 'request-id': 'h' } }),
    '{"type":"error","error":{"type":"overloaded_error"},"request_id":"req_5"}',
    { served: { requestId: 'h' } },
  ],
  [
    'A10 request_id in the body of a refusal',
    chat('glm', { status: 429, contentType: 'application/json' }),
    '{"error":{"code":"1302","message":"x"},"request_id":"g1"}',
    { served: { requestId: 'g1' } },
  ],
  [
    'A10 request_id inside the error, sent as a stream without an event',
    chat('glm'),
    '{"error":{"code":"1302","message":"x","request_id":"g2"}}',
    { served: { requestId: 'g2' } },
  ],
  [
    'A4 a refusal that names no request',
    claude('claude-opus-5', { status: 529, contentType: 'application/json' }),
    '{"type":"error","error":{"type":"overloaded_error"},"request_id":null}',
    { served: { requestId: null } },
  ],
  [
    'A19 response_id',
    lmstudio(),
    named(
      { type: 'chat.start', model_instance_id: 'q' } as never,
      { type: 'chat.end', result: { response_id: 'resp_1', output: [] } } as never,
    ),
    { served: { requestId: 'resp_1', model: 'q' } },
  ],
  [
    '0.13 model, fingerprint, tier, upstream',
    chat('openrouter'),
    sse(
      chunk(
        { content: 'Yes.' },
        { model: 'a/b', system_fingerprint: 'fp', service_tier: 'flex', provider: 'Up' },
      ),
      finished('stop'),
    ),
    { served: { model: 'a/b', fingerprint: 'fp', tier: 'flex', upstream: 'Up' } },
  ],
  [
    '0.13 a tier told only at the end',
    chat('openai'),
    sse(yes, { choices: [], usage: bill, service_tier: 'priority' }, finished('stop')),
    { served: { tier: 'priority' } },
  ],
  [
    'G4 the tier of Anthropic',
    claude(),
    named(
      {
        type: 'message_start',
        message: { model: 'claude-opus-5-5', usage: { input_tokens: 1, service_tier: 'priority' } },
      } as never,
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 1 } } as never,
    ),
    { served: { tier: 'priority' } },
  ],
  [
    'G4 the speed of Anthropic',
    claude(),
    named(
      { type: 'message_start', message: { usage: { input_tokens: 1, speed: 'fast' } } } as never,
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 1 } } as never,
    ),
    { server: { servedSpeed: 'fast' }, served: { tier: 'fast' } },
  ],
  [
    'G4 the usual speed of Anthropic is of no tier of its own',
    claude(),
    named(
      {
        type: 'message_start',
        message: { usage: { input_tokens: 1, speed: 'standard', service_tier: 'standard' } },
      } as never,
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 1 } } as never,
    ),
    { server: { servedSpeed: 'standard' }, served: { tier: 'standard' } },
  ],
  [
    'G17 the latency that Bedrock was asked for',
    bedrock({ streamed: false, contentType: 'application/json' }),
    '{"output":{"message":{"content":[]}},"stopReason":"end_turn","performanceConfig":{"latency":"optimized"},"serviceTier":{"type":"flex"},"metrics":{"latencyMs":7}}',
    { served: { tier: 'flex' }, server: { servedSpeed: 'optimized', serverTotalMs: 7 } },
  ],

  [
    'H1 openai-processing-ms',
    chat('openai', headers({ 'openai-processing-ms': '604' })),
    plain,
    { server: { serverProcessingMs: 604 } },
  ],
  [
    'H5 server-timing',
    gemini(headers({ 'server-timing': 'gfet4t7; dur=812.5' })),
    sse({ candidates: [{ finishReason: 'STOP' }] }),
    { server: { serverTimingHeaderMs: 812.5 } },
  ],
  [
    'H2 created and completed',
    responses(),
    named({
      type: 'response.completed',
      response: { object: 'response', status: 'completed', created_at: 100, completed_at: 106, output: [] },
    } as never),
    { server: { serverCreatedAtS: 100, serverCompletedAtS: 106 } },
  ],
  [
    'H7 ticks in a chat',
    chat('xai'),
    sse(yes, finished('stop', { usage: { ...bill, cost_in_usd_ticks: 5_000_000_000 } })),
    { server: { providerCostUsd: 0.5 } },
  ],
  [
    'H13 Groq: seconds in the bill',
    chat('groq'),
    sse(
      yes,
      finished('stop', {
        x_groq: {
          usage: { ...bill, queue_time: 0.04, prompt_time: 0.003, completion_time: 0.058, total_time: 0.061 },
        },
      }),
    ),
    { server: { serverQueueMs: 40, serverPromptMs: 3, serverCompletionMs: 58, serverTotalMs: 61 } },
  ],
  [
    'H13 Groq: a second bill without them takes nothing back',
    chat('groq'),
    sse(yes, finished('stop', { x_groq: { usage: { ...bill, total_time: 0.061 } } }), {
      choices: [],
      usage: bill,
    }),
    { server: { serverTotalMs: 61 } },
  ],
  [
    'H14 Cerebras: seconds beside it',
    chat('cerebras'),
    sse(
      yes,
      finished('stop', {
        usage: bill,
        time_info: {
          queue_time: 0.001,
          prompt_time: 0.002,
          completion_time: 0.2,
          total_time: 0.344,
          created: 1,
        },
      }),
    ),
    { server: { serverQueueMs: 1, serverPromptMs: 2, serverCompletionMs: 200, serverTotalMs: 344 } },
  ],
  [
    'H15b Fireworks: at the end of a stream',
    chat('fireworks'),
    sse(
      yes,
      finished('stop', {
        usage: bill,
        perf_metrics: {
          'prompt-tokens': 10,
          'server-time-to-first-token': 0.12,
          'server-processing-time': '0.5',
          'server-queue-duration': 0.01,
          'server-prefill-duration': 0.02,
          'server-generation-duration': 0.3,
        },
      }),
    ),
    {
      server: {
        serverTtftMs: 120,
        serverTotalMs: 500,
        serverQueueMs: 10,
        serverPromptMs: 20,
        serverCompletionMs: 300,
      },
    },
  ],
  [
    'H15b Fireworks: in headers',
    chat(
      'fireworks',
      headers({ 'fireworks-server-time-to-first-token': '0.12', 'fireworks-server-processing-time': '0.5' }),
    ),
    plain,
    { server: { serverTtftMs: 120, serverTotalMs: 500 } },
  ],
  [
    'H16 OpenRouter: how long it generated',
    chat('openrouter'),
    sse(
      yes,
      finished('stop', { usage: { ...bill, cost: 0.01 }, openrouter_metadata: { generationTime: 420 } }),
    ),
    { server: { serverCompletionMs: 420, providerCostUsd: 0.01 } },
  ],
  [
    'H16 OpenRouter: what the upstream called the end',
    chat('openrouter'),
    sse(yes, { choices: [{ index: 0, delta: {}, finish_reason: 'stop', native_finish_reason: 'end_turn' }] }),
    { server: { nativeFinish: 'end_turn' } },
  ],
  [
    'H18 Ollama: nanoseconds',
    ollama(),
    lines({
      message: { content: 'Yes.' },
      done: true,
      total_duration: 436_000_000,
      load_duration: 21_000_000,
      prompt_eval_duration: 48_000_000,
      eval_duration: 350_000_000,
      eval_count: 7,
    }),
    {
      server: {
        serverTotalMs: 436,
        serverLoadMs: 21,
        serverPromptMs: 48,
        serverCompletionMs: 350,
        serverTokensPerSecond: 20,
      },
      notes: [],
    },
  ],
  [
    'H18 Ollama: loaded inside the call',
    ollama(),
    lines({ message: { content: 'Yes.' }, done: true, load_duration: 4_000_000_000 }),
    { notes: ['cold_start'] },
  ],
  [
    'H19 LM Studio: loaded inside the call',
    lmstudio(),
    named(
      { type: 'model_load.start' },
      { type: 'model_load.end', load_time_seconds: 1.5 } as never,
      { type: 'message.delta', content: 'Yes.' } as never,
      {
        type: 'chat.end',
        result: { stats: { tokens_per_second: 80, time_to_first_token_seconds: 0.08 } },
      } as never,
    ),
    { server: { serverLoadMs: 1_500, serverTokensPerSecond: 80, serverTtftMs: 80 }, notes: ['cold_start'] },
  ],
  [
    'H20 llama.cpp: milliseconds, with every chunk',
    chat('llamacpp'),
    sse(
      chunk({ content: 'Y' }, { timings: { predicted_n: 1, predicted_ms: 10 } }),
      chunk({ content: 'es.' }, { timings: { prompt_ms: 30, predicted_ms: 20, predicted_per_second: 100 } }),
      finished('stop'),
    ),
    { server: { serverPromptMs: 30, serverCompletionMs: 20, serverTokensPerSecond: 100 } },
  ],
  [
    'H4 how far it has thought, for a bar',
    claude(),
    named(
      {
        type: 'content_block_delta',
        delta: { type: 'thinking_delta', thinking: '', estimated_tokens: 100 },
      } as never,
      {
        type: 'content_block_delta',
        delta: { type: 'thinking_delta', thinking: '', estimated_tokens: 50 },
      } as never,
      { type: 'message_delta', delta: { stop_reason: 'end_turn' } } as never,
    ),
    { server: { progressEstimatedTokens: 150 }, thinking: '' },
  ],
  [
    'H a time that is no number is no time',
    chat('cerebras', headers({ 'openai-processing-ms': 'soon' })),
    sse(yes, finished('stop', { usage: bill, time_info: { total_time: '0.3', queue_time: -1 } })),
    { server: {} },
  ],
];

describe('what a server tells of itself', () => {
  it.each(rows)('%s', (_what, who, body, { served, server, notes, ...told }) => {
    const lane = toldOf(laneOf(who, body));
    expect(lane).toMatchObject({ ...told, ...(served && { served }), ...(server && { server }) });
    if (notes) expect(lane.notes.filter(code => code === 'cold_start')).toEqual(notes);
    if (server && Object.keys(server).length === 0) expect(lane.server).toEqual({});
  });

  it.each([
    ['G1', 'x-ratelimit-limit-requests', '500', 'requests', '500'],
    ['G1', 'x-ratelimit-remaining-tokens', '149984', 'tokens', '149,984'],
    ['G1', 'x-ratelimit-reset-requests', '6m0s', 'requests', '6 min 0 s'],
    ['G1', 'x-ratelimit-reset-tokens', '120ms', 'tokens', '120 ms'],
    ['G3', 'x-ratelimit-reset-tokens', '42', 'tokens', '42.0 s'],
    ['G3', 'x-ratelimit-remaining-tokens', '-1', 'tokens', '–'],
    ['G4', 'anthropic-ratelimit-input-tokens-remaining', '79000', 'input tokens', '79,000'],
    ['G4', 'anthropic-ratelimit-tokens-reset', '2026-11-22T10:00:00Z', 'tokens', '2026-11-22T10:00:00Z'],
    ['G8', 'x-ratelimit-remaining-req-minute', '59', 'requests', '59'],
    ['G8', 'x-ratelimit-limit-tokens-minute', '5000', 'tokens', '5,000'],
    ['G8', 'x-ratelimit-tokens-query-cost', '32', '', '32'],
    ['G14', 'x-ratelimit-limit-requests-day', '14400', 'requests', '14,400'],
    ['G14', 'x-ratelimit-reset-tokens-minute', '33.2', 'tokens', '33.2 s'],
  ])('%s %s: %s is kept, told and said', (_sheet, name, value, thing, text) => {
    const kept = keptHeaders({ [name.toUpperCase()]: value, 'set-cookie': 'x=1' });
    expect(kept).toEqual({ [name]: value });
    expect(laneOf(chat(null, headers(kept)), plain).server).toEqual({ [name]: value });
    const said = serverFact(name, value, 'en');
    expect(said.word.toLowerCase()).toContain(thing);
    expect(said.text).toBe(text);
  });
});

const openai = (message: string, more: object = {}) => ({
  error: { message, type: 'invalid_request_error', ...more },
});

type Refused = readonly [what: string, status: number, body: unknown, said: string];

const anthropicSays = (message: string) => ({
  type: 'error',
  error: { type: 'invalid_request_error', message },
});

const refused: readonly Refused[] = [
  [
    '9 the first thinkers and a system prompt',
    400,
    openai("Unsupported value: 'messages[0].role' does not support 'system' with this model."),
    'bad_request drop_system_role',
  ],
  [
    '9 only the place is named',
    400,
    openai('Invalid value.', { param: 'messages[0].role' }),
    'bad_request drop_system_role',
  ],
  [
    '9 a template that knows no system prompt',
    400,
    { object: 'error', message: 'System role not supported', code: 400 },
    'bad_request drop_system_role',
  ],
  [
    '9 max_tokens, without what to take instead',
    400,
    openai("Unsupported parameter: 'max_tokens' is not supported with this model.", {
      param: 'max_tokens',
      code: 'unsupported_parameter',
    }),
    'bad_request use_max_completion_tokens',
  ],
  [
    '9 a limit that is no limit, in its old name',
    400,
    openai("Invalid 'max_tokens': integer below minimum value.", { param: 'max_tokens' }),
    'bad_request read_message',
  ],
  [
    '9 temperature',
    400,
    openai("Unsupported parameter: 'temperature' is not supported with this model.", {
      param: 'temperature',
    }),
    'bad_request drop_sampling',
  ],
  [
    '9 an organisation that may not stream',
    400,
    openai('Your organization must be verified to stream this model. Please go to: settings.', {
      param: 'stream',
      code: 'unsupported_value',
    }),
    'bad_request try_non_stream',
  ],
  [
    '9 an organisation that may not have summaries',
    400,
    openai('Your organization must be verified to generate reasoning summaries.', {
      param: 'reasoning.summary',
    }),
    'bad_request drop_reasoning_summary',
  ],
  [
    '9 an organisation that may not have the model',
    403,
    openai('Your organization must be verified to use the model `o3`.', { code: 'model_not_found' }),
    'auth verify_organisation',
  ],
  [
    'E2 streaming, by its field alone',
    400,
    openai("Unsupported value: 'stream' does not support true with this model.", {
      param: 'stream',
      code: 'unsupported_value',
    }),
    'bad_request try_non_stream',
  ],
  [
    'E2 summaries, by their field alone',
    400,
    openai('Unsupported value.', { param: 'reasoning.summary', code: 'unsupported_value' }),
    'bad_request drop_reasoning_summary',
  ],
  [
    '9 retired',
    404,
    openai('The model `gpt-4o-2024-05-13` has been deprecated, learn more here', { code: 'model_not_found' }),
    'not_found model_retired',
  ],
  [
    'E1 an effort step that is not there',
    400,
    openai(
      "Unsupported value: 'reasoning_effort' does not support 'minimal' with this model. Supported values are: 'low', 'medium', and 'high'.",
      { param: 'reasoning_effort' },
    ),
    'bad_request drop_effort',
  ],
  [
    'D4 a budget that is refused',
    400,
    {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: 'thinking.type: "enabled" is not supported on this model. Use "adaptive".',
      },
    },
    'bad_request drop_effort',
  ],
  [
    'D4 off that is refused',
    400,
    {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: 'thinking.type: "disabled" is not supported on this model.',
      },
    },
    'bad_request drop_effort',
  ],
  [
    'E4 heat that is refused',
    400,
    {
      type: 'error',
      error: { type: 'invalid_request_error', message: '`temperature` is not supported on this model.' },
    },
    'bad_request drop_sampling',
  ],
  [
    'E4 both that are refused',
    400,
    {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: '`temperature` and `top_p` cannot both be specified for this model. Please use only one.',
      },
    },
    'bad_request drop_sampling',
  ],
  [
    'E4 a limit below the budget',
    400,
    {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: '`max_tokens` must be greater than `thinking.budget_tokens`.',
      },
    },
    'bad_request raise_limit',
  ],
  [
    'E5 a budget that Gemini refuses',
    400,
    {
      error: {
        code: 400,
        status: 'INVALID_ARGUMENT',
        message: 'Budget 0 is invalid. This model only works in thinking mode.',
      },
    },
    'bad_request drop_effort',
  ],
  [
    'E5 a level that Gemini refuses',
    400,
    {
      error: {
        code: 400,
        status: 'INVALID_ARGUMENT',
        message: 'Thinking level is not supported for this model.',
      },
    },
    'bad_request drop_effort',
  ],
  [
    'E9 Qwen: streams only',
    400,
    openai('parameter.enable_thinking must be set to false for non-streaming calls'),
    'bad_request use_stream',
  ],
  [
    'E9 Qwen: streams only, in other words',
    400,
    openai('This model only support stream mode, please enable the stream parameter.'),
    'bad_request use_stream',
  ],
  [
    'E11 Kimi: one temperature alone',
    400,
    openai('invalid temperature: only 1 is allowed for this model'),
    'bad_request drop_sampling',
  ],
  [
    'E12 MiniMax: no temperature of zero',
    400,
    openai('invalid params, temperature must be in (0, 1]'),
    'bad_request drop_sampling',
  ],
  [
    '21 usage with every chunk',
    400,
    {
      object: 'error',
      message: "[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options', 'continuous_usage_stats')}]",
      code: 400,
    },
    'bad_request drop_stream_options',
  ],
  [
    'F8 a list of wrongs',
    422,
    {
      detail: [
        {
          type: 'extra_forbidden',
          loc: ['body', 'stream_options'],
          msg: 'Extra inputs are not permitted: stream_options',
        },
      ],
    },
    'bad_request drop_stream_options',
  ],
  [
    'F13 Groq: the format of its thinking',
    400,
    openai('reasoning_format is not supported with this model'),
    'bad_request drop_effort',
  ],
  [
    '18 Ollama: it does not think',
    400,
    { error: '"gemma3:4b" does not support thinking' },
    'bad_request drop_effort',
  ],

  [
    'F1 a quota',
    429,
    openai('You exceeded your current quota, please check your plan and billing details.', {
      code: 'insufficient_quota',
    }),
    'billing add_funds',
  ],
  [
    'G flex',
    429,
    openai('Resource unavailable, please try again later', { code: 'resource_unavailable' }),
    'capacity retry_or_standard_tier',
  ],
  [
    'F3 Azure: filtered',
    400,
    {
      error: {
        code: 'content_filter',
        message: 'The response was filtered',
        innererror: { code: 'ResponsibleAIPolicyViolation' },
      },
    },
    'content_filter rephrase',
  ],
  [
    'F3 Azure: its limit',
    429,
    {
      error: {
        code: '429',
        message:
          'Requests to the ChatCompletions_Create Operation have exceeded token rate limit. Please retry after 6 seconds.',
      },
    },
    'rate_limit wait',
  ],
  [
    'F4 Anthropic: billing',
    402,
    { type: 'error', error: { type: 'billing_error', message: 'x' } },
    'billing add_funds',
  ],
  [
    'F4 Anthropic: overloaded',
    529,
    { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    'overloaded wait',
  ],
  [
    'F4 Anthropic: late',
    504,
    { type: 'error', error: { type: 'timeout_error', message: 'x' } },
    'server try_again',
  ],
  [
    'F4 Anthropic: a spend limit that is set',
    429,
    { type: 'error', error: { type: 'rate_limit_error', message: 'enforced_spend_limit_reached' } },
    'billing add_funds',
  ],
  [
    'F5 Gemini: exhausted',
    429,
    {
      error: {
        code: 429,
        status: 'RESOURCE_EXHAUSTED',
        message: 'Resource has been exhausted (e.g. check quota).',
      },
    },
    'rate_limit wait',
  ],
  ['F6 DeepSeek: no balance', 402, openai('Insufficient Balance'), 'billing add_funds'],
  [
    'F7 xAI: flat',
    403,
    {
      code: 'The caller does not have permission to execute the specified operation',
      error: 'Your team has run out of credits',
    },
    'billing add_funds',
  ],
  [
    'F8 Mistral: its limit',
    429,
    { object: 'error', message: 'Requests rate limit exceeded', type: 'rate_limited', code: '1300' },
    'rate_limit wait',
  ],
  [
    'F9 Qwen: its limit',
    429,
    {
      error: {
        code: 'limit_requests',
        type: 'limit_requests',
        message: 'You exceeded your current requests list.',
      },
    },
    'rate_limit wait',
  ],
  [
    'F10 GLM: overloaded',
    429,
    { error: { code: '1305', message: '当前API请求过多，请稍后重试' } },
    'overloaded wait',
  ],
  [
    'F10 GLM: no such model',
    400,
    { error: { code: '1211', message: '模型不存在，请检查模型代码。' } },
    'not_found check_model',
  ],
  ['F10 GLM: key', 401, { error: { code: '1000', message: '身份验证失败' } }, 'auth check_key'],
  [
    'F11 Kimi: its limit',
    429,
    openai('Your account reached max request', { type: 'rate_limit_reached_error' }),
    'rate_limit wait',
  ],
  ['F13 Groq: no room on flex', 498, openai('x', { type: 'x' }), 'capacity retry_or_standard_tier'],
  [
    'F14 Cerebras: flat',
    402,
    { message: 'Payment required', type: 'x', param: '', code: 'x' },
    'billing add_funds',
  ],
  [
    'F15a Together',
    404,
    { error: { message: 'Unable to access model x. Please visit to see the list of supported models.' } },
    'not_found check_model',
  ],
  [
    'F15b Fireworks: a text',
    404,
    { error: 'Model not found, inaccessible, and/or not deployed' },
    'not_found check_model',
  ],
  [
    'F16 OpenRouter: flagged',
    403,
    { error: { code: 403, message: 'Input was flagged', metadata: { reasons: ['x'], flagged_input: 'y' } } },
    'content_filter rephrase',
  ],
  [
    'F16 OpenRouter: nobody serves it',
    404,
    { error: { code: 404, message: 'No endpoints found for a/b.' } },
    'not_found check_model',
  ],
  [
    'F16 OpenRouter: its upstream',
    502,
    { error: { code: 502, message: 'Provider returned error', metadata: { raw: 'x' } } },
    'server try_again',
  ],
  [
    'F17 AWS: words with a capital',
    403,
    { Message: 'User is not authorized to perform: bedrock:InvokeModel' },
    'auth check_key',
  ],
  [
    'F17 AWS: throttled over tokens',
    429,
    { message: 'Too many tokens, please wait before trying again.' },
    'rate_limit wait',
  ],
  [
    'F17 AWS: too long',
    400,
    { message: 'Input is too long for requested model.' },
    'bad_request shorten_prompt',
  ],
  [
    'F20 llama.cpp: it is loading',
    503,
    { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } },
    'overloaded wait',
  ],
  [
    'F21 vLLM: no such model',
    404,
    { error: { message: 'The model `x` does not exist.', type: 'NotFoundError', param: 'model', code: 404 } },
    'not_found check_model',
  ],
  [
    'F21 vLLM: too long',
    400,
    {
      error: {
        message: "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens",
        type: 'BadRequestError',
        code: 400,
      },
    },
    'bad_request shorten_prompt',
  ],

  // In whole sentences: what they point at is not what they say.
  [
    'F1 a rate, and where to pay for a higher one',
    429,
    openai(
      'Rate limit reached for gpt-4o-mini in organization org-x on requests per min (RPM): Limit 3, Used 3, Requested 1. Please try again in 20s. You can increase your rate limit by adding a payment method to your account at https://platform.openai.com/account/billing.',
      { type: 'requests', code: 'rate_limit_exceeded' },
    ),
    'rate_limit wait',
  ],
  [
    'F13 Groq: the same',
    429,
    openai(
      'Rate limit reached for model `x` in organization `y` service tier `on_demand` on tokens per minute (TPM): Limit 6000, Used 5500, Requested 900. Please try again in 4.2s. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing',
      { type: 'tokens', code: 'rate_limit_exceeded' },
    ),
    'rate_limit wait',
  ],
  [
    'F13 Groq: more than a minute allows',
    413,
    openai(
      'Request too large for model `x` in organization `y` on tokens per minute (TPM): Limit 6000, Requested 9000, please reduce your message size and try again. Need more tokens? Upgrade to Dev Tier today at https://console.groq.com/settings/billing',
      { type: 'tokens', code: 'rate_limit_exceeded' },
    ),
    'bad_request shorten_prompt',
  ],
  ...[
    'You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.',
    'You exceeded your current quota, please check your plan and billing details.\n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 10\nPlease retry in 37.5s.',
  ].map((message): Refused => [
    'F5 Gemini: a quota of minutes',
    429,
    { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message } },
    'rate_limit wait',
  ]),
  ...[
    'Your prepayment credits are depleted. Please go to AI Studio to manage your project and billing.',
    'Your project has exceeded its monthly spending cap.',
  ].map((message): Refused => [
    'F5 Gemini: no money left',
    429,
    { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message } },
    'billing add_funds',
  ]),
  [
    'F4 Anthropic: a limit the person set',
    400,
    anthropicSays('You have reached your specified API usage limits. You will regain access on 2026-12-01.'),
    'billing add_funds',
  ],
  [
    'F4 Anthropic: prompt and limit together',
    400,
    anthropicSays(
      'input length and `max_tokens` exceed context limit: 190000 + 32000 > 200000, decrease input length or `max_tokens` and try again',
    ),
    'bad_request shorten_prompt',
  ],
  [
    'F5 Gemini: too long',
    400,
    openai('The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).'),
    'bad_request shorten_prompt',
  ],
  [
    'F5 Gemini: a limit it can not give',
    400,
    openai(
      'Unable to submit request because it has a maxOutputTokens value of 100000 but the supported range is from 1 (inclusive) to 65537 (exclusive).',
    ),
    'bad_request lower_limit',
  ],
  [
    'F7 xAI: a team that never paid',
    403,
    {
      code: 'The caller does not have permission to execute the specified operation',
      error: "Your newly created team doesn't have any credits or licenses yet.",
    },
    'billing add_funds',
  ],
  [
    'F9 Qwen: what was free is used up',
    403,
    openai('The free tier of the model has been exhausted.', { code: 'AllocationQuota.FreeTierOnly' }),
    'billing add_funds',
  ],
  [
    '10 a reseller: a user’s quota',
    403,
    openai('用户额度不足', { type: 'new_api_error', code: 'insufficient_user_quota' }),
    'billing add_funds',
  ],
  ...(
    [
      ['temperature', 'Input should be less than or equal to 1.5', 'drop_sampling'],
      ['stream_options', 'Extra inputs are not permitted', 'drop_stream_options'],
      ['reasoning_effort', 'Extra inputs are not permitted', 'drop_effort'],
    ] as const
  ).flatMap(([name, msg, next]): Refused[] => {
    const detail = [{ type: 'x', loc: ['body', name], msg }];
    return [
      [
        `F8 Mistral: ${name}, in a list`,
        422,
        { object: 'error', message: { detail } },
        `bad_request ${next}`,
      ],
      [`F8 a web framework: ${name}, in a list`, 422, { detail }, `bad_request ${next}`],
    ];
  }),
  [
    'F16 OpenRouter: no such name',
    400,
    { error: { code: 400, message: 'foo/bar is not a valid model ID' } },
    'not_found check_model',
  ],
  [
    'F15a Together: too long',
    400,
    openai('This model only supports a maximum of 32769 tokens, got 50000'),
    'bad_request shorten_prompt',
  ],
  [
    'F17 AWS: a name that is none',
    400,
    { message: 'The provided model identifier is invalid.' },
    'not_found check_model',
  ],
  [
    'F17 AWS: a name that wants a profile',
    400,
    {
      message:
        'Invocation of model ID anthropic.claude-sonnet-4-5-20250929-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
    },
    'not_found check_model',
  ],
  [
    'F17 AWS: retired',
    404,
    { message: 'This model version has reached the end of its life.' },
    'not_found model_retired',
  ],
  [
    'F17 AWS: no system prompt',
    400,
    { message: "This model doesn't support system messages. Try again without a system message." },
    'bad_request drop_system_role',
  ],
  [
    'F17 AWS: no pictures',
    400,
    { message: "This model doesn't support the image content block that you provided." },
    'bad_request drop_images',
  ],
  ...(['1008', '1113', '1301', '1305'] as const).map((count): Refused => [
    `F21 vLLM: ${count} is a count, and nobody’s code`,
    400,
    openai(
      `This model's maximum context length is 1000 tokens. However, you requested ${count} tokens. Please reduce the length.`,
    ),
    'bad_request shorten_prompt',
  ]),
  [
    'F21 vLLM: no pictures',
    400,
    openai('Qwen/Qwen3-8B is not a multimodal model'),
    'bad_request drop_images',
  ],
];

describe('a refusal, and the step that answers it', () => {
  it.each(refused)('%s (%i)', (_what, status, body, said) => {
    const { kind, next } = refusal(status, {}, JSON.stringify(body));
    expect(`${kind} ${next}`).toBe(said);
  });
});
