// The tape: what a lane received, as it arrived. The primary record.
//
//   send ─┬─ connected ── written ── headers ── chunk ── chunk ── ... ── end
//         0                                     (each stamped once, at the socket)
//
// Events, readings and reports are functions of it. Zero is the moment just before the
// request is handed to the transport; every `at` is that lane's own clock.

import type { Ms } from '../units.ts';

/** What is known of the connection a request went out on. Null: it was reused, or cannot be told. */
export interface Connection {
  readonly reused: boolean | null;
  readonly dnsMs: Ms | null;
  readonly connectMs: Ms | null;
  readonly tlsMs: Ms | null;
}

export type WireRecord =
  | { readonly type: 'connected'; readonly at: Ms; readonly connection: Connection }
  | { readonly type: 'written'; readonly at: Ms }
  | {
      readonly type: 'headers';
      readonly at: Ms;
      readonly status: number;
      /** Lower-case names. Only those that name no secret are kept. */
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly type: 'chunk'; readonly at: Ms; readonly bytes: Uint8Array }
  | { readonly type: 'end'; readonly at: Ms; readonly how: WireEnd };

/**
 * How the bytes stopped. `closed` is a clean end of the framing, which does not mean a
 * complete answer: that takes the dialect's own terminal signal.
 */
export type WireEnd =
  | { readonly kind: 'closed' }
  /** We let go: after the terminal signal, or because the engine said so. */
  | { readonly kind: 'aborted' }
  /** The network's trouble: `ECONNREFUSED`, `UND_ERR_SOCKET`, `tls_...`, `redirect`, `headers_overflow`. */
  | { readonly kind: 'broken'; readonly code: string; readonly message: string };

export type Tape = readonly WireRecord[];

/** One item of a framed body: an SSE event, an NDJSON line, or a whole JSON document. */
export interface WireMessage {
  /** SSE's `event:` field; undefined for the default event and for other framings. */
  readonly event: string | undefined;
  readonly data: string;
  /** The arrival of the chunk that completed it. */
  readonly at: Ms;
}
