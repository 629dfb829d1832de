// Answers that nobody recorded: bodies made here after the shapes a vendor documents, read by the
// interpreter itself, without clock or wire. A row is a body and what must be told of it; its first word is
// its number in the list of vendors' ways that the dialects were written to.

import { interpreter } from '../../electron/engine/interpreter.ts';
import { dialectFor } from '../../electron/dialects/index.ts';
import { framerFor } from '../../electron/transport/framing/framer.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import { foldLane, queuedLane, type Lane } from '../../shared/trial/lane.ts';
import type { WireEnd } from '../../shared/trial/tape.ts';
import { ms } from '../../shared/units.ts';
import { contender } from '../engine/setup.ts';
import { closed } from '../kit/fake-wire.ts';
import { orderOf } from './orders.ts';

/** Who is heard, and in what the answer comes; the rest is as usual. */
export interface Heard extends Partial<Contender> {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly end?: WireEnd;
}

export type Body = string | Uint8Array;

export const chat = (flavour: string | null = null, more: Heard = {}): Heard => ({
  dialect: 'openai-chat',
  flavour,
  ...more,
});
export const responses = (flavour: string | null = 'openai', more: Heard = {}): Heard => ({
  dialect: 'openai-responses',
  flavour,
  ...more,
});
export const claude = (model = 'claude-opus-5-5', more: Heard = {}): Heard => ({
  dialect: 'anthropic-messages',
  model,
  ...more,
});
export const gemini = (more: Heard = {}): Heard => ({ dialect: 'gemini', model: 'gemini-3-flash', ...more });
export const bedrock = (more: Heard = {}): Heard => ({
  dialect: 'bedrock-converse',
  contentType: 'application/vnd.amazon.eventstream',
  ...more,
});
export const ollama = (more: Heard = {}): Heard => ({
  dialect: 'ollama',
  contentType: 'application/x-ndjson',
  ...more,
});
export const lmstudio = (more: Heard = {}): Heard => ({ dialect: 'lmstudio', ...more });

const json = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Unnamed events, one for each value; a text stands as it is (`[DONE]`). */
export const sse = (...values: readonly unknown[]): string =>
  values.map(value => `data: ${json(value)}\n\n`).join('');

/** Events named by their `type`, as Anthropic, OpenAI's Responses and LM Studio send them. */
export const named = (...values: readonly { readonly type: string }[]): string =>
  values.map(value => `event: ${value.type}\ndata: ${json(value)}\n\n`).join('');

export const lines = (...values: readonly unknown[]): string =>
  values.map(value => `${json(value)}\n`).join('');

/** One chunk of Chat Completions. */
export const chunk = (delta: object | null, more: object = {}): object => ({
  choices: [{ index: 0, ...(delta && { delta }), finish_reason: null }],
  ...more,
});
export const finished = (reason: string, more: object = {}, delta: object = {}): object => ({
  choices: [{ index: 0, delta, finish_reason: reason }],
  ...more,
});

/** The lane that a body makes, cut into pieces of so many bytes. */
export function laneOf(who: Heard, body: Body, pieceBytes = Number.POSITIVE_INFINITY): Lane {
  const { status = 200, headers = {}, contentType, end = closed, ...asked } = who;
  const asker = contender(asked.model ?? 'm', asked);
  const dialect = dialectFor(asker.dialect);
  if (!dialect) throw new Error(`no dialect ${asker.dialect}`);
  const reader = interpreter(dialect, orderOf(asker), framerFor);
  const type = contentType ?? (asker.streamed ? 'text/event-stream' : 'application/json');
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  let lane = queuedLane({ id: 'l1' as LaneId, contender: asker, repeat: 1, request: null });
  const take = (record: Parameters<typeof reader.take>[0]): void => {
    lane = foldLane(lane, reader.take(record));
  };
  take({ type: 'headers', at: ms(10), status, headers: { 'content-type': type, ...headers } });
  for (let from = 0, at = 20; from < bytes.length; from += pieceBytes, at += 10) {
    take({
      type: 'chunk',
      at: ms(at),
      bytes: bytes.subarray(from, Math.min(from + pieceBytes, bytes.length)),
    });
  }
  take({ type: 'end', at: ms(1_000_000), how: end });
  const { verdict } = reader;
  if (!verdict) throw new Error('the end of the bytes decided nothing');
  return foldLane(lane, [
    ...verdict.notes.map(note => ({ type: 'note', at: ms(1_000_000), note }) as const),
    { type: 'settled', at: ms(1_000_000), status: verdict.status, failure: verdict.failure },
  ]);
}

/** What is told of a lane, in one flat record. */
export const toldOf = (lane: Lane) => ({
  thinking: lane.thinking,
  kind: lane.reasoningKind,
  answer: lane.answer,
  finish: lane.finish ? `${lane.finish.raw} = ${lane.finish.normalised}` : null,
  status: lane.status,
  failure: lane.failure && `${lane.failure.kind} ${lane.failure.code}`,
  says: lane.failure?.message ?? null,
  next: lane.failure?.next ?? null,
  waitMs: lane.failure?.retryAfterMs ?? null,
  /** Input, cached, written to a cache, output, reasoning, answer. */
  usage: [
    lane.usage.inputTokens.value,
    lane.usage.cachedInputTokens.value,
    lane.usage.cacheWriteTokens.value,
    lane.usage.outputTokens.value,
    lane.usage.reasoningTokens.value,
    lane.usage.answerTokens.value,
  ] as readonly (number | null)[],
  notes: lane.notes.map(({ code }) => code).toSorted(),
  served: lane.served,
  server: lane.server,
});

export type Told = Partial<Omit<ReturnType<typeof toldOf>, 'served' | 'server'>> & {
  readonly served?: Partial<Lane['served']>;
  readonly server?: Lane['server'];
};

export type Row = readonly [what: string, who: Heard, body: Body, told: Told];
