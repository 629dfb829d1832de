// What the pairs of a comparison show, in sentences: who is sooner, who is dearer, and what these
// runs can't tell.

import { analysisSentences } from '../format/analysis-words.ts';
import { definitionOf } from '../format/definition.ts';
import type { Language } from '../format/language.ts';
import { grouped } from '../format/quantity.ts';
import type { PairFigure, PairRow } from '../metrics/pairs.ts';
import type { Contender } from '../trial/contender.ts';

export interface Verdict {
  readonly text: string;
  /** True for what the runs do show. */
  readonly isFirm: boolean;
}

/** A pair as a sentence needs it; a document of an older version has no difference. */
export type SaidRow = Omit<PairRow, 'difference'> & { readonly difference: PairRow['difference'] | null };

/** `On this prompt X finishes 1.3 to 1.7 times as soon as Y (95 % interval, 3 repeats).` */
export function pairSentences(
  all: readonly SaidRow[],
  figure: PairFigure,
  nameOf: (contender: Contender) => string,
  lang: Language,
): readonly Verdict[] {
  const words = analysisSentences(lang);
  const rows = all.map(facing);
  const facts = ({ first, second, ratio, interval, n }: SaidRow) => ({
    first: nameOf(first),
    second: nameOf(second),
    low: factor(interval?.[0] ?? ratio),
    high: factor(interval?.[1] ?? ratio),
    n,
  });
  const firm = rows
    .filter(row => row.verdict === 'first_less')
    .map(
      row => `${words.scope(row.prompts)}${words.apart[figure](facts(row))}${words.counted(row.n, row.per)}`,
    );
  const single = rows
    .filter(row => row.verdict === 'one_pair' && row.ratio > 1.005)
    .map(row => words.onePair[figure](facts(row)));
  const open = Map.groupBy(
    rows.filter(row => row.verdict === 'not_separated'),
    row => `${row.moreWanted} ${row.per}`,
  );
  return [
    ...firm.map(text => ({ text, isFirm: true })),
    ...single.map(text => ({ text, isFirm: false })),
    ...[...open.values()].map(group => {
      const { first, moreWanted, per } = group[0]!;
      return {
        text: words.notSeparated(
          group.map(row => nameOf(row.second)),
          nameOf(first),
          definitionOf(figure, lang).label,
          moreWanted === null ? null : { n: moreWanted, per },
        ),
        isFirm: false,
      };
    }),
  ];
}

/** Who leads by the middle of all lanes may need more within the pairs: then it is said of the other. */
function facing(row: SaidRow): SaidRow {
  const isTurned = row.verdict === 'second_less' || (row.verdict === 'one_pair' && row.ratio < 1);
  if (!isTurned) return row;
  const { first, second, ratio, interval } = row;
  return {
    ...row,
    first: second,
    second: first,
    ratio: 1 / ratio,
    interval: interval && [1 / interval[1], 1 / interval[0]],
    verdict: row.verdict === 'second_less' ? 'first_less' : row.verdict,
  };
}

/** A factor as a person says it: 1.03, 1.3, 12, 140, 1,900. */
function factor(value: number): string {
  if (value >= 9.95) return grouped(Number(value.toPrecision(2)));
  // "1.0 times as soon" would say that there is no difference, and so would "1.00".
  const seen = value > 1 ? Math.ceil(-Math.log10(value - 1)) : 2;
  return value.toFixed(value < 1.1 ? Math.min(9, Math.max(2, seen)) : 1);
}
