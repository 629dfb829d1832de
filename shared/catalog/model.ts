// What is known of a model, whoever says so: abilities, limits, the day it is shut down.
//
// A missing part is not known. What a request must look like is the dialect's; here stands only
// what a person chooses by.

import type { Effort } from '../trial/contender.ts';

/**
 * What a person gets to see of its thinking: nothing because it does not think, nothing although
 * it is billed, a summary, the words themselves.
 */
export const thinkingKinds = ['none', 'hidden', 'summary', 'raw'] as const;

export type Thinking = (typeof thinkingKinds)[number];

export type EffortLevel = Exclude<Effort, number>;

export interface Abilities {
  readonly thinking: Thinking | null;
  /** `refused`: only whole answers; `verified`: only for verified organisations; `only`: nothing but streams. */
  readonly streaming: 'yes' | 'refused' | 'verified' | 'only' | null;
  readonly images: boolean | null;
  readonly tools: boolean | null;
  /** The levels it takes, weakest first; empty: it takes none; null: nobody said. */
  readonly efforts: readonly EffortLevel[] | null;
  /** True where a budget in thinking tokens is taken. */
  readonly budget: boolean | null;
}

export interface Limits {
  /** Prompt, thinking and answer together. */
  readonly contextTokens: number | null;
  /** Thinking and answer together. */
  readonly outputTokens: number | null;
}

export interface Retirement {
  /** The first day on which it is not served any more, ISO, UTC. */
  readonly on: string;
  /** `soon` from 60 days before. */
  readonly state: 'retired' | 'soon' | 'later';
  /** What its maker points to instead; null: nothing. */
  readonly successor: string | null;
}

/** One row of the catalogue: a model under all its names at one endpoint. */
export interface ModelRow {
  readonly endpoints: readonly string[];
  /** The name to show first; the others are snapshots and aliases of the same. */
  readonly models: readonly [string, ...(readonly string[])];
  /** Efforts and budgets are known by the traits of the dialect it is asked in. */
  readonly abilities: Omit<Abilities, 'efforts' | 'budget'>;
  readonly limits: Limits;
  readonly retiresOn: string | null;
  readonly successor: string | null;
  readonly source: string;
  readonly asOf: string;
}

export const nothingKnown: Abilities = {
  thinking: null,
  streaming: null,
  images: null,
  tools: null,
  efforts: null,
  budget: null,
};

export const noLimits: Limits = { contextTokens: null, outputTokens: null };
