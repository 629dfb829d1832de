// A price, as a list prints it: dollars per million tokens, with its date and its source.
//
// A price row belongs to one model at one endpoint. Missing parts are missing, not free.

import type { UsdPerMTok } from '../units.ts';

export interface Price {
  readonly input: UsdPerMTok;
  readonly output: UsdPerMTok;
  /** For input read from a cache. Missing: the input price stands in, an upper bound. */
  readonly cachedInput?: UsdPerMTok;
  /** For input written into a cache, at the vendor's shortest keeping time. */
  readonly cacheWrite?: UsdPerMTok;
  /** The same for longer keeping times, by their names: `1h`. */
  readonly cacheWrites?: Readonly<Record<string, UsdPerMTok>>;
  /** Whole-request steps by input length: the row with the largest `above` below the input holds for all its tokens. */
  readonly steps?: readonly {
    readonly above: number;
    readonly input: UsdPerMTok;
    readonly output: UsdPerMTok;
    readonly cachedInput?: UsdPerMTok;
    readonly cacheWrite?: UsdPerMTok;
  }[];
  /** What a tier other than the usual one multiplies everything with: `batch`, `flex`, `priority`. */
  readonly factors?: Readonly<Record<string, number>>;
  /** Where the price was read. */
  readonly source: string;
  /** ISO date on which it was read there. */
  readonly asOf: string;
  /** True for play money: shown, never added to spend. */
  readonly simulated?: true;
}
