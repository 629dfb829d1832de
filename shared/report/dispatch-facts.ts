// How close together the lanes of a trial left, in words. Nothing where nothing of it is known, or one lane left.

import type { Language } from '../format/language.ts';
import { formatMs } from '../format/quantity.ts';
import { wordsOf } from '../format/words-of.ts';
import { dispatchSpread } from '../metrics/dispatch-spread.ts';

/** “Within” is a promise: up to the last digit that is shown, of which there is one at least. */
const roundedUp = (spreadMs: number): number => Math.max(1, Math.ceil(spreadMs * 10)) / 10;

export function dispatchFacts(of: Parameters<typeof dispatchSpread>[0], lang: Language): readonly string[] {
  const { leftWithin, waitedForPlace } = wordsOf(lang).report;
  const { waves, lanes, spreadMs, waited } = dispatchSpread(of);
  return [
    ...(spreadMs === null ? [] : [leftWithin(lanes, waves, formatMs(roundedUp(spreadMs), lang))]),
    ...(waited === 0 ? [] : [waitedForPlace(waited)]),
  ];
}
