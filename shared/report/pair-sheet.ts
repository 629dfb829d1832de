// The pairs of one figure as the screen shows them: every cell in words, and the sentences that tell
// how it is known, or why it is not there.

import { analysisSentences, type PairWords } from '../format/analysis-words.ts';
import { definitionOf } from '../format/definition.ts';
import type { Language } from '../format/language.ts';
import { formatP, formatQuantity, formatSigned, grouped } from '../format/quantity.ts';
import { wordsOf } from '../format/words-of.ts';
import { fewestPairs, type PairedDifference } from '../metrics/paired-difference.ts';
import type { PairFigure, PairRow } from '../metrics/pairs.ts';
import type { Contender } from '../trial/contender.ts';

export type PairColumn = 'ratio' | 'difference' | 'p' | 'n' | 'more';
export const pairColumns: readonly PairColumn[] = ['ratio', 'difference', 'p', 'n', 'more'];

export interface PairCell {
  /** A dash where there is nothing to say. */
  readonly text: string;
  /** `1.30 to 1.71`, or that there is no interval; empty for what has none. */
  readonly spread: string;
  /** How it is known, or why not. */
  readonly title: string;
  readonly value: number | null;
  /** True for a ratio that the runs do show. */
  readonly isApart?: boolean;
}

export interface PairLine {
  readonly first: Contender;
  readonly second: Contender;
  readonly cells: Readonly<Record<PairColumn, PairCell>>;
}

export function pairSheet(
  rows: readonly PairRow[],
  figure: PairFigure,
  nameOf: (contender: Contender) => string,
  lang: Language,
): readonly PairLine[] {
  const { pair } = analysisSentences(lang);
  const { failure, origins } = wordsOf(lang);
  const { unit } = definitionOf(figure, lang);
  const told = (...sentences: readonly string[]): string => sentences.join(failure.gap);
  return rows.map(row => {
    const { first, second, ratio, interval, difference, p, n } = row;
    const names = [nameOf(first), nameOf(second)] as const;
    const over = pair.over(n, row.per, row.lost);
    const derived = origins.derived.sentence;
    const signed = (value: number): string => formatSigned(value, unit, lang);
    const plain = (value: number): string => formatQuantity(value, 'number', lang);
    return {
      first,
      second,
      cells: {
        ratio: {
          text: plain(ratio),
          spread: interval ? pair.interval(plain(interval[0]), plain(interval[1])) : pair.noInterval,
          title: told(pair.ratio(...names), over, ratioInterval(row, pair), derived),
          value: ratio,
          isApart: row.verdict === 'first_less' || row.verdict === 'second_less',
        },
        difference: {
          text: signed(difference.value),
          spread: difference.interval
            ? pair.interval(signed(difference.interval[0]), signed(difference.interval[1]))
            : pair.noInterval,
          title: told(pair.difference(...names), over, intervalSentence(difference, n, pair), derived),
          value: difference.value,
        },
        p: {
          text: p === null ? '–' : formatP(p),
          spread: '',
          title: p === null ? pair.why.one_pair : pair.p,
          value: p,
        },
        n: { text: String(n), spread: '', title: over, value: n },
        more: moreCell(row, pair),
      },
    };
  });
}

const ratioInterval = ({ interval, n }: PairRow, { logT, why }: PairWords): string =>
  interval ? logT : n === 1 ? why.one_pair : why.no_scatter;

function intervalSentence({ method, seed, resamples }: PairedDifference, n: number, pair: PairWords): string {
  if (method === 'bca' || method === 'percentile')
    return pair.bootstrap(method, grouped(resamples ?? 0), seed ?? 0);
  if (n === 1) return pair.why.one_pair;
  return n < fewestPairs ? pair.why.few_pairs(fewestPairs) : pair.why.no_scatter;
}

function moreCell({ moreWanted, verdict, n }: PairRow, { plan, why }: PairWords): PairCell {
  if (moreWanted !== null) return { text: String(moreWanted), spread: '', title: plan, value: moreWanted };
  const isApart = verdict === 'first_less' || verdict === 'second_less';
  const title = isApart ? why.apart : n === 1 ? why.one_pair : n < 3 ? why.no_plan : why.hopeless;
  return { text: '–', spread: '', title, value: null };
}
