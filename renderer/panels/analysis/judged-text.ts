// What was judged of each contender, as the text of one cell.

import type { Judged } from '../../../shared/metrics/judged.ts';
import type { ContenderId } from '../../../shared/trial/contender.ts';
import type { AnalysisWords } from '../../i18n/analysis.ts';

export function judgedTexts(
  judged: ReadonlyMap<ContenderId, Judged> | undefined,
  words: AnalysisWords,
): ReadonlyMap<ContenderId, string> | undefined {
  if (!judged) return undefined;
  const text = ({ starred, passed, verdicts, grade, won, decided }: Judged): string =>
    [
      verdicts > 0 ? words.judgedCell(passed, verdicts) : '',
      grade === null ? '' : words.grade(grade.toFixed(1)),
      decided > 0 ? words.votes(won, decided) : '',
      starred > 0 ? words.starred(starred) : '',
    ]
      .filter(part => part !== '')
      .join(' · ');
  return new Map([...judged].map(([id, entry]) => [id, text(entry)]));
}
