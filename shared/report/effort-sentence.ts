// Which effort is enough, whether it had an effect at all, and what was asked, sent and seen at each step.

import { analysisSentences } from '../format/analysis-words.ts';
import { effortText } from '../format/contender-text.ts';
import type { Language } from '../format/language.ts';
import { formatShare, formatTokens } from '../format/quantity.ts';
import { tokens } from '../units.ts';
import type { EffortPoint, EffortSeries } from '../metrics/effort.ts';

const nameOf = ({ effort }: EffortPoint, lang: Language): string =>
  effort === null ? '–' : effortText(effort, lang);

/** What was asked for, what of it was sent, and how much thinking came of it, from the least to the most. */
export const effortSteps = ({ points }: EffortSeries, lang: Language): readonly string[] =>
  points.map(point =>
    analysisSentences(lang).effortStep({
      effort: nameOf(point, lang),
      applied: point.applied,
      tokens: point.reasoningTokens === null ? null : formatTokens(tokens(point.reasoningTokens), lang),
    }),
  );

export function effortSentence(series: EffortSeries, lang: Language): string {
  const { noEffect } = analysisSentences(lang);
  const enough = enoughSentence(series, lang);
  return series.effect === 'none' ? `${noEffect(series.model)} ${enough}` : enough;
}

function enoughSentence({ model, best, enough }: EffortSeries, lang: Language): string {
  const words = analysisSentences(lang);
  if (best === null || enough === null) return words.judgeFirst(model);
  const name = (point: EffortPoint): string => nameOf(point, lang);
  const score = ({ passed, judged }: EffortPoint): string => `${passed}/${judged}`;
  if (enough === best) return words.onlyBest({ model, effort: name(best), score: score(best) });
  return words.enough({
    model,
    effort: name(enough),
    best: name(best),
    score: score(enough),
    bestScore: score(best),
    saving:
      best.usd === null || enough.usd === null || best.usd === 0
        ? '–'
        : formatShare(enough.usd / best.usd, lang),
  });
}
