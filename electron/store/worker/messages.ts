// What crosses between the store and its worker: calls with a number, answers with the same one,
// and what the worker has to say unasked.

import type { StoreTrouble } from '../../../shared/contract/store-trouble.ts';

export interface Call {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
  /** Asked before, of a worker that died: it may be done already. */
  readonly isReplay: boolean;
}

export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: string; readonly message: string };

export type Said =
  | Answer
  /** The file could not be opened at all. */
  | { readonly failed: { readonly code: string; readonly message: string } }
  | { readonly trouble: StoreTrouble };

/** Records of one lane on their way to the journal. */
export interface LaneBatch {
  readonly laneId: string;
  /** The number of the first record within its lane, so that a batch that comes twice is kept once. */
  readonly first: number;
  readonly head: string;
  /** Where this lane's bytes begin and end in the batch's one buffer. */
  readonly from: number;
  readonly to: number;
}

export interface JournalBatch {
  readonly lanes: readonly LaneBatch[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A lane's last word. The journal holds its tape already; `records` says how long it must be. */
export interface Settlement {
  readonly trialId: string;
  readonly laneId: string;
  readonly status: string;
  /** The folded lane as JSON. */
  readonly doc: string;
  readonly texts: readonly string[];
  readonly records: number;
  /** The whole tape, where the journal was found to lack some of it. */
  readonly tape: { readonly head: string; readonly bytes: Uint8Array<ArrayBuffer> } | null;
}

/** A session as stored: JSON texts, to be read lane by lane on the other side. */
export interface StoredSession {
  readonly doc: string;
  readonly trials: readonly { readonly doc: string; readonly lanes: readonly StoredLane[] }[];
}

export interface StoredLane {
  readonly doc: string;
  /** False where the text is not what was saved. */
  readonly isSound: boolean;
}

export interface StoredOrphan {
  readonly trialId: string;
  readonly trial: string;
  readonly lane: string;
  readonly rows: readonly { readonly head: string; readonly bytes: Uint8Array | null }[];
}
