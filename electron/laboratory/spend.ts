// What was spent: each settled lane goes into the ledger once, the ledger is added up by endpoint
// and month, and a standing cap is held against it before anything is sent.

import type { Price } from '../../shared/catalog/price.ts';
import { isoOf } from '../../shared/calendar.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { SpendRow, SpendSummary } from '../../shared/contract/spend-views.ts';
import { costOf, isFloor } from '../../shared/metrics/cost.ts';
import { isKnown } from '../../shared/reading.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Prompt } from '../../shared/trial/session.ts';
import { epochMs, usd, type EpochMs } from '../../shared/units.ts';
import { isRefused, spentOn } from '../engine/spend.ts';
import type { Ledger, LedgerEntry } from '../store/ledger.ts';
import type { Bench } from './bench.ts';
import type { Endpoint } from './endpoints.ts';

export interface Occasion {
  /** When the trial began: its month is the one that pays. */
  readonly at: EpochMs;
  readonly price: Price | undefined;
  readonly prompt: Prompt;
}

/** Undefined for what costs nothing: never sent, or refused before anything was generated. */
export function entryOf(lane: Lane, { at, price, prompt }: Occasion): LedgerEntry | undefined {
  const { id, contender, attempts, usage } = lane;
  if (attempts === 0 || (isRefused(lane) && !isKnown(usage.outputTokens))) return undefined;
  const cost = costOf(lane, price).usd;
  const head = {
    lane: id,
    at,
    endpoint: contender.endpoint,
    model: contender.model,
    simulated: contender.simulated,
  };
  if (price === undefined) return { ...head, usd: 0, known: 'unpriced' };
  if (isKnown(cost)) return { ...head, usd: cost.value, known: isFloor(cost.rule) ? 'at_least' : 'exact' };
  const seen = spentOn(lane, { prices: { [contender.id]: price }, prompt });
  return { ...head, usd: seen, known: 'at_least' };
}

/** `2026-11`. */
export const monthOf = (at: EpochMs): string => isoOf(at).slice(0, 7);

const nano = (dollars: number): number => Math.round(dollars * 1e9);

export function summaryOf(
  entries: readonly LedgerEntry[],
  month: string,
  capOf: (endpoint: string) => number | undefined,
): SpendSummary {
  const rows = new Map<string, SpendRow>();
  for (const entry of entries) {
    if (monthOf(epochMs(entry.at)) !== month) continue;
    const { endpoint, simulated, known } = entry;
    const key = `${simulated ? 'play' : 'real'} ${endpoint}`;
    const cap = simulated ? undefined : capOf(endpoint);
    const row = rows.get(key) ?? {
      endpoint,
      simulated,
      usd: usd(0),
      lanes: 0,
      unsure: 0,
      unpriced: 0,
      capUsd: cap === undefined ? null : usd(cap),
    };
    rows.set(key, {
      ...row,
      usd: usd((nano(row.usd) + nano(entry.usd)) / 1e9),
      lanes: row.lanes + 1,
      unsure: row.unsure + (known === 'at_least' ? 1 : 0),
      unpriced: row.unpriced + (known === 'unpriced' ? 1 : 0),
    });
  }
  const sorted = [...rows.values()].toSorted(
    (a, b) =>
      Number(a.simulated) - Number(b.simulated) || b.usd - a.usd || (a.endpoint < b.endpoint ? -1 : 1),
  );
  const real = sorted.filter(({ simulated }) => !simulated);
  return {
    month,
    rows: sorted,
    totalUsd: usd(real.reduce((sum, row) => sum + nano(row.usd), 0) / 1e9),
    months: [...new Set(entries.map(({ at }) => monthOf(epochMs(at))))].toSorted().toReversed(),
  };
}

/** Dollars left of an endpoint's standing cap this month; null: it has none. */
export function allowanceOf(
  { ledger, clock }: { readonly ledger: Ledger; readonly clock: { date(): EpochMs } },
  { name, simulated, manners }: Endpoint,
): number | null {
  if (simulated || manners.monthlyCapUsd === undefined) return null;
  const { rows } = summaryOf(ledger.entries(), monthOf(clock.date()), () => undefined);
  const spent = rows.find(row => row.endpoint === name && !row.simulated)?.usd ?? 0;
  return manners.monthlyCapUsd - spent;
}

/** Before anything is sent: an endpoint whose month is used up takes no more. */
export function refuseOverCap(bench: Bench, endpoints: readonly Endpoint[]): void {
  for (const endpoint of endpoints) {
    const left = allowanceOf(bench, endpoint);
    if (left === null || left > 0) continue;
    const cap = endpoint.manners.monthlyCapUsd ?? 0;
    throw new Refusal(
      'monthly_cap',
      'The cap of ${cap} a month for "{name}" is used up in {month}. Raise it, or wait for the next month.',
      { cap: String(cap), name: endpoint.name, month: monthOf(bench.clock.date()) },
    );
  }
}
