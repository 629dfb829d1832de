// A failure as the terminal tells it: the sentences of every host and, where a key is missing, what is
// typed to set one. A screen has a button for that.

import { knownEndpoints } from '../../shared/catalog/endpoints.ts';
import { failureSentence } from '../../shared/format/failure-sentence.ts';
import type { Language } from '../../shared/format/language.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import type { Failure } from '../../shared/trial/failure.ts';
import { variableFor } from '../keys/keys.ts';

export function failureLine(
  failure: Failure,
  contender: Pick<Contender, 'endpoint' | 'model' | 'baseUrl'>,
  language: Language,
): string {
  const sentence = failureSentence(failure, contender, language);
  if (failure.next !== 'set_key') return sentence;
  const { endpoint } = contender;
  const usual = knownEndpoints.find(({ name }) => name === endpoint)?.keyVariables[0];
  const how = wordsOf(language).endpoints.key.howTo(
    `assay keys set ${endpoint}`,
    usual ?? variableFor(endpoint),
  );
  return `${sentence}${wordsOf(language).failure.gap}${how}`;
}
