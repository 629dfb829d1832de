// What refusals mean beyond the recorded ones: each family's own shape and words.

import { describe, expect, it } from 'vitest';
import { refusal, refusalIn } from '../../electron/dialects/refusal.ts';
import { isWorthRetrying } from '../../electron/engine/retry.ts';
import { refusals } from './recordings.ts';

const openai = (message: string, more: object = {}) => ({ error: { message, ...more } });
const anthropic = (type: string, message: string) => ({ type: 'error', error: { type, message } });
const google = (code: number, status: string, message: string) => ({ error: { code, status, message } });

type Row = readonly [what: string, status: number, body: unknown, kind: string, next: string];

const rows: readonly Row[] = [
  [
    'OpenAI: effort',
    400,
    openai("Unsupported parameter: 'reasoning_effort' is not supported with this model.", {
      param: 'reasoning_effort',
    }),
    'bad_request',
    'drop_effort',
  ],
  [
    'OpenAI: an effort step',
    400,
    openai("Unsupported value: 'reasoning.effort' does not support 'xhigh' with this model.", {
      param: 'reasoning.effort',
    }),
    'bad_request',
    'drop_effort',
  ],
  [
    'OpenAI: top_p',
    400,
    openai("Unsupported parameter: 'top_p' is not supported with this model.", { param: 'top_p' }),
    'bad_request',
    'drop_sampling',
  ],
  [
    'OpenAI: only the field is named',
    400,
    openai('Invalid value.', { param: 'temperature' }),
    'bad_request',
    'drop_sampling',
  ],
  [
    'OpenAI: developer role',
    400,
    openai("Unsupported value: 'messages[0].role' does not support 'developer' with this model."),
    'bad_request',
    'drop_system_role',
  ],
  [
    'OpenAI: context',
    400,
    openai("This model's maximum context length is 128000 tokens.", { code: 'context_length_exceeded' }),
    'bad_request',
    'shorten_prompt',
  ],
  [
    'OpenAI: too large a limit',
    400,
    openai('max_tokens is too large: 99999. This model supports at most 16384 completion tokens.'),
    'bad_request',
    'lower_limit',
  ],
  [
    'OpenAI: no such model',
    404,
    openai('The model `gpt-9` does not exist or you do not have access to it.', { code: 'model_not_found' }),
    'not_found',
    'check_model',
  ],
  ['OpenAI: no such address', 404, openai('Invalid URL (POST /v1/chat)'), 'not_found', 'check_url'],
  [
    'OpenAI: overloaded',
    503,
    openai('The engine is currently overloaded, please try again later'),
    'overloaded',
    'wait',
  ],
  [
    'OpenAI: its own fault',
    500,
    openai('The server had an error while processing your request.', { type: 'server_error' }),
    'server',
    'try_again',
  ],
  [
    'a picture for a blind model',
    400,
    openai(
      'Invalid content type. image_url is only supported by certain models; this model does not support image input.',
    ),
    'bad_request',
    'drop_images',
  ],
  [
    'Azure: no such deployment',
    404,
    {
      error: { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' },
    },
    'not_found',
    'check_model',
  ],
  ['Anthropic: key', 401, anthropic('authentication_error', 'invalid x-api-key'), 'auth', 'check_key'],
  ['Anthropic: permission', 403, anthropic('permission_error', 'not allowed'), 'auth', 'check_key'],
  [
    'Anthropic: credit',
    400,
    anthropic('invalid_request_error', 'Your credit balance is too low to access the Anthropic API.'),
    'billing',
    'add_funds',
  ],
  ['Anthropic: billing', 402, anthropic('billing_error', 'Payment is required'), 'billing', 'add_funds'],
  ['Anthropic: model', 404, anthropic('not_found_error', 'model: claude-9'), 'not_found', 'check_model'],
  [
    'Anthropic: too large',
    413,
    anthropic('request_too_large', 'Request exceeds the maximum size'),
    'bad_request',
    'shorten_prompt',
  ],
  [
    'Anthropic: rate',
    429,
    anthropic('rate_limit_error', 'This request would exceed the rate limit for your organization'),
    'rate_limit',
    'wait',
  ],
  ['Anthropic: fault', 500, anthropic('api_error', 'Internal server error'), 'server', 'try_again'],
  [
    'Anthropic: budgets are of the past',
    400,
    anthropic(
      'invalid_request_error',
      '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive".',
    ),
    'bad_request',
    'drop_effort',
  ],
  [
    'Anthropic: the limit is below the budget',
    400,
    anthropic('invalid_request_error', '`max_tokens` must be greater than `thinking.budget_tokens`.'),
    'bad_request',
    'raise_limit',
  ],
  [
    'Anthropic: heat with thinking',
    400,
    anthropic('invalid_request_error', '`temperature` may only be set to 1 when thinking is enabled.'),
    'bad_request',
    'drop_sampling',
  ],
  [
    'Google: overloaded',
    503,
    google(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'),
    'overloaded',
    'wait',
  ],
  [
    'Google: permission',
    403,
    google(403, 'PERMISSION_DENIED', 'Permission denied on resource'),
    'auth',
    'check_key',
  ],
  [
    'Google: model',
    404,
    google(404, 'NOT_FOUND', 'models/gemini-9 is not found for API version v1beta'),
    'not_found',
    'check_model',
  ],
  [
    'Google: no instruction for Gemma',
    400,
    google(400, 'INVALID_ARGUMENT', 'Developer instruction is not enabled for models/gemma-3-27b-it'),
    'bad_request',
    'drop_system_role',
  ],
  ['Google: late', 504, google(504, 'DEADLINE_EXCEEDED', 'Deadline expired'), 'server', 'try_again'],
  [
    'xAI: flat',
    400,
    {
      code: 'Client specified an invalid argument',
      error: 'Model grok-4 does not support parameter reasoningEffort.',
    },
    'bad_request',
    'drop_effort',
  ],
  ['xAI: key, flat', 400, { code: 'invalid', error: 'Incorrect API key provided' }, 'auth', 'check_key'],
  [
    'Mistral: a list of wrongs',
    422,
    {
      object: 'error',
      message: {
        detail: [{ loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted: stream_options' }],
      },
    },
    'bad_request',
    'drop_stream_options',
  ],
  [
    'Mistral: key',
    401,
    { object: 'error', message: 'Unauthorized', type: 'invalid', code: 1000 },
    'auth',
    'check_key',
  ],
  [
    'Qwen: arrears',
    400,
    {
      error: {
        code: 'Arrearage',
        message: 'Access denied, please make sure your account is in good standing.',
      },
    },
    'billing',
    'add_funds',
  ],
  [
    'Qwen: inspected',
    400,
    { error: { code: 'DataInspectionFailed', message: 'Input data may contain inappropriate content.' } },
    'content_filter',
    'rephrase',
  ],
  ['GLM: arrears', 429, { error: { code: '1113', message: '您的账户已欠费' } }, 'billing', 'add_funds'],
  [
    'GLM: sensitive',
    400,
    { error: { code: '1301', message: '系统检测到输入或生成内容可能包含不安全或敏感内容' } },
    'content_filter',
    'rephrase',
  ],
  [
    'Kimi: overloaded',
    429,
    openai('The engine is currently overloaded', { type: 'engine_overloaded_error' }),
    'overloaded',
    'wait',
  ],
  [
    'Kimi: quota',
    429,
    openai('Your account is suspended', { type: 'exceeded_current_quota_error' }),
    'billing',
    'add_funds',
  ],
  [
    'Groq: flex',
    498,
    openai('Flex tier capacity exceeded', { type: 'capacity' }),
    'capacity',
    'retry_or_standard_tier',
  ],
  [
    'Groq: retired',
    400,
    openai('The model `x` has been decommissioned and is no longer supported.', {
      code: 'model_decommissioned',
    }),
    'not_found',
    'model_retired',
  ],
  [
    'Fireworks: a plain text',
    400,
    { error: 'The prompt is too long: 200000, model maximum context length: 131071' },
    'bad_request',
    'shorten_prompt',
  ],
  [
    'OpenRouter: credits',
    402,
    { error: { code: 402, message: 'Insufficient credits' } },
    'billing',
    'add_funds',
  ],
  [
    'OpenRouter: moderated',
    403,
    { error: { code: 403, message: 'Your chosen model requires moderation and your input was flagged' } },
    'content_filter',
    'rephrase',
  ],
  [
    'Ollama: no thinking',
    400,
    { error: '"llama3.2" does not support thinking' },
    'bad_request',
    'drop_effort',
  ],
  [
    'llama.cpp: context',
    400,
    {
      error: {
        code: 400,
        message: 'the request exceeds the available context size',
        type: 'exceed_context_size_error',
      },
    },
    'bad_request',
    'shorten_prompt',
  ],
  [
    'vLLM: model',
    404,
    { object: 'error', message: 'The model `x` does not exist.', type: 'NotFoundError', code: 404 },
    'not_found',
    'check_model',
  ],
  [
    'vLLM: continuous usage',
    400,
    { object: 'error', message: "Extra inputs are not permitted: 'continuous_usage_stats'", code: 400 },
    'bad_request',
    'drop_stream_options',
  ],
  [
    'a gateway that knows only max_tokens',
    400,
    openai("Unknown parameter: 'max_completion_tokens'."),
    'bad_request',
    'use_max_tokens',
  ],
  [
    'a model that never streams',
    400,
    openai('Streaming is not supported with this model.', { param: 'stream' }),
    'bad_request',
    'try_non_stream',
  ],
  [
    'a page behind a proxy',
    503,
    '<html><title>503</title><script>evil()</script>Service Unavailable</html>',
    'overloaded',
    'wait',
  ],
  ['nothing at all', 500, '', 'server', 'try_again'],
];

describe('a refusal', () => {
  it.each(rows)('%s (%i)', (_what, status, body, kind, next) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    expect(refusal(status, {}, text)).toMatchObject({ kind, next, httpStatus: status });
  });

  it.each([
    ['AccessDeniedException', 403, 'auth'],
    ['ValidationException', 400, 'bad_request'],
    ['ResourceNotFoundException', 404, 'not_found'],
    ['ThrottlingException:http://internal.amazon.com/', 429, 'rate_limit'],
    ['ServiceUnavailableException', 503, 'overloaded'],
    ['ModelTimeoutException', 408, 'server'],
    ['InternalServerException', 500, 'server'],
  ])('Bedrock: %s', (name, status, kind) => {
    const failed = refusal(status, { 'x-amzn-errortype': name }, '{"message":"no"}');
    expect(failed).toMatchObject({ kind, code: name.split(':')[0], message: 'no' });
  });

  it.each(refusals.map(found => [found.id, found] as const))(
    '%s is worth another try or not',
    (_id, found) => {
      const { status, headers, body } = found.http;
      const failed = refusal(status, headers, typeof body === 'string' ? body : JSON.stringify(body));
      expect(isWorthRetrying(failed, { begun: false, headers: {}, status })).toBe(found.expected.retryable);
    },
  );

  it.each([
    ['milliseconds before seconds', { 'retry-after-ms': '120', 'retry-after': '7' }, '', 120],
    ['seconds', { 'retry-after': '1.5' }, '', 1500],
    [
      'a date, by the server own clock',
      { 'retry-after': 'Mon, 23 Nov 2026 08:09:30 GMT', date: 'Mon, 23 Nov 2026 08:09:00 GMT' },
      '',
      30_000,
    ],
    [
      'a date in the past',
      { 'retry-after': 'Mon, 23 Nov 2026 08:08:00 GMT', date: 'Mon, 23 Nov 2026 08:09:00 GMT' },
      '',
      null,
    ],
    ['nonsense', { 'retry-after': 'soon' }, '', null],
    ['Google in the body', {}, '{"error":{"details":[{"retryDelay":"2s"}]}}', 2000],
  ])('waits: %s', (_what, headers, body, wait) => {
    expect(refusal(429, headers as Record<string, string>, body).retryAfterMs).toBe(wait);
  });
});

describe('trouble inside a stream of status 200', () => {
  it.each([
    [{ error: { type: 'overloaded_error', message: 'Overloaded' } }, 'overloaded'],
    [{ error: { type: 'api_error', message: 'x' } }, 'server'],
    [{ error: { type: 'invalid_request_error', message: 'x' } }, 'bad_request'],
    [{ error: { code: 502, message: 'Provider returned error' } }, 'server'],
    [{ error: { code: 429, message: 'slow down' } }, 'rate_limit'],
    [{ error: { message: 'x', code: 'rate_limit_exceeded' }, status_code: 429 }, 'rate_limit'],
    [{ error: 'llama runner process has terminated' }, 'server'],
    [{ base_resp: { status_code: 1008, status_msg: 'insufficient balance' } }, 'billing'],
    [{ base_resp: { status_code: 1004, status_msg: 'login fail' } }, 'auth'],
  ])('%o', (message, kind) => {
    expect(refusalIn(message)).toMatchObject({ kind, httpStatus: 200 });
  });

  it.each([[{ error: null }], [{ choices: [] }], [{ base_resp: { status_code: 0, status_msg: '' } }]])(
    '%o is none',
    message => {
      expect(refusalIn(message)).toBeUndefined();
    },
  );
});
