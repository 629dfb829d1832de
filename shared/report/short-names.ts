// The shortest names that tell the contenders of a lineup apart: the model, else with its effort,
// else with its endpoint, else with its place.

import type { Language } from '../format/language.ts';
import { effortText } from '../format/contender-text.ts';
import type { Contender, ContenderId } from '../trial/contender.ts';
import { seriesColours } from './lineup.ts';

export function shortNames(lineup: readonly Contender[], lang: Language): ReadonlyMap<ContenderId, string> {
  const effort = (c: Contender): string => (c.effort === null ? '' : ` ${effortText(c.effort, lang)}`);
  const ways: readonly ((c: Contender) => string)[] = [
    c => c.model,
    c => `${c.model}${effort(c)}`,
    c => `${c.endpoint}/${c.model}${effort(c)}`,
  ];
  const isClear = (way: (c: Contender) => string): boolean => new Set(lineup.map(way)).size === lineup.length;
  const way = ways.find(isClear);
  const names = lineup.map((contender, i): [ContenderId, string] => [
    contender.id,
    way ? way(contender) : `${i + 1} ${contender.model}${effort(contender)}`,
  ]);
  return new Map(names);
}

/** The colour of a contender, by its place in the lineup of its trial: from 1. */
export const colourOf = (lineup: readonly Contender[], id: ContenderId): number =>
  (Math.max(
    0,
    lineup.findIndex(contender => contender.id === id),
  ) %
    seriesColours) +
  1;
