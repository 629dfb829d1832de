// The screen's own words, in both languages. Figures, failures and notes are worded in shared/format,
// so that screen and report say the same.

import type { Language } from '../../shared/format/language.ts';
import { chinese } from './zh.ts';
import { english, type ScreenWords } from './en.ts';

const languages: Readonly<Record<Language, ScreenWords>> = { en: english, zh: chinese };

export const wordsFor = (language: Language): ScreenWords => languages[language];
