// How a stream ends, well and badly. Every finish reason each family is documented to
// give, every error inside a stream of status 200, and the grammar of what carries them.

import { EventStreamCodec } from '@smithy/eventstream-codec';
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
  type Heard,
  type Row,
} from './variants.ts';

const yes = chunk({ content: 'Yes.' });
const half = { answer: 'Yes.', status: 'failed' } as const;
const json = (more: Heard = {}): Heard => ({ contentType: 'application/json', ...more });

const codec = new EventStreamCodec(
  bytes => Buffer.from(bytes as Uint8Array).toString('utf8'),
  text => Buffer.from(text),
);

/** Frames of the binary stream: `[headers, payload]`. */
const frames = (
  ...told: readonly (readonly [headers: Readonly<Record<string, string>>, payload?: object])[]
) =>
  Buffer.concat(
    told.map(([headers, payload]) =>
      codec.encode({
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [`:${name}`, { type: 'string', value }]),
        ),
        body: Buffer.from(payload ? JSON.stringify(payload) : ''),
      }),
    ),
  );
const event = (type: string, payload: object) =>
  [{ 'message-type': 'event', 'event-type': type, 'content-type': 'application/json' }, payload] as const;
const exception = (type: string, payload: object) =>
  [{ 'message-type': 'exception', 'exception-type': type }, payload] as const;
const converseSays = (text: string) => event('contentBlockDelta', { contentBlockIndex: 0, delta: { text } });

/** `raw = normalised` of each family. */
const reasons: readonly (readonly [
  family: string,
  end: (reason: string) => readonly [Heard, string | Uint8Array],
  told: Readonly<Record<string, string>>,
])[] = [
  [
    'chat',
    reason => [chat(), sse(yes, finished(reason), '[DONE]')],
    {
      stop: 'stop',
      length: 'length',
      tool_calls: 'tool_calls',
      function_call: 'tool_calls',
      content_filter: 'content_filter',
      eos: 'stop',
      model_length: 'length',
      sensitive: 'content_filter',
      model_context_window_exceeded: 'length',
      something_new: 'other',
    },
  ],
  [
    'Anthropic',
    reason => [
      claude(),
      named({ type: 'message_delta', delta: { stop_reason: reason } } as never, { type: 'message_stop' }),
    ],
    {
      end_turn: 'stop',
      max_tokens: 'length',
      stop_sequence: 'stop',
      tool_use: 'tool_calls',
      pause_turn: 'other',
      refusal: 'refusal',
      model_context_window_exceeded: 'length',
    },
  ],
  [
    'Gemini',
    reason => [
      gemini(),
      sse({ candidates: [{ content: { parts: [{ text: 'Yes.' }] }, finishReason: reason }] }),
    ],
    {
      STOP: 'stop',
      MAX_TOKENS: 'length',
      CONTINUATION: 'length',
      SAFETY: 'content_filter',
      RECITATION: 'content_filter',
      BLOCKLIST: 'content_filter',
      PROHIBITED_CONTENT: 'content_filter',
      SPII: 'content_filter',
      IMAGE_SAFETY: 'content_filter',
      LANGUAGE: 'other',
      UNEXPECTED_TOOL_CALL: 'tool_calls',
      TOO_MANY_TOOL_CALLS: 'tool_calls',
      OTHER: 'other',
    },
  ],
  [
    'Bedrock',
    reason => [
      bedrock(),
      frames(converseSays('Yes.'), event('messageStop', { stopReason: reason }), event('metadata', {})),
    ],
    {
      end_turn: 'stop',
      max_tokens: 'length',
      stop_sequence: 'stop',
      tool_use: 'tool_calls',
      content_filtered: 'content_filter',
      guardrail_intervened: 'content_filter',
      model_context_window_exceeded: 'length',
    },
  ],
  [
    'Ollama',
    reason => [
      ollama(),
      lines({ message: { content: 'Yes.' }, done: false }, { done: true, done_reason: reason }),
    ],
    { stop: 'stop', length: 'length' },
  ],
];

const responseEnd = (status: string, more: object = {}): string =>
  named(
    { type: 'response.output_text.delta', delta: 'Yes.' } as never,
    { type: `response.${status}`, response: { object: 'response', status, output: [], ...more } } as never,
  );

const endRows: readonly Row[] = [
  [
    'F2 incomplete by its limit',
    responses(),
    responseEnd('incomplete', { incomplete_details: { reason: 'max_output_tokens' } }),
    { finish: 'incomplete:max_output_tokens = length', status: 'complete' },
  ],
  [
    'F2 incomplete by its filter',
    responses(),
    responseEnd('incomplete', { incomplete_details: { reason: 'content_filter' } }),
    { finish: 'incomplete:content_filter = content_filter', status: 'complete' },
  ],
  [
    'F2 incomplete by being steered',
    responses(),
    responseEnd('incomplete', { incomplete_details: { reason: 'steered' } }),
    { finish: 'incomplete:steered = other', status: 'complete' },
  ],
  [
    'F2 failed',
    responses(),
    responseEnd('failed', { error: { code: 'server_error', message: 'Sorry.' } }),
    { ...half, failure: 'server server_error', says: 'Sorry.', finish: 'failed = error' },
  ],
  [
    'F2 failed by its rate',
    responses(),
    responseEnd('failed', { error: { code: 'rate_limit_exceeded', message: 'Slow down.' } }),
    { ...half, failure: 'rate_limit rate_limit_exceeded' },
  ],
  [
    'F2 failed without a word',
    responses(),
    responseEnd('failed', { error: null }),
    { ...half, failure: 'server response_failed' },
  ],
  [
    'F2 failed, by its event alone',
    responses(),
    named(
      { type: 'response.output_text.delta', delta: 'Yes.' } as never,
      { type: 'response.failed', response: { error: { code: 'server_error', message: 'Sorry.' } } } as never,
    ),
    { ...half, failure: 'server server_error', says: 'Sorry.', finish: 'failed = error' },
  ],
  [
    'F2 an error event, flat',
    responses(),
    named(
      { type: 'response.output_text.delta', delta: 'Yes.' } as never,
      { type: 'error', code: 'server_error', message: 'Sorry.', param: null, sequence_number: 4 } as never,
    ),
    { ...half, failure: 'server server_error', says: 'Sorry.' },
  ],
  [
    'F2 an error event, with its error inside',
    responses(),
    named(
      { type: 'response.output_text.delta', delta: 'Yes.' } as never,
      {
        type: 'error',
        error: {
          type: 'insufficient_quota',
          code: 'insufficient_quota',
          message: 'You exceeded your current quota.',
        },
      } as never,
    ),
    { ...half, failure: 'billing insufficient_quota' },
  ],
  [
    'B7 a stream that only stops',
    responses(),
    named({ type: 'response.output_text.delta', delta: 'Yes.' } as never),
    { answer: 'Yes.', status: 'truncated', failure: 'network stream_truncated' },
  ],

  [
    '0.7 [DONE] without a finish is a cut',
    chat(),
    sse(yes, '[DONE]'),
    { answer: 'Yes.', status: 'truncated', failure: 'network stream_truncated', finish: null },
  ],
  [
    '0.7 a cut loses nothing of what was held back as half a tag',
    chat(),
    sse(chunk({ content: 'Yes. </thi' })),
    { answer: 'Yes. </thi', status: 'truncated' },
  ],
  [
    '0.7 nor of thinking',
    chat(null, { end: broken('ECONNRESET') }),
    sse(chunk({ content: '<think>Hm. </' })),
    { thinking: 'Hm. </', answer: '', status: 'truncated' },
  ],
  [
    '0.7 nor of a local server',
    ollama(),
    lines({ message: { content: 'Yes. <' }, done: false }),
    { answer: 'Yes. <', status: 'truncated' },
  ],
  [
    '0.7 a finish without [DONE] is an end',
    chat(),
    sse(yes, finished('stop')),
    { answer: 'Yes.', status: 'complete', notes: ['no_done'] },
  ],
  ['0.7 neither is a cut', chat(), sse(yes), { answer: 'Yes.', status: 'truncated' }],
  [
    '0.7 a finish that is empty, or the word null, is none',
    chat(),
    sse(finished('', {}, { content: 'Y' }), finished('null', {}, { content: 'es.' })),
    { answer: 'Yes.', status: 'truncated', finish: null },
  ],
  [
    '0.7 the finish on the last text',
    chat(),
    sse(finished('stop', {}, { content: 'Yes.' })),
    { answer: 'Yes.', status: 'complete' },
  ],
  [
    'F22 SGLang: what matched is no reason',
    chat('sglang'),
    sse(yes, { choices: [{ index: 0, delta: {}, finish_reason: 'stop', matched_stop: 151645 }] }, '[DONE]'),
    { finish: 'stop = stop', status: 'complete' },
  ],
  [
    'F21 aborted by the server',
    chat('vllm'),
    sse(yes, finished('abort'), '[DONE]'),
    { ...half, failure: 'server finish_abort', finish: 'abort = error' },
  ],
  [
    'F6 no resources left',
    chat('deepseek'),
    sse(yes, finished('insufficient_system_resource'), '[DONE]'),
    {
      ...half,
      failure: 'capacity insufficient_system_resource',
      finish: 'insufficient_system_resource = error',
    },
  ],
  [
    'F8 Mistral: error',
    chat('mistral'),
    sse(yes, finished('error')),
    { ...half, failure: 'server finish_error', finish: 'error = error' },
  ],
  [
    'F10 GLM: network_error',
    chat('glm'),
    sse(yes, finished('network_error')),
    { ...half, finish: 'network_error = error' },
  ],
  [
    'F1 an empty answer that was stopped',
    chat(),
    sse(chunk({ role: 'assistant', content: '' }), finished('stop'), '[DONE]'),
    { answer: '', status: 'complete', notes: ['empty_answer'], kind: 'unknown' },
  ],
  [
    'F1 an empty answer that its limit stopped',
    chat('openai'),
    sse(
      finished('length'),
      {
        choices: [],
        usage: { prompt_tokens: 1, completion_tokens: 9, completion_tokens_details: { reasoning_tokens: 9 } },
      },
      '[DONE]',
    ),
    { answer: '', notes: ['thinking_ate_limit'], kind: 'hidden', usage: [1, null, null, 9, 9, 0] },
  ],
  [
    'F1 tools that nobody gave it',
    chat(),
    sse(
      chunk({ tool_calls: [{ index: 0, function: { name: 'look', arguments: '' } }] }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: '{}' } }] }),
      finished('tool_calls'),
      '[DONE]',
    ),
    { answer: '', finish: 'tool_calls = tool_calls', notes: ['empty_answer', 'tool_calls'] },
  ],
  [
    'F1 a function, in the old way',
    chat(),
    sse(chunk({ function_call: { name: 'rm', arguments: '{}' } }), finished('function_call'), '[DONE]'),
    { answer: '', notes: ['empty_answer', 'tool_calls'] },
  ],
  [
    'F4 Anthropic: a tool of its own',
    claude(),
    named(
      {
        type: 'content_block_start',
        content_block: { type: 'server_tool_use', name: 'web_search' },
      } as never,
      { type: 'message_delta', delta: { stop_reason: 'pause_turn' } } as never,
      { type: 'message_stop' },
    ),
    { answer: '', notes: ['empty_answer', 'tool_calls'] },
  ],
  [
    'F17 Bedrock: a tool in a whole reply',
    bedrock(json({ streamed: false })),
    '{"output":{"message":{"content":[{"toolUse":{"name":"rm","input":{}}}]}},"stopReason":"tool_use"}',
    { answer: '', notes: ['empty_answer', 'tool_calls'] },
  ],
  [
    'F19 LM Studio: a tool in a whole reply',
    lmstudio(json({ streamed: false })),
    '{"output":[{"type":"tool_call","tool":"rm","arguments":{},"output":""},{"type":"message","content":"Yes."}]}',
    { answer: 'Yes.', notes: ['tool_calls'] },
  ],
  [
    'F3 Azure: filtered in the middle',
    chat('azure'),
    sse(
      yes,
      {
        choices: [
          {
            index: 0,
            delta: {},
            finish_reason: 'content_filter',
            content_filter_results: { violence: { filtered: true, severity: 'high' } },
          },
        ],
      },
      '[DONE]',
    ),
    { answer: 'Yes.', finish: 'content_filter = content_filter', status: 'complete' },
  ],
  [
    'other choices are left alone',
    chat(),
    sse(
      { choices: [{ index: 1, delta: { content: 'No.' } }] },
      yes,
      { choices: [{ index: 7, delta: {}, finish_reason: 'length' }] },
      finished('stop'),
      '[DONE]',
    ),
    { answer: 'Yes.', finish: 'stop = stop' },
  ],

  [
    'F5 a prompt that was blocked',
    gemini(),
    sse({
      promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
      usageMetadata: { promptTokenCount: 8, totalTokenCount: 8 },
    }),
    {
      finish: 'PROHIBITED_CONTENT = content_filter',
      status: 'complete',
      usage: [8, null, null, null, null, null],
    },
  ],
  [
    'F5 a prompt that was blocked, with an empty list beside it',
    gemini(),
    sse({ candidates: [], promptFeedback: { blockReason: 'SAFETY' } }),
    { finish: 'SAFETY = content_filter', status: 'complete' },
  ],
  [
    'F5 safety in the middle',
    gemini(),
    sse(
      { candidates: [{ content: { parts: [{ text: 'Yes.' }] } }] },
      { candidates: [{ finishReason: 'SAFETY', safetyRatings: [] }] },
    ),
    { answer: 'Yes.', finish: 'SAFETY = content_filter', status: 'complete' },
  ],
  [
    'F5 a reason that says none',
    gemini(),
    sse({
      candidates: [{ content: { parts: [{ text: 'Yes.' }] }, finishReason: 'FINISH_REASON_UNSPECIFIED' }],
    }),
    { answer: 'Yes.', status: 'truncated' },
  ],
  [
    'F5 a stream that only stops',
    gemini(),
    sse({
      candidates: [{ content: { parts: [{ text: 'Yes.' }] } }],
      usageMetadata: { promptTokenCount: 5, candidatesTokenCount: 1 },
    }),
    { answer: 'Yes.', status: 'truncated', usage: [null, null, null, null, null, null] },
  ],

  [
    'B4 the reason came, the stop did not',
    claude(),
    named(
      { type: 'content_block_delta', delta: { type: 'text_delta', text: 'Yes.' } } as never,
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 3 } } as never,
    ),
    { answer: 'Yes.', status: 'complete', notes: ['no_done'] },
  ],
  [
    'B4 neither came',
    claude(),
    named({ type: 'content_block_delta', delta: { type: 'text_delta', text: 'Yes.' } } as never),
    { answer: 'Yes.', status: 'truncated' },
  ],
  [
    'B4 a stop without a reason',
    claude(),
    named({ type: 'content_block_delta', delta: { type: 'text_delta', text: 'Yes.' } } as never, {
      type: 'message_stop',
    }),
    { answer: 'Yes.', status: 'truncated' },
  ],
  [
    'F4 a refusal',
    claude(),
    named(
      { type: 'content_block_delta', delta: { type: 'text_delta', text: 'Yes.' } } as never,
      { type: 'message_delta', delta: { stop_reason: 'refusal' }, usage: { output_tokens: 3 } } as never,
      { type: 'message_stop' },
    ),
    { answer: 'Yes.', finish: 'refusal = refusal', status: 'complete' },
  ],

  [
    'F18 Ollama: a last line without done',
    ollama(),
    lines({ message: { content: 'Yes.' }, done: false }),
    { answer: 'Yes.', status: 'truncated' },
  ],
  [
    'F18 Ollama: done without a reason',
    ollama(),
    lines({ message: { content: 'Yes.' }, done: true }),
    { answer: 'Yes.', finish: 'stop = stop', status: 'complete' },
  ],
  [
    'F18 Ollama: loaded and asked nothing',
    ollama(),
    lines({ message: { content: '' }, done: true, done_reason: 'load' }),
    { answer: '', status: 'failed', failure: 'malformed empty' },
  ],
  [
    'F19 LM Studio: its end comes after an error too',
    lmstudio(),
    named(
      { type: 'message.delta', content: 'Yes.' } as never,
      { type: 'error', error: { type: 'internal_error', message: 'Crashed.' } } as never,
      { type: 'chat.end', result: { output: [], stats: {} } } as never,
    ),
    { ...half, failure: 'server internal_error', says: 'Crashed.', finish: null },
  ],
  [
    'F19 LM Studio: a stream that only stops',
    lmstudio(),
    named({ type: 'message.delta', content: 'Yes.' } as never),
    { answer: 'Yes.', status: 'truncated' },
  ],

  [
    'B17 Bedrock: metadata without a stop is a cut',
    bedrock(),
    frames(converseSays('Yes.'), event('metadata', { usage: { inputTokens: 1, outputTokens: 2 } })),
    { answer: 'Yes.', status: 'truncated' },
  ],
  [
    'B17 Bedrock: a stop without metadata is an end',
    bedrock(),
    frames(converseSays('Yes.'), event('messageStop', { stopReason: 'end_turn' })),
    { answer: 'Yes.', status: 'complete', usage: [null, null, null, null, null, null] },
  ],
  [
    'B17 Bedrock: thinking, its signature, what is redacted, text',
    bedrock(),
    frames(
      event('messageStart', { role: 'assistant' }),
      event('contentBlockDelta', { delta: { reasoningContent: { text: 'Hm.' } } }),
      event('contentBlockDelta', { delta: { reasoningContent: { signature: 'x' } } }),
      event('contentBlockDelta', { delta: { reasoningContent: { redactedContent: 'AA' } } }),
      converseSays('Yes.'),
      event('messageStop', { stopReason: 'end_turn' }),
      event('metadata', { usage: { inputTokens: 1, outputTokens: 2 }, metrics: { latencyMs: 40 } }),
    ),
    {
      thinking: 'Hm.',
      kind: 'raw',
      answer: 'Yes.',
      usage: [1, null, null, 2, null, null],
      server: { serverTotalMs: 40 },
      notes: ['thinking_redacted'],
    },
  ],
  [
    'B17 Bedrock: a frame cut in its middle',
    bedrock(),
    frames(converseSays('Yes.'), converseSays('No.')).subarray(0, -5),
    { answer: 'Yes.', status: 'truncated' },
  ],
];

const midstream: readonly Row[] = [
  [
    'F1 an error chunk',
    chat(),
    sse(yes, { error: { message: 'Sorry.', type: 'server_error', code: null } }),
    { ...half, failure: 'server server_error', says: 'Sorry.' },
  ],
  [
    'F1 an error event by name',
    chat(),
    `${sse(yes)}event: error\ndata: {"error":{"message":"Sorry.","type":"server_error"}}\n\n`,
    { ...half, failure: 'server server_error' },
  ],
  [
    'F1 an error, and [DONE] behind it',
    chat(),
    sse(yes, { error: { message: 'Sorry.' } }, '[DONE]'),
    { ...half, failure: 'server error_midstream', says: 'Sorry.' },
  ],
  [
    'F16 OpenRouter: with a finish of its own, and the last words',
    chat('openrouter'),
    sse(chunk({ content: 'Ye' }), {
      id: 'g',
      provider: 'Up',
      error: { code: 502, message: 'Provider returned error', metadata: { provider_name: 'Up' } },
      choices: [{ index: 0, delta: { content: 's.' }, finish_reason: 'error' }],
    }),
    { ...half, failure: 'server 502', finish: 'error = error', served: { upstream: 'Up' } },
  ],
  [
    'F16 OpenRouter: its upstream is at its limit',
    chat('openrouter'),
    sse(yes, { error: { code: 429, message: 'Provider returned error' } }),
    { ...half, failure: 'rate_limit 429' },
  ],
  [
    'F16 OpenRouter: moderated',
    chat('openrouter'),
    sse({ error: { code: 403, message: 'Your input was flagged', metadata: { reasons: ['violence'] } } }),
    { status: 'failed', failure: 'content_filter 403' },
  ],
  [
    'F16 text that was held back is kept',
    chat(),
    sse(chunk({ content: 'Yes. <' }), { error: { message: 'Sorry.' } }),
    { answer: 'Yes. <', status: 'failed' },
  ],
  [
    'F14 Cerebras: its status stands beside the error',
    chat('cerebras'),
    sse(yes, {
      error: { message: 'Too fast.', type: 'too_many_requests_error', code: 'queue_exceeded' },
      status_code: 429,
    }),
    { ...half, failure: 'rate_limit queue_exceeded' },
  ],
  [
    'F14 Cerebras: flat',
    chat('cerebras'),
    sse(yes, { message: 'Something broke.', type: 'server_error', param: '', code: 'internal' }),
    { ...half, failure: 'server internal', says: 'Something broke.' },
  ],
  [
    'F8 Mistral and vLLM: flat, an object called error',
    chat('vllm'),
    sse(yes, {
      object: 'error',
      message: 'out of memory',
      type: 'InternalServerError',
      param: null,
      code: 500,
    }),
    { ...half, failure: 'server 500', says: 'out of memory' },
  ],
  [
    'F7 xAI: flat, the error a text',
    chat('xai'),
    sse(yes, { code: 'The service is currently unavailable', error: 'Capacity is low' }),
    { ...half, failure: 'capacity The service is currently unavailable' },
  ],
  [
    'F13 Groq: in x_groq',
    chat('groq'),
    sse(yes, { x_groq: { id: 'r', error: 'over capacity' }, choices: [] }),
    { ...half, failure: 'capacity error_midstream', says: 'over capacity' },
  ],
  [
    'F12 MiniMax: in its native place',
    chat('minimax'),
    sse(yes, { base_resp: { status_code: 1002, status_msg: 'rate limit' } }),
    { ...half, failure: 'rate_limit 1002' },
  ],
  [
    'F15b Fireworks: a text',
    chat('fireworks'),
    sse(yes, { error: 'upstream died' }),
    { ...half, failure: 'server error_midstream', says: 'upstream died' },
  ],
  [
    'F4 overloaded',
    claude(),
    named(
      { type: 'content_block_delta', delta: { type: 'text_delta', text: 'Yes.' } } as never,
      { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' }, request_id: 'q' } as never,
    ),
    { ...half, failure: 'overloaded overloaded_error', next: 'wait' },
  ],
  [
    'F4 at its rate',
    claude(),
    named({ type: 'error', error: { type: 'rate_limit_error', message: 'x' } } as never),
    { status: 'failed', failure: 'rate_limit rate_limit_error' },
  ],
  [
    'F4 its fault',
    claude(),
    named({ type: 'error', error: { type: 'api_error', message: 'x' } } as never),
    { status: 'failed', failure: 'server api_error' },
  ],
  [
    'F4 late',
    claude(),
    named({ type: 'error', error: { type: 'timeout_error', message: 'x' } } as never),
    { status: 'failed', failure: 'server timeout_error' },
  ],
  [
    'F5 overloaded',
    gemini(),
    sse(
      { candidates: [{ content: { parts: [{ text: 'Yes.' }] } }] },
      { error: { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' } },
    ),
    { ...half, failure: 'overloaded UNAVAILABLE' },
  ],
  [
    'F5 exhausted, with a wait',
    gemini(),
    sse({
      error: {
        code: 429,
        message: 'Resource has been exhausted (e.g. check quota).',
        status: 'RESOURCE_EXHAUSTED',
        details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '37s' }],
      },
    }),
    { status: 'failed', failure: 'rate_limit RESOURCE_EXHAUSTED', waitMs: 37_000 },
  ],
  [
    'F5 its fault',
    gemini(),
    sse({ error: { code: 500, message: 'x', status: 'INTERNAL' } }),
    { status: 'failed', failure: 'server INTERNAL' },
  ],
  [
    'F5 an argument',
    gemini(),
    sse({ error: { code: 400, message: 'x', status: 'INVALID_ARGUMENT' } }),
    { status: 'failed', failure: 'bad_request INVALID_ARGUMENT' },
  ],
  [
    'F17 throttled',
    bedrock(),
    frames(converseSays('Yes.'), exception('throttlingException', { message: 'Too many tokens' })),
    { ...half, failure: 'rate_limit throttlingException' },
  ],
  [
    'F17 the model broke',
    bedrock(),
    frames(
      converseSays('Yes.'),
      exception('modelStreamErrorException', { message: 'x', originalStatusCode: 500 }),
    ),
    { ...half, failure: 'server modelStreamErrorException' },
  ],
  [
    'F17 no service',
    bedrock(),
    frames(converseSays('Yes.'), exception('serviceUnavailableException', { message: 'x' })),
    { ...half, failure: 'overloaded serviceUnavailableException' },
  ],
  [
    'F17 wrong',
    bedrock(),
    frames(exception('validationException', { message: 'x' })),
    { status: 'failed', failure: 'bad_request validationException' },
  ],
  [
    'F17 its fault',
    bedrock(),
    frames(exception('internalServerException', { message: 'x' })),
    { status: 'failed', failure: 'server internalServerException' },
  ],
  [
    'F17 an error that no model foresaw',
    bedrock(),
    frames([{ 'message-type': 'error', 'error-code': 'InternalFailure', 'error-message': 'Gone.' }]),
    { status: 'failed', failure: 'server InternalFailure', says: 'Gone.' },
  ],
  [
    'F18 Ollama: a line',
    ollama(),
    lines({ message: { content: 'Yes.' }, done: false }, { error: 'model runner has unexpectedly stopped' }),
    { ...half, failure: 'server error_midstream', says: 'model runner has unexpectedly stopped' },
  ],
  [
    'F18 Ollama: a line without its end',
    ollama(),
    '{"error":"model runner has unexpectedly stopped"}',
    { status: 'failed', failure: 'server error_midstream' },
  ],
];

const bodies: readonly Row[] = [
  [
    '0.8 chat: an error as a whole body of status 200',
    chat(null, json()),
    '{"error":{"message":"Slow down.","code":"rate_limit_exceeded"}}',
    { status: 'failed', failure: 'rate_limit rate_limit_exceeded', says: 'Slow down.' },
  ],
  [
    '0.8 chat: the same of Cerebras',
    chat('cerebras', json()),
    '{"message":"Too fast.","type":"too_many_requests_error","param":"quota","code":"request_quota_exceeded"}',
    { status: 'failed', failure: 'rate_limit request_quota_exceeded' },
  ],
  [
    '0.8 chat: the same of Mistral',
    chat('mistral', json()),
    '{"object":"error","message":"Unauthorized","type":"invalid","code":1000}',
    { status: 'failed', failure: 'auth 1000' },
  ],
  [
    '0.8 chat: the same of a web framework',
    chat(null, json()),
    '{"detail":"Internal error"}',
    { status: 'failed', failure: 'server error_midstream', says: 'Internal error' },
  ],
  [
    '0.8 MiniMax: the same, with choices that are null',
    chat('minimax', json()),
    '{"id":"x","choices":null,"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}}',
    { status: 'failed', failure: 'billing 1008' },
  ],
  [
    '0.8 Responses',
    responses('openai', json()),
    '{"error":{"message":"x","type":"server_error"}}',
    { status: 'failed', failure: 'server server_error' },
  ],
  [
    '0.8 Anthropic',
    claude('claude-opus-5', json()),
    '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
    { status: 'failed', failure: 'overloaded overloaded_error' },
  ],
  [
    '0.8 Gemini, in a list',
    gemini(json()),
    '[{"error":{"code":503,"message":"x","status":"UNAVAILABLE"}}]',
    { status: 'failed', failure: 'overloaded UNAVAILABLE' },
  ],
  [
    '0.8 Ollama',
    ollama(json()),
    '{"error":"no memory"}',
    { status: 'failed', failure: 'server error_midstream', says: 'no memory' },
  ],
  [
    '0.8 LM Studio',
    lmstudio(json()),
    '{"error":{"type":"invalid_request","message":"x"}}',
    { status: 'failed', failure: 'bad_request invalid_request' },
  ],
  [
    '0.8 Bedrock',
    bedrock(json()),
    '{"message":"Too many requests"}',
    { status: 'failed', failure: 'rate_limit error_midstream' },
  ],
  [
    'a refusal that calls itself a stream',
    chat(),
    '{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}',
    { status: 'failed', failure: 'rate_limit rate_limit_exceeded', says: 'Rate limit reached', next: 'wait' },
  ],
  [
    'over several lines',
    claude(),
    '{\n  "type": "error",\n\n  "error": { "type": "overloaded_error", "message": "Overloaded" }\n}\n',
    { status: 'failed', failure: 'overloaded overloaded_error', says: 'Overloaded' },
  ],
  [
    'as plain text',
    responses('openai', { contentType: 'text/plain; charset=utf-8' }),
    '{"error":{"message":"No such model: x","type":"invalid_request_error","code":"model_not_found"}}',
    { status: 'failed', failure: 'not_found model_not_found', says: 'No such model: x' },
  ],
  [
    'in a list',
    gemini(),
    '[{"error":{"code":503,"message":"x","status":"UNAVAILABLE"}}]',
    { status: 'failed', failure: 'overloaded UNAVAILABLE' },
  ],
  [
    'as problem details',
    chat(null, { contentType: 'application/problem+json' }),
    '{"code":"no_funds","message":"insufficient balance"}',
    { status: 'failed', failure: 'billing no_funds', says: 'insufficient balance' },
  ],
  [
    'over several lines, where a line is a message',
    ollama(),
    '{\n  "error": "no memory"\n}\n',
    { status: 'failed', failure: 'server error_midstream', says: 'no memory' },
  ],
  [
    'JSON that refuses nothing',
    chat(),
    '{"status":"ok"}',
    {
      status: 'failed',
      failure: 'malformed not_a_stream',
      says: 'text/event-stream: {"status":"ok"}',
      next: 'check_url',
    },
  ],
  [
    'a refusal that is no JSON',
    chat(),
    'upstream connect error\n',
    {
      status: 'failed',
      failure: 'malformed not_a_stream',
      says: 'text/event-stream: upstream connect error',
    },
  ],
  [
    'a page',
    chat(null, { contentType: 'text/html; charset=utf-8' }),
    '<html><body>Log in</body></html>',
    { status: 'failed', failure: 'malformed not_a_stream' },
  ],
  [
    'a page that calls itself a stream',
    chat(),
    '<html>\n\n<body>Log in</body>\n\n</html>',
    { status: 'failed', failure: 'malformed not_a_stream' },
  ],
  [
    'a page that calls itself JSON',
    chat(null, json()),
    '<html></html>',
    { status: 'failed', failure: 'malformed bad_json' },
  ],
  ['nothing', chat(), '', { status: 'failed', failure: 'malformed empty' }],
  [
    'comments alone',
    chat(),
    ': OPENROUTER PROCESSING\n\n: keep-alive\n\n',
    { status: 'failed', failure: 'malformed not_a_stream' },
  ],
  [
    'a broken event keeps what came before',
    chat(),
    `${sse(yes)}data: {"choices":[{\n\n`,
    { ...half, failure: 'malformed bad_json' },
  ],
  [
    'broken before anything',
    chat(null, { end: broken('ECONNRESET') }),
    '',
    { status: 'failed', failure: 'network ECONNRESET' },
  ],
  [
    'broken in the middle',
    chat(null, { end: broken('ECONNRESET') }),
    sse(yes),
    { answer: 'Yes.', status: 'truncated', failure: 'network stream_truncated' },
  ],
];

const story = sse(
  chunk({ reasoning_content: '想。' }),
  chunk({ content: '是 🎉' }),
  finished('stop'),
  '[DONE]',
);
const told = {
  thinking: '想。',
  answer: '是 🎉',
  finish: 'stop = stop',
  status: 'complete',
  notes: [] as string[],
} as const;

const grammar: readonly Row[] = [
  ['CRLF', chat(), story.replaceAll('\n', '\r\n'), told],
  ['CR', chat(), story.replaceAll('\n', '\r'), told],
  ['a byte order mark', chat(), `\uFEFF${story}`, told],
  ['no space behind the colon', chat(), story.replaceAll('data: ', 'data:'), told],
  [
    'comments, ids, retries, empty data between',
    chat(),
    `: hello\n:\nid: 7\nretry: 3000\n\n${story.replaceAll('data: ', ': ping\nid: 1\ndata: ')}`,
    told,
  ],
  [
    'data over several lines',
    chat(),
    sse(
      ...[chunk({ reasoning_content: '想。' }), chunk({ content: '是 🎉' }), finished('stop')].map(value =>
        JSON.stringify(value, null, 1).replaceAll('\n', '\ndata: '),
      ),
      '[DONE]',
    ),
    told,
  ],
  ['events called message', chat(), story.replaceAll('data: ', 'event: message\ndata: '), told],
  [
    'events of other names are passed over',
    chat(),
    `event: execute\ndata: {"choices":[]}\n\n${story}`,
    { ...told, notes: ['bad_events'] },
  ],
  ['[DONE] with spaces', chat(), story.replace('[DONE]', ' [DONE] '), told],
  ['a last event without its blank line is none', chat(), story.trimEnd(), { ...told, notes: ['no_done'] }],
  [
    'things that are no chunks are passed over',
    chat(),
    `${sse(null, 7, 'true', [], {})}${story}`,
    { ...told, notes: ['bad_events'] },
  ],
  [
    'fields of wrong kinds',
    chat(),
    `${sse({ choices: [{ index: 0, delta: { content: 7, reasoning_content: {} } }] }, { choices: [null] }, { choices: [{ delta: null }] })}${story}`,
    told,
  ],
];

const reasonRows: readonly Row[] = reasons.flatMap(([family, end, table]) =>
  Object.entries(table).map(([raw, normalised]): Row => {
    const [who, body] = end(raw);
    return [`F ${family}: ${raw}`, who, body, { finish: `${raw} = ${normalised}`, status: 'complete' }];
  }),
);

/** How servers write that nothing is wrong. */
const fine: readonly unknown[] = [null, '', false, {}, [], { message: '', type: '', param: null, code: 0 }];
const fineRows: readonly Row[] = fine.map((error): Row => [
  `an error of ${JSON.stringify(error)} is none`,
  chat(),
  sse({ ...yes, error }, { ...finished('stop'), error }, '[DONE]'),
  { answer: 'Yes.', status: 'complete', failure: null },
]);

const alive: readonly (readonly [what: string, event: string])[] = [
  ['keepalive', 'event: keepalive\ndata: {"type":"keepalive","sequence_number":3}\n\n'],
  ['keepalive without a name', 'data: {"type":"keepalive","sequence_number":3}\n\n'],
  ['ping', 'event: ping\ndata: {"type":"ping"}\n\n'],
  ['ping of nothing', 'event: ping\ndata:\n\n'],
  ['heartbeat', 'event: heartbeat\ndata: {"ts":1795305600}\n\n'],
  ['data of nothing', 'data: \n\n'],
];
const saysYes: readonly (readonly [who: Heard, before: string, after: string])[] = [
  [chat('openai'), sse(chunk({ role: 'assistant', content: '' })), sse(yes, finished('stop'), '[DONE]')],
  [
    responses(),
    named({ type: 'response.created' }),
    named(
      { type: 'response.output_text.delta', delta: 'Yes.' } as never,
      { type: 'response.completed', response: { status: 'completed' } } as never,
    ),
  ],
  [
    claude(),
    named({ type: 'message_start', message: {} } as never),
    named(
      { type: 'content_block_delta', delta: { type: 'text_delta', text: 'Yes.' } } as never,
      { type: 'message_delta', delta: { stop_reason: 'end_turn' } } as never,
      { type: 'message_stop' },
    ),
  ],
  [gemini(), '', sse({ candidates: [{ content: { parts: [{ text: 'Yes.' }] }, finishReason: 'STOP' }] })],
  [
    lmstudio(),
    named({ type: 'chat.start' }),
    named({ type: 'message.delta', content: 'Yes.' } as never, { type: 'chat.end', result: {} } as never),
  ],
];
const aliveRows: readonly Row[] = alive.flatMap(([what, event]) =>
  saysYes.map(([who, before, after]): Row => [
    `H ${who.dialect}: an hour of ${what}`,
    who,
    `${event}${before}${event.repeat(240)}${after}`,
    { answer: 'Yes.', status: 'complete', failure: null, notes: [] },
  ]),
);

/** What [DONE] says is said already, or is not so: it is no end in a dialect that has another. */
const doneRows: readonly Row[] = saysYes.map(([who, before, after]): Row => [
  `B ${who.dialect}: [DONE] behind its own end`,
  who,
  `${before}${after}${after.includes('[DONE]') ? '' : 'data: [DONE]\n\n'}`,
  { answer: 'Yes.', status: 'complete', failure: null, notes: [] },
]);

/** JSON that is whole, and deeper than any stack. */
const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
const deepBill = { usage: 'deep', usageMetadata: 'deep', error: 'deep' };
const deepRows: readonly Row[] = (
  [
    [chat(), sse(yes), sse({ ...finished('stop'), ...deepBill })],
    [gemini(), '', sse({ candidates: [{ content: { parts: [] }, finishReason: 'STOP' }], ...deepBill })],
    [
      claude(),
      named({ type: 'message_start', message: {} } as never),
      named({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, ...deepBill } as never),
    ],
    [
      responses(),
      named({ type: 'response.created' }),
      named({ type: 'response.completed', response: { status: 'completed', ...deepBill } } as never),
    ],
  ] as const
).map(([who, before, after]): Row => [
  `HS-21 ${who.dialect}: nested without end`,
  who,
  `${before}${after.replaceAll('"deep"', deep)}`,
  { status: 'failed', failure: 'malformed bad_json' },
]);

const cutRows: readonly Row[] = [
  [
    'brackets in words are no depth',
    chat(),
    sse(chunk({ content: '['.repeat(2_000) }), finished('stop'), '[DONE]'),
    { answer: '['.repeat(2_000), status: 'complete' },
  ],
  [
    'B openai-responses: [DONE] alone is no end',
    responses(),
    `${named({ type: 'response.output_text.delta', delta: 'Yes.' } as never)}data: [DONE]\n\n`,
    { answer: 'Yes.', status: 'truncated' },
  ],
  [
    'F16 OpenRouter: the error of the choice',
    chat('openrouter'),
    sse(yes, {
      choices: [{ delta: {}, finish_reason: 'error', error: { code: 429, message: 'Too much upstream' } }],
    }),
    { ...half, failure: 'rate_limit 429', says: 'Too much upstream', finish: 'error = error' },
  ],
  [
    'HS-26 events of names nobody knows are passed over, however many',
    chat(),
    `${sse(yes)}${'event: progress\ndata: {"at":1}\n\n'.repeat(240)}${sse(finished('stop'), '[DONE]')}`,
    { answer: 'Yes.', status: 'complete', notes: ['bad_events'] },
  ],
  [
    'HS-39 Ollama: broken in the middle of a line',
    ollama({ end: broken('ECONNRESET') }),
    `${lines({ message: { content: 'Yes.' }, done: false })}{"message":{"content":" And`,
    { answer: 'Yes.', status: 'truncated', failure: 'network stream_truncated' },
  ],
  [
    'HS-40 Ollama: ended in the middle of a line',
    ollama(),
    `${lines({ message: { content: 'Yes.' }, done: false })}{"message":{"content":" And`,
    { answer: 'Yes.', status: 'truncated', failure: 'network stream_truncated' },
  ],
  [
    'HS-20 Ollama: a line that is no JSON',
    ollama(),
    `${lines({ message: { content: 'Yes.' }, done: false })}{"message":{"content":" And\n`,
    { ...half, failure: 'malformed bad_json' },
  ],
  [
    'HS-39 broken in the middle of the first event',
    chat(null, { end: broken('ECONNRESET') }),
    'data: {"choices":[{"del',
    { answer: '', status: 'truncated', failure: 'network stream_truncated', next: 'try_again' },
  ],
  [
    'HS-39 broken while it waits its turn',
    chat('deepseek', { end: broken('ECONNRESET') }),
    ': keep-alive\n\n: keep-alive\n\n',
    { answer: '', status: 'truncated', failure: 'network stream_truncated', next: 'try_again' },
  ],
  [
    'HS-40 a whole body, broken in its middle',
    chat(null, json({ streamed: false, end: broken('ECONNRESET') })),
    '{"choices":[{"message":{"content":"Yes.',
    { answer: '', status: 'truncated', failure: 'network stream_truncated', next: 'try_again' },
  ],
  [
    'HS-49 a page, broken in its middle, is a page',
    chat(null, { contentType: 'text/html', end: broken('ECONNRESET') }),
    '<html><body>Log',
    { status: 'failed', failure: 'malformed not_a_stream' },
  ],
];

describe('the end', () => {
  it.each([
    ...reasonRows,
    ...endRows,
    ...midstream,
    ...bodies,
    ...grammar,
    ...fineRows,
    ...aliveRows,
    ...doneRows,
    ...deepRows,
    ...cutRows,
  ])('%s', (_what, who, body, expected) => {
    for (const pieceBytes of [Number.POSITIVE_INFINITY, 1]) {
      expect(toldOf(laneOf(who, body, pieceBytes))).toMatchObject(expected);
    }
  });
});
