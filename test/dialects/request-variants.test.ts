// Names and settings beside the usual ones, and what is sent for them. The usual ones stand in requests.test.ts.

import { describe, expect, it } from 'vitest';
import { listRequest } from '../../electron/dialects/model-list/model-list.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import { bodyOf, composed } from './orders.ts';

type Asked = Partial<Contender> & { readonly model: string };
type Row = readonly [
  what: string,
  asked: Asked,
  sent: object,
  notSent: readonly string[],
  adapted: readonly string[],
];

const hot = { temperature: 0.5, maxOutputTokens: 9_000 } as const;
const at = (
  dialect: string,
  flavour: string | null,
  model: string,
  more: Partial<Contender> = {},
): Asked => ({
  dialect,
  flavour,
  model,
  ...more,
});
const claude = (model: string, more: Partial<Contender> = {}) => at('anthropic-messages', null, model, more);
const bedrock = (model: string, more: Partial<Contender> = {}) => at('bedrock-converse', null, model, more);
const gemini = (model: string, more: Partial<Contender> = {}) => at('gemini', null, model, more);

const budget = (tokens: number) => ({ type: 'enabled', budget_tokens: tokens });
const shown = { includeThoughts: true };

const rows: readonly Row[] = [
  [
    'E4 Bedrock: Claude 3.5 takes heat',
    bedrock('anthropic.claude-3-5-sonnet-20241022-v2:0', hot),
    { inferenceConfig: { maxTokens: 9_000, temperature: 0.5 } },
    [],
    [],
  ],
  [
    'E4 Bedrock: Claude 3.7 takes heat while it does not think',
    bedrock('us.anthropic.claude-3-7-sonnet-20250219-v1:0', hot),
    { inferenceConfig: { temperature: 0.5 } },
    [],
    [],
  ],
  [
    'D17 Bedrock: Claude 4 takes a budget, under the name of its day',
    bedrock('anthropic.claude-sonnet-4-20250514-v1:0', { effort: 2_000 }),
    { additionalModelRequestFields: { thinking: budget(2_000) } },
    [],
    [],
  ],
  [
    'D17 Bedrock: Claude 4.1 takes a budget',
    bedrock('us.anthropic.claude-opus-4-1-20250805-v1:0', { effort: 2_000 }),
    { additionalModelRequestFields: { thinking: budget(2_000) } },
    [],
    [],
  ],
  [
    'E4 Bedrock: a budget that does not fit is cut',
    bedrock('us.anthropic.claude-sonnet-4-5-20250929-v1:0', { effort: 16_000, maxOutputTokens: 8_000 }),
    {
      inferenceConfig: { maxTokens: 8_000 },
      additionalModelRequestFields: { thinking: budget(6_000) },
    },
    [],
    ['budget_cut'],
  ],
  [
    'E4 Bedrock: a limit smaller than any budget',
    bedrock('us.anthropic.claude-sonnet-4-5-20250929-v1:0', { effort: 'high', maxOutputTokens: 800 }),
    { inferenceConfig: { maxTokens: 800 } },
    ['additionalModelRequestFields'],
    ['effort_not_supported'],
  ],
  [
    'E4 Bedrock: a budget without a limit is left as it is',
    bedrock('us.anthropic.claude-sonnet-4-5-20250929-v1:0', { effort: 16_000 }),
    { additionalModelRequestFields: { thinking: budget(16_000) } },
    ['inferenceConfig'],
    [],
  ],
  [
    'E4 Bedrock: Claude 4.7 takes no heat',
    bedrock('anthropic.claude-opus-4-7-v1:0', hot),
    { inferenceConfig: { maxTokens: 9_000 } },
    [],
    ['sampling_dropped'],
  ],
  [
    'E4 Bedrock: Claude 2 does not think',
    bedrock('anthropic.claude-v2:1', { ...hot, effort: 'high' }),
    { inferenceConfig: { temperature: 0.5 } },
    ['additionalModelRequestFields'],
    ['effort_not_supported'],
  ],
  [
    'D4 Claude 4 by its alias of a day',
    claude('claude-sonnet-4-20250514', { effort: 2_000, maxOutputTokens: 9_000 }),
    { thinking: budget(2_000) },
    [],
    [],
  ],
  [
    'D4 Claude 4 by Google’s way of naming',
    claude('claude-sonnet-4@20250514', { effort: 2_000, maxOutputTokens: 9_000 }),
    { thinking: budget(2_000) },
    [],
    [],
  ],
  [
    'E4 Claude 3.7: no heat while it thinks',
    claude('claude-3-7-sonnet-20250219', { ...hot, effort: 2_000 }),
    { thinking: budget(2_000) },
    ['temperature'],
    ['sampling_dropped'],
  ],
  [
    'E4 Claude 3.7: heat while it does not',
    claude('claude-3-7-sonnet-20250219', hot),
    { temperature: 0.5 },
    ['thinking'],
    [],
  ],
  ...([null, 'high'] as const).map((effort): Row => [
    `E6 DeepSeek thinks, at ${effort}: its heat is sent, to no effect`,
    at('openai-chat', 'deepseek', 'deepseek-v4-pro', { ...hot, topP: 0.9, effort }),
    { temperature: 0.5, top_p: 0.9 },
    [],
    ['sampling_without_effect'],
  ]),
  [
    'E6 DeepSeek without thinking',
    at('openai-chat', 'deepseek', 'deepseek-v4-pro', { ...hot, effort: 'off' }),
    { temperature: 0.5 },
    [],
    [],
  ],
  [
    'E6 DeepSeek as it is',
    at('openai-chat', 'deepseek', 'deepseek-v4-pro', { effort: 'high' }),
    { thinking: { type: 'enabled' } },
    ['temperature'],
    [],
  ],
  [
    'E4 Claude 3.7: one of the two',
    claude('claude-3-7-sonnet-20250219', { ...hot, topP: 0.9 }),
    { temperature: 0.5 },
    ['top_p'],
    ['sampling_dropped'],
  ],
  [
    'D4 a fable can not be off',
    claude('claude-fable-5-1', { effort: 'off', maxOutputTokens: 9_000 }),
    { thinking: { type: 'adaptive', display: 'summarized' } },
    ['output_config'],
    ['effort_not_supported'],
  ],
  [
    'D4 no fable takes a budget',
    claude('claude-fable-5', { effort: 2_000, maxOutputTokens: 9_000 }),
    { thinking: { type: 'adaptive', display: 'summarized' } },
    [],
    ['effort_not_supported'],
  ],
  [
    'D5 the name may have its folder',
    gemini('models/gemini-2.5-flash', { effort: 4_096 }),
    { generationConfig: { thinkingConfig: { ...shown, thinkingBudget: 4_096 } } },
    [],
    [],
  ],
  [
    'D5 Gemini 3 can not be off',
    gemini('models/gemini-3-flash', { effort: 'off' }),
    { generationConfig: { thinkingConfig: shown } },
    [],
    ['effort_not_supported'],
  ],
  [
    'D5 an alias of today thinks',
    gemini('gemini-pro-latest', { effort: 'high' }),
    { generationConfig: { thinkingConfig: { ...shown, thinkingLevel: 'high' } } },
    [],
    [],
  ],
  [
    'D5 the first of all does not',
    gemini('gemini-pro', { effort: 'high' }),
    {},
    ['generationConfig'],
    ['effort_not_supported'],
  ],
  [
    'D5 2.5 Flash: no thinking is a budget of nothing, and nothing to show',
    gemini('gemini-2.5-flash-lite', { effort: 'off' }),
    { generationConfig: { thinkingConfig: { thinkingBudget: 0 } } },
    [],
    [],
  ],
  [
    'D3 Azure over Responses is asked as OpenAI is',
    at('openai-responses', 'azure', 'o3', { effort: 'low' }),
    {
      store: false,
      reasoning: { summary: 'auto', effort: 'low' },
      stream_options: { include_obfuscation: false },
    },
    [],
    [],
  ],
  [
    'D2 Responses elsewhere: nothing of OpenAI’s own, and no option of Chat',
    at('openai-responses', 'fireworks', 'glm-5'),
    { store: false, stream: true },
    ['stream_options'],
    [],
  ],
  [
    '9 o3-mini takes no picture and no heat',
    at('openai-chat', 'openai', 'o3-mini-2025-01-31', { ...hot, effort: 'high' }),
    { reasoning_effort: 'high', max_completion_tokens: 9_000 },
    ['temperature', 'max_tokens'],
    ['sampling_dropped'],
  ],
  [
    '9 gpt-6.1-sol can not be off',
    at('openai-chat', 'openai', 'gpt-6.1-sol', { effort: 'off' }),
    {},
    ['reasoning_effort'],
    ['effort_not_supported'],
  ],
  [
    '9 gpt-6.1-terra can',
    at('openai-chat', 'openai', 'gpt-6.1-terra', { ...hot, effort: 'off' }),
    { reasoning_effort: 'none', temperature: 0.5 },
    [],
    [],
  ],
  [
    '9 gpt-5.2 takes heat only with none',
    at('openai-chat', 'openai', 'gpt-5.2', { ...hot, effort: 'low' }),
    { reasoning_effort: 'low' },
    ['temperature'],
    ['sampling_dropped'],
  ],
  [
    '9 gpt-6 astra over Responses: max',
    at('openai-responses', 'openai', 'gpt-6-astra', { effort: 'max' }),
    { reasoning: { effort: 'max', summary: 'auto' } },
    [],
    [],
  ],
  ...['claude-opus-4-6', 'claude-sonnet-4-6'].flatMap((model): Row[] => [
    [
      `E4 ${model}: its thinking is asked for, so no heat`,
      claude(model, hot),
      { thinking: { type: 'adaptive', display: 'summarized' } },
      ['temperature'],
      ['sampling_dropped'],
    ],
    [
      `E4 ${model}: nor a top_p`,
      claude(model, { topP: 0.9, maxOutputTokens: 9_000 }),
      { thinking: { type: 'adaptive', display: 'summarized' } },
      ['top_p'],
      ['sampling_dropped'],
    ],
    [
      `E4 ${model}: heat where no thinking is asked for`,
      claude(model, { ...hot, speech: { summaries: false } }),
      { temperature: 0.5 },
      ['thinking'],
      [],
    ],
  ]),
  [
    'E4 Claude 3 gives half of what its next can',
    claude('claude-3-opus-20240229'),
    { max_tokens: 4_096 },
    ['thinking'],
    [],
  ],
  ...['grok-4-fast-reasoning', 'grok-4-1-fast-non-reasoning', 'grok-5-non-reasoning'].map((model): Row => [
    `D7 ${model} takes no effort`,
    at('openai-responses', 'xai', model, { effort: 'low' }),
    { store: false },
    ['reasoning_effort'],
    ['effort_not_supported'],
  ]),
  [
    'E8 Mistral: no more heat than 1.5',
    at('openai-chat', 'mistral', 'magistral-medium-2509', { temperature: 1.8 }),
    { prompt_mode: 'reasoning' },
    ['temperature'],
    ['sampling_dropped'],
  ],
  [
    '9 Azure’s o1 has a developer and no heat',
    at('openai-chat', 'azure', 'o1', hot),
    { max_completion_tokens: 9_000 },
    ['temperature'],
    ['sampling_dropped'],
  ],
];

describe('the body of a request, beside the usual', () => {
  it.each(rows)('%s', (_what, asked, sent, notSent, adapted) => {
    const composition = composed(asked);
    const body = bodyOf(composition);
    expect(body).toMatchObject(sent);
    expect(Object.keys(body).filter(name => notSent.includes(name))).toEqual([]);
    const codes = composition.notes.map(({ code }) => code).filter(code => code !== 'limit_added');
    expect(codes).toEqual(adapted);
  });

  it('A3 Azure takes its keys under a name of its own, over Responses too', () => {
    const key = { header: 'api-key', prefix: '' };
    expect(composed(at('openai-responses', 'azure', 'o3')).request.key).toEqual(key);
    expect(composed(at('openai-chat', 'azure', 'o3')).request.key).toEqual(key);
  });
});

describe('the effort that is told of a budget that was cut', () => {
  it.each([
    [claude('claude-opus-4-5', { effort: 16_000, maxOutputTokens: 8_000 }), /budget_tokens 6000$/],
    [
      bedrock('anthropic.claude-opus-4-5', { effort: 16_000, maxOutputTokens: 8_000 }),
      /additionalModelRequestFields\.thinking\.budget_tokens 6000$/,
    ],
    [claude('claude-opus-4-5', { effort: 'high', maxOutputTokens: 800 }), null],
    [bedrock('anthropic.claude-opus-4-5', { effort: 'high', maxOutputTokens: 800 }), null],
  ] as const)('%j', (asked, applied) => {
    const { effort } = composed(asked);
    expect(effort?.applied).toEqual(applied === null ? null : expect.stringMatching(applied));
  });
});

describe('the list of an endpoint’s models', () => {
  it.each([
    ['as usual', 'https://api.openai.com/v1/', null, 'https://api.openai.com/v1/models', 'authorization'],
    [
      'behind Azure’s version',
      'https://r.openai.azure.com/openai/v1?api-version=preview',
      'azure',
      'https://r.openai.azure.com/openai/v1/models?api-version=preview',
      'api-key',
    ],
  ] as const)('%s', (_what, baseUrl, flavour, url, header) => {
    expect(listRequest({ dialect: 'openai-chat', flavour, baseUrl })).toMatchObject({ url, key: { header } });
  });

  it.each([
    ['anthropic-messages', 'https://api.anthropic.com/v1', 'https://api.anthropic.com/v1/models?limit=1000'],
    ['gemini', 'https://g.test/v1beta', 'https://g.test/v1beta/models?pageSize=1000'],
  ])('%s: a version that is there already is not said twice', (dialect, baseUrl, url) => {
    expect(listRequest({ dialect, flavour: null, baseUrl })?.url).toBe(url);
  });
});
