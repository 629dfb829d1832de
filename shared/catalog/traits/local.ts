// Servers of one's own. Most switches act through the model's chat template: sent, they do what the
// template makes of them.

import { dial, family, type Fragment, type TraitRow } from './traits.ts';

const asOf = '2026-11-22';
const ollama = family({ dialect: 'ollama', source: 'ollama/ollama docs/api.md; ollama 0.6.4', asOf });
const lmstudio = family({ dialect: 'lmstudio', source: 'lmstudio-ai/docs, REST v1', asOf });
const chat = (flavour: string, source: string) =>
  family({ dialect: 'openai-chat', flavours: [flavour], source, asOf });

const template = (thinks: boolean): Fragment => ({
  chat_template_kwargs: { enable_thinking: thinks, thinking: thinks },
});

const templateLevels = {
  off: template(false),
  ...dial(['low', 'medium', 'high'], word => ({ ...template(true), reasoning_effort: word })),
};

/** A bill with every chunk: the exact tokens of each. */
const continuous: Fragment = { include_usage: true, continuous_usage_stats: true };

export const localTraits: readonly TraitRow[] = [
  // gpt-oss honours levels alone and can't be switched off; others know on and off.
  ollama(/gpt-oss/, { effort: { levels: dial(['low', 'medium', 'high'], word => ({ think: word })) } }),
  ollama(/./, { effort: { levels: { off: { think: false } }, coarse: { think: true } } }),

  lmstudio(/./, {
    effort: {
      levels: dial(['off', 'low', 'medium', 'high'], word => ({ reasoning: word }), {}),
      coarse: { reasoning: 'on' },
    },
  }),

  chat('llamacpp', 'ggml-org/llama.cpp server README')(/./, {
    effort: { levels: templateLevels, coarse: template(true) },
  }),
  chat('vllm', 'docs.vllm.ai, protocol')(/./, {
    effort: {
      levels: templateLevels,
      coarse: template(true),
      budget: {
        min: 0,
        max: 1_000_000,
        body: tokens => ({ ...template(true), thinking_token_budget: tokens }),
      },
    },
    streamOptions: continuous,
  }),
  chat('sglang', 'docs.sglang.ai, separate reasoning')(/./, {
    effort: { levels: templateLevels, coarse: template(true) },
    always: { separate_reasoning: true },
    streamOptions: continuous,
  }),
];
