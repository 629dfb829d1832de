// What is sent, model generation by model generation: the whole body but for the words themselves,
// and what had to be adapted. A row here is a sentence of a vendor's documentation.

import { describe, expect, it } from 'vitest';
import type { Contender } from '../../shared/trial/contender.ts';
import { bodyOf, composed, pixel } from './orders.ts';

type Asked = Partial<Contender> & { readonly model: string };
type Row = readonly [what: string, asked: Asked, sent: object, adapted?: readonly string[]];

/** The body without the model's name and the words said to it. */
function sentFor(asked: Asked): object {
  const {
    model: _model,
    messages: _messages,
    input: _input,
    contents: _contents,
    ...rest
  } = bodyOf(composed(asked));
  return rest;
}

const codesFor = (asked: Asked): readonly string[] => composed(asked).notes.map(({ code }) => code);

const chat = (flavour: string | null, model: string, more: Partial<Contender> = {}): Asked => ({
  dialect: 'openai-chat',
  flavour,
  model,
  ...more,
});
const responses = (flavour: string | null, model: string, more: Partial<Contender> = {}): Asked => ({
  dialect: 'openai-responses',
  flavour,
  model,
  ...more,
});
const inDialect =
  (dialect: string) =>
  (model: string, more: Partial<Contender> = {}): Asked => ({ dialect, flavour: null, model, ...more });
const claude = inDialect('anthropic-messages');
const gemini = inDialect('gemini');
const bedrock = inDialect('bedrock-converse');
const ollama = inDialect('ollama');
const lmstudio = inDialect('lmstudio');

const unpadded = { stream: true, stream_options: { include_usage: true, include_obfuscation: false } };
const counted = { stream: true, stream_options: { include_usage: true } };
const countedAlong = { stream: true, stream_options: { include_usage: true, continuous_usage_stats: true } };
const kept = { store: false, stream: true, stream_options: { include_obfuscation: false } };
const summarised = { type: 'adaptive', display: 'summarized' };
const hot = { temperature: 0.5, maxOutputTokens: 500 };

const openaiRows: readonly Row[] = [
  [
    'o1-preview: no effort, no sampling',
    chat('openai', 'o1-preview', { ...hot, effort: 'high' }),
    { ...unpadded, max_completion_tokens: 500 },
    ['effort_not_supported', 'sampling_dropped'],
  ],
  [
    'o1: low to high',
    chat('openai', 'o1-2024-12-17', { effort: 'high' }),
    { ...unpadded, reasoning_effort: 'high' },
  ],
  ['o1: no minimal', chat('openai', 'o1', { effort: 'minimal' }), unpadded, ['effort_not_supported']],
  ['o3: no off', chat('openai', 'o3', { effort: 'off' }), unpadded, ['effort_not_supported']],
  [
    'gpt-5: minimal',
    chat('openai', 'gpt-5-mini', { effort: 'minimal' }),
    { ...unpadded, reasoning_effort: 'minimal' },
  ],
  [
    'gpt-5: sampling never',
    chat('openai', 'gpt-5', hot),
    { ...unpadded, max_completion_tokens: 500 },
    ['sampling_dropped'],
  ],
  [
    'gpt-5.1: off is `none`, and with it sampling',
    chat('openai', 'gpt-5.1', { ...hot, effort: 'off' }),
    { ...unpadded, max_completion_tokens: 500, temperature: 0.5, reasoning_effort: 'none' },
  ],
  ['gpt-5.1: no xhigh', chat('openai', 'gpt-5.1', { effort: 'xhigh' }), unpadded, ['effort_not_supported']],
  [
    'gpt-5.4: xhigh',
    chat('openai', 'gpt-5.4', { effort: 'xhigh' }),
    { ...unpadded, reasoning_effort: 'xhigh' },
  ],
  [
    'gpt-5.6: max is kept out of Chat',
    chat('openai', 'gpt-5.6-sol', { effort: 'max' }),
    unpadded,
    ['effort_not_supported'],
  ],
  [
    'gpt-5.6: max over Responses',
    responses('openai', 'gpt-5.6-sol', { effort: 'max' }),
    { ...kept, reasoning: { summary: 'auto', effort: 'max' } },
  ],
  [
    'gpt-6 astra: can not be told not to think, and then shows it',
    responses('openai', 'gpt-6-astra', { effort: 'off' }),
    { ...kept, reasoning: { summary: 'auto' } },
    ['effort_not_supported'],
  ],
  [
    'gpt-6 sol: may be told not to think',
    responses('openai', 'gpt-6-sol', { effort: 'off' }),
    { ...kept, reasoning: { effort: 'none' } },
  ],
  [
    'gpt-4o: sampling',
    chat('openai', 'gpt-4o-mini', hot),
    { ...unpadded, max_completion_tokens: 500, temperature: 0.5 },
  ],
  [
    'gpt-4o: no effort',
    chat('openai', 'gpt-4o-2024-08-06', { effort: 'low' }),
    unpadded,
    ['effort_not_supported'],
  ],
  [
    'Responses: a summary is asked for',
    responses('openai', 'o4-mini', { maxOutputTokens: 900 }),
    { ...kept, max_output_tokens: 900, reasoning: { summary: 'auto' } },
  ],
  ['Responses: none of a model that does not think', responses('openai', 'gpt-4o'), kept],
  ['not streamed: no stream options', chat('openai', 'gpt-5', { streamed: false }), { stream: false }],
  [
    'Azure: a deployment of any name is asked as told',
    chat('azure', 'my-deployment', hot),
    { ...unpadded, max_completion_tokens: 500, temperature: 0.5 },
  ],
];

const hostRows: readonly Row[] = [
  [
    'nobody in particular: the plainest there is',
    chat(null, 'some-model', hot),
    { ...counted, max_tokens: 500, temperature: 0.5 },
  ],
  [
    'nobody in particular: effort by its usual name',
    chat(null, 'some-model', { effort: 'low' }),
    { ...counted, reasoning_effort: 'low' },
  ],
  ['a reseller: as anybody', chat('reseller', 'o1-all'), counted],
  [
    'DeepSeek: effort with thinking on',
    chat('deepseek', 'deepseek-v4-pro', { effort: 'high' }),
    { ...counted, thinking: { type: 'enabled' }, reasoning_effort: 'high' },
  ],
  [
    'DeepSeek: off',
    chat('deepseek', 'deepseek-v4-flash', { effort: 'off' }),
    { ...counted, thinking: { type: 'disabled' } },
  ],
  [
    'DeepSeek: no medium',
    chat('deepseek', 'deepseek-v4-pro', { effort: 'medium' }),
    counted,
    ['effort_not_supported'],
  ],
  [
    'xAI, legacy chat: low and high of grok-3-mini',
    chat('xai', 'grok-3-mini', { effort: 'high' }),
    { ...counted, reasoning_effort: 'high' },
  ],
  [
    'xAI: grok-4 takes no effort',
    chat('xai', 'grok-4', { effort: 'low' }),
    counted,
    ['effort_not_supported'],
  ],
  [
    'xAI: Responses',
    responses('xai', 'grok-4.6', { effort: 'xhigh' }),
    { store: false, stream: true, reasoning: { summary: 'auto', effort: 'xhigh' } },
  ],
  [
    'xAI: a model told not to reason is asked for no summary',
    responses('xai', 'grok-4.20-non-reasoning', { effort: 'low' }),
    { store: false, stream: true },
    ['effort_not_supported'],
  ],
  [
    'Mistral: no option it does not know',
    chat('mistral', 'mistral-large-latest', { effort: 'high' }),
    { stream: true, reasoning_effort: 'high' },
  ],
  [
    'Mistral: off is `none`',
    chat('mistral', 'mistral-small-latest', { effort: 'off' }),
    { stream: true, reasoning_effort: 'none' },
  ],
  [
    'Mistral: magistral by its prompt mode',
    chat('mistral', 'magistral-medium-2509'),
    { stream: true, prompt_mode: 'reasoning' },
  ],
  [
    'Qwen: a budget of tokens',
    chat('qwen', 'qwen3-32b', { effort: 4_096 }),
    { ...counted, enable_thinking: true, thinking_budget: 4_096 },
  ],
  ['Qwen: off', chat('qwen', 'qwen-plus', { effort: 'off' }), { ...counted, enable_thinking: false }],
  [
    'Qwen: a model that always thinks',
    chat('qwen', 'qwq-plus', { effort: 'off' }),
    counted,
    ['effort_not_supported'],
  ],
  [
    'Qwen: thinking comes in streams alone',
    chat('qwen', 'qwen3-next-thinking', { streamed: false }),
    { stream: false },
    ['streams_only'],
  ],
  [
    'GLM: on and off, no more',
    chat('glm', 'glm-5', { effort: 'high' }),
    { stream: true, thinking: { type: 'enabled' } },
    ['effort_coarser'],
  ],
  ['GLM: off', chat('glm', 'glm-4.6', { effort: 'off' }), { stream: true, thinking: { type: 'disabled' } }],
  [
    'GLM 4: does not think',
    chat('glm', 'glm-4-air-250414', { effort: 'high' }),
    { stream: true },
    ['effort_not_supported'],
  ],
  [
    'Kimi K3: by level, without sampling',
    chat('kimi', 'kimi-k3', { ...hot, effort: 'max' }),
    { ...counted, max_tokens: 500, reasoning_effort: 'max' },
    ['sampling_dropped'],
  ],
  [
    'Kimi K2.7: always thinks',
    chat('kimi', 'kimi-k2.7', { effort: 'off' }),
    counted,
    ['effort_not_supported'],
  ],
  [
    'Kimi K2: off, and with it sampling',
    chat('kimi', 'kimi-k2.5', { ...hot, effort: 'off' }),
    { ...counted, max_tokens: 500, temperature: 0.5, thinking: { type: 'disabled' } },
  ],
  [
    'MiniMax: thinking apart from the text',
    chat('minimax', 'MiniMax-M2', { effort: 'medium' }),
    { ...counted, reasoning_split: true, reasoning_effort: 'medium' },
  ],
  [
    'MiniMax: no temperature of zero',
    chat('minimax', 'MiniMax-M2', { temperature: 0 }),
    { ...counted, reasoning_split: true },
    ['sampling_dropped'],
  ],
  [
    'Groq: gpt-oss by level, thinking parsed',
    chat('groq', 'openai/gpt-oss-120b', { ...hot, effort: 'low' }),
    {
      ...counted,
      max_completion_tokens: 500,
      temperature: 0.5,
      reasoning_format: 'parsed',
      reasoning_effort: 'low',
    },
  ],
  [
    'Groq: qwen on or off',
    chat('groq', 'qwen/qwen3-32b', { effort: 'high' }),
    { ...counted, reasoning_format: 'parsed', reasoning_effort: 'default' },
    ['effort_coarser'],
  ],
  [
    'Groq: a model that does not think is asked for no thinking',
    chat('groq', 'llama-3.3-70b-versatile'),
    counted,
  ],
  [
    'Cerebras: thinking parsed',
    chat('cerebras', 'gpt-oss-120b', { ...hot, effort: 'low' }),
    {
      ...counted,
      max_completion_tokens: 500,
      temperature: 0.5,
      reasoning_format: 'parsed',
      reasoning_effort: 'low',
    },
  ],
  [
    'Together: off',
    chat('together', 'Qwen/Qwen3-32B', { effort: 'off' }),
    { ...counted, reasoning: { enabled: false } },
  ],
  [
    'Together: by level',
    chat('together', 'openai/gpt-oss-20b', { effort: 'high' }),
    { ...counted, reasoning: { enabled: true }, reasoning_effort: 'high' },
  ],
  [
    'Fireworks: its own timings',
    chat('fireworks', 'glm-5', { effort: 'xhigh' }),
    { ...counted, perf_metrics_in_response: true, reasoning_effort: 'xhigh' },
  ],
  [
    'Fireworks: a budget',
    chat('fireworks', 'qwen3', { effort: 2_000 }),
    { ...counted, perf_metrics_in_response: true, thinking: { type: 'enabled', budget_tokens: 2_000 } },
  ],
  [
    'OpenRouter: one upstream, none takes over',
    chat('openrouter', 'openai/o3', { effort: 'max' }),
    { stream: true, provider: { allow_fallbacks: false }, reasoning: { effort: 'max' } },
  ],
  [
    'OpenRouter: a budget',
    chat('openrouter', 'anthropic/claude-sonnet-5', { effort: 2_000 }),
    { stream: true, provider: { allow_fallbacks: false }, reasoning: { max_tokens: 2_000 } },
  ],
  [
    'llama.cpp: through the template',
    chat('llamacpp', 'qwen3', { effort: 'off' }),
    { ...counted, chat_template_kwargs: { enable_thinking: false, thinking: false } },
  ],
  ['vLLM: a bill with every chunk', chat('vllm', 'qwen3'), countedAlong],
  [
    'vLLM: a budget',
    chat('vllm', 'qwen3', { effort: 512 }),
    {
      ...countedAlong,
      chat_template_kwargs: { enable_thinking: true, thinking: true },
      thinking_token_budget: 512,
    },
  ],
  [
    'SGLang: thinking apart from the text',
    chat('sglang', 'qwen3', { effort: 'low' }),
    {
      ...countedAlong,
      separate_reasoning: true,
      chat_template_kwargs: { enable_thinking: true, thinking: true },
      reasoning_effort: 'low',
    },
  ],
];

const nativeRows: readonly Row[] = [
  [
    'Claude 3.5: does not think',
    claude('claude-3-5-sonnet-20241022', { ...hot, effort: 'high' }),
    { stream: true, max_tokens: 500, temperature: 0.5 },
    ['effort_not_supported'],
  ],
  [
    'Claude 3.7: a budget below the limit',
    claude('claude-3-7-sonnet-20250219', { effort: 'high', maxOutputTokens: 20_000 }),
    { stream: true, max_tokens: 20_000, thinking: { type: 'enabled', budget_tokens: 16_000 } },
  ],
  [
    'Claude 4.5: a budget that does not fit is cut',
    claude('claude-opus-4-5', { effort: 16_000, maxOutputTokens: 8_000 }),
    { stream: true, max_tokens: 8_000, thinking: { type: 'enabled', budget_tokens: 6_000 } },
    ['budget_cut'],
  ],
  [
    'Claude 4.5: a limit smaller than any budget',
    claude('claude-opus-4-5', { effort: 'high', maxOutputTokens: 800 }),
    { stream: true, max_tokens: 800 },
    ['effort_not_supported'],
  ],
  [
    'Claude 4.5: temperature or top_p, not both',
    claude('claude-sonnet-4-5', { ...hot, topP: 0.9, effort: 'off' }),
    { stream: true, max_tokens: 500, temperature: 0.5, thinking: { type: 'disabled' } },
    ['sampling_dropped'],
  ],
  [
    'Claude 4.6: adaptive with an effort',
    claude('claude-opus-4-6', { effort: 'max', maxOutputTokens: 500 }),
    { stream: true, max_tokens: 500, thinking: summarised, output_config: { effort: 'max' } },
  ],
  [
    'Claude 4.7: no sampling',
    claude('claude-opus-4-7', { ...hot, effort: 'high' }),
    { stream: true, max_tokens: 500, thinking: summarised, output_config: { effort: 'high' } },
    ['sampling_dropped'],
  ],
  [
    'Claude 4.7: no budget',
    claude('claude-opus-4-7', { effort: 4_096, maxOutputTokens: 9_000 }),
    { stream: true, max_tokens: 9_000, thinking: summarised },
    ['effort_not_supported'],
  ],
  [
    'Claude Sonnet 5: off',
    claude('claude-sonnet-5', { effort: 'off', maxOutputTokens: 9_000 }),
    { stream: true, max_tokens: 9_000, thinking: { type: 'disabled' } },
  ],
  [
    'Claude Sonnet 5.5: always thinks, and shows it',
    claude('claude-sonnet-5-5', { effort: 'off', maxOutputTokens: 9_000 }),
    { stream: true, max_tokens: 9_000, thinking: summarised },
    ['effort_not_supported'],
  ],
  [
    'Claude: a limit is demanded',
    claude('claude-opus-4-7'),
    { stream: true, max_tokens: 32_000, thinking: summarised },
    ['limit_added'],
  ],
  [
    'Gemini 2.5 Flash: off is a budget of nothing',
    gemini('gemini-2.5-flash', { effort: 'off' }),
    { generationConfig: { thinkingConfig: { thinkingBudget: 0 } } },
  ],
  [
    'Gemini 2.5 Flash: no more than it takes',
    gemini('gemini-2.5-flash', { effort: 30_000 }),
    { generationConfig: { thinkingConfig: { includeThoughts: true } } },
    ['effort_not_supported'],
  ],
  [
    'Gemini 2.5 Pro: can not be off',
    gemini('gemini-2.5-pro', { effort: 'off' }),
    { generationConfig: { thinkingConfig: { includeThoughts: true } } },
    ['effort_not_supported'],
  ],
  [
    'Gemini 2.5 Pro: at least 128',
    gemini('gemini-2.5-pro', { effort: 128 }),
    { generationConfig: { thinkingConfig: { includeThoughts: true, thinkingBudget: 128 } } },
  ],
  [
    'Gemini 3: by level',
    gemini('gemini-3-pro', { effort: 'high', maxOutputTokens: 500 }),
    {
      generationConfig: {
        maxOutputTokens: 500,
        thinkingConfig: { includeThoughts: true, thinkingLevel: 'high' },
      },
    },
  ],
  [
    'Gemini 3: no xhigh',
    gemini('gemini-3-pro', { effort: 'xhigh' }),
    { generationConfig: { thinkingConfig: { includeThoughts: true } } },
    ['effort_not_supported'],
  ],
  [
    'Gemini 4: xhigh',
    gemini('gemini-4-pro', { effort: 'xhigh' }),
    { generationConfig: { thinkingConfig: { includeThoughts: true, thinkingLevel: 'xhigh' } } },
  ],
  ['Gemini 2.0: does not think', gemini('gemini-2.0-flash', { effort: 'low' }), {}, ['effort_not_supported']],
  [
    'Bedrock: what only the maker knows stands beside',
    bedrock('us.anthropic.claude-opus-4-7-v1:0', { effort: 'high', maxOutputTokens: 500 }),
    {
      inferenceConfig: { maxTokens: 500 },
      additionalModelRequestFields: { thinking: summarised, output_config: { effort: 'high' } },
    },
  ],
  [
    'Bedrock: gpt-oss by level',
    bedrock('openai.gpt-oss-120b-1:0', { effort: 'low' }),
    { additionalModelRequestFields: { reasoning_effort: 'low' } },
  ],
  [
    'Ollama: sampling and limit under options',
    ollama('qwen3:8b', { ...hot, effort: 'off' }),
    { stream: true, options: { num_predict: 500, temperature: 0.5 }, think: false },
  ],
  [
    'Ollama: on where it knows no levels',
    ollama('deepseek-r1:7b', { effort: 'high' }),
    { stream: true, think: true },
    ['effort_coarser'],
  ],
  [
    'Ollama: gpt-oss honours levels alone',
    ollama('gpt-oss:20b', { effort: 'low' }),
    { stream: true, think: 'low' },
  ],
  [
    'Ollama: gpt-oss can not be off',
    ollama('gpt-oss:20b', { effort: 'off' }),
    { stream: true },
    ['effort_not_supported'],
  ],
  [
    'LM Studio: nothing is kept there',
    lmstudio('qwen3', { ...hot, effort: 'off' }),
    { stream: true, store: false, max_output_tokens: 500, temperature: 0.5, reasoning: 'off' },
  ],
  [
    'LM Studio: on where it knows no such level',
    lmstudio('qwen3', { effort: 'xhigh' }),
    { stream: true, store: false, reasoning: 'on' },
    ['effort_coarser'],
  ],
];

describe('the body of a request', () => {
  const rows = [...openaiRows, ...hostRows, ...nativeRows];
  it.each(rows.map(([what, ...row]) => [what, row] as const))('%s', (_what, [asked, sent, adapted = []]) => {
    expect(sentFor(asked)).toEqual(sent);
    expect(codesFor(asked)).toEqual(adapted);
  });
});

describe('the system prompt', () => {
  const told = { system: 'Be brief.', user: 'Why?' };
  const folded = 'Be brief.\n\nWhy?';
  it.each([
    [
      'the first thinkers take none',
      chat('openai', 'o1-mini'),
      { messages: [{ role: 'user', content: folded }] },
    ],
    [
      'is a developer message from o1 on',
      chat('openai', 'o1'),
      {
        messages: [
          { role: 'developer', content: 'Be brief.' },
          { role: 'user', content: 'Why?' },
        ],
      },
    ],
    [
      'is a system message before',
      chat('openai', 'gpt-4o'),
      {
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Why?' },
        ],
      },
    ],
    [
      'is a system message elsewhere',
      chat('vllm', 'x'),
      {
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Why?' },
        ],
      },
    ],
    [
      'is a developer item over Responses',
      responses('openai', 'o3'),
      {
        input: [
          { role: 'developer', content: 'Be brief.' },
          { role: 'user', content: 'Why?' },
        ],
      },
    ],
    [
      'stands apart with Anthropic',
      claude('claude-opus-4-7'),
      { system: 'Be brief.', messages: [{ role: 'user', content: 'Why?' }] },
    ],
    [
      'stands apart with Google',
      gemini('gemini-3-pro'),
      {
        systemInstruction: { parts: [{ text: 'Be brief.' }] },
        contents: [{ role: 'user', parts: [{ text: 'Why?' }] }],
      },
    ],
    [
      'open models of Google take none',
      gemini('gemma-3-27b-it'),
      { contents: [{ role: 'user', parts: [{ text: folded }] }] },
    ],
    [
      'stands apart on Bedrock',
      bedrock('amazon.nova-pro-v1:0'),
      { system: [{ text: 'Be brief.' }], messages: [{ role: 'user', content: [{ text: 'Why?' }] }] },
    ],
    ['has a field of its own in LM Studio', lmstudio('qwen3'), { system_prompt: 'Be brief.', input: 'Why?' }],
  ] as const)('%s', (_what, asked, sent) => {
    expect(bodyOf(composed(asked, told))).toMatchObject(sent);
    const isFolded = JSON.stringify(sent).includes(JSON.stringify(folded));
    expect(composed(asked, told).notes.some(({ code }) => code === 'system_folded')).toBe(isFolded);
  });

  it('that is only white space is none', () => {
    expect(bodyOf(composed(chat('openai', 'o1-mini'), { ...told, system: ' \n' }))).toMatchObject({
      messages: [{ role: 'user', content: 'Why?' }],
    });
  });
});

describe('an image', () => {
  const asked = { user: 'What is this?', images: [pixel] };
  const url = `data:image/png;base64,${pixel.base64}`;
  it.each([
    [
      'Chat Completions',
      chat('openai', 'gpt-5'),
      [
        { type: 'image_url', image_url: { url } },
        { type: 'text', text: 'What is this?' },
      ],
    ],
    [
      'Responses',
      responses('openai', 'gpt-5'),
      [
        { type: 'input_image', image_url: url, detail: 'auto' },
        { type: 'input_text', text: 'What is this?' },
      ],
    ],
    [
      'Anthropic',
      claude('claude-opus-4-7'),
      [
        { type: 'image', source: { type: 'base64', media_type: 'image/png', data: pixel.base64 } },
        { type: 'text', text: 'What is this?' },
      ],
    ],
    [
      'Google',
      gemini('gemini-3-pro'),
      [{ inlineData: { mimeType: 'image/png', data: pixel.base64 } }, { text: 'What is this?' }],
    ],
    [
      'Bedrock',
      bedrock('amazon.nova-pro-v1:0'),
      [{ image: { format: 'png', source: { bytes: pixel.base64 } } }, { text: 'What is this?' }],
    ],
    ['Ollama', ollama('gemma3'), [pixel.base64]],
    [
      'LM Studio',
      lmstudio('qwen3-vl'),
      [
        { type: 'image', data_url: url },
        { type: 'message', content: 'What is this?' },
      ],
    ],
  ] as const)('stands in front of the words: %s', (_who, asker, parts) => {
    expect(JSON.stringify(bodyOf(composed(asker, asked)))).toContain(JSON.stringify(parts));
  });

  it('that a model does not take is left out, in the open', () => {
    const { request, notes } = composed(chat('openai', 'o1-mini'), asked);
    expect(request.body).not.toContain(pixel.base64);
    expect(notes.map(({ code }) => code)).toContain('images_not_sent');
  });
});

describe('the address and the place of the key', () => {
  const at = (baseUrl: string, asked: Asked): readonly [url: string, key: unknown] => {
    const { url, key } = composed({ ...asked, baseUrl }).request;
    return [url, key];
  };
  const bearer = { header: 'authorization', prefix: 'Bearer ' };

  it.each([
    [
      'Chat',
      'https://api.openai.com/v1',
      chat('openai', 'o3'),
      'https://api.openai.com/v1/chat/completions',
      bearer,
    ],
    [
      'Responses',
      'https://api.openai.com/v1/',
      responses('openai', 'o3'),
      'https://api.openai.com/v1/responses',
      bearer,
    ],
    [
      'Azure',
      'https://r.openai.azure.com/openai/deployments/d?api-version=2026-01-01',
      chat('azure', 'd'),
      'https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=2026-01-01',
      { header: 'api-key', prefix: '' },
    ],
    [
      'Anthropic, with or without the version',
      'https://api.anthropic.com/v1',
      claude('claude-opus-4-7'),
      'https://api.anthropic.com/v1/messages',
      { header: 'x-api-key', prefix: '' },
    ],
    [
      'Google, streamed',
      'https://generativelanguage.googleapis.com',
      gemini('gemini-3-pro'),
      'https://generativelanguage.googleapis.com/v1beta/models/gemini-3-pro:streamGenerateContent?alt=sse',
      { header: 'x-goog-api-key', prefix: '' },
    ],
    [
      'Google, whole',
      'https://generativelanguage.googleapis.com/v1beta',
      gemini('models/gemini-3-pro', { streamed: false }),
      'https://generativelanguage.googleapis.com/v1beta/models/gemini-3-pro:generateContent',
      { header: 'x-goog-api-key', prefix: '' },
    ],
    [
      'Bedrock',
      'https://bedrock-runtime.eu-west-1.amazonaws.com',
      bedrock('amazon.nova-pro-v1:0'),
      'https://bedrock-runtime.eu-west-1.amazonaws.com/model/amazon.nova-pro-v1%3A0/converse-stream',
      { scheme: 'sigv4', region: 'eu-west-1', service: 'bedrock' },
    ],
    ['Ollama', 'http://127.0.0.1:11434', ollama('qwen3'), 'http://127.0.0.1:11434/api/chat', bearer],
    ['LM Studio', 'http://127.0.0.1:1234', lmstudio('qwen3'), 'http://127.0.0.1:1234/api/v1/chat', bearer],
  ] as const)('%s', (_who, baseUrl, asked, url, key) => {
    expect(at(baseUrl, asked)).toEqual([url, key]);
  });

  it('Anthropic is told which version it is spoken to in', () => {
    expect(composed(claude('claude-opus-4-7')).request.headers).toMatchObject({
      'anthropic-version': '2023-06-01',
    });
  });
});

describe('earlier turns', () => {
  const history = [{ user: 'Hello', assistant: 'Good day.' }];
  const asked = { user: 'Why?', history };
  it.each([
    [
      'Chat',
      chat('openai', 'gpt-5'),
      'messages',
      [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Good day.' },
        { role: 'user', content: 'Why?' },
      ],
    ],
    [
      'Anthropic',
      claude('claude-opus-4-7'),
      'messages',
      [
        { role: 'user', content: 'Hello' },
        { role: 'assistant', content: 'Good day.' },
        { role: 'user', content: 'Why?' },
      ],
    ],
    [
      'Google',
      gemini('gemini-3-pro'),
      'contents',
      [
        { role: 'user', parts: [{ text: 'Hello' }] },
        { role: 'model', parts: [{ text: 'Good day.' }] },
        { role: 'user', parts: [{ text: 'Why?' }] },
      ],
    ],
    [
      'Bedrock',
      bedrock('amazon.nova-pro-v1:0'),
      'messages',
      [
        { role: 'user', content: [{ text: 'Hello' }] },
        { role: 'assistant', content: [{ text: 'Good day.' }] },
        { role: 'user', content: [{ text: 'Why?' }] },
      ],
    ],
    [
      'LM Studio, as a script',
      lmstudio('qwen3'),
      'input',
      'User: Hello\n\nAssistant: Good day.\n\nUser: Why?',
    ],
  ] as const)('%s', (_who, asker, field, words) => {
    expect(bodyOf(composed(asker, asked))[field]).toEqual(words);
  });

  it('a folded system prompt stands before the first of them', () => {
    const { messages } = bodyOf(composed(chat('openai', 'o1-mini'), { ...asked, system: 'Be brief.' }));
    expect(messages).toMatchObject([{ content: 'Be brief.\n\nHello' }, {}, { content: 'Why?' }]);
  });
});
