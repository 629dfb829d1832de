// What crosses the wall about money: dollars by endpoint and month, play money apart.

import type { Usd } from '../units.ts';

export interface SpendRow {
  readonly endpoint: string;
  readonly simulated: boolean;
  /** What is known to have been spent. With `unsure` lanes it is a lower bound. */
  readonly usd: Usd;
  readonly lanes: number;
  /** Lanes whose bill never came: counted by what was seen of them. */
  readonly unsure: number;
  /** Lanes at an unknown price: counted with nothing, which is not free. */
  readonly unpriced: number;
  /** The standing cap of the month; null: none. */
  readonly capUsd: Usd | null;
}

export interface SpendSummary {
  /** `2026-11`, a calendar month in UTC. */
  readonly month: string;
  readonly rows: readonly SpendRow[];
  /** Without play money. */
  readonly totalUsd: Usd;
  /** Every month with an entry, newest first. */
  readonly months: readonly string[];
}
