// Anthropic's models. Three generations of thinking: none, a budget in tokens, and adaptive with an
// effort. A limit is mandatory and must exceed the budget. From opus-4-7 and sonnet-5 on sampling
// and budgets are refused; the newest can't be told not to think.

import {
  dial,
  dialOfBudgets,
  family,
  type EffortDial,
  type EffortLevel,
  type Fragment,
  type TraitRow,
} from './traits.ts';

const claude = family({
  dialect: 'anthropic-messages',
  source: '@anthropic-ai/sdk 1.13.0; @ai-sdk/anthropic 4.0.105',
  asOf: '2026-11-22',
});

const shown: Fragment = { thinking: { type: 'adaptive', display: 'summarized' } };
const off: Fragment = { thinking: { type: 'disabled' } };

const budgetOf = (tokens: number): Fragment => ({ thinking: { type: 'enabled', budget_tokens: tokens } });

/** The least budget there is; below it a request is refused. */
export const leastClaudeBudget = 1_024;

export const claudeBudgets: EffortDial = {
  levels: {
    off,
    ...dialOfBudgets(
      { minimal: leastClaudeBudget, low: 4_096, medium: 10_000, high: 16_000, xhigh: 24_000, max: 31_999 },
      budgetOf,
    ),
  },
  budget: { min: leastClaudeBudget, max: 1_000_000, body: budgetOf },
};

const adaptive = (levels: readonly EffortLevel[]): EffortDial['levels'] =>
  dial(levels, word => ({ ...shown, output_config: { effort: word } }));

const lowToMax: readonly EffortLevel[] = ['low', 'medium', 'high', 'xhigh', 'max'];

export const claudeAdaptive = {
  /** Both ways: the first generation with an effort still takes a budget. */
  first: {
    levels: { off, ...adaptive(['low', 'medium', 'high', 'max']) },
    budget: { min: leastClaudeBudget, max: 1_000_000, body: budgetOf },
  },
  now: { levels: { off, ...adaptive(lowToMax) } },
  always: { levels: adaptive(lowToMax) },
} satisfies Readonly<Record<string, EffortDial>>;

/** Which generation a model is of, wherever it is reached. */
export const claudeGenerations = {
  unthinking: /claude-(instant|v?2|3-(5|opus|sonnet|haiku))/,
  raw: /claude-3-7/,
  /** A day may follow the 4, on Bedrock with more behind it; one or two figures are a later model. */
  budgets: /claude-(3-7|(opus|sonnet)-4(?!-\d{1,2}(?!\d))|(opus|sonnet|haiku)-4-[0-5](?!\d))/,
  first: /claude-(opus|sonnet)-4-6/,
  alwaysThinks: /claude-(sonnet-5-5|opus-5-5|fable-5)/,
} as const;

export const anthropicTraits: readonly TraitRow[] = [
  claude(/claude-3-(opus|sonnet|haiku)/, { defaultLimit: 4_096 }),
  claude(claudeGenerations.unthinking, { sampling: 'taken', effort: null, summary: {}, defaultLimit: 8_192 }),
  claude(claudeGenerations.raw, {
    thinkingKind: 'raw',
    effort: claudeBudgets,
    sampling: 'either',
    summary: {},
  }),
  claude(claudeGenerations.budgets, { effort: claudeBudgets, sampling: 'either', summary: {} }),
  claude(claudeGenerations.first, { effort: claudeAdaptive.first, sampling: 'either' }),
  claude(claudeGenerations.alwaysThinks, { effort: claudeAdaptive.always }),
  claude(/^claude-/, { effort: claudeAdaptive.now, sampling: 'refused', summary: shown }),
  // Others that speak this dialect: thinking only where it is asked for.
  claude(/./, { temperature: [0, 1], effort: claudeBudgets, thinkingKind: 'summary' }),
];
