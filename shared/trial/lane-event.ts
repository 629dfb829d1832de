// The grammar of a lane: what the engine and a dialect make of its tape.
//
//   sent → dispatched? → connected? → written? → opened? → firstByte? → (thought | text | reread | usage |
//   served | finish | done | server | note)* → settled
//
// `sent` comes first, `settled` last and exactly once, in every case. Everything between
// them is optional: an o1-preview shows no thought, a refused connection opens nothing. After
// `settled` nothing is heard of the lane; only what we count in its text, `counted`, may follow.

import type { Ms, Tokens } from '../units.ts';
import type { Reading } from '../reading.ts';
import type { Failure } from './failure.ts';
import type { Connection } from './tape.ts';
import type { TextCounts } from './text-counts.ts';

/** Six ways to end. Only `complete` enters statistics. */
export type LaneStatus = 'complete' | 'truncated' | 'failed' | 'cancelled' | 'interrupted' | 'limit';

export type FinishReason =
  'stop' | 'length' | 'tool_calls' | 'content_filter' | 'refusal' | 'error' | 'other';

export interface Finish {
  readonly raw: string;
  readonly normalised: FinishReason;
}

/**
 * What the shown thinking is: the model's own words (`raw`), somebody's summary of them,
 * nothing although it was billed (`hidden`), nothing because there was none, or not yet told.
 */
export type ReasoningKind = 'raw' | 'summary' | 'hidden' | 'none' | 'unknown';

/**
 * The bill, normalised: input includes what was cached, output includes thinking.
 * Unknown is absent, never 0. The last non-empty report wins.
 */
export interface Usage {
  readonly inputTokens: Reading<Tokens>;
  readonly cachedInputTokens: Reading<Tokens>;
  readonly cacheWriteTokens: Reading<Tokens>;
  /** Of those, what is kept longer than usual, by how long: `1h`. Left out where all is kept as usual. */
  readonly longCacheWrites?: Readonly<Record<string, Tokens>>;
  readonly outputTokens: Reading<Tokens>;
  readonly reasoningTokens: Reading<Tokens>;
  readonly answerTokens: Reading<Tokens>;
  /** The provider's own object, as it came. */
  readonly raw: unknown;
}

/**
 * How a stream tells the tokens of a piece, the surest first: a bill that grows along with the text,
 * a list of log-probabilities, the id of the one token in it.
 */
export const tokenTellers = ['usage', 'logprobs', 'token_ids'] as const;

export type TokenTeller = (typeof tokenTellers)[number];

/** What was really served, which may differ from what was asked. */
export interface Served {
  readonly model: string | null;
  readonly requestId: string | null;
  readonly fingerprint: string | null;
  readonly tier: string | null;
  readonly upstream: string | null;
}

/** An adaptation, a quirk or a flag. The code has a sentence in format/; message is the detail. */
export interface Note {
  readonly code: string;
  readonly message: string;
}

export type LaneEvent =
  /** Handed to the transport. Always at 0 of the last attempt. */
  | { readonly type: 'sent'; readonly at: Ms; readonly attempt: number }
  /** The first attempt was handed to the HTTP client, so long after the turn of its wave had come. */
  | { readonly type: 'dispatched'; readonly at: Ms; readonly delayMs: Ms }
  | { readonly type: 'connected'; readonly at: Ms; readonly connection: Connection }
  | { readonly type: 'written'; readonly at: Ms }
  | { readonly type: 'opened'; readonly at: Ms; readonly status: number }
  | { readonly type: 'firstByte'; readonly at: Ms }
  | {
      readonly type: 'thought';
      readonly at: Ms;
      readonly text: string;
      readonly kind: 'raw' | 'summary';
      /** Exact tokens of this event, where the stream itself tells. */
      readonly tokens?: Tokens;
      readonly tokensBy?: TokenTeller;
    }
  | {
      readonly type: 'text';
      readonly at: Ms;
      readonly text: string;
      readonly tokens?: Tokens;
      readonly tokensBy?: TokenTeller;
    }
  /** All text so far was thinking: a closing tag came that the server's template had opened. */
  | { readonly type: 'reread'; readonly at: Ms; readonly kind: 'raw' | 'summary' }
  | { readonly type: 'usage'; readonly at: Ms; readonly usage: Usage }
  | { readonly type: 'served'; readonly at: Ms; readonly served: Partial<Served> }
  /** Says why generation ended; the bill may still follow. */
  | { readonly type: 'finish'; readonly at: Ms; readonly finish: Finish }
  /** The last terminal item of the dialect: `[DONE]`, `message_stop`, the end of a JSON body. */
  | { readonly type: 'done'; readonly at: Ms }
  /** Timings and limits the server told, by its own names with the unit in the key. */
  | { readonly type: 'server'; readonly at: Ms; readonly facts: Readonly<Record<string, number | string>> }
  | { readonly type: 'note'; readonly at: Ms; readonly note: Note }
  /** An attempt that failed before its first answer byte and is tried again, as the person allowed. */
  | { readonly type: 'retried'; readonly at: Ms; readonly attempt: AttemptRecord }
  | {
      readonly type: 'settled';
      readonly at: Ms;
      readonly status: LaneStatus;
      readonly failure: Failure | null;
    }
  /** What a tokenizer made of the text, once all of it was there. The one thing that follows `settled`. */
  | { readonly type: 'counted'; readonly at: Ms; readonly counts: TextCounts };

/** One attempt that did not count. Times are that attempt's own. */
export interface AttemptRecord {
  readonly attempt: number;
  readonly endMs: Ms;
  readonly failure: Failure;
  readonly waitedMs: Ms;
}
