// The methods box: how the figures of this very document were made.

import { ruleSentence } from '../format/format-reading.ts';
import type { Language } from '../format/language.ts';
import { wordsOf } from '../format/words-of.ts';
import type { SessionDocument } from '../session-file/document.ts';
import { lineupOf } from './lineup.ts';

export interface Method {
  readonly term: string;
  readonly text: string;
  /** One item each, after the text. */
  readonly lines: readonly string[];
}

export function methodsOf(document: SessionDocument, lang: Language): readonly Method[] {
  const { method, unknownPrice, priced } = wordsOf(lang).report;
  const lanes = document.trials.flatMap(trial => trial.lanes);
  const timed = lanes.some(lane => lane.readings.outputTokensPerSecond.value !== null);
  const seeds = [...new Set(document.trials.map(trial => String(trial.seed)))].join(', ');
  const lineup = lineupOf(document, lang);
  const prices = lineup.map(row =>
    row.priceSource === ''
      ? `${row.name}: ${unknownPrice}`
      : `${row.name}: ${priced(row.price, row.priceSource)}`,
  );
  const { comparisons = [], accuracy = [], fits } = document;
  const isJudged = Object.values(document.session.judgements ?? {}).some(
    ({ verdict }) => verdict !== undefined,
  );
  const statistics = [
    ...method.statistics,
    ...(comparisons.length > 0 ? [method.ratios] : []),
    ...(comparisons.some(({ difference }) => (difference?.interval ?? null) !== null)
      ? [method.differences]
      : []),
    ...(isJudged ? [method.passes] : []),
    ...(accuracy.length > 0 ? [method.passPairs] : []),
  ] as const;
  return [
    method.clock,
    method.order(seeds === '' ? '–' : seeds),
    statistics,
    ...(fits.length > 0 ? [method.hiddenSpeed] : []),
    method.speed(timed ? ruleSentence(`tail_trim_${document.tailTrim}`, lang) : null),
    method.tokens,
    method.money,
    [method.prices, document.repriced ? method.repriced(document.repriced) : '', ...prices] as const,
    method.key,
  ].map(([term, text, ...lines]) => ({ term, text, lines }));
}
