// What crosses the wall about the side with the keys: plain data, never a key.

import type { ContenderDraft } from './contract.ts';
import type { ContenderId } from '../trial/contender.ts';
import type { EpochMs } from '../units.ts';
import type { StoreTrouble } from './store-trouble.ts';
import type { SentRequest } from '../trial/lane.ts';
import type { Note } from '../trial/lane-event.ts';

export type { DiscoveredServer, EndpointReport, EndpointView, Finding } from './endpoint-views.ts';
export type { ModelRefresh, ModelView } from './model-views.ts';
export type { SpendRow, SpendSummary } from './spend-views.ts';

export interface HostFacts {
  readonly version: string;
  readonly host: 'desktop' | 'browser' | 'terminal';
  /** Where settings and sessions lie. */
  readonly home?: string;
  /** A trouble with the data folder or the key store that the person should know of; null: none. */
  readonly warning: string | null;
  /** The same of the sessions' own place, oldest first, as codes: format/ has the sentences. */
  readonly troubles?: readonly StoreTrouble[];
  /** How fast practice models run: 1 is real time. */
  readonly practiceSpeed: number;
}

/** A copy of all sessions, kept beside them. */
export interface Backup {
  readonly id: string;
  readonly at: EpochMs;
  /** `before` a new schema; `rescued` from a file that had vanished. */
  readonly kind: 'daily' | 'before' | 'rescued';
  readonly schema: number;
  readonly bytes: number;
  /** Null: the copy can't be read. */
  readonly sessions: number | null;
}

export interface RequestView {
  readonly contenderId: ContenderId;
  readonly request: SentRequest | null;
  readonly notes: readonly Note[];
  /** Why nothing can be composed: an unknown endpoint, an unknown dialect. Null: it can. */
  readonly problem: string | null;
}

export interface ExportedFile {
  readonly name: string;
  readonly mime: string;
  readonly text: string;
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark' | 'contrast';
  readonly language: 'system' | 'en' | 'zh';
  /** Sizes and choices of the screen, by name: the screen's own business. */
  readonly layout: Readonly<Record<string, number | string | boolean>>;
  /** Tokens dropped from the end for output speed. */
  readonly tailTrim: number;
  /** Lineups kept by name, oldest first. */
  readonly lineups?: readonly SavedLineup[];
}

export interface SavedLineup {
  readonly name: string;
  readonly lineup: readonly ContenderDraft[];
}
