// Hosts that speak Chat Completions in their own way, and xAI's Responses. What each wants to be
// asked so that thinking is shown and counted, and how each writes effort.

import { dial, dialOfBudgets, family, type Fragment, type TraitRow } from './traits.ts';

const of = (flavour: string, source: string) =>
  family({ dialect: 'openai-chat', flavours: [flavour], source, asOf: '2026-11-22' });

const effortWord = (word: string): Fragment => ({ reasoning_effort: word });
const thinking = (type: 'enabled' | 'disabled'): Fragment => ({ thinking: { type } });

const deepseek = of('deepseek', 'api-docs.deepseek.com; @ai-sdk/deepseek 3.0.56');
const xai = of('xai', 'docs.x.ai; @ai-sdk/xai 5.0.12');
const xaiResponses = family({
  dialect: 'openai-responses',
  flavours: ['xai'],
  source: 'docs.x.ai; @ai-sdk/xai 5.0.12',
  asOf: '2026-11-22',
});
const mistral = of('mistral', '@mistralai/mistralai 2.7.0; @ai-sdk/mistral 4.0.87');
const qwen = of('qwen', 'Alibaba Cloud Model Studio, deep thinking');
const glm = of('glm', 'docs.bigmodel.cn');
const kimi = of('kimi', 'platform.moonshot.ai; @ai-sdk/moonshotai 3.0.60');
const minimax = of('minimax', 'platform.minimax.io; GoModel #1068');
const groq = of('groq', 'groq-sdk 1.6.0');
const cerebras = of('cerebras', '@cerebras/cerebras_cloud_sdk 1.91.0');
const together = of('together', 'together-ai 0.52.0');
const fireworks = of('fireworks', 'docs.fireworks.ai; @ai-sdk/fireworks 3.0.62');
const openrouter = of('openrouter', '@openrouter/sdk 1.3.19');

const qwenBudget = (tokens: number): Fragment => ({ enable_thinking: true, thinking_budget: tokens });
const qwenLevels = dialOfBudgets(
  { minimal: 512, low: 2_048, medium: 8_192, high: 16_384, xhigh: 32_768 },
  qwenBudget,
);
const qwenThinks = { ...qwenLevels, max: { enable_thinking: true } };

const xaiLevels = (body: (word: string) => Fragment) => ({
  none: null,
  usual: { levels: dial(['off', 'low', 'medium', 'high'], body) },
  more: { levels: dial(['off', 'low', 'medium', 'high', 'xhigh'], body) },
});
const legacy = xaiLevels(effortWord);
const modern = xaiLevels(word => ({ reasoning: { effort: word } }));
const noDial =
  /^grok-(4(-0709|-latest)?$|4([-.]1)?-fast|4\.20-(non-)?reasoning|2|3$|3-fast|code-fast|.*non-reasoning)/;

/** Open models that think, by the names hosts give them. */
const openThinkers = /gpt-oss|qwen-?3|qwq|deepseek-(r1|v3\.[1-9]|v4)|magistral|glm-?[45]|kimi-k[23]|minimax/i;

export const chatHostTraits: readonly TraitRow[] = [
  deepseek(/./, {
    effort: {
      levels: {
        off: thinking('disabled'),
        ...dial(['low', 'high', 'max'], word => ({ ...thinking('enabled'), ...effortWord(word) })),
      },
    },
    // V4 thinks unless it is told not to.
    sampling: 'idle_in_thinking',
    images: false,
  }),

  xai(/^grok-3-mini/, { effort: { levels: dial(['low', 'high'], effortWord) } }),
  xai(noDial, { effort: legacy.none }),
  xai(/^grok-4\.6/, { effort: legacy.more }),
  xai(/./, { effort: legacy.usual }),
  xaiResponses(noDial, { effort: modern.none }),
  xaiResponses(/non-reasoning/, { summary: {} }),
  xaiResponses(/^grok-4\.6/, { effort: modern.more }),
  xaiResponses(/./, {
    effort: modern.usual,
    always: { store: false },
    summary: { reasoning: { summary: 'auto' } },
    streamOptions: null,
    thinkingKind: 'summary',
  }),

  // Whoever else speaks Responses: nothing that only OpenAI knows, and no option of Chat.
  family({ dialect: 'openai-responses', source: 'the dialect itself', asOf: '2026-11-22' })(/./, {
    effort: {
      levels: dial(['off', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'], word => ({
        reasoning: { effort: word },
      })),
    },
    always: { store: false },
    streamOptions: null,
  }),

  mistral(/^magistral/, { always: { prompt_mode: 'reasoning' } }),
  // The last chunk has the usage without being asked, and a field it does not know is refused.
  mistral(/./, {
    effort: { levels: dial(['off', 'high'], effortWord) },
    streamOptions: null,
    temperature: [0, 1.5],
  }),

  qwen(/^qwq|-thinking/, {
    effort: { levels: qwenThinks, budget: { min: 1, max: 100_000, body: qwenBudget } },
    streaming: 'only',
  }),
  qwen(/^(qwen3|qwen-(plus|turbo|flash|max))/, {
    effort: {
      levels: { off: { enable_thinking: false }, ...qwenThinks },
      budget: { min: 1, max: 100_000, body: qwenBudget },
    },
  }),

  // GLM knows on and off.
  glm(/^glm-(4\.[5-9]|[5-9])/, {
    effort: { levels: { off: thinking('disabled') }, coarse: thinking('enabled') },
  }),
  glm(/./, { streamOptions: null, temperature: [0, 1] }),

  kimi(/^kimi-k3/, { effort: { levels: dial(['low', 'high', 'max'], effortWord) }, sampling: 'refused' }),
  kimi(/^kimi-k2\.7|thinking/, { effort: { levels: {}, coarse: thinking('enabled') }, sampling: 'refused' }),
  kimi(/^kimi-k2/, {
    effort: { levels: { off: thinking('disabled') }, coarse: thinking('enabled') },
    sampling: 'without_thinking',
  }),
  kimi(/./, { temperature: [0, 1] }),

  minimax(/./, {
    always: { reasoning_split: true },
    effort: { levels: dial(['low', 'medium', 'high'], effortWord) },
    temperature: [0.000_001, 1],
  }),

  groq(/gpt-oss/i, {
    effort: { levels: dial(['low', 'medium', 'high'], effortWord) },
    summary: { reasoning_format: 'parsed' },
  }),
  groq(openThinkers, {
    effort: { levels: { off: effortWord('none') }, coarse: effortWord('default') },
    summary: { reasoning_format: 'parsed' },
  }),
  groq(/./, { limitField: 'max_completion_tokens' }),

  cerebras(openThinkers, {
    effort: { levels: dial(['off', 'low', 'medium', 'high'], effortWord) },
    summary: { reasoning_format: 'parsed' },
  }),
  cerebras(/./, { limitField: 'max_completion_tokens', temperature: [0, 1.5] }),

  together(/./, {
    effort: {
      levels: {
        off: { reasoning: { enabled: false } },
        ...dial(['low', 'medium', 'high'], word => ({ reasoning: { enabled: true }, ...effortWord(word) })),
      },
    },
  }),

  fireworks(/./, {
    always: { perf_metrics_in_response: true },
    effort: {
      levels: dial(['off', 'low', 'medium', 'high', 'xhigh', 'max'], effortWord),
      budget: {
        min: 1_024,
        max: 1_000_000,
        body: tokens => ({ thinking: { type: 'enabled', budget_tokens: tokens } }),
      },
    },
  }),

  // The same upstream for every repeat: whichever answers first, none takes over in silence.
  openrouter(/./, {
    always: { provider: { allow_fallbacks: false } },
    effort: {
      levels: dial(['off', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'], word => ({
        reasoning: { effort: word },
      })),
      budget: { min: 1, max: 1_000_000, body: tokens => ({ reasoning: { max_tokens: tokens } }) },
    },
    streamOptions: null,
  }),

  ...[null, 'reseller'].map(flavour =>
    family({ dialect: 'openai-chat', flavours: [flavour], source: 'the dialect itself', asOf: '2026-11-22' })(
      /./,
      { effort: { levels: dial(['off', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'], effortWord) } },
    ),
  ),
];
