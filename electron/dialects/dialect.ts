// What a dialect is, to the engine: one way of speaking HTTP to a model. Pure.
//
//   order ── compose ──> request        message + stamp ── decoder ──> events
//
// A dialect never opens a socket, never reads a clock, never retries and never sees a key:
// it names the header the key belongs in, and the transport fills it in at the last moment.

import type { Contender, Turn } from '../../shared/trial/contender.ts';
import type { Failure } from '../../shared/trial/failure.ts';
import type { LaneEvent, Note } from '../../shared/trial/lane-event.ts';
import type { LaneEffort } from '../../shared/trial/lane.ts';
import type { Attachment } from '../../shared/trial/session.ts';
import type { WireMessage } from '../../shared/trial/tape.ts';

/** What a lane is told to send: frozen before anything is sent, variables already filled in. */
export interface Order {
  readonly contender: Contender;
  readonly system: string;
  /** Variables filled in, text attachments in front. */
  readonly user: string;
  /** Earlier exchanges, oldest first; empty for a first question. */
  readonly history: readonly Turn[];
  readonly images: readonly Extract<Attachment, { kind: 'image' }>[];
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly key: KeyPlace;
}

/**
 * Where the key goes: a header, with what stands before the key in it; or AWS's signature over the
 * whole request (the secret is then `ACCESS_KEY_ID:SECRET[:SESSION_TOKEN]`; one without a colon is a
 * bearer key). Either way the transport does it at the last moment.
 */
export type KeyPlace =
  | { readonly scheme?: undefined; readonly header: string; readonly prefix: string }
  | { readonly scheme: 'sigv4'; readonly region: string; readonly service: string };

/**
 * How a body is cut into messages. `aws-event-stream` is `application/vnd.amazon.eventstream`: its
 * message's `event` is the `:event-type`, or `exception:TYPE`, or `error:CODE`; `data` is the payload.
 */
export type Framing = 'sse' | 'ndjson' | 'json' | 'aws-event-stream';

/** The events a dialect makes; the rest of the grammar is the engine's. */
export type DialectEvent = Extract<
  LaneEvent,
  { type: 'thought' | 'text' | 'reread' | 'usage' | 'served' | 'finish' | 'done' | 'server' | 'note' }
>;

export interface Decoded {
  readonly events: readonly DialectEvent[];
  /** Trouble the other side reported inside a stream of status 200, or nonsense in it. */
  readonly failure?: Failure;
}

/**
 * Reads the messages of one lane, in order. Keeps what it must between them (a finish
 * reason that waits for its bill), and nothing else.
 */
export interface Decoder {
  take(message: WireMessage): Decoded;
  /**
   * What is still held back when nothing more will be read, since it might have become a tag. Stamped
   * with its own arrival; told once, and empty after a finish.
   */
  rest(): readonly DialectEvent[];
  /**
   * Asked when the bytes have ended. `terminal` is true when the dialect's own terminal
   * signal came: without it, a clean end is a cut. `spoke` is false when nothing of what
   * came was this dialect, so that an HTML page is not called an empty answer.
   */
  end(): { readonly terminal: boolean; readonly spoke: boolean; readonly notes: readonly Note[] };
  /**
   * How much the dialect still waits for: `more`, `bill` when generation is over and only
   * usage may follow, `close` when nothing can follow and the transport may let go.
   */
  readonly expects: 'more' | 'bill' | 'close';
}

export interface Composition {
  readonly request: HttpRequest;
  /** What had to be adapted, so that nothing is changed in silence. */
  readonly notes: readonly Note[];
  /** Where an effort was asked for: what stands in the request of it. */
  readonly effort?: LaneEffort;
}

export interface Dialect {
  readonly id: string;
  compose(order: Order): Composition;
  /** How a body of this content type is cut into messages; undefined: not this dialect. */
  framing(streamed: boolean, contentType: string): Framing | undefined;
  decoder(order: Order): Decoder;
  /** What a status other than 2xx means. `body` is at most the first 64 KB. */
  refusal(status: number, headers: Readonly<Record<string, string>>, body: string): Failure;
  /** The request's id in the body of a refusal, or in a refusal inside a stream; undefined: none is told. */
  requestId(body: string): string | undefined;
  /** What the response headers tell: request id, limits, server timing. */
  headers(headers: Readonly<Record<string, string>>): readonly DialectEvent[];
}
