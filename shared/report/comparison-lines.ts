// The comparisons of a document in sentences: what its runs show of who is sooner and who is dearer,
// and what they can't tell.

import { analysisSentences } from '../format/analysis-words.ts';
import type { Language } from '../format/language.ts';
import { pairFigures } from '../metrics/pairs.ts';
import { passShares } from '../metrics/pass-share.ts';
import type { DocumentComparison, SessionDocument } from '../session-file/document.ts';
import { trialsOfDocument } from '../session-file/document-of.ts';
import { contenderName, namesIn, type Contender, type ContenderId } from '../trial/contender.ts';
import { goodputLines } from './goodput-lines.ts';
import { lineupOf } from './lineup.ts';
import { accuracyLines, differenceLines } from './difference-lines.ts';
import { passLines } from './pass-lines.ts';
import { pairSentences, type SaidRow, type Verdict } from './verdicts.ts';

export function comparisonLines(document: SessionDocument, lang: Language): readonly Verdict[] {
  const { comparisons = [], accuracy = [], goodput = [] } = document;
  const rows = lineupOf(document, lang);
  const contenders = new Map(rows.map(({ contender }) => [contender.id, contender]));
  const names = namesIn(rows.map(({ contender }) => contender));
  const nameOf = (contender: Contender): string => names.get(contender.id) ?? contenderName(contender);
  const ofPairs = pairFigures.flatMap(figure => {
    const held = comparisons.filter(row => row.figure === figure).flatMap(row => rowOf(row, contenders));
    return [...pairSentences(held, figure, nameOf, lang), ...differenceLines(held, figure, nameOf, lang)];
  });
  const judged = accuracy.flatMap(row => withContenders(row, contenders));
  const shares = passShares(trialsOfDocument(document), document.session.judgements);
  const lines = [...ofPairs, ...passLines(shares, nameOf, lang), ...accuracyLines(judged, nameOf, lang)];
  const met = goodputLines(goodput, id => names.get(id) ?? id, lang).map(text => ({ text, isFirm: false }));
  const looks = Math.max(0, ...comparisons.map(row => row.looks));
  if (looks < 2 || lines.length === 0) return [...lines, ...met];
  return [...lines, { text: analysisSentences(lang).looks(looks), isFirm: false }, ...met];
}

/** A difference of null: written by a version that had none. */
type WholeComparison = Omit<DocumentComparison, 'difference'> & Pick<SaidRow, 'difference'>;

const rowOf = (row: DocumentComparison, contenders: ReadonlyMap<string, Contender>): readonly SaidRow[] =>
  withContenders<WholeComparison>({ ...row, difference: row.difference ?? null }, contenders);

function withContenders<Row extends { readonly first: ContenderId; readonly second: ContenderId }>(
  { first, second, ...row }: Row,
  contenders: ReadonlyMap<string, Contender>,
): readonly (Omit<Row, 'first' | 'second'> & { readonly first: Contender; readonly second: Contender })[] {
  const [a, b] = [contenders.get(first), contenders.get(second)];
  return a && b ? [{ ...row, first: a, second: b }] : [];
}
