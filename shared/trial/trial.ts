// A trial is one press of Run: the prompt and the lineup frozen, sent `repeats` times.

import type { Price } from '../catalog/price.ts';
import type { EpochMs, Usd } from '../units.ts';
import type { Contender, ContenderId } from './contender.ts';
import type { LaneId, SessionId, TrialId } from './ids.ts';
import type { Lane } from './lane.ts';
import type { LaneEvent } from './lane-event.ts';
import type { Prompt } from './session.ts';

/** Figures a run may be held to, by the names of the session file. */
export const targetNames = ['ttftMs', 'ttfatMs', 'itlMs', 'e2eMs', 'usd'] as const;

export type TargetName = (typeof targetNames)[number];

/** The most each figure may be for a run to be good; left out: it may be anything. */
export type Targets = { readonly [name in TargetName]?: number };

/** What the person chose for a trial, beside prompt and lineup. */
export interface TrialOptions {
  readonly repeats: number;
  /** Seeds the order of sending and the practice models. */
  readonly seed: number;
  /** Lanes in flight per contender. */
  readonly concurrency: number;
  /** The only deadline there is, milliseconds from each lane's send. */
  readonly timeoutMs: number;
  /** Extra attempts allowed before the first answer byte, 0 to 2. */
  readonly retries: number;
  /** What one trial may cost at list prices; null: no cap. Simulated lanes count at their play prices. */
  readonly maxCostUsd: Usd | null;
  /** The trial of which this one asks a contender once more: shown in that one's column, counted apart. */
  readonly again?: TrialId;
  /** One unmeasured call per contender first, so that no measured one pays for a cold start. */
  readonly warmUp?: boolean;
  /** A unique line ahead of every prompt, so that no provider's cache answers for the model. */
  readonly cachePrefix?: boolean;
  /** Every lane is sent a second time the other way, streamed and whole: twice the calls, twice the cost. */
  readonly probe?: boolean;
  /** What a run is held to; it changes nothing about how it is made. */
  readonly targets?: Targets;
}

export const defaultOptions: TrialOptions = {
  repeats: 1,
  seed: 1,
  concurrency: 1,
  timeoutMs: 3_600_000,
  retries: 0,
  maxCostUsd: null,
};

export interface Trial {
  readonly id: TrialId;
  readonly sessionId: SessionId;
  /** The calendar date, kept once per trial; durations never come from it. */
  readonly startedAt: EpochMs;
  readonly prompt: Prompt;
  readonly lineup: readonly Contender[];
  readonly options: TrialOptions;
  /** The lanes in the order in which they were to be sent. */
  readonly sendOrder: readonly LaneId[];
  /** The price of each contender on the day; a contender without one has an unknown price. */
  readonly prices: Readonly<Record<ContenderId, Price>>;
  /** In lineup order, repeat by repeat. */
  readonly lanes: readonly Lane[];
}

/** What a lane's contender was asked: the trial's question, or its own wording of it. */
export const promptOf = ({ contender }: Pick<Lane, 'contender'>, trial: Pick<Trial, 'prompt'>): string =>
  contender.variant?.user ?? trial.prompt.user;

/** A trial in its own right: not one contender of another asked once more, which enters no statistics. */
export const isOwn = ({ options }: Pick<Trial, 'options'>): boolean => options.again === undefined;

/** A trial whose lanes have all settled. */
export const isSettled = (trial: Pick<Trial, 'lanes'>): boolean =>
  trial.lanes.every(lane => lane.status !== null);

/** What a watcher of a running trial receives: new events, grouped by lane, in order. */
export interface TrialFrame {
  /** Pass the last one seen as `after` to come back without missing anything. */
  readonly seq: number;
  readonly lanes: readonly { readonly laneId: LaneId; readonly events: readonly LaneEvent[] }[];
  /** True on the last frame: every lane has settled and is saved. */
  readonly over: boolean;
}
