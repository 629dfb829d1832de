// What crosses between the store and its worker: calls with a number, answers with the same one,
// and what the worker has to say unasked.

import type { StoreTrouble } from '../../../shared/contract/store-trouble.ts';
import type { Batch } from '../../../shared/trial/record-batch.ts';

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

/** Records on their way to the journal: each is of the lane with its number in `lanes`. */
export interface JournalBatch extends Batch {
  readonly lanes: readonly BatchLane[];
}

export interface BatchLane {
  readonly laneId: string;
  /** The number of its first record within its lane, so that a batch that comes twice is kept once. */
  readonly first: number;
}

/** A lane's texts as they are kept. */
export interface KeptTexts {
  /** The folded lane as JSON; of a text that is long, the beginning. */
  readonly doc: string;
  /** How those texts go on, in order: gzip of UTF-8. */
  readonly more: LongTexts;
}

export interface LongTexts {
  readonly answer: readonly Uint8Array[];
  readonly thinking: readonly Uint8Array[];
}

/** A lane's last word. The journal holds its tape already; `records` says how long that is. */
export interface Settlement extends KeptTexts {
  readonly trialId: string;
  readonly laneId: string;
  readonly status: string;
  /** What can be searched for. */
  readonly texts: readonly string[];
  readonly records: number;
  /** What of the tape could not be written to the journal, in order. */
  readonly unwritten: readonly JournalBatch[];
}

/** A session as stored: JSON texts, to be read lane by lane on the other side. */
export interface StoredSession {
  readonly doc: string;
  readonly trials: readonly { readonly doc: string; readonly lanes: readonly StoredLane[] }[];
}

export interface StoredLane extends KeptTexts {
  /** False where the text is not what was saved. */
  readonly isSound: boolean;
}

export interface StoredOrphan {
  readonly trialId: string;
  readonly trial: string;
  readonly lane: string;
  readonly rows: readonly { readonly head: string; readonly bytes: Uint8Array | null }[];
}
