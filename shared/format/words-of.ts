// The dictionary of a language.

import { en } from './en/words.ts';
import type { Language } from './language.ts';
import type { Words } from './words.ts';
import { zh } from './zh/words.ts';

const dictionaries: Readonly<Record<Language, Words>> = { en, zh };

export const wordsOf = (lang: Language): Words => dictionaries[lang];
