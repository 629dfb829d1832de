// A trouble with the place the sessions are kept in, as a sentence that says what can be done.

import type { StoreTrouble } from '../contract/store-trouble.ts';
import type { Language } from './language.ts';
import { wordsOf } from './words-of.ts';

export const troubleSentence = (trouble: StoreTrouble, lang: Language): string =>
  wordsOf(lang).troubles[trouble.code](trouble);
