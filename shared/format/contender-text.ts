// A contender's settings in words.

import type { Effort } from '../trial/contender.ts';
import type { Language } from './language.ts';
import { formatTokens } from './quantity.ts';
import { wordsOf } from './words-of.ts';

/** `high`, or `8,000 thinking tokens`. */
export function effortText(effort: Effort, lang: Language): string {
  const { efforts, budget } = wordsOf(lang);
  return typeof effort === 'number' ? budget(formatTokens(effort, lang)) : efforts[effort];
}
