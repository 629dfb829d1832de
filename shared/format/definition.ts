// What a figure means: its label, one plain sentence, its unit and its formula. One click away on
// the screen, and the methods box of a report.

import type { Language } from './language.ts';
import { measures, type MeasureName, type Unit } from './measures.ts';
import { wordsOf } from './words-of.ts';

export interface Definition {
  readonly name: MeasureName;
  readonly label: string;
  readonly sentence: string;
  readonly unit: Unit;
  /** In the names of the session file. */
  readonly formula: string;
}

export function definitionOf(name: MeasureName, lang: Language): Definition {
  const { word, sentence } = wordsOf(lang).measures[name];
  return { name, label: word, sentence, ...measures[name] };
}

export const measureNames = Object.keys(measures) as readonly MeasureName[];
