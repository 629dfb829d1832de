// One figure of a report: what it is, how it reads, and how it is known.

import { definitionOf } from '../format/definition.ts';
import { formatReading } from '../format/format-reading.ts';
import type { Language } from '../format/language.ts';
import type { MeasureName } from '../format/measures.ts';
import { wordsOf } from '../format/words-of.ts';
import type { Reading } from '../reading.ts';

export interface FigureReport {
  readonly name: MeasureName;
  readonly label: string;
  readonly text: string;
  readonly unit: string;
  readonly mark: string;
  /** `measured`; empty for what is absent. */
  readonly known: string;
  /** The figure to its last digit, then how it is known; or why it is not. */
  readonly title: string;
  /** To the last digit; null: absent. */
  readonly value: number | null;
}

export function figure(name: MeasureName, reading: Reading<number>, lang: Language): FigureReport {
  const { label, unit: kind } = definitionOf(name, lang);
  const { text, unit, mark, title } = formatReading(reading, kind, lang);
  const { origins } = wordsOf(lang);
  return {
    name,
    label,
    text,
    unit,
    mark,
    // The one whose label says already that it is a bound.
    known:
      reading.from === 'absent'
        ? ''
        : known(origins[reading.from].word, name === 'thinkingUpperMs' ? undefined : reading.rule, lang),
    title: reading.value === null ? title : `${reading.value} ${exactUnit[kind]} · ${title}`,
    value: reading.value,
  };
}

/** `measured, at most`: a bound is no figure of its own, and says so beside it. */
export function known(word: string, rule: string | undefined, lang: Language): string {
  const bound = boundOf(rule, lang);
  return bound === '' ? word : `${word}${wordsOf(lang).report.comma}${bound}`;
}

/** `at most`, `at least`; empty for a rule that sets no bound. */
export function boundOf(rule: string | undefined, lang: Language): string {
  const { bounds } = wordsOf(lang).report;
  if (rule === 'upper_bound') return bounds.upper;
  return rule?.startsWith('lower_bound') || rule === 'cache_write_at_input_price' ? bounds.lower : '';
}

/** The units of the session file, in which the figure to its last digit is written. */
const exactUnit = {
  ms: 'ms',
  tokens: 'tokens',
  'tokens/s': 'tokens/s',
  's/token': 's/token',
  usd: 'USD',
  share: '',
  count: '',
  number: '',
} as const;
