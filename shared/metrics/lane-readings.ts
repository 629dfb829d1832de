// A lane's derived figures: every one a reading, known or absent with why.
//
//   0 ──── headers ── first byte ── first thought … last thought ── first answer … last answer ── end
//   |        ttfb ───────┘              |                               |                          |
//   |        ttft ──────────────────────┘                               |                          |
//   |        ttfat ─────────────────────────────────────────────────────┘                          |
//   |        e2e ──────────────────────────────────────────────────────────────────────────────────┘
//
// Marks that exist are told for every lane, also while it runs. Durations and speeds are drawn
// from complete lanes only; speeds not from those the output limit cut. A retried lane's figures
// are its last attempt's: they stand here, and whoever compares lanes leaves them out.

import { absent, combine, isKnown, measured, type Absence, type Reading } from '../reading.ts';
import { isWhole, type Lane } from '../trial/lane.ts';
import { ms, share, tokensPerSecond, type Ms } from '../units.ts';
import type { TokenCounter } from './event-tokens.ts';
import { hiddenPace, thinkingEstimate, type PaceContext } from './hidden-pace.ts';
import { inferredReasoning } from './hidden-tokens.ts';
import { ifComplete, ifUncut, thoughtOf } from './lane-gates.ts';
import { defaultTailTrim } from './output-speed.ts';
import type { Readings } from './readings.ts';
import { standardResponse } from './response-time.ts';
import { serverGap } from './server-check.ts';
import { speedReadings } from './speed-readings.ts';

export interface ReadingOptions extends PaceContext {
  /** Tokens dropped from the end for output speed, 0 to 20. */
  readonly tailTrim?: number;
  /** Counts tokens of text; without one, characters stand in. */
  readonly countTokens?: TokenCounter;
}

export function readingsOf(lane: Lane, options: ReadingOptions = {}): Readings {
  const marks = lane.marks;
  const shown = markOf(lane, min(marks.firstReasoningMs, marks.firstAnswerMs), 'no_text');
  const speeds = speedReadings(lane, options.tailTrim ?? defaultTailTrim, options.countTokens);
  const firstAnswer = markOf(lane, marks.firstAnswerMs, 'no_answer');
  return {
    ttfbMs: arrival(lane, marks.firstByteMs, 'no_response'),
    ttftMs: lane.reasoningKind === 'hidden' ? labelled(shown, 'hidden_thinking') : shown,
    ttfatMs: firstAnswer,
    thinkingMs: ifComplete(lane, () => thinkingTime(lane)),
    thinkingUpperMs: ifComplete(lane, () => thinkingAtMost(lane)),
    thinkingEstMs: ifComplete(lane, () => thinkingEstimate(lane, options)),
    answerMs: ifComplete(lane, () => answerTime(lane)),
    tailMs: ifComplete(lane, () => streamedSpan(lane, marks.lastDeltaMs, marks.endMs, 'no_text')),
    e2eMs: ifComplete(lane, () => arrival(lane, marks.endMs, 'not_observable')),
    e2eTextMs: ifComplete(lane, () => markOf(lane, marks.lastDeltaMs, 'no_text')),
    ...speeds,
    naiveTokensPerSecond: ifUncut(lane, () => naiveSpeed(lane)),
    reasoningShare: ifComplete(lane, () => reasoningShare(lane)),
    inferredReasoningTokens: ifComplete(lane, () => inferredReasoning(lane)),
    hiddenTokensPerSecond: ifUncut(lane, () => hiddenPace(lane, options)),
    standardResponseMs: ifUncut(lane, () => standardResponse(lane, shown, speeds.outputTokensPerSecond)),
    serverGapMs: ifComplete(lane, () => serverGap(lane, shown)),
    dispatchDelayMs: arrival(lane, lane.dispatchDelayMs ?? null, 'not_recorded'),
  };
}

/** A mark our clock saw, or why it did not come. */
function arrival(lane: Lane, at: Ms | null, why: Absence): Reading<Ms> {
  if (at !== null) return measured(at);
  return absent(lane.status === null ? 'still_running' : why);
}

/** A mark inside the text: only a stream has one. */
const markOf = (lane: Lane, at: Ms | null, why: Absence): Reading<Ms> =>
  isWhole(lane) && (lane.status === 'complete' || lane.timeline.length > 0)
    ? absent('not_streamed')
    : arrival(lane, at, lane.marks.firstByteMs === null && lane.status !== 'complete' ? 'no_response' : why);

const labelled = <Q>(reading: Reading<Q>, rule: string): Reading<Q> =>
  isKnown(reading) ? { ...reading, rule } : reading;

const min = (a: Ms | null, b: Ms | null): Ms | null => (a === null ? b : b === null || a < b ? a : b);

function streamedSpan(lane: Lane, from: Ms | null, to: Ms | null, why: Absence): Reading<Ms> {
  if (isWhole(lane)) return absent('not_streamed');
  return from === null || to === null ? absent(why) : span(from, to);
}

/** Never below zero: an answer that began before the thinking has no thinking time. */
const span = (from: Ms, to: Ms): Reading<Ms> =>
  to >= from ? measured(ms(to - from)) : absent('not_observable');

function thinkingTime(lane: Lane): Reading<Ms> {
  const { firstReasoningMs, firstAnswerMs } = lane.marks;
  switch (lane.reasoningKind) {
    case 'hidden':
      return absent('hidden_thinking');
    case 'none':
      return absent('no_thinking');
    case 'unknown':
      return absent('not_disclosed');
    case 'raw':
      return streamedSpan(lane, firstReasoningMs, firstAnswerMs, 'no_answer');
    case 'summary':
      return labelled(
        streamedSpan(lane, firstReasoningMs, firstAnswerMs, 'no_answer'),
        'lower_bound_summary',
      );
    default:
      return lane.reasoningKind satisfies never;
  }
}

function thinkingAtMost(lane: Lane): Reading<Ms> {
  if (lane.reasoningKind === 'none') return absent('no_thinking');
  if (lane.marks.headersMs === null) return absent('not_observable');
  return labelled(
    streamedSpan(lane, lane.marks.headersMs, lane.marks.firstAnswerMs, 'no_answer'),
    'upper_bound',
  );
}

function answerTime(lane: Lane): Reading<Ms> {
  return streamedSpan(lane, lane.marks.firstAnswerMs, lane.marks.lastAnswerMs, 'no_answer');
}

function naiveSpeed(lane: Lane): Readings['naiveTokensPerSecond'] {
  const { endMs } = lane.marks;
  if (endMs === null || endMs <= 0) return absent('zero_span');
  return combine([lane.usage.outputTokens], n => tokensPerSecond((n / endMs) * 1000));
}

function reasoningShare({ usage }: Lane): Readings['reasoningShare'] {
  const { outputTokens } = usage;
  if (isKnown(outputTokens) && outputTokens.value === 0) return absent('no_text');
  return combine([thoughtOf(usage), outputTokens], (thought, all) => share(thought / all));
}
