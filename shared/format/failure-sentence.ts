// A failure as two plain sentences: what happened, and what to do next.

import type { Contender } from '../trial/contender.ts';
import type { Failure } from '../trial/failure.ts';
import { spokenFailureCode } from './codes.ts';
import type { Language } from './language.ts';
import { formatMs } from './quantity.ts';
import { wordsOf } from './words-of.ts';
import type { FailureFacts } from './words.ts';

export function failureSentence(
  failure: Failure,
  contender: Pick<Contender, 'endpoint' | 'model' | 'baseUrl'>,
  lang: Language,
): string {
  const { kinds, codes, next, gap } = wordsOf(lang).failure;
  const facts = factsOf(failure, contender, lang);
  const code = spokenFailureCode(failure.code);
  const happened = (code === undefined ? kinds[failure.kind] : codes[code])(facts);
  // A file written by a newer version may know a step that this one does not.
  const step = Object.hasOwn(next, failure.next) ? next[failure.next](facts) : '';
  return [happened, step].filter(text => text !== '').join(gap);
}

function factsOf(
  failure: Failure,
  contender: Pick<Contender, 'endpoint' | 'model' | 'baseUrl'>,
  lang: Language,
): FailureFacts {
  const said = failure.message.replace(/[\s.。]+$/u, '');
  const known = spokenFailureCode(failure.code) !== undefined;
  const parts = [
    failure.httpStatus === null ? '' : String(failure.httpStatus),
    // Where the other side said nothing, its code is better than silence.
    said !== '' ? said : known || failure.code.startsWith('http_') ? '' : failure.code,
  ].filter(part => part !== '');
  return {
    host: hostOf(contender),
    endpoint: contender.endpoint,
    model: contender.model,
    detail: wordsOf(lang).failure.detail(parts),
    said: said !== '',
    wait: failure.retryAfterMs === null ? null : formatMs(failure.retryAfterMs, lang),
  };
}

/** `https://user@api.openai.com/v1` as `api.openai.com`; the endpoint's name where there is no host. */
export function hostOf({ baseUrl, endpoint }: Pick<Contender, 'endpoint' | 'baseUrl'>): string {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(baseUrl)?.[1];
  return authority === undefined ? endpoint : authority.slice(authority.lastIndexOf('@') + 1);
}
