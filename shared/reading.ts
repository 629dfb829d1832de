// A reading is a quantity that remembers how it came to be known.
//
//   measured    our clock saw it                   time to the first answer token
//   reported    the provider said so               usage.completion_tokens
//   counted     we counted it exactly              events on the tape, our own tokenizer
//   derived     arithmetic on the three above      reasoning / output
//   fitted      a line through many runs says so   the speed of hidden thinking
//   estimated   a proxy stands in                  tokens spread by characters
//   absent      nobody knows, and why              drawn as a dash, never as 0
//
// The shape in memory is the shape in the session file, so nothing is converted
// between what is measured, what is saved and what is shown.

export type Origin = 'measured' | 'reported' | 'counted' | 'derived' | 'fitted' | 'estimated';

export interface Known<Q> {
  readonly value: Q;
  readonly from: Origin;
  /** The limits between which the true value lies, where a method gives them. */
  readonly interval?: readonly [number, number];
  /** A code for the rule applied, explained by format/: `tail_trim_3`, `upper_bound` ... */
  readonly rule?: string;
}

export interface Absent {
  readonly value: null;
  readonly from: 'absent';
  readonly why: Absence;
}

export type Reading<Q> = Known<Q> | Absent;

/** Why a quantity is not known. Codes stand in files; format/ has a sentence for each. */
export type Absence =
  | 'still_running' // the lane has not settled; the figure may yet come
  | 'not_disclosed' // the provider leaves the field out, or counts 0 beside visible thinking
  | 'invalid_report' // the provider sent a negative, fractional, absurd or non-numeric count
  | 'usage_missing' // no usage came with the answer
  | 'interrupted' // the lane ended before the bill could come
  | 'not_streamed' // the whole body came at once: no arrival times inside it
  | 'no_response' // nothing came back
  | 'no_text' // neither thinking nor answer was shown
  | 'no_answer' // thinking or nothing, but no answer text
  | 'no_thinking' // the model does not think, or showed and billed none
  | 'hidden_thinking' // billed, never sent: it cannot be timed as it happens
  | 'summary_only' // what was shown is a summary, which says nothing about the count or pace
  | 'not_complete' // only a completed lane enters this figure
  | 'cut_by_limit' // finish "length": speed figures would describe the limit, not the model
  | 'retried' // an attempt failed before this one, so times are not comparable
  | 'fewer_than_two_events'
  | 'trim_left_no_window'
  | 'zero_span'
  | 'too_few_events'
  | 'too_few_runs'
  | 'no_spread_in_x' // every call billed the same: no line goes through one length
  | 'slope_not_positive' // longer outputs took no longer: a line has no speed
  | 'price_unknown'
  | 'cold_start' // the model was loaded inside this call: its times are not comparable
  | 'not_recorded' // the record of the lane does not hold it: it was never sent, or is from an older version
  | 'not_counted' // no tokenizer could be had
  | 'not_observable'; // this transport or server cannot tell

export const known = <Q>(from: Origin, value: Q, rule?: string): Known<Q> =>
  rule === undefined ? { value, from } : { value, from, rule };

export const measured = <Q>(value: Q): Known<Q> => ({ value, from: 'measured' });
export const reported = <Q>(value: Q): Known<Q> => ({ value, from: 'reported' });
export const counted = <Q>(value: Q): Known<Q> => ({ value, from: 'counted' });
export const derived = <Q>(value: Q, rule?: string): Known<Q> => known('derived', value, rule);
export const fitted = <Q>(value: Q, rule?: string): Known<Q> => known('fitted', value, rule);
export const estimated = <Q>(value: Q, rule?: string): Known<Q> => known('estimated', value, rule);
export const absent = (why: Absence): Absent => ({ value: null, from: 'absent', why });

export const isKnown = <Q>(reading: Reading<Q>): reading is Known<Q> => reading.from !== 'absent';

/**
 * Derives one reading from others. Arithmetic with an absence is absent, for the first
 * absence's reason; a result is only as trustworthy as its weakest input.
 */
export function combine<A, Q>(inputs: readonly [Reading<A>], derive: (a: A) => Q): Reading<Q>;
export function combine<A, B, Q>(
  inputs: readonly [Reading<A>, Reading<B>],
  derive: (a: A, b: B) => Q,
): Reading<Q>;
export function combine<A, B, C, Q>(
  inputs: readonly [Reading<A>, Reading<B>, Reading<C>],
  derive: (a: A, b: B, c: C) => Q,
): Reading<Q>;
export function combine(
  inputs: readonly Reading<unknown>[],
  derive: (...values: never[]) => unknown,
): Reading<unknown> {
  const values: unknown[] = [];
  let from: Origin = 'derived';
  for (const input of inputs) {
    if (input.from === 'absent') return input;
    if (byTrust.indexOf(input.from) > byTrust.indexOf(from)) from = input.from;
    values.push(input.value);
  }
  return { value: derive(...(values as never[])), from };
}

const byTrust: readonly Origin[] = ['measured', 'reported', 'counted', 'derived', 'fitted', 'estimated'];
