// Google's models: a budget in tokens with 2.5, a level from 3 on. Thinking is shown as a summary
// and only on request; from 3 on, and with 2.5 Pro, it can't be switched off.

import { dial, dialOfBudgets, family, type Fragment, type TraitRow } from './traits.ts';

const gemini = family({
  dialect: 'gemini',
  source: '@google/genai 3.3.0; @ai-sdk/google 4.0.121',
  asOf: '2026-11-22',
});

const config = (fields: Fragment): Fragment => ({ generationConfig: { thinkingConfig: fields } });
const budgetOf = (tokens: number): Fragment => config({ thinkingBudget: tokens });
const levelOf = (word: string): Fragment => config({ thinkingLevel: word });
const shown = config({ includeThoughts: true });

const flash = { minimal: 512, low: 1_024, medium: 8_192, high: 16_384, xhigh: 20_480, max: 24_576 };
const pro = { minimal: 128, low: 1_024, medium: 8_192, high: 24_576, xhigh: 28_672, max: 32_768 };

export const googleTraits: readonly TraitRow[] = [
  // Open models take no system instruction and do not think by setting.
  gemini(/^(models\/)?gemma/, { system: 'folded', effort: null, summary: {} }),
  gemini(/^(models\/)?gemini-(1|2\.0|pro(-vision)?$|exp)/, { effort: null, summary: {} }),
  gemini(/^(models\/)?gemini-2\.5-pro/, {
    effort: { levels: dialOfBudgets(pro, budgetOf), budget: { min: 128, max: 32_768, body: budgetOf } },
  }),
  gemini(/^(models\/)?gemini-2\.5/, {
    effort: {
      levels: dialOfBudgets({ off: 0, ...flash }, budgetOf),
      budget: { min: 0, max: 24_576, body: budgetOf },
    },
  }),
  gemini(/^(models\/)?gemini-3/, { effort: { levels: dial(['minimal', 'low', 'medium', 'high'], levelOf) } }),
  gemini(/./, {
    effort: { levels: dial(['minimal', 'low', 'medium', 'high', 'xhigh'], levelOf) },
    summary: shown,
    thinkingKind: 'summary',
  }),
];
