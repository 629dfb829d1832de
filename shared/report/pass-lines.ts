// How often each contender passes, in sentences.

import { analysisSentences } from '../format/analysis-words.ts';
import type { Language } from '../format/language.ts';
import { grouped } from '../format/quantity.ts';
import type { PassShare } from '../metrics/pass-share.ts';
import type { Contender } from '../trial/contender.ts';
import type { Verdict } from './verdicts.ts';

/** Of a hundred. What is not quite all is not 100, and what is something is not 0. */
function percent(share: number): string {
  const whole = grouped(100 * share);
  const isRounded = (whole === '100' && share < 1) || (whole === '0' && share > 0);
  return isRounded ? grouped(Math.min(99.9, Math.max(0.1, 100 * share)), 1) : whole;
}

export const passLines = (
  shares: readonly PassShare[],
  nameOf: (contender: Contender) => string,
  lang: Language,
): readonly Verdict[] =>
  shares.map(({ contender, passed, judged, prompts, interval, atLeastOne, moreWanted }) => ({
    text: analysisSentences(lang).passes({
      name: nameOf(contender),
      prompts,
      passed,
      judged,
      share: percent(passed / judged),
      interval: interval && [percent(interval[0]), percent(interval[1])],
      more: moreWanted,
      atLeastOne: atLeastOne && { of: atLeastOne.of, chance: percent(atLeastOne.chance) },
    }),
    isFirm: false,
  }));
