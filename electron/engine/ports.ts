// The doors of the laboratory: all it touches of the world. Tests hand in doubles; compose.ts
// hands in sockets, the database and the one clock.

import type { Price } from '../../shared/catalog/price.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import type { LaneId, TrialId } from '../../shared/trial/ids.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { TextCounts } from '../../shared/trial/text-counts.ts';
import type { WireMessage, WireRecord } from '../../shared/trial/tape.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import type { EpochMs, Ms } from '../../shared/units.ts';
import type { Dialect, Framing, HttpRequest } from '../dialects/dialect.ts';
import type { Pace } from './pace.ts';

export interface Clock {
  /** Monotonic milliseconds. Only differences mean anything. */
  now(): number;
  /** The calendar. Never subtracted. */
  date(): EpochMs;
  /** Calls back once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, then: () => void): () => void;
}

/** Sends one request. A wire hands on every record in order, ending in one `end`, each with the stamp of its coming. */
export interface Wire {
  send(request: HttpRequest, options: SendOptions): Flight;
}

export interface SendOptions {
  /** Filled in, or signed with, as `request.key` says, at the last moment; null sends none. */
  readonly secret: string | null;
  /** A chunk's bytes are good until it returns: the room may be taken back then. */
  readonly onRecord: (record: WireRecord) => void;
  /**
   * Told the moment from which the stamps count, on the engine's clock, before any record that follows from it.
   * Not told: the request never came as far as the HTTP client.
   */
  readonly onZero?: (at: number) => void;
}

export interface Flight {
  /**
   * Ends the flight. `end` follows, at once or soon, unless it has come: before it stands what had
   * arrived until then.
   */
  abort(): void;
}

/** Cuts bytes into messages, bounded. A message's stamp is that of the chunk that completed it. */
export interface Framer {
  take(bytes: Uint8Array, at: Ms): readonly WireMessage[];
  /** The bytes have ended: what was complete without its end mark (a JSON body, a last line). */
  end(at: Ms): readonly WireMessage[];
  /** Set once a bound is passed; nothing more is taken then. */
  readonly overflow: 'event_too_large' | undefined;
  /** Set once the bytes are no framing of this kind (a length or checksum is wrong); nothing more is taken then. */
  readonly fault?: 'bad_frame' | undefined;
  /** True when the bytes held invalid UTF-8 and U+FFFD stands in the text. */
  readonly damaged: boolean;
}

export interface Journal {
  /** A trial and its queued lanes, before anything is sent. Resolves once durable. */
  begin(trial: Trial): Promise<void>;
  /** Takes the next record of a running lane's tape, whose bytes are copied at once. */
  append(laneId: LaneId, record: WireRecord): void;
  /** What was appended goes to the disk. */
  flush(): void;
  /**
   * A lane's last word: its folded state, and that its tape is the last `records` it appended, in one
   * transaction.
   */
  settle(trialId: TrialId, lane: Lane, records: number): Promise<void>;
}

/** From when it was opened until it is closed. */
export interface LoopWatch {
  /** The 99th percentile of the loop's delay so far; undefined before anything could be told. */
  p99(): Ms | undefined;
  close(): void;
}

export interface Ports {
  readonly clock: Clock;
  /** The wire that reaches this contender: a socket, or the practice models. */
  readonly wire: (contender: Contender) => Wire;
  readonly dialect: (id: string) => Dialect | undefined;
  readonly framer: (framing: Framing) => Framer;
  readonly journal: Journal;
  readonly newId: () => string;
  /** The key for a contender's endpoint, for its own origin only. Needed but missing: nothing is sent. */
  readonly secret: (
    contender: Contender,
  ) => Promise<{ readonly key: string | null; readonly needed: boolean }>;
  /** What a contender costs on a day; undefined: unknown, which is not free. */
  readonly price: (contender: Contender, on: EpochMs) => Price | undefined;
  /** What every request to a contender's endpoint carries beside the dialect's own headers. Never a secret. */
  readonly headers?: (contender: Contender) => Readonly<Record<string, string>>;
  /** Lanes in flight at once at a contender's endpoint, all contenders together; null: no limit. */
  readonly lanesAtOnce?: (contender: Contender) => number | null;
  /** Dollars left of the standing cap of a contender's endpoint; null: it has none. Asked once, at the start. */
  readonly allowance?: (contender: Contender) => number | null;
  /** Counts the tokens of a settled lane's text, off this thread; undefined: it cannot be done. */
  readonly countTokens?: (lane: Lane) => Promise<TextCounts | undefined>;
  /** Trouble that is nobody's lane: a save that failed. Never holds a prompt, an answer or a key. */
  readonly report: (trouble: string) => void;
  /** Watches how late the loop is that stamps these contenders' lanes; without it nothing is said of that. */
  readonly loopDelay?: (lineup: readonly Contender[]) => LoopWatch;
  /** How often what has come goes on; without it, as for a page. */
  readonly pace?: Pace;
  /** A number in [0, 1) for jitter: nothing measured depends on it. */
  readonly random: () => number;
}
