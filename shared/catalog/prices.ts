// Looks up what a model cost at an endpoint at a moment. No row, no price: undefined, never 0.
// Prices hang on the endpoint's name as well as the model's, because the same model costs
// something else elsewhere, and nothing that we could know on a server of one's own.

import { isoOf } from '../calendar.ts';
import { usdPerMTok, type EpochMs } from '../units.ts';
import { priceRows, type PriceRow } from './price-rows.ts';
import type { Price } from './price.ts';
import { tierFactors } from './tier-factors.ts';

/** Known endpoints that are another way into the same house, with the same bill. */
const sameBill: Readonly<Record<string, string>> = { 'openai-responses': 'openai' };

const billOf = (endpoint: string): string =>
  Object.hasOwn(sameBill, endpoint) ? (sameBill[endpoint] ?? endpoint) : endpoint;

export function priceOf(endpoint: string, model: string, on: EpochMs): Price | undefined {
  const iso = isoOf(on);
  const holds = (row: PriceRow, name: string): boolean => isFor(row, endpoint, name) && isInForce(row, iso);
  const row =
    priceRows.find(row => holds(row, model)) ??
    // A practice model with a trouble behind its name (`flaky@drop`) costs what it costs without.
    priceRows.find(row => row.simulated === true && holds(row, model.replace(/@.*$/, '')));
  return row && toPrice(row);
}

/** True where the table speaks of the model on any day: then no other source is asked for its other days. */
export const isPriced = (endpoint: string, model: string): boolean =>
  priceRows.some(row => isFor(row, endpoint, model));

const isFor = (row: PriceRow, endpoint: string, model: string): boolean =>
  row.endpoint === billOf(endpoint) && row.models.includes(model);

function isInForce({ from, to, daily }: PriceRow, iso: string): boolean {
  const day = iso.slice(0, 10);
  if (day < from || (to !== undefined && day >= to)) return false;
  if (!daily) return true;
  const time = iso.slice(11, 16);
  // A night's hours run over midnight.
  return daily.from < daily.to
    ? daily.from <= time && time < daily.to
    : time >= daily.from || time < daily.to;
}

function toPrice(row: PriceRow): Price {
  const factors = tierFactors[row.endpoint];
  return {
    input: usdPerMTok(row.input),
    output: usdPerMTok(row.output),
    ...(row.cachedInput === undefined ? {} : { cachedInput: usdPerMTok(row.cachedInput) }),
    ...(row.cacheWrite === undefined ? {} : { cacheWrite: usdPerMTok(row.cacheWrite) }),
    ...(row.steps && {
      steps: row.steps.map(({ above, input, output, cachedInput }) => ({
        above,
        input: usdPerMTok(input),
        output: usdPerMTok(output),
        ...(cachedInput === undefined ? {} : { cachedInput: usdPerMTok(cachedInput) }),
      })),
    }),
    ...(factors && { factors }),
    source: row.source,
    asOf: row.asOf,
    ...(row.simulated === undefined ? {} : { simulated: row.simulated }),
  };
}
