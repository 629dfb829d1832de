// What stands between and behind what is said, where a panel puts it together.

import type { Language } from '../../shared/format/language.ts';

const between: Readonly<Record<Language, string>> = { en: ', ', zh: '、' };
const stop: Readonly<Record<Language, string>> = { en: '.', zh: '。' };
const aside: Readonly<Record<Language, string>> = { en: ', ', zh: '，' };
const after: Readonly<Record<Language, string>> = { en: ': ', zh: '：' };

/** `a, b`; what is empty is left out. */
export const listed = (parts: readonly string[], language: Language): string =>
  parts.filter(part => part !== '').join(between[language]);

/** `name, what sets it apart`; what is empty is left out. */
export const qualified = (parts: readonly string[], language: Language): string =>
  parts.filter(part => part !== '').join(aside[language]);

/** `name: what`. */
export const named = (name: string, what: string, language: Language): string =>
  `${name}${after[language]}${what}`;

/** `what.` */
export const ended = (what: string, language: Language): string => `${what}${stop[language]}`;
