// Differences in sentences: by how much two contenders differ, and who passes more often.

import { analysisSentences } from '../format/analysis-words.ts';
import { definitionOf } from '../format/definition.ts';
import type { Language } from '../format/language.ts';
import { equalsP, formatSigned } from '../format/quantity.ts';
import type { AccuracyRow } from '../metrics/accuracy.ts';
import type { PairFigure } from '../metrics/pairs.ts';
import type { Contender } from '../trial/contender.ts';
import type { SaidRow, Verdict } from './verdicts.ts';

type Name = (contender: Contender) => string;

/** Only with an interval: a difference alone says nothing that the ratio does not. */
export const differenceLines = (
  rows: readonly SaidRow[],
  figure: PairFigure,
  nameOf: Name,
  lang: Language,
): readonly Verdict[] =>
  rows.flatMap(({ first, second, difference }): readonly Verdict[] => {
    if (difference === null || difference.interval === null) return [];
    const { label, unit } = definitionOf(figure, lang);
    const write = (value: number): string => formatSigned(value, unit, lang);
    const [low, high] = difference.interval;
    const text = analysisSentences(lang).difference({
      first: nameOf(first),
      second: nameOf(second),
      figure: label,
      value: write(difference.value),
      low: write(low),
      high: write(high),
    });
    return [{ text, isFirm: false }];
  });

/** Fewer than this that differ cannot reach 0.05, all one way. */
const fewestDiscordant = 6;

export const accuracyLines = (
  rows: readonly AccuracyRow[],
  nameOf: Name,
  lang: Language,
): readonly Verdict[] =>
  rows.map(({ first, second, table, difference, p, ...row }) => {
    const { both, onlyFirst, onlySecond, neither } = table;
    const points = (share: number): string => formatSigned(share * 100, 'count', lang);
    const text = analysisSentences(lang).accuracy({
      first: nameOf(first),
      second: nameOf(second),
      prompts: row.prompts,
      verdict: row.verdict,
      pairs: both + onlyFirst + onlySecond + neither,
      firstPassed: both + onlyFirst,
      secondPassed: both + onlySecond,
      points: points(difference.value),
      interval: difference.interval && [points(difference.interval[0]), points(difference.interval[1])],
      firstBetter: row.firstBetter,
      secondBetter: row.secondBetter,
      p: equalsP(p),
      couldShow: row.firstBetter + row.secondBetter >= fewestDiscordant,
    });
    return { text, isFirm: row.verdict !== 'not_separated' };
  });
