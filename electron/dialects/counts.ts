// The counts of a bill, normalised: input includes what was cached, output includes thinking. A
// count that is left out, or makes no sense, is absent with its reason. Never 0 in its place.

import { absent, combine, isKnown, reported, type Reading } from '../../shared/reading.ts';
import type { Note, Usage } from '../../shared/trial/lane-event.ts';
import { tokens, type Tokens } from '../../shared/units.ts';
import type { Json } from './json.ts';

/** No answer this side of a trillion tokens is a count. */
const largest = 1e12;

export function counted(value: Json | undefined): Reading<Tokens> {
  if (value === undefined || value === null) return absent('not_disclosed');
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= largest;
  return isCount ? reported(tokens(value)) : absent('invalid_report');
}

/** The first of several spellings that is there. */
export const first = (...values: readonly (Json | undefined)[]): Json | undefined =>
  values.find(value => value !== undefined && value !== null);

/**
 * One count made of several, where a family leaves parts out of its total. The first must be there;
 * of the others, one that is left out adds nothing, and one that makes no sense spoils the sum.
 */
export function sumOf(whole?: Json, ...parts: readonly (Json | undefined)[]): Reading<Tokens> {
  const told = parts.map(counted).filter(part => isKnown(part) || part.why === 'invalid_report');
  return [counted(whole), ...told].reduce((sum, part) => combine([sum, part], (a, b) => tokens(a + b)));
}

/** The counts of a bill as read from it, before the answer's share is worked out. */
export interface Counts {
  readonly input: Reading<Tokens>;
  readonly cached: Reading<Tokens>;
  readonly cacheWrite: Reading<Tokens>;
  /** Of that, what is kept longer than usual. */
  readonly longWrites?: NonNullable<Usage['longCacheWrites']>;
  readonly output: Reading<Tokens>;
  readonly reasoning: Reading<Tokens>;
}

export interface BillFacts {
  /** Thinking was shown: a reported 0 beside it means that this server does not count. */
  readonly hasThought: boolean;
  /** The provider's own total, where it gives one. */
  readonly total?: Json | undefined;
  readonly raw: Json;
}

export function usageOf(counts: Counts, { hasThought, raw }: Pick<BillFacts, 'hasThought' | 'raw'>): Usage {
  const reasoning = hasThought && counts.reasoning.value === 0 ? absent('not_disclosed') : counts.reasoning;
  const isImpossible = isKnown(counts.output) && isKnown(reasoning) && reasoning.value > counts.output.value;
  return {
    inputTokens: counts.input,
    cachedInputTokens: counts.cached,
    cacheWriteTokens: counts.cacheWrite,
    ...(counts.longWrites && { longCacheWrites: counts.longWrites }),
    outputTokens: counts.output,
    reasoningTokens: reasoning,
    answerTokens: isImpossible
      ? absent('invalid_report')
      : combine([counts.output, reasoning], (all, part) => tokens(all - part)),
    raw,
  };
}

/** What is odd about a bill, worth a line beside it. */
export function billNotes(counts: Counts, { hasThought, total }: BillFacts): readonly Note[] {
  const notes: Note[] = [];
  const { input, output, reasoning } = counts;
  const isInvalid = [input, counts.cached, counts.cacheWrite, output, reasoning].some(
    count => count.from === 'absent' && count.why === 'invalid_report',
  );
  if (isInvalid) notes.push({ code: 'usage_invalid', message: '' });
  if (hasThought && reasoning.value === 0) notes.push({ code: 'reasoning_not_counted', message: '' });
  if (
    typeof total === 'number' &&
    isKnown(input) &&
    isKnown(output) &&
    total !== input.value + output.value
  ) {
    notes.push({ code: 'usage_total_differs', message: String(total) });
  }
  if (isKnown(reasoning) && isKnown(output) && reasoning.value > output.value) {
    notes.push({ code: 'reasoning_exceeds_output', message: '' });
  }
  return notes;
}
