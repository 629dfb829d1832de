// Which effort is enough, in one sentence.

import { analysisSentences } from '../format/analysis-words.ts';
import { effortText } from '../format/contender-text.ts';
import type { Language } from '../format/language.ts';
import { formatShare } from '../format/quantity.ts';
import type { EffortPoint, EffortSeries } from '../metrics/effort.ts';

export function effortSentence({ model, best, enough }: EffortSeries, lang: Language): string {
  const words = analysisSentences(lang);
  if (best === null || enough === null) return words.judgeFirst(model);
  const name = ({ effort }: EffortPoint): string => (effort === null ? '–' : effortText(effort, lang));
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
