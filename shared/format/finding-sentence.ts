// What a test of an endpoint found out, as a word and a sentence; a server's limits, and a
// retirement, likewise. Details from outside are plain text.

import type { Retirement } from '../catalog/model.ts';
import type { Check, Finding } from '../contract/endpoint-views.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words-of.ts';

export const findingCodes = {
  reach: ['answered', 'no_response', 'not_found', 'other_dialect', 'not_asked'],
  key: ['taken', 'none_needed', 'no_key', 'refused', 'no_funds', 'not_asked'],
  streaming: ['streamed', 'whole_body', 'refused', 'no_text'],
  usage: ['reported', 'not_reported', 'not_asked'],
  reasoning: ['shown', 'summary', 'counted', 'none', 'not_disclosed', 'not_asked'],
} as const satisfies Readonly<Record<Check, readonly string[]>>;

export type FindingWords = {
  readonly [Name in Check]: Readonly<Record<(typeof findingCodes)[Name][number], (aside: string) => string>>;
};

/** `streaming`, `yes`, and why. */
export function findingText(
  finding: Finding,
  lang: Language,
): { readonly check: string; readonly answer: string; readonly sentence: string } {
  const { endpoints, aside } = wordsOf(lang);
  const says: Readonly<Record<string, (aside: string) => string>> = endpoints.findings[finding.check];
  const say = Object.hasOwn(says, finding.code) ? says[finding.code] : undefined;
  return {
    check: endpoints.checks[finding.check],
    answer: endpoints.answers[finding.answer],
    sentence: say?.(finding.detail === '' ? '' : aside(finding.detail)) ?? finding.detail,
  };
}

/** Empty while the day is far. */
export function retirementSentence(retirement: Retirement | null, lang: Language): string {
  if (!retirement) return '';
  const { endpoints } = wordsOf(lang);
  const said = endpoints.retirement[retirement.state](retirement.on);
  return retirement.successor === null || retirement.state === 'later'
    ? said
    : `${said}${wordsOf(lang).failure.gap}${endpoints.successor(retirement.successor)}`;
}
