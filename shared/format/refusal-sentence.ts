// A refusal in the person's language. It was said in English; other languages have their sentence by
// the English one. One that a language does not know stays as it was said.

import { filledIn, type RefusalData, type RefusalFacts } from '../contract/refusal.ts';
import type { Language } from './language.ts';
import { refusals } from './zh/refusals.ts';

export function refusalSentence(
  { sentence, facts }: Pick<RefusalData, 'sentence' | 'facts'>,
  lang: Language,
): string {
  if (lang === 'en') return filledIn(sentence, facts);
  const said = (text: string): string => (Object.hasOwn(refusals, text) ? (refusals[text] ?? text) : text);
  const told: RefusalFacts = facts['why'] === undefined ? facts : { ...facts, why: said(facts['why']) };
  return filledIn(said(sentence), told);
}
