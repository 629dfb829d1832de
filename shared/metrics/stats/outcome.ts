// What a statistical procedure gives back: a value, or the reason why there is none.
//
// NaN and infinities stay inside: `finite` is the gate through which every figure leaves.
// An infinite limit of an interval is the one exception, and is said to be one where it occurs.

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

export const found = <T>(value: T): Found<T> => ({ value, reason: null });
export const notFound = (reason: string): NotFound => ({ value: null, reason });

/** True when all numbers are finite: what is computed from measurements may be shown. */
export const allFinite = (values: Iterable<number>): boolean => {
  for (const value of values) if (!Number.isFinite(value)) return false;
  return true;
};

/** A number, or the reason why it is none. */
export const finite = (value: number, reason = 'not_finite'): Outcome<number> =>
  Number.isFinite(value) ? found(value) : notFound(reason);

/** A two-sided interval, low to high. */
export type Interval = readonly [low: number, high: number];
