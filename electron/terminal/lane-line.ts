// One lane on one line: its phase while it runs, its figures once it has settled.

import { readingText } from '../../shared/format/format-reading.ts';
import type { Language } from '../../shared/format/language.ts';
import { noteSentence } from '../../shared/format/note-sentence.ts';
import { visible } from '../../shared/format/visible-text.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import { costOf } from '../../shared/metrics/cost.ts';
import { findingsOf } from '../../shared/metrics/findings.ts';
import { readingsOf } from '../../shared/metrics/lane-readings.ts';
import { contenderName, type ContenderId } from '../../shared/trial/contender.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { promptOf, type Trial } from '../../shared/trial/trial.ts';
import { failureLine } from './failure-line.ts';

/** What a server said of itself is in it: nothing of that steers the terminal. */
export const laneLine = (...lane: Parameters<typeof lineOf>): string => visible(lineOf(...lane));

function lineOf(
  lane: Lane,
  trial: Pick<Trial, 'prices' | 'prompt'>,
  names: ReadonlyMap<ContenderId, string>,
  language: Language,
): string {
  const price = trial.prices[lane.contender.id];
  const words = wordsOf(language);
  const width = Math.max(...[...names.values()].map(name => name.length));
  const name = `${(names.get(lane.contender.id) ?? contenderName(lane.contender)).padEnd(width)} #${lane.repeat}`;
  const label = lane.contender.simulated ? ' SIMULATED' : '';
  if (lane.status === null) {
    const characters = lane.answer.length + lane.thinking.length;
    return `${name}${label}  ${words.phases[lane.phase]}${characters > 0 ? `  ${characters}` : ''}`;
  }
  const head = `${name}${label}  ${words.statuses[lane.status].word}`;
  if (lane.failure) return `${head}  ${failureLine(lane.failure, lane.contender, language)}`;
  const readings = readingsOf(lane);
  const { e2eMs, ttfatMs, outputTokensPerSecond } = readings;
  const { reasoningTokens, answerTokens, outputTokens } = lane.usage;
  const measure = (key: 'e2eMs' | 'ttfatMs' | 'outputTokensPerSecond' | 'outputTokens' | 'usd'): string =>
    words.measures[key].word;
  const tokenText =
    reasoningTokens.from === 'absent'
      ? readingText(outputTokens, 'tokens', language)
      : `${readingText(reasoningTokens, 'tokens', language)} + ${readingText(answerTokens, 'tokens', language)}`;
  const figures = [
    `${measure('e2eMs')} ${readingText(e2eMs, 'ms', language)}`,
    `${measure('ttfatMs')} ${readingText(ttfatMs, 'ms', language)}`,
    `${measure('outputTokensPerSecond')} ${readingText(outputTokensPerSecond, 'tokens/s', language)}`,
    `${measure('outputTokens')} ${tokenText}`,
    `${measure('usd')} ${readingText(costOf(lane, price).usd, 'usd', language)}`,
  ];
  const findings = findingsOf(lane, { readings, price, prompt: promptOf(lane, trial) });
  const notes = [...lane.notes, ...findings].map(note => noteSentence(note, lane.contender, language));
  return [head, ...figures, ...notes].join('  ');
}
