// The lanes of a trial as a timeline draws them: phases, silences, the stairs of their tokens; and
// what there is to say of any moment on them.

import { formatMs, formatTokens } from '../format/quantity.ts';
import type { Language } from '../format/language.ts';
import { eventAt, stairsOf, type Stairs } from '../metrics/cumulative.ts';
import { stalls, type Stall } from '../metrics/output-speed.ts';
import type { Lane } from '../trial/lane.ts';
import type { Trial } from '../trial/trial.ts';
import { colourOf } from './short-names.ts';
import { endOf, segmentsOf, type BarPhase, type Segment } from './time-scale.ts';

export interface TimelineLane {
  readonly lane: Lane;
  readonly colour: number;
  readonly segments: readonly Segment[];
  readonly stairs: Stairs;
  readonly stalls: readonly Stall[];
  readonly endMs: number;
}

export interface Timeline {
  readonly lanes: readonly TimelineLane[];
  readonly spanMs: number;
  /** The most tokens any lane came to; 0: none are known. */
  readonly mostTokens: number;
}

/** Settled lanes only, in the order of the trial. */
export function timelineOf(trial: Trial): Timeline {
  const lanes = trial.lanes
    .filter(lane => lane.status !== null)
    .map((lane): TimelineLane => {
      const drawn = { marks: lane.marks, reasoning: { kind: lane.reasoningKind, text: '' } };
      return {
        lane,
        colour: colourOf(trial.lineup, lane.contender.id),
        segments: segmentsOf(drawn),
        stairs: stairsOf(lane),
        stalls: stalls(lane.timeline.map(([at]) => ({ at }))),
        endMs: endOf(drawn),
      };
    });
  return {
    lanes,
    spanMs: Math.max(1, ...lanes.map(lane => lane.endMs)),
    mostTokens: Math.max(0, ...lanes.map(({ stairs }) => stairs.total.at(-1) ?? 0)),
  };
}

export interface MomentWords {
  readonly phases: Readonly<Record<BarPhase, string>>;
  readonly stall: (length: string) => string;
  readonly tokensSoFar: (tokens: string) => string;
}

export interface Moment {
  /** The event told, by its place; -1: none has come yet. */
  readonly event: number;
  /** What was going on, when, and how many tokens had come. */
  readonly facts: readonly string[];
  /** The text of the event, cut to a line. */
  readonly text: string;
}

/** `nearMs`: an event this near is meant rather than the moment itself. */
export function momentOf(
  { lane, segments, stairs, stalls: silences }: TimelineLane,
  atMs: number,
  nearMs: number,
  words: MomentWords,
  lang: Language,
): Moment {
  const before = eventAt(stairs, atMs);
  const after = before + 1;
  const isNear = (index: number): boolean => Math.abs((stairs.at[index] ?? Infinity) - atMs) <= nearMs;
  const event = isNear(after) && !isNear(before) ? after : before;
  const shown = isNear(event) ? lane.timeline[event] : undefined;
  const silence = silences.find(({ at, ms }) => at - ms < atMs && atMs < at);
  const phase = segments.find(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs)?.phase;
  const facts = [formatMs(shown?.[0] ?? atMs, lang)];
  if (phase !== undefined) facts.push(words.phases[phase]);
  if (silence && !shown) facts.push(words.stall(formatMs(silence.ms, lang)));
  if (stairs.isKnown && event >= 0) {
    facts.push(words.tokensSoFar(formatTokens(Math.round(stairs.total[event] ?? 0), lang)));
  }
  return { event, facts, text: shown ? cutToLine(shown[2]) : '' };
}

const cutToLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};
