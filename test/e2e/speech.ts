// What a page says, by the dictionaries it is drawn from: a flow calls things by the names that the
// person at the page reads, and so runs in every language.

import type { Page } from 'playwright-core';
import { analysisWords, type AnalysisWords } from '../../renderer/i18n/analysis.ts';
import { answerWords } from '../../renderer/i18n/answer.ts';
import type { ScreenWords } from '../../renderer/i18n/en.ts';
import { wordsFor } from '../../renderer/i18n/words.ts';
import { languages, type Language } from '../../shared/format/language.ts';
import type { Words } from '../../shared/format/words.ts';
import { wordsOf } from '../../shared/format/words-of.ts';

export interface Speech {
  readonly language: Language;
  /** What a browser of that language asks pages for. */
  readonly locale: string;
  readonly screen: ScreenWords;
  readonly analysis: AnalysisWords;
  readonly answer: ReturnType<typeof answerWords>;
  /** Figures, failures, notes. */
  readonly format: Words;
  /** The name of the button that runs, with its keys or, where there is little room, without. */
  readonly run: RegExp;
  /** Answered by every practice model with 9.9. */
  readonly question: string;
}

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };
const questions: Readonly<Record<Language, string>> = {
  en: 'Which is larger, 9.11 or 9.9?',
  zh: '9.11 和 9.9 哪个更大？',
};

export const speechIn = (language: Language): Speech => ({
  language,
  locale: locales[language],
  screen: wordsFor(language),
  analysis: analysisWords(language),
  answer: answerWords(language),
  format: wordsOf(language),
  run: new RegExp(`^${wordsFor(language).run}( Ctrl Enter)?$`),
  question: questions[language],
});

export const speeches: readonly Speech[] = languages.map(speechIn);

const spoken = new WeakMap<Page, Language>();

/** Keeps which language a page was opened in. */
export const opensIn = (page: Page, locale: string): void => {
  spoken.set(page, locale.startsWith('zh') ? 'zh' : 'en');
};

export const speechOf = (page: Page): Speech => speechIn(spoken.get(page) ?? 'en');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Matches what begins with these words. */
export const begins = (words: string): RegExp => new RegExp(`^${escaped(words)}`);

/** Matches what a sentence of the dictionary says, whatever stands for `…` in it. */
export const like = (sentence: string): RegExp => new RegExp(sentence.split('…').map(escaped).join('.*'));
