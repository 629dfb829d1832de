// A lane, folded from its events. The one fold: the engine, the screen and the terminal
// all come here, so no copy of a lane's state exists that was not folded from events.
//
//   queued ── sent ──> waiting ── thought ──> thinking ── text ──> answering ── finish ──> tail
//                                                                                           │
//            any of them ──────────────────── settled ─────────────────────────────────> settled

import { absent, isKnown } from '../reading.ts';
import type { Ms, Tokens } from '../units.ts';
import type { Contender, Effort } from './contender.ts';
import type { Failure } from './failure.ts';
import type { LaneId } from './ids.ts';
import type {
  AttemptRecord,
  Finish,
  LaneEvent,
  LaneStatus,
  Note,
  ReasoningKind,
  Served,
  TokenTeller,
  Usage,
} from './lane-event.ts';
import { tokenTellers } from './lane-event.ts';
import { servesOther } from './served-model.ts';
import type { Connection } from './tape.ts';
import type { TextCounts } from './text-counts.ts';

/** Arrival times, milliseconds from this lane's send. Null: it did not happen, or cannot be seen. */
export interface Marks {
  readonly writtenMs: Ms | null;
  readonly headersMs: Ms | null;
  /** The first body byte, which may be a comment or a ping: never a time to first token. */
  readonly firstByteMs: Ms | null;
  readonly firstReasoningMs: Ms | null;
  readonly lastReasoningMs: Ms | null;
  readonly firstAnswerMs: Ms | null;
  readonly lastAnswerMs: Ms | null;
  readonly lastDeltaMs: Ms | null;
  readonly doneMs: Ms | null;
  readonly endMs: Ms | null;
}

/** One token-bearing event: when, of which part, its text, and its tokens where the stream tells. */
export type TimelineEntry = readonly [
  atMs: Ms,
  part: 'thought' | 'text',
  text: string,
  tokens: Tokens | null,
];

/** Of each part of the timeline. */
export type TokensBy = { readonly [part in 'thought' | 'text']?: TokenTeller };

export type Phase = 'queued' | 'waiting' | 'thinking' | 'answering' | 'tail' | 'settled';

/** The request as it is sent, without its key. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What was asked of the effort scale, and what of it stands in the request; null: nothing could. */
export interface LaneEffort {
  readonly requested: Effort;
  readonly applied: string | null;
}

/** What is fixed about a lane before anything is sent. */
export interface LaneHeader {
  readonly id: LaneId;
  readonly contender: Contender;
  /** 1, 2 ... n: which repeat of the trial this is. */
  readonly repeat: number;
  readonly request: SentRequest | null;
  readonly effort?: LaneEffort;
  /** Sent ahead so that the measured ones find everything warm. Enters no figure but its own cost. */
  readonly warmUp?: true;
  /** The lane this one repeats the other way: the whole answer of a streamed one. Enters fits only. */
  readonly probeOf?: LaneId;
}

/** The lanes a trial was run for: not the one that warmed up, not a probe's other half. */
export const isMain = ({ warmUp, probeOf }: Pick<LaneHeader, 'warmUp' | 'probeOf'>): boolean =>
  warmUp === undefined && probeOf === undefined;

export interface Lane extends LaneHeader {
  readonly phase: Phase;
  readonly status: LaneStatus | null;
  readonly failure: Failure | null;
  readonly httpStatus: number | null;
  readonly finish: Finish | null;
  readonly served: Served;
  readonly attempts: number;
  readonly attemptLog: readonly AttemptRecord[];
  readonly answer: string;
  readonly thinking: string;
  readonly reasoningKind: ReasoningKind;
  readonly usage: Usage;
  readonly marks: Marks;
  /**
   * From the moment the turn of its wave came, one for all its lanes, to zero of the first attempt.
   * Left out where it was never sent, or nobody knows.
   */
  readonly dispatchDelayMs?: Ms;
  readonly connection: Connection;
  readonly timeline: readonly TimelineEntry[];
  /** The least sure of the ways in which the tokens of a part were told; left out where none said. */
  readonly tokensBy?: TokensBy;
  readonly server: Readonly<Record<string, number | string>>;
  readonly notes: readonly Note[];
  /** Left out where nobody counted. */
  readonly counted?: TextCounts;
}

/** True where the whole body came at once: there are no arrival times inside it. */
export const isWhole = ({ contender, notes }: Pick<Lane, 'contender' | 'notes'>): boolean =>
  !contender.streamed || notes.some(note => note.code === 'not_streamed_by_server');

export const noMarks: Marks = {
  writtenMs: null,
  headersMs: null,
  firstByteMs: null,
  firstReasoningMs: null,
  lastReasoningMs: null,
  firstAnswerMs: null,
  lastAnswerMs: null,
  lastDeltaMs: null,
  doneMs: null,
  endMs: null,
};

/** Of a body that came whole: its text has no times of its own. */
const noTextMarks = {
  firstReasoningMs: null,
  lastReasoningMs: null,
  firstAnswerMs: null,
  lastAnswerMs: null,
  lastDeltaMs: null,
} as const;

const nothingServed: Served = { model: null, requestId: null, fingerprint: null, tier: null, upstream: null };

const noUsage = (why: 'still_running' | 'usage_missing' | 'interrupted' | 'no_response'): Usage => ({
  inputTokens: absent(why),
  cachedInputTokens: absent(why),
  cacheWriteTokens: absent(why),
  outputTokens: absent(why),
  reasoningTokens: absent(why),
  answerTokens: absent(why),
  raw: null,
});

export const queuedLane = (header: LaneHeader): Lane => ({
  ...header,
  phase: 'queued',
  status: null,
  failure: null,
  httpStatus: null,
  finish: null,
  served: nothingServed,
  attempts: 0,
  attemptLog: [],
  answer: '',
  thinking: '',
  reasoningKind: 'unknown',
  usage: noUsage('still_running'),
  marks: noMarks,
  connection: { reused: null, dnsMs: null, connectMs: null, tlsMs: null },
  timeline: [],
  server: {},
  notes: [],
});

/** Folds events into a lane, in their order. One copy per call, so hand over batches. */
export function foldLane(lane: Lane, events: readonly LaneEvent[]): Lane {
  if (events.length === 0) return lane;
  const next: Draft = { ...lane, marks: { ...lane.marks }, timeline: [...lane.timeline] };
  for (const event of events) fold(next, event);
  return next;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Omit<Mutable<Lane>, 'marks' | 'timeline'> & {
  marks: Mutable<Marks>;
  timeline: TimelineEntry[];
};

function fold(lane: Draft, event: LaneEvent): void {
  if (lane.status !== null && event.type !== 'counted')
    throw new Error(`"${event.type}" arrived after lane ${lane.id} had settled`);
  const { marks } = lane;
  switch (event.type) {
    case 'sent':
      lane.attempts = event.attempt;
      lane.phase = 'waiting';
      return;
    case 'dispatched':
      lane.dispatchDelayMs = event.delayMs;
      return;
    case 'connected':
      lane.connection = event.connection;
      return;
    case 'written':
      marks.writtenMs = event.at;
      return;
    case 'opened':
      marks.headersMs = event.at;
      lane.httpStatus = event.status;
      return;
    case 'firstByte':
      marks.firstByteMs ??= event.at;
      return;
    case 'thought':
      if (event.text === '') return;
      lane.phase = 'thinking';
      lane.reasoningKind = event.kind;
      lane.thinking += event.text;
      marks.firstReasoningMs ??= event.at;
      marks.lastReasoningMs = event.at;
      marks.lastDeltaMs = event.at;
      lane.timeline.push([event.at, 'thought', event.text, event.tokens ?? null]);
      if (event.tokensBy) toldBy(lane, 'thought', event.tokensBy);
      return;
    case 'text':
      if (event.text === '') return;
      lane.phase = 'answering';
      lane.answer += event.text;
      marks.firstAnswerMs ??= event.at;
      marks.lastAnswerMs = event.at;
      marks.lastDeltaMs = event.at;
      lane.timeline.push([event.at, 'text', event.text, event.tokens ?? null]);
      if (event.tokensBy) toldBy(lane, 'text', event.tokensBy);
      return;
    case 'usage':
      lane.usage = event.usage;
      return;
    case 'reread':
      reread(lane, event.kind);
      return;
    case 'served':
      lane.served = { ...lane.served, ...event.served };
      return;
    case 'finish':
      lane.finish = event.finish;
      lane.phase = 'tail';
      return;
    case 'done':
      marks.doneMs = event.at;
      return;
    case 'server':
      lane.server = { ...lane.server, ...event.facts };
      return;
    case 'note':
      lane.notes = [...lane.notes, event.note];
      return;
    case 'retried':
      retry(lane, event.attempt);
      return;
    case 'settled':
      settle(lane, event);
      return;
    case 'counted':
      // Counts of another text than the one that stands here would lie: a lane is counted whole or not.
      if (event.counts.each.length === lane.timeline.length) lane.counted = event.counts;
      return;
    default:
      event satisfies never;
  }
}

function toldBy(lane: Draft, part: 'thought' | 'text', teller: TokenTeller): void {
  const before = lane.tokensBy?.[part];
  if (before === teller) return;
  const isSurer = before !== undefined && tokenTellers.indexOf(before) > tokenTellers.indexOf(teller);
  if (!isSurer) lane.tokensBy = { ...lane.tokensBy, [part]: teller };
}

/** What was taken for the answer so far was thinking; its times stay where they are. */
function reread(lane: Draft, kind: 'raw' | 'summary'): void {
  const { marks } = lane;
  if (lane.answer === '') return;
  lane.phase = 'thinking';
  lane.reasoningKind = kind;
  lane.thinking += lane.answer;
  lane.answer = '';
  if (lane.tokensBy?.text) toldBy(lane, 'thought', lane.tokensBy.text);
  lane.timeline = lane.timeline.map(([at, , text, tokens]) => [at, 'thought', text, tokens]);
  marks.firstReasoningMs ??= marks.firstAnswerMs;
  marks.lastReasoningMs = marks.lastAnswerMs;
  marks.firstAnswerMs = null;
  marks.lastAnswerMs = null;
}

/** A new attempt starts from nothing but its log: zero belongs to the last attempt. */
function retry(lane: Draft, attempt: AttemptRecord): void {
  const { id, contender, repeat, request, effort, warmUp, probeOf, notes, attemptLog } = lane;
  const header = {
    id,
    contender,
    repeat,
    request,
    ...(effort && { effort }),
    ...(warmUp && { warmUp }),
    ...(probeOf !== undefined && { probeOf }),
  };
  Object.assign(lane, queuedLane(header), {
    attempts: attempt.attempt,
    attemptLog: [...attemptLog, attempt],
    notes,
    marks: { ...noMarks },
    timeline: [],
  });
}

function settle(lane: Draft, event: Extract<LaneEvent, { type: 'settled' }>): void {
  lane.phase = 'settled';
  lane.status = event.status;
  lane.failure = event.failure;
  lane.marks.endMs = event.at;
  if (isWhole(lane)) Object.assign(lane.marks, noTextMarks);
  // Half a character that its other half never joined can be stored nowhere. Piece by piece: asked of
  // the whole, all pieces would be put together, and be there a second time.
  if (lane.timeline.some(([, , text]) => !text.isWellFormed())) {
    lane.answer = lane.answer.toWellFormed();
    lane.thinking = lane.thinking.toWellFormed();
  }
  // A bill that grew along the way and was cut off is the bill of nothing that anybody ends.
  const isCut = event.status !== 'complete' && lane.finish === null && lane.usage.raw !== null;
  if (isCut) lane.usage = { ...noUsage('interrupted'), raw: lane.usage.raw };
  else if (lane.usage.outputTokens.from === 'absent' && lane.usage.raw === null) {
    lane.usage = noUsage(
      event.status === 'complete'
        ? 'usage_missing'
        : lane.marks.firstByteMs === null
          ? 'no_response'
          : 'interrupted',
    );
  }
  lane.reasoningKind = kindOfThinking(lane);
  const { model } = lane.served;
  if (model !== null && servesOther(lane.contender, model)) {
    lane.notes = [...lane.notes, { code: 'served_other_model', message: model }];
  }
  if (lane.status === 'complete') lane.notes = [...lane.notes, ...notesOnCompletion(lane)];
}

/**
 * What can be said of the thinking once all is in: billed, or sent encrypted, but not shown is
 * hidden; neither billed nor shown beside an answer is none. Of a lane that said nothing nobody knows.
 */
function kindOfThinking(lane: Draft): ReasoningKind {
  if (lane.reasoningKind !== 'unknown') return lane.reasoningKind;
  const billed = lane.usage.reasoningTokens;
  const isEncrypted = lane.notes.some(({ code }) => code === 'thinking_redacted');
  if (isEncrypted || (isKnown(billed) && billed.value > 0)) return 'hidden';
  return isKnown(billed) || lane.answer !== '' ? 'none' : 'unknown';
}

function notesOnCompletion(lane: Draft): readonly Note[] {
  const notes: Note[] = [];
  if (lane.answer === '' && lane.finish?.normalised === 'length') {
    notes.push({ code: 'thinking_ate_limit', message: '' });
  } else if (lane.answer === '') {
    notes.push({ code: 'empty_answer', message: '' });
  }
  return notes;
}
