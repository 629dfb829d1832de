// The comparisons of a document in sentences: what its runs show of who is sooner and who is dearer,
// and what they can't tell.

import { analysisSentences } from '../format/analysis-words.ts';
import type { Language } from '../format/language.ts';
import { pairFigures, type PairRow } from '../metrics/pairs.ts';
import type { DocumentComparison, SessionDocument } from '../session-file/document.ts';
import { contenderName, type Contender } from '../trial/contender.ts';
import { goodputLines } from './goodput-lines.ts';
import { lineupOf } from './lineup.ts';
import { pairSentences, type Verdict } from './verdicts.ts';

export function comparisonLines(document: SessionDocument, lang: Language): readonly Verdict[] {
  const { comparisons = [], goodput = [] } = document;
  const rows = lineupOf(document, lang);
  const contenders = new Map(rows.map(({ contender }) => [contender.id, contender]));
  const nameOf = (contender: Contender): string => contenderName(contender);
  const lines = pairFigures.flatMap(figure =>
    pairSentences(
      comparisons.filter(row => row.figure === figure).flatMap(row => rowOf(row, contenders)),
      figure,
      nameOf,
      lang,
    ),
  );
  const names = new Map(rows.map(({ contender }) => [contender.id, contenderName(contender)]));
  const met = goodputLines(goodput, id => names.get(id) ?? id, lang).map(text => ({ text, isFirm: false }));
  const looks = Math.max(0, ...comparisons.map(row => row.looks));
  if (looks < 2 || lines.length === 0) return [...lines, ...met];
  return [...lines, { text: analysisSentences(lang).looks(looks), isFirm: false }, ...met];
}

function rowOf(
  { first, second, ...row }: DocumentComparison,
  contenders: ReadonlyMap<string, Contender>,
): readonly PairRow[] {
  const [a, b] = [contenders.get(first), contenders.get(second)];
  return a && b ? [{ ...row, first: a, second: b }] : [];
}
