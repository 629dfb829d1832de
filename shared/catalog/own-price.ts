// A price the person gave: for a model, or for whatever runs at an endpoint of theirs. It stands
// above every list.

import { usdPerMTok } from '../units.ts';
import type { Price } from './price.ts';

/** Dollars per million tokens. */
export interface OwnPrice {
  readonly input: number;
  readonly output: number;
  readonly cachedInput?: number | undefined;
  readonly cacheWrite?: number | undefined;
  /** ISO date on which they read it. */
  readonly asOf: string;
  readonly source?: string | undefined;
}

export const ownPriceSource = 'own price';

export const fromOwnPrice = (own: OwnPrice): Price => ({
  input: usdPerMTok(own.input),
  output: usdPerMTok(own.output),
  ...(own.cachedInput === undefined ? {} : { cachedInput: usdPerMTok(own.cachedInput) }),
  ...(own.cacheWrite === undefined ? {} : { cacheWrite: usdPerMTok(own.cacheWrite) }),
  source: own.source === undefined || own.source === '' ? ownPriceSource : own.source,
  asOf: own.asOf,
});
