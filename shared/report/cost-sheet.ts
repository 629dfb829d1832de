// What a trial cost, contender by contender, part by part: the sum over its lanes, what the provider
// says of it, and what the same tokens would have cost on another day or as another model.

import type { Price } from '../catalog/price.ts';
import { costParts, type CostParts } from '../metrics/cost-parts.ts';
import { boundOn, costAt } from '../metrics/cost.ts';
import { absent, isKnown, reported, type Absence, type Reading } from '../reading.ts';
import type { Contender, ContenderId } from '../trial/contender.ts';
import type { Lane } from '../trial/lane.ts';
import type { Trial } from '../trial/trial.ts';
import { usd, type EpochMs, type Usd } from '../units.ts';

export type CostPart = Exclude<keyof CostParts, 'total'>;

export const costPartNames: readonly CostPart[] = ['input', 'cached', 'reasoning', 'answer'];

/** Whose prices: a contender's own on another day, or another model's. */
export interface WhatIf {
  readonly on: EpochMs;
  /** Null: each contender's own. */
  readonly as: { readonly endpoint: string; readonly model: string } | null;
}

/** The prices of a what-if, by contender, from whoever keeps them. Null: nobody knows that price, which is not free. */
export type OtherPrices = ReadonlyMap<ContenderId, Price | null>;

export interface CostRow {
  readonly contender: Contender;
  readonly price: Price | null;
  /** Sums over the lanes whose cost is known. */
  readonly parts: Readonly<Record<CostPart, Reading<Usd>>>;
  readonly total: Reading<Usd>;
  readonly known: number;
  readonly unknown: number;
  /** By the provider's own words, where it says so for every lane that counts. */
  readonly told: Reading<Usd>;
  /** The same tokens at the other prices; null: not asked, or not told yet. */
  readonly instead: Reading<Usd> | null;
  /** Those prices; null: not asked, or not known. */
  readonly insteadPrice: Price | null;
}

/** `others`: null where no other prices were asked for, or until they are told. */
export function costRows(trial: Trial, others: OtherPrices | null): readonly CostRow[] {
  return trial.lineup.map(contender => {
    const price = trial.prices[contender.id];
    const lanes = trial.lanes.filter(lane => lane.contender.id === contender.id && lane.status !== null);
    const costs = lanes.map(lane => ({ lane, parts: costParts(lane.usage, price, lane.served.tier) }));
    const billed = costs.filter(({ parts }) => isKnown(parts.total));
    const why = costs.find(({ parts }) => !isKnown(parts.total))?.parts.total;
    const none: Absence = why?.from === 'absent' ? why.why : 'still_running';
    return {
      contender,
      price: price ?? null,
      parts: Object.fromEntries(
        costPartNames.map(name => [
          name,
          sumOf(
            billed.map(({ parts }) => parts[name]),
            none,
          ),
        ]),
      ) as Record<CostPart, Reading<Usd>>,
      total: sumOf(
        billed.map(({ parts }) => parts.total),
        none,
      ),
      known: billed.length,
      unknown: lanes.length - billed.length,
      told: sumOf(lanes.map(toldBy), 'not_disclosed'),
      instead: insteadOf(
        billed.map(({ lane }) => lane),
        contender.id,
        others,
        none,
      ),
      insteadPrice: others?.get(contender.id) ?? null,
    };
  });
}

function toldBy({ server }: Lane): Reading<Usd> {
  const told = server['providerCostUsd'];
  return typeof told === 'number' ? reported(usd(told)) : absent('not_disclosed');
}

function insteadOf(
  lanes: readonly Lane[],
  id: ContenderId,
  others: OtherPrices | null,
  none: Absence,
): Reading<Usd> | null {
  if (others === null) return null;
  const price = others.get(id) ?? null;
  if (price === null) return absent('price_unknown');
  return sumOf(
    lanes.map(lane => costAt(lane, price).usd),
    none,
  );
}

/** Known only where every summand is; the least sure of them names it. */
function sumOf(readings: readonly Reading<Usd>[], none: Absence): Reading<Usd> {
  const missing = readings.find(reading => reading.from === 'absent');
  if (missing?.from === 'absent') return missing;
  const all = readings.filter(isKnown);
  if (all.length === 0) return absent(none);
  const nano = all.reduce((sum, reading) => sum + Math.round(reading.value * 1e9), 0);
  const rule = boundOn(all.map(reading => reading.rule));
  return { value: usd(nano / 1e9), from: 'derived', ...(rule === undefined ? {} : { rule }) };
}
