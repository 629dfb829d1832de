// The phases of lanes on one time scale, as parts of its whole: what a bar is drawn from.
//
//   0 ── waiting ── thinking ── answering ── tail ── end
//
// Hidden thinking is nowhere to be seen: what is drawn for it, from the headers to the first
// character of the answer, is the most it can have taken, and is drawn apart.

import type { Language } from '../format/language.ts';
import { formatMs } from '../format/quantity.ts';
import type { DocumentLane } from '../session-file/document.ts';

export type BarPhase = 'waiting' | 'thinking' | 'hidden' | 'answering' | 'tail';

export interface Segment {
  readonly phase: BarPhase;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface TimeScale {
  /** The right end of the scale. */
  readonly spanMs: number;
  readonly ticks: readonly { readonly atMs: number; readonly label: string }[];
}

/** A scale that holds all lanes, with three to six round ticks. */
export function timeScale(lanes: readonly Pick<DocumentLane, 'marks'>[], lang: Language): TimeScale {
  const longest = Math.max(0, ...lanes.map(endOf));
  const step = roundStep(longest / 4);
  const spanMs = longest === 0 ? 1 : longest;
  const ticks = Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, i) => i * step);
  return { spanMs, ticks: ticks.map(atMs => ({ atMs, label: atMs === 0 ? '0' : tickLabel(atMs, lang) })) };
}

/** Ticks are round: `5 s` rather than `5.00 s`. */
const tickLabel = (atMs: number, lang: Language): string =>
  formatMs(atMs, lang)
    .replace(/(\.\d*?)0+(?= )/, '$1')
    .replace(/\.(?= )/, '');

export const endOf = ({ marks }: Pick<DocumentLane, 'marks'>): number =>
  marks.endMs ?? marks.lastDeltaMs ?? 0;

function roundStep(atLeast: number): number {
  if (atLeast <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(atLeast));
  return ([1, 2, 5].find(n => n * size >= atLeast) ?? 10) * size;
}

export function segmentsOf({
  marks,
  reasoning,
}: Pick<DocumentLane, 'marks' | 'reasoning'>): readonly Segment[] {
  const end = endOf({ marks });
  const { firstReasoningMs, firstAnswerMs, lastAnswerMs, lastDeltaMs, headersMs } = marks;
  const segments: Segment[] = [];
  const add = (phase: BarPhase, fromMs: number, toMs: number): void => {
    if (toMs > fromMs) segments.push({ phase, fromMs, toMs });
  };
  const answered = firstAnswerMs ?? lastDeltaMs ?? end;
  const thinksFrom = reasoning.kind === 'hidden' ? headersMs : firstReasoningMs;
  if (thinksFrom === null || thinksFrom > answered) {
    add('waiting', 0, answered);
  } else {
    add('waiting', 0, thinksFrom);
    add(reasoning.kind === 'hidden' ? 'hidden' : 'thinking', thinksFrom, answered);
  }
  const last = lastDeltaMs ?? answered;
  if (firstAnswerMs !== null) add('answering', firstAnswerMs, lastAnswerMs ?? last);
  add('tail', Math.max(last, answered), end);
  return segments;
}
