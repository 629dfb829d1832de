// A lane as the document keeps it, and back. Readings and cost are worked out on the way in and
// not read on the way back: they are functions of the lane, made again by whoever looks.

import type { Price } from '../catalog/price.ts';
import { costOf } from '../metrics/cost.ts';
import { isTold, withTokens, type TokenSource } from '../metrics/event-tokens.ts';
import { findingsOf } from '../metrics/findings.ts';
import type { PaceContext } from '../metrics/hidden-pace.ts';
import { readingsOf } from '../metrics/lane-readings.ts';
import { laneLanguages } from '../metrics/language-shares.ts';
import { absent, type Reading } from '../reading.ts';
import type { Lane, SentRequest, TimelineEntry } from '../trial/lane.ts';
import type { TokenTeller } from '../trial/lane-event.ts';
import type { DocumentLane } from './document.ts';

/** What a document lane needs beside the lane itself. */
export interface LaneExtras {
  readonly price: Price | undefined;
  readonly tape: string | undefined;
  /** Tokens dropped from the end for output speed; undefined: the usual number. */
  readonly tailTrim: number | undefined;
  /** What this contender was asked. */
  readonly prompt: string;
  /** What the session's other calls say of this contender's pace. */
  readonly pace: PaceContext;
}

export function laneDocument(lane: Lane, { price, tape, tailTrim, prompt, pace }: LaneExtras): DocumentLane {
  const readings = readingsOf(lane, {
    ...(tailTrim === undefined ? {} : { tailTrim }),
    ...pace,
  });
  return {
    id: lane.id,
    contenderId: lane.contender.id,
    repeat: lane.repeat,
    attempts: lane.attempts,
    attemptLog: lane.attemptLog,
    contender: lane.contender,
    status: lane.status ?? 'interrupted',
    failure: lane.failure,
    httpStatus: lane.httpStatus,
    finish: lane.finish,
    served: lane.served,
    request: lane.request === null ? null : { ...lane.request, body: bodyAsJson(lane.request) },
    answer: lane.answer,
    reasoning: { kind: lane.reasoningKind, text: lane.thinking },
    usage: lane.usage,
    marks: lane.marks,
    ...dispatchOf(lane),
    connection: lane.connection,
    readings,
    cost: costOf(lane, price),
    server: lane.server,
    ...timelineWithTokens(lane),
    ...(lane.counted === undefined ? {} : { counted: lane.counted }),
    ...roleOf(lane),
    notes: lane.notes,
    findings: findingsOf(lane, { readings, price, prompt }),
    languages: laneLanguages(lane, prompt),
    ...(lane.effort && { effort: lane.effort }),
    ...(tape === undefined ? {} : { tape }),
  };
}

export function laneOfDocument(lane: DocumentLane): Lane {
  const { request } = lane;
  return {
    id: lane.id,
    contender: lane.contender,
    repeat: lane.repeat,
    request:
      request === null
        ? null
        : {
            ...request,
            body: typeof request.body === 'string' ? request.body : JSON.stringify(request.body),
          },
    phase: 'settled',
    status: lane.status,
    failure: lane.failure,
    httpStatus: lane.httpStatus,
    finish: lane.finish,
    served: lane.served,
    attempts: lane.attempts,
    attemptLog: lane.attemptLog,
    answer: lane.answer,
    thinking: lane.reasoning.text,
    reasoningKind: lane.reasoning.kind,
    usage: lane.usage,
    marks: lane.marks,
    ...dispatchOf(lane),
    connection: lane.connection,
    timeline: timelineAsTold(lane),
    ...tellersOf(lane.tokensFrom),
    server: lane.server,
    notes: lane.notes,
    ...(lane.effort && { effort: lane.effort }),
    ...(lane.counted === undefined ? {} : { counted: lane.counted }),
    ...roleOf(lane),
  };
}

const dispatchOf = ({ dispatchDelayMs }: Pick<Lane, 'dispatchDelayMs'>): Pick<Lane, 'dispatchDelayMs'> =>
  dispatchDelayMs === undefined ? {} : { dispatchDelayMs };

const roleOf = ({ warmUp, probeOf }: Pick<Lane, 'warmUp' | 'probeOf'>): Pick<Lane, 'warmUp' | 'probeOf'> => ({
  ...(warmUp && { warmUp }),
  ...(probeOf !== undefined && { probeOf }),
});

/**
 * Tokens told by the stream stay as they came. A part without any gets its share of the bill,
 * and says so, so that a guess is never read back as a count.
 */
function timelineWithTokens(lane: Lane): Pick<DocumentLane, 'timeline' | 'tokensFrom'> {
  const told = (part: 'thought' | 'text'): boolean =>
    lane.timeline.some(entry => entry[1] === part && entry[3] !== null);
  const exact = { thought: told('thought'), text: told('text') };
  const filled = withTokens(lane);
  const timeline = lane.timeline.map((entry, i) => (exact[entry[1]] ? entry : (filled.timeline[i] ?? entry)));
  const from = (part: 'thought' | 'text'): TokenSource | null => {
    if (exact[part]) return lane.tokensBy?.[part] ?? 'stream';
    return timeline.some(entry => entry[1] === part && entry[3] !== null) ? filled.source : null;
  };
  return { timeline, tokensFrom: { thought: from('thought'), text: from('text') } };
}

const timelineAsTold = ({ timeline, tokensFrom }: DocumentLane): readonly TimelineEntry[] =>
  timeline.map(entry => (isTold(tokensFrom[entry[1]]) ? entry : [entry[0], entry[1], entry[2], null]));

function tellersOf({ thought, text }: DocumentLane['tokensFrom']): Pick<Lane, 'tokensBy'> {
  const named = (source: TokenSource | null): source is TokenTeller => isTold(source) && source !== 'stream';
  const tokensBy = { ...(named(thought) && { thought }), ...(named(text) && { text }) };
  return Object.keys(tokensBy).length === 0 ? {} : { tokensBy };
}

const stopped = <Q>(reading: Reading<Q>): Reading<Q> =>
  reading.from === 'absent' && reading.why === 'still_running' ? absent('interrupted') : reading;

/** A document is made of settled lanes: one still running is written as it would stand if all stopped now. */
export function asSettled(lane: Lane): Lane {
  if (lane.status !== null) return lane;
  const { usage } = lane;
  return {
    ...lane,
    phase: 'settled',
    status: 'interrupted',
    usage: {
      ...usage,
      inputTokens: stopped(usage.inputTokens),
      cachedInputTokens: stopped(usage.cachedInputTokens),
      cacheWriteTokens: stopped(usage.cacheWriteTokens),
      outputTokens: stopped(usage.outputTokens),
      reasoningTokens: stopped(usage.reasoningTokens),
      answerTokens: stopped(usage.answerTokens),
    },
  };
}

/**
 * The body as JSON, for reading; as text where it is not JSON, or where writing the JSON again
 * would not give the same bytes, so that what was sent can always be told to the last one.
 */
function bodyAsJson({ body }: SentRequest): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && JSON.stringify(parsed) === body ? parsed : body;
  } catch {
    return body;
  }
}
