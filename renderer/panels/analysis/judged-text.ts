// What was judged of each contender, as the text of one cell.

import type { Language } from '../../../shared/format/language.ts';
import { formatUsd } from '../../../shared/format/quantity.ts';
import type { Judged } from '../../../shared/metrics/judged.ts';
import type { ContenderId } from '../../../shared/trial/contender.ts';
import type { AnalysisWords } from '../../i18n/analysis.ts';

export function judgedTexts(
  judged: ReadonlyMap<ContenderId, Judged> | undefined,
  words: AnalysisWords,
  language: Language,
): ReadonlyMap<ContenderId, string> | undefined {
  if (!judged) return undefined;
  const usd = (value: number): string => formatUsd(value, language);
  const priced = ({ perPass }: Judged): string => {
    if (perPass === null) return '';
    const told = (value: number): string => (perPass.isFloor ? words.atLeast(usd(value)) : usd(value));
    if (perPass.usd === null) return words.nonePassed(told(perPass.spentUsd));
    const [low, high] = perPass.interval;
    return words.perPass(told(perPass.usd), usd(low), high === null ? null : usd(high));
  };
  const text = (judged: Judged): string => {
    const { starred, passed, verdicts, grade, won, decided } = judged;
    return [
      verdicts > 0 ? words.judgedCell(passed, verdicts) : '',
      priced(judged),
      grade === null ? '' : words.grade(grade.toFixed(1)),
      decided > 0 ? words.votes(won, decided) : '',
      starred > 0 ? words.starred(starred) : '',
    ]
      .filter(part => part !== '')
      .join(' · ');
  };
  return new Map([...judged].map(([id, entry]) => [id, text(entry)]));
}
