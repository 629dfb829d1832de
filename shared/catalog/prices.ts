// Looks up what a model cost at an endpoint on a day. No row, no price: undefined, never 0.
// Prices hang on the endpoint's name as well as the model's, because the same model costs
// something else elsewhere, and nothing that we could know on a server of one's own.

import { isoOf } from '../calendar.ts';
import { usdPerMTok, type EpochMs } from '../units.ts';
import { priceRows, type PriceRow } from './price-rows.ts';
import type { Price } from './price.ts';

export function priceOf(endpoint: string, model: string, on: EpochMs): Price | undefined {
  const day = isoOf(on).slice(0, 10);
  const holds = (row: PriceRow, name: string): boolean =>
    row.endpoint === endpoint &&
    row.models.includes(name) &&
    row.from <= day &&
    (row.to === undefined || day < row.to);
  const row =
    priceRows.find(row => holds(row, model)) ??
    // A practice model with a trouble behind its name (`flaky@drop`) costs what it costs without.
    priceRows.find(row => row.simulated === true && holds(row, model.replace(/@.*$/, '')));
  return row && toPrice(row);
}

const toPrice = (row: PriceRow): Price => ({
  input: usdPerMTok(row.input),
  output: usdPerMTok(row.output),
  ...(row.cachedInput === undefined ? {} : { cachedInput: usdPerMTok(row.cachedInput) }),
  source: row.source,
  asOf: row.asOf,
  ...(row.simulated === undefined ? {} : { simulated: row.simulated }),
});
