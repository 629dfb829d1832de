// Models behind AWS Bedrock's Converse: one request for all, and each maker's own fields beside it.

import { claudeAdaptive, claudeBudgets, claudeGenerations } from './anthropic.ts';
import { dial, family, type EffortDial, type Fragment, type TraitRow } from './traits.ts';

const bedrock = family({
  dialect: 'bedrock-converse',
  source: '@aws-sdk/client-bedrock-runtime 3.1163.0',
  asOf: '2026-11-22',
});

const beside = (fields: Fragment): Fragment => ({ additionalModelRequestFields: fields });

const inside = ({ levels, budget }: EffortDial): EffortDial => ({
  levels: Object.fromEntries(Object.entries(levels).map(([level, fields]) => [level, beside(fields)])),
  ...(budget && { budget: { ...budget, body: tokens => beside(budget.body(tokens)) } }),
});

export const bedrockTraits: readonly TraitRow[] = [
  bedrock(claudeGenerations.unthinking, { effort: null, sampling: 'taken' }),
  bedrock(claudeGenerations.raw, {
    effort: inside(claudeBudgets),
    sampling: 'either',
    thinkingKind: 'raw',
  }),
  bedrock(claudeGenerations.budgets, {
    effort: inside(claudeBudgets),
    sampling: 'either',
    thinkingKind: 'summary',
  }),
  bedrock(claudeGenerations.first, {
    effort: inside(claudeAdaptive.first),
    sampling: 'either',
    thinkingKind: 'summary',
  }),
  bedrock(claudeGenerations.alwaysThinks, { effort: inside(claudeAdaptive.always) }),
  bedrock(/anthropic\.claude/, {
    effort: inside(claudeAdaptive.now),
    sampling: 'refused',
    thinkingKind: 'summary',
  }),
  bedrock(/gpt-oss/, {
    effort: { levels: dial(['low', 'medium', 'high'], word => beside({ reasoning_effort: word })) },
  }),
  bedrock(/./, { temperature: [0, 1] }),
];
