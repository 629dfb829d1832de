// What a lane cost at a price list. What a run may cost before is in estimate.ts.
//
// Sums are made in whole nano-dollars, so that no rounding error of binary fractions creeps into
// a total. An unknown price is unknown: it is not free. Thinking is billed as output: its cost
// is a part of the total and never added to it.

import type { Price } from '../catalog/price.ts';
import { absent, combine, isKnown, type Reading } from '../reading.ts';
import type { Lane } from '../trial/lane.ts';
import type { Usage } from '../trial/lane-event.ts';
import { usd, type Tokens, type Usd } from '../units.ts';
import { thoughtOf } from './lane-gates.ts';
import type { Cost } from './readings.ts';
import { standInErrorFor } from './stand-in-error.ts';

export interface CostOptions {
  /** Of tier, batch and region together: 0.5 for a batch, 1.1 for a dearer region. */
  readonly factor?: number;
  /** What the sum is where its factor is not known, or not known to hold. */
  readonly bound?: 'upper_bound' | 'lower_bound' | undefined;
}

/** By its rule, true of a figure that may have been more: nobody is cheaper by such a one. */
export const isFloor = (rule: string | undefined): boolean => rule === 'lower_bound' || rule === 'either_way';

/** What several bounds on the parts make of their sum: none, where one is too high and another too low. */
export function boundOn(rules: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = new Set(rules.filter(rule => rule !== undefined));
  return others.length === 0 ? first : 'either_way';
}

export function costOf(lane: Lane, price: Price | undefined, options: CostOptions = {}): Cost {
  if (price !== undefined && lane.status === null) {
    return { usd: absent('still_running'), reasoningUsd: absent('still_running'), price };
  }
  return costAt(lane, price, options);
}

/** What there is of a lane to bill it by. */
export type BilledLane = Pick<Lane, 'usage' | 'served' | 'answer' | 'thinking' | 'reasoningKind' | 'counted'>;

/** What a settled lane's usage costs at a price, in the tier in which it was served. */
export function costAt(lane: BilledLane, price: Price | undefined, options: CostOptions = {}): Cost {
  if (price === undefined) {
    return { usd: absent('price_unknown'), reasoningUsd: absent('price_unknown'), price: null };
  }
  const { usage, served } = lane;
  const terms = { ...tierOptions(served.tier, price), ...options };
  const sum = costOfUsage(usage, price, terms);
  const atLeast = isKnown(sum.usd) ? undefined : leastCost(lane, price, terms);
  return { ...sum, ...(atLeast && { usdAtLeast: atLeast }), price };
}

/** The text that came, as a tokenizer counted it, at the price of output: less than this it can't have cost. */
function leastCost(
  { usage, counted, answer, thinking, reasoningKind }: BilledLane,
  price: Price,
  { factor = 1, bound }: CostOptions,
): Reading<Usd> | undefined {
  // A tier that is cheaper by nobody knows how much has no floor.
  if (counted === undefined || isKnown(usage.outputTokens) || bound === 'upper_bound') return undefined;
  const shown = counted.text + (reasoningKind === 'raw' ? counted.thought : 0);
  const error = counted.own ? 0 : standInErrorFor(answer + thinking);
  const least = Math.floor(shown * (1 - error));
  // The steps of a price go up with the input, and nobody told that: the lowest row holds.
  return least === 0
    ? undefined
    : {
        value: toUsd(nanoUsd(least, price.output) * factor),
        from: 'estimated',
        rule: 'lower_bound_shown_text',
      };
}

/** Tiers that wait their turn are cheaper than the list, tiers that jump the queue dearer. */
const cheaper = new Set(['flex', 'batch', 'on_demand_flex', 'on_demand_offpeak']);
const dearer = new Set(['priority', 'fast', 'ultrafast', 'performance', 'scale', 'on_demand_priority']);

/** What the tier makes of a sum; nothing where none was told. */
export function tierOptions(tier: string | null, { factors }: Price): CostOptions {
  const name = tier?.toLowerCase() ?? '';
  const factor = factors && Object.hasOwn(factors, name) ? factors[name] : undefined;
  if (factor !== undefined) return { factor };
  if (cheaper.has(name)) return { bound: 'upper_bound' };
  return dearer.has(name) ? { bound: 'lower_bound' } : {};
}

export function costOfUsage(
  usage: Usage,
  price: Price,
  { factor = 1, bound }: CostOptions = {},
): Pick<Cost, 'usd' | 'reasoningUsd'> {
  const { inputTokens: input, outputTokens: output } = usage;
  if (!isKnown(input)) return { usd: input, reasoningUsd: input };
  const row = priceRow(price, input.value);
  const bill = billOf(usage, row, input.value);
  if (bill === undefined) {
    return { usd: absent('invalid_report'), reasoningUsd: absent('invalid_report') };
  }
  const total = combine([input, output], (_, billed): Usd =>
    toUsd((bill.nano + nanoUsd(billed, row.output)) * factor),
  );
  // An output count that is the least there can have been makes the sum one, too.
  const least = isKnown(output) && output.rule === 'lower_bound' ? output.rule : undefined;
  const rule = boundOn([least, bound, ...bill.rules]);
  return {
    usd: isKnown(total) && rule !== undefined ? { ...total, rule } : total,
    reasoningUsd: combine([thoughtOf(usage)], (n): Usd => toUsd(nanoUsd(n, row.output) * factor)),
  };
}

type Row = Pick<Price, 'input' | 'output' | 'cachedInput' | 'cacheWrite' | 'cacheWrites'>;

/** The row that holds for all tokens of a request of this length. */
export function priceRow(price: Price, inputTokens: number): Row {
  let row: Row = price;
  let reached = -Infinity;
  for (const step of price.steps ?? []) {
    if (inputTokens > step.above && step.above > reached) {
      reached = step.above;
      const { cacheWrite, cacheWrites } = price;
      row = { ...(cacheWrite !== undefined && { cacheWrite }), ...(cacheWrites && { cacheWrites }), ...step };
    }
  }
  return row;
}

/** The input side, with the marks it earns. Undefined: more was cached than sent, or kept than written, which is impossible. */
function billOf(
  usage: Usage,
  row: Row,
  input: number,
): { readonly nano: number; readonly rules: readonly string[] } | undefined {
  const cached = knownOr(usage.cachedInputTokens, 0);
  const written = knownOr(usage.cacheWriteTokens, 0);
  const plain = input - cached - written;
  const kept = Object.values(usage.longCacheWrites ?? {}).reduce<number>((sum, count) => sum + count, 0);
  if (plain < 0 || kept > written) return undefined;
  const writes = writesOf(usage, row, written);
  const nano =
    nanoUsd(plain, row.input) +
    nanoUsd(cached, row.cachedInput ?? row.input) +
    writes.reduce((sum, { count, price }) => sum + nanoUsd(count, price ?? row.cacheWrite ?? row.input), 0);
  // What was written into a cache is dearer than plain input: without its price the sum is too low.
  const isLow = writes.some(({ count, price }) => count > 0 && price === undefined);
  const isHigh = !isKnown(usage.cachedInputTokens) || (cached > 0 && row.cachedInput === undefined);
  return { nano, rules: [...(isLow ? ['lower_bound'] : []), ...(isHigh ? ['upper_bound'] : [])] };
}

interface Write {
  readonly count: number;
  readonly price: number | undefined;
}

/** What was written into a cache, by how long it is kept there: each has a price of its own. */
export function writesOf(usage: Usage, row: Row, written: number): readonly Write[] {
  const long = Object.entries(usage.longCacheWrites ?? {}).map(([kept, count]): Write => {
    const prices = row.cacheWrites ?? {};
    return { count, price: Object.hasOwn(prices, kept) ? prices[kept] : undefined };
  });
  const usual = written - long.reduce((sum, { count }) => sum + count, 0);
  return [{ count: Math.max(0, usual), price: row.cacheWrite }, ...long];
}

const knownOr = (reading: Reading<Tokens>, other: number): number =>
  isKnown(reading) ? reading.value : other;

/** Dollars per million tokens are thousands of nano-dollars per token. */
const nanoUsd = (count: number, perMTok: number): number => Math.round(count * perMTok * 1000);

const toUsd = (nano: number): Usd => usd(Math.round(nano) / 1e9);

/** Dollars of one call at a price, nothing cached. */
export function usdOf(price: Price, inputTokens: number, outputTokens: number): Usd {
  const row = priceRow(price, inputTokens);
  return toUsd(nanoUsd(inputTokens, row.input) + nanoUsd(outputTokens, row.output));
}
