// Whether thinking is as fast as answering: the verdict, and the figures it was drawn from.

import type { Language } from '../format/language.ts';
import { formatRate, grouped } from '../format/quantity.ts';
import { wordsOf } from '../format/words-of.ts';
import type { SinglePath } from '../metrics/single-path.ts';

export function pathSentence(path: SinglePath, lang: Language): string {
  const words = wordsOf(lang);
  const { thinkingSecondsPerToken: thinking, answerSecondsPerToken: answer } = path;
  const verdict = words.paths[path.verdict];
  // A slope below zero is no pace, and a part of it says nothing.
  if (!(thinking > 0 && answer > 0)) return verdict;
  const part = (seconds: number): string => {
    const text = grouped((100 * seconds) / answer, 1);
    return seconds > 0 && text !== '0.0' ? `+${text}` : text;
  };
  const figures = words.report.pathFigures({
    thinking: formatRate(1 / thinking, lang),
    answer: formatRate(1 / answer, lang),
    difference: part(path.difference),
    low: part(path.interval90[0]),
    high: part(path.interval90[1]),
    margin: grouped(100 * path.relativeMargin),
  });
  return `${verdict}${words.failure.gap}${figures}`;
}
