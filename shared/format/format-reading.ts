// A reading as it is drawn: a figure with its unit, a quiet mark, and the sentence behind it. An
// absent one is a dash or a word, with the reason; never a zero, never a blank.

import type { Reading } from '../reading.ts';
import { isRuleCode } from './codes.ts';
import type { Language } from './language.ts';
import type { Unit } from './measures.ts';
import { figureOf, formatQuantity } from './quantity.ts';
import { wordsOf } from './words-of.ts';

export interface ReadingText {
  readonly text: string;
  /** Empty where the figure needs none, and for what is absent. */
  readonly unit: string;
  /** `≈` or `fitted`; empty for what is known plainly. */
  readonly mark: string;
  /** How it is known, by which rule and within what limits; or why it is not known. */
  readonly title: string;
}

export function formatReading(reading: Reading<number>, unit: Unit, lang: Language): ReadingText {
  const words = wordsOf(lang);
  if (reading.from === 'absent') {
    // A file written by a newer version may hold a reason this one does not know.
    const absence = Object.hasOwn(words.absences, reading.why) ? words.absences[reading.why] : undefined;
    return { text: absence?.word ?? '–', unit: '', mark: '', title: absence?.sentence ?? reading.why };
  }
  const origin = words.origins[reading.from];
  const sentences = [origin.sentence];
  if (reading.rule !== undefined) sentences.push(ruleSentence(reading.rule, lang));
  if (reading.interval !== undefined) {
    const [low, high] = reading.interval;
    const end = isOpen(high) ? '∞' : formatQuantity(high, unit, lang);
    sentences.push(words.between(formatQuantity(low, unit, lang), end));
  }
  const figure = figureOf(reading.value, unit, lang);
  return { ...figure, mark: origin.mark, title: sentences.filter(s => s !== '').join(words.failure.gap) };
}

/** JSON writes an end that is open as null. */
const isOpen = (limit: number | null): boolean => limit === null || !Number.isFinite(limit);

/** The figure, its unit and its mark as one piece of text. */
export function readingText(reading: Reading<number>, unit: Unit, lang: Language): string {
  const { text, unit: word, mark } = formatReading(reading, unit, lang);
  const figure = word === '' ? text : word === '%' ? `${text}%` : `${text} ${word}`;
  if (mark === '') return figure;
  return mark === '≈' ? `≈ ${figure}` : `${figure}${wordsOf(lang).aside(mark)}`;
}

/** A rule code as a sentence; the code itself where no sentence is known. */
export function ruleSentence(code: string, lang: Language): string {
  const { rules } = wordsOf(lang);
  if (isRuleCode(code)) return rules[code]('');
  const [, name = '', n = ''] = /^(.*)_(\d+)$/.exec(code) ?? [];
  return isRuleCode(name) ? rules[name](n) : code;
}
