// The session file, newest shape. One self-describing JSON document with its units in the
// keys; its JSON Schema lies in resources/. Names are fixed: fields are added, never renamed.
//
// Older shapes are upgraded one step at a time in upgrade.ts; the rest of the house knows
// only this one.

import type { Calibration } from '../calibration.ts';
import type { AccuracyRow } from '../metrics/accuracy.ts';
import type { ContenderGoodput } from '../metrics/goodput.ts';
import type { LaneLanguages } from '../metrics/language-shares.ts';
import type { PairFigure, PairRow } from '../metrics/pairs.ts';
import type { TokenSource } from '../metrics/event-tokens.ts';
import type { Cost, Readings } from '../metrics/readings.ts';
import type { SinglePath } from '../metrics/single-path.ts';
import type { Reading } from '../reading.ts';
import type { Contender, ContenderId } from '../trial/contender.ts';
import type { Failure } from '../trial/failure.ts';
import type { LaneId, SessionId, TrialId } from '../trial/ids.ts';
import type { Judgements, Vote } from '../trial/judgement.ts';
import type { LaneEffort, Marks, SentRequest, TimelineEntry } from '../trial/lane.ts';
import type {
  AttemptRecord,
  Finish,
  LaneStatus,
  Note,
  ReasoningKind,
  Served,
  Usage,
} from '../trial/lane-event.ts';
import type { Prompt } from '../trial/session.ts';
import type { Connection } from '../trial/tape.ts';
import type { TextCounts } from '../trial/text-counts.ts';
import type { TrialOptions } from '../trial/trial.ts';
import type { Ms } from '../units.ts';

/** What of a session is left out of a file that is handed on. */
export interface Redaction {
  readonly prompt: boolean;
  readonly answers: boolean;
}

export interface SessionDocument {
  readonly format: 'assay-session';
  readonly version: 1;
  /** The version of the app that wrote it. */
  readonly app: string;
  readonly exportedAt: string;
  /** Tokens dropped from the end for output speed, as the readings here were made. */
  readonly tailTrim: number;
  readonly session: DocumentSession;
  readonly trials: readonly DocumentTrial[];
  readonly fits: readonly DocumentFit[];
  /** Left out by versions that did not write it. */
  readonly comparisons?: readonly DocumentComparison[];
  /** Passes against each other; left out where no pair was judged. */
  readonly accuracy?: readonly DocumentAccuracy[];
  /** How many runs met the targets their trial set; left out where none set any. */
  readonly goodput?: readonly ContenderGoodput[];
  /** How far the clock was off when it was last held against a known schedule; left out: it never was. */
  readonly calibration?: Calibration;
  /**
   * Set where the costs are not those of the day: at the prices of another day (ISO), or of another
   * model (`endpoint/model`).
   */
  /** Left out where nothing was. Else: what the person who wrote the file left out, which is not what nobody said. */
  readonly redacted?: Redaction;
  readonly repriced?: { readonly on: string | null; readonly as: string | null };
}

export interface DocumentSession {
  readonly id: SessionId;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
  readonly prompt: Prompt;
  readonly lineup: readonly Contender[];
  readonly notes: string;
  readonly tags?: readonly string[];
  readonly judgements?: Judgements;
  readonly votes?: readonly Vote[];
}

export interface DocumentTrial {
  readonly id: TrialId;
  readonly startedAt: string;
  readonly prompt: Prompt;
  readonly lineup: readonly Contender[];
  readonly repeats: number;
  readonly seed: number;
  readonly options: TrialOptions;
  readonly sendOrder: readonly LaneId[];
  readonly lanes: readonly DocumentLane[];
}

export interface DocumentLane {
  readonly id: LaneId;
  readonly contenderId: ContenderId;
  readonly repeat: number;
  readonly attempts: number;
  readonly attemptLog: readonly AttemptRecord[];
  readonly contender: Contender;
  /** A document is made of settled lanes; one still running is written as `interrupted`. */
  readonly status: LaneStatus;
  readonly failure: Failure | null;
  /** The status of the response, of whatever kind; null: none came. */
  readonly httpStatus: number | null;
  readonly finish: Finish | null;
  readonly served: Served;
  readonly request: (Omit<SentRequest, 'body'> & { readonly body: unknown }) | null;
  readonly answer: string;
  readonly reasoning: { readonly kind: ReasoningKind; readonly text: string };
  readonly usage: Usage;
  readonly marks: Marks;
  /** From the turn of its wave to zero of the first attempt; left out where that was not kept. */
  readonly dispatchDelayMs?: Ms;
  readonly connection: Connection;
  readonly readings: Readings;
  readonly cost: Cost;
  readonly server: Readonly<Record<string, number | string>>;
  /** Tokens are filled in as well as they are known; `tokensFrom` says how well that is. */
  readonly timeline: readonly TimelineEntry[];
  /** Where the tokens of each part of the timeline come from; null: it has none. */
  readonly tokensFrom: { readonly thought: TokenSource | null; readonly text: TokenSource | null };
  /** What a tokenizer counted in the text; left out where none did. */
  readonly counted?: TextCounts;
  readonly warmUp?: true;
  readonly probeOf?: LaneId;
  readonly notes: readonly Note[];
  /** What the lane's figures say when held against each other, and against what the server told. */
  readonly findings?: readonly Note[];
  /** In which scripts question, thinking and answer are written. */
  readonly languages?: LaneLanguages;
  readonly effort?: LaneEffort;
  /** Base64 of gzip of JSON lines, one wire record each, bytes in base64. Left out on request. */
  readonly tape?: string;
}

/** The leader of a figure against another contender: paired by prompt and repeat. */
export interface DocumentComparison extends Omit<PairRow, 'first' | 'second' | 'difference'> {
  /** Left out by versions that did not write it. */
  readonly difference?: PairRow['difference'];
  readonly figure: PairFigure;
  readonly over: readonly TrialId[];
  readonly first: ContenderId;
  readonly second: ContenderId;
  /** How often the same was asked of them and looked at. */
  readonly looks: number;
}

/** Who passes more often on the same prompts: the best judged against another contender. */
export interface DocumentAccuracy extends Omit<AccuracyRow, 'first' | 'second'> {
  readonly over: readonly TrialId[];
  readonly first: ContenderId;
  readonly second: ContenderId;
}

export interface DocumentFit {
  readonly contenderId: ContenderId;
  readonly over: readonly TrialId[];
  readonly secondsPerToken: Reading<number>;
  readonly tokensPerSecond: Reading<number>;
  readonly overheadMs: Reading<number>;
  readonly r2: number | null;
  readonly n: number;
  readonly method: string;
  readonly warnings: readonly string[];
  /** Calls still wanted at such lengths until the speed is known to a tenth; left out: none, or no number would do. */
  readonly moreCalls?: number;
  /** Beside the robust line above: least squares through the same points, as in the 2024 analysis. */
  readonly leastSquares?: {
    readonly secondsPerToken: number;
    readonly tokensPerSecond: number | null;
    readonly overheadMs: number;
  };
  /** With the uncached input as a second cause, where prompts differ much and there are ten calls. */
  readonly withInput?: { readonly secondsPerToken: number; readonly secondsPerInputToken: number };
  /** The middle of what each streamed call says alone: its thinking over the wait less the fixed time. */
  readonly singleCalls?: { readonly tokensPerSecond: number; readonly n: number };
  /** Is thinking as fast as answering? Left out where these runs can't tell. */
  readonly singlePath?: SinglePath;
}
