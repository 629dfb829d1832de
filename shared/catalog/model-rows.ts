// Models as dated data: what each can do, how much it takes, when it goes. Which efforts it takes is
// known by its traits, not here. One row per model, under all its names; the retired ones of 2024
// stay, so that an old session keeps its facts.
//
// Sources: the vendors' SDK types and their shut-down comments, adapter catalogues, vendors' pages,
// as read in November 2026. What nobody said is null.

import type { ModelRow } from './model.ts';

type Names = readonly [string, ...(readonly string[])];
type Facts = Partial<ModelRow['abilities']> & {
  readonly context?: number;
  readonly output?: number;
  readonly retiresOn?: string;
  readonly successor?: string;
  readonly source?: string;
};

const rowsOf =
  (endpoints: readonly string[], common: Facts) =>
  (models: Names, own: Facts): ModelRow => {
    const { context, output, retiresOn, successor, source, ...abilities } = { ...common, ...own };
    return {
      endpoints,
      models,
      abilities: {
        thinking: abilities.thinking ?? null,
        streaming: abilities.streaming ?? null,
        images: abilities.images ?? null,
        tools: abilities.tools ?? null,
      },
      limits: { contextTokens: context ?? null, outputTokens: output ?? null },
      retiresOn: retiresOn ?? null,
      successor: successor ?? null,
      source: source ?? '',
      asOf: '2026-11-22',
    };
  };

/** Chat shows nothing of OpenAI's thinking; summaries come by the Responses dialect. */
const chat = rowsOf(['openai'], {
  streaming: 'yes',
  tools: true,
  source: 'openai SDK 7.57.0, role and parameter matrix',
});

const openai: readonly ModelRow[] = [
  chat(['o1-preview', 'o1-preview-2024-09-12'], {
    thinking: 'hidden',
    images: false,
    tools: false,
    context: 128_000,
    output: 32_768,
    retiresOn: '2025-07-28',
  }),
  chat(['o1-mini', 'o1-mini-2024-09-12'], {
    thinking: 'hidden',
    images: false,
    tools: false,
    context: 128_000,
    output: 65_536,
    retiresOn: '2025-10-27',
  }),
  chat(['o1', 'o1-2024-12-17'], {
    thinking: 'hidden',
    images: true,
    context: 200_000,
    output: 100_000,
    retiresOn: '2026-10-23',
  }),
  chat(['o3-mini', 'o3-mini-2025-01-31'], {
    thinking: 'hidden',
    images: false,
    context: 200_000,
    output: 100_000,
    retiresOn: '2026-10-23',
  }),
  chat(['o3', 'o3-2025-04-16'], {
    thinking: 'hidden',
    streaming: 'verified',
    images: true,
    context: 200_000,
    output: 100_000,
    retiresOn: '2026-12-11',
  }),
  chat(['o4-mini', 'o4-mini-2025-04-16'], {
    thinking: 'hidden',
    images: true,
    context: 200_000,
    output: 100_000,
    retiresOn: '2026-10-23',
  }),
  chat(['gpt-5', 'gpt-5-2025-08-07'], {
    thinking: 'hidden',
    streaming: 'verified',
    images: true,
    context: 400_000,
    output: 128_000,
    retiresOn: '2026-12-11',
  }),
  chat(['gpt-5-mini', 'gpt-5-mini-2025-08-07'], {
    thinking: 'hidden',
    images: true,
    context: 400_000,
    output: 128_000,
    retiresOn: '2026-12-11',
  }),
  chat(['gpt-5-nano', 'gpt-5-nano-2025-08-07'], {
    thinking: 'hidden',
    images: true,
    context: 400_000,
    output: 128_000,
    retiresOn: '2026-12-11',
  }),
  chat(['gpt-5.1', 'gpt-5.1-2025-11-13'], {
    thinking: 'hidden',
    images: true,
    context: 400_000,
    output: 128_000,
    retiresOn: '2027-04-01',
  }),
  ...(['gpt-5.2', 'gpt-5.4', 'gpt-5.5'] as const).map(model =>
    chat([model], {
      thinking: 'hidden',
      images: true,
      context: model === 'gpt-5.2' ? 400_000 : 1_050_000,
      output: 128_000,
    }),
  ),
  ...(['gpt-5.6-sol', 'gpt-5.6-terra', 'gpt-5.6-luna'] as const).map(model =>
    // Chat takes no tools beside thinking.
    chat([model], {
      thinking: 'hidden',
      images: true,
      tools: false,
      context: 1_050_000,
    }),
  ),
  chat(['gpt-6-astra', 'gpt-6'], {
    thinking: 'hidden',
    images: true,
    tools: false,
    context: 1_050_000,
  }),
  ...(['gpt-6-sol', 'gpt-6-luna', 'gpt-6.1-terra'] as const).map(model =>
    chat([model], {
      thinking: 'hidden',
      images: true,
      tools: false,
      context: 1_050_000,
    }),
  ),
  chat(['gpt-6.1-sol'], { thinking: 'hidden', images: true, tools: false }),
  chat(['gpt-4o-2024-05-13'], {
    thinking: 'none',
    images: true,
    context: 128_000,
    output: 4_096,
    retiresOn: '2026-10-23',
  }),
  chat(['gpt-4o', 'gpt-4o-2024-08-06', 'gpt-4o-2024-11-20'], {
    thinking: 'none',
    images: true,
    context: 128_000,
    output: 16_384,
    retiresOn: '2027-01-14',
  }),
  chat(['gpt-4o-mini', 'gpt-4o-mini-2024-07-18'], {
    thinking: 'none',
    images: true,
    context: 128_000,
    output: 16_384,
    retiresOn: '2027-01-14',
  }),
];

/** The same models in the dialect that summarises their thinking; the first two never spoke it. */
const responses: readonly ModelRow[] = openai.slice(2).map(row => ({
  ...row,
  endpoints: ['openai-responses'],
  abilities: {
    ...row.abilities,
    thinking: row.abilities.thinking === 'hidden' ? 'summary' : row.abilities.thinking,
    tools: true,
  },
}));

const messages = rowsOf(['anthropic'], {
  thinking: 'summary',
  streaming: 'yes',
  images: true,
  tools: true,
  context: 1_000_000,
  source: '@anthropic-ai/sdk 1.12.0, current-API table',
});

const anthropic: readonly ModelRow[] = [
  messages(['claude-opus-5-5'], {}),
  messages(['claude-opus-5'], {}),
  messages(['claude-sonnet-5'], {}),
  messages(['claude-fable-5', 'claude-fable-5-1'], {}),
  messages(['claude-opus-4-7'], {}),
  messages(['claude-opus-4-6'], {}),
  messages(['claude-sonnet-4-6'], {}),
  messages(['claude-opus-4-5'], { context: 200_000 }),
  messages(['claude-sonnet-4-5'], { context: 200_000 }),
  messages(['claude-haiku-4-5'], { context: 200_000 }),
];

const generate = rowsOf(['google'], {
  thinking: 'summary',
  streaming: 'yes',
  images: true,
  tools: true,
  context: 1_000_000,
  source: '@google/genai 3.1.0',
});

const google: readonly ModelRow[] = [
  generate(['gemini-2.5-pro'], {}),
  generate(['gemini-2.5-flash'], {}),
  ...(['gemini-3.1-pro-preview', 'gemini-3.5-flash', 'gemini-3.8-flash'] as const).map(model =>
    generate([model], {}),
  ),
];

const deepseek: readonly ModelRow[] = (['deepseek-v4-flash', 'deepseek-v4-pro'] as const).map(model =>
  rowsOf(['deepseek'], { source: 'api-docs.deepseek.com' })([model], {
    thinking: 'raw',
    streaming: 'yes',
    images: false,
    tools: true,
    context: 1_000_000,
  }),
);

const deepseekOld = rowsOf(['deepseek'], {
  streaming: 'yes',
  images: false,
  retiresOn: '2026-07-24',
  source: 'api-docs.deepseek.com',
});

const xai = rowsOf(['xai'], { streaming: 'yes', tools: true, source: 'docs.x.ai' });
const kimi = rowsOf(['moonshot'], { streaming: 'yes', source: 'platform.moonshot.ai' });
const glm = rowsOf(['zhipu'], { streaming: 'yes', source: 'docs.bigmodel.cn' });
const qwen = rowsOf(['qwen'], { source: 'Model Studio, deep thinking' });

export const modelRows: readonly ModelRow[] = [
  ...openai,
  ...responses,
  ...anthropic,
  ...google,
  ...deepseek,
  deepseekOld(['deepseek-reasoner'], { thinking: 'raw', successor: 'deepseek-v4-pro' }),
  deepseekOld(['deepseek-chat'], { thinking: 'none', successor: 'deepseek-v4-flash' }),
  xai(['grok-4.7'], {}),
  xai(['grok-4.6'], { context: 500_000 }),
  xai(['grok-4-0709'], { thinking: 'hidden', context: 256_000 }),
  xai(['grok-3-mini'], { thinking: 'raw', context: 131_072 }),
  kimi(['kimi-k3'], { thinking: 'raw', context: 1_048_576 }),
  kimi(['kimi-k2.7-code'], { thinking: 'raw', context: 262_144 }),
  kimi(['kimi-k2-thinking'], { thinking: 'raw', context: 262_144 }),
  glm(['glm-5.3'], { thinking: 'raw', context: 1_000_000 }),
  glm(['glm-5.2'], { thinking: 'raw', context: 1_000_000 }),
  glm(['glm-4-air', 'glm-4-air-250414'], { thinking: 'none', context: 128_000 }),
  glm(['glm-4-airx'], { thinking: 'none', context: 8_000 }),
  // They think always, and answer only in streams.
  qwen(['qwq-plus'], { thinking: 'raw', streaming: 'only' }),
  qwen(['qwq-32b'], { thinking: 'raw', streaming: 'only' }),
];
