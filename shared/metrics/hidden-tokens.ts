// Hidden thinking that was billed but not counted apart: the bill less what was shown (METRICS
// 2.8). Never from a summary: what a summary shows is not what was billed.

import { found, notFound, type Interval, type Outcome } from './stats/outcome.ts';

export interface HiddenTokens {
  readonly hidden: number;
  readonly band: Interval;
  /** The shown text alone is longer than the bill: the tokenizer is off by more than it says. */
  readonly flag: 'negative_clamped' | null;
}

/** `relativeError`: of the tokenizer that counted `visible`; 0 for the model's own. */
export function hiddenTokens(billed: number, visible: number, relativeError: number): Outcome<HiddenTokens> {
  if (!(
    billed >= 0 &&
    visible >= 0 &&
    relativeError >= 0 &&
    Number.isFinite(billed + visible + relativeError)
  )) {
    return notFound('bad_count');
  }
  return found({
    hidden: floor(billed - visible),
    band: [floor(billed - visible * (1 + relativeError)), floor(billed - visible * (1 - relativeError))],
    flag: billed < visible ? 'negative_clamped' : null,
  });
}

const floor = (value: number): number => Math.max(0, value);
