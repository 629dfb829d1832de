// Units of the instrument.
//
// A number in this code base says what it counts. The brand is erased at run time;
// it stops a price from standing where a latency is due. A sum or a ratio comes out
// as a plain number and has to be named again, which is the point.

declare const unit: unique symbol;
type Measure<U extends string> = number & { readonly [unit]: U };

/** Milliseconds on the engine's monotonic clock, counted from this lane's own send. */
export type Ms = Measure<'ms'>;

/** Milliseconds since 1970-01-01T00:00:00Z. For calendars, never for durations. */
export type EpochMs = Measure<'epoch-ms'>;

/** Tokens as the provider bills them, whether or not we were shown their text. */
export type Tokens = Measure<'tokens'>;

export type TokensPerSecond = Measure<'tokens/s'>;

export type Usd = Measure<'usd'>;

/** Dollars per million tokens, the way price lists print it. */
export type UsdPerMTok = Measure<'usd/Mtok'>;

/** A part of a whole, 0 to 1. */
export type Share = Measure<'share'>;

/** How many of something that is not a token: stalls, lanes, runs. */
export type Count = Measure<'count'>;

export const ms = (n: number): Ms => n as Ms;
export const epochMs = (n: number): EpochMs => n as EpochMs;
export const tokens = (n: number): Tokens => n as Tokens;
export const tokensPerSecond = (n: number): TokensPerSecond => n as TokensPerSecond;
export const usd = (n: number): Usd => n as Usd;
export const usdPerMTok = (n: number): UsdPerMTok => n as UsdPerMTok;
export const share = (n: number): Share => n as Share;
export const count = (n: number): Count => n as Count;
