// What a statistical procedure gives back: a value, or the reason why there is none.
//
// NaN stays inside: `found` is the gate through which every figure leaves. An infinite limit of an
// interval is allowed, and is said to be one where it occurs.

export interface Found<T> {
  readonly value: T;
  readonly reason: null;
}

export interface NotFound {
  readonly value: null;
  /** snake_case, stands in files: `no_spread_in_x`, `zero_span` ... */
  readonly reason: string;
}

export type Outcome<T> = Found<T> | NotFound;

/**
 * The one gate: whatever holds a NaN, however deep, is not found. It takes data at the edge of
 * what a double can hold to come here; the procedures check for what happens on an ordinary day.
 */
export const found = <T>(value: T): Outcome<T> =>
  holdsNaN(value) ? notFound('not_finite') : { value, reason: null };
export const notFound = (reason: string): NotFound => ({ value: null, reason });

function holdsNaN(value: unknown): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsNaN);
}

/** Beyond this a square overflows: no time, price or count is ever so large. */
const largest = 1e100;

/** True when all numbers are finite and of this world. */
export const allFinite = (values: Iterable<number>): boolean => {
  for (const value of values) if (!(Math.abs(value) <= largest)) return false;
  return true;
};

/** A number, or the reason why it is none. */
export const finite = (value: number, reason = 'not_finite'): Outcome<number> =>
  Number.isFinite(value) ? found(value) : notFound(reason);

/** A two-sided interval, low to high. */
export type Interval = readonly [low: number, high: number];
