// Hidden thinking that was billed but not counted apart: the bill less what was shown.
// Never from a summary: what a summary shows is not what was billed.

import { absent, isKnown, type Reading } from '../reading.ts';
import type { Lane } from '../trial/lane.ts';
import { tokens, type Tokens } from '../units.ts';
import { standInErrorFor } from './stand-in-error.ts';
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

/** Tokens that frame an answer and stand in no text: the bill of a model that does not think has them too. */
const formatting = (billed: number): number => 16 + 0.1 * billed;

/**
 * The thinking of a lane whose provider counts none: the bill less what a tokenizer counted in the
 * answer, within the tokenizer's error. Thinking shown verbatim takes its share of the bill.
 */
export function inferredReasoning(lane: Lane): Reading<Tokens> {
  const { usage, reasoningKind, counted, answer } = lane;
  if (isKnown(usage.reasoningTokens)) return usage.reasoningTokens;
  if (reasoningKind === 'summary') return absent('summary_only');
  if (!isKnown(usage.outputTokens)) return usage.outputTokens;
  if (counted === undefined) return absent('not_counted');
  const billed = usage.outputTokens.value;
  const error = counted.own ? 0 : standInErrorFor(answer);
  const { value } = hiddenTokens(billed, counted.text, error);
  if (value === null) return absent('invalid_report');
  // Nothing was shown and nothing was counted: a model that does not think, unless the bill says otherwise.
  if (reasoningKind === 'none' && value.band[0] <= formatting(billed)) return absent('no_thinking');
  const whole = counted.thought + counted.text;
  const isShown = reasoningKind === 'raw' && whole > 0;
  const inferred = Math.round(isShown ? (billed * counted.thought) / whole : value.hidden);
  const [low, high] = value.band.map(Math.round) as [number, number];
  return {
    value: tokens(inferred),
    from: 'estimated',
    // By the share of the shown text and by what the answer leaves of the bill: the two need not agree.
    interval: [Math.min(low, inferred), Math.max(high, inferred)],
    rule: isShown ? 'split_by_text' : (value.flag ?? (counted.own ? 'own_tokenizer' : 'stand_in_tokenizer')),
  };
}
