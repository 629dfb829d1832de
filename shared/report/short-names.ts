// The shortest names that tell the contenders of a lineup apart: the model, else with its effort,
// else with its endpoint; what even then reads the same has its place ahead, as in the report.

import type { Language } from '../format/language.ts';
import { effortText } from '../format/contender-text.ts';
import { placesIn, type Contender, type ContenderId } from '../trial/contender.ts';
import { seriesColours } from './lineup.ts';

export function shortNames(lineup: readonly Contender[], lang: Language): ReadonlyMap<ContenderId, string> {
  const effort = (c: Contender): string => (c.effort === null ? '' : ` ${effortText(c.effort, lang)}`);
  const places = placesIn(lineup);
  const ways: readonly ((c: Contender) => string)[] = [
    c => c.model,
    c => `${c.model}${effort(c)}`,
    c => `${c.endpoint}/${c.model}${effort(c)}`,
  ];
  const named = (way: (c: Contender) => string): readonly string[] =>
    lineup.map(contender => `${places.get(contender.id) ?? ''}${way(contender)}`);
  const isClear = (names: readonly string[]): boolean => new Set(names).size === lineup.length;
  const names = ways.map(named).find(isClear) ?? [];
  return new Map(lineup.map((contender, i) => [contender.id, names[i] ?? contender.model]));
}

/** The colour of a contender, by its place in the lineup of its trial: from 1. */
export const colourOf = (lineup: readonly Contender[], id: ContenderId): number =>
  (Math.max(
    0,
    lineup.findIndex(contender => contender.id === id),
  ) %
    seriesColours) +
  1;
