// Tokens so far, event by event: the stairs of a timeline. In flat arrays, since a trial may have
// a hundred thousand events and all of them are drawn.

import type { Lane } from '../trial/lane.ts';
import { eventTokens } from './event-tokens.ts';

export interface Stairs {
  /** Milliseconds from this lane's send, ascending. */
  readonly at: Float64Array;
  /** Tokens up to and with each event. Where nobody knows a piece's tokens it adds none. */
  readonly total: Float64Array;
  /** False where no event's tokens are known. */
  readonly isKnown: boolean;
}

export function stairsOf(lane: Lane): Stairs {
  const { tokens } = eventTokens(lane);
  const { timeline } = lane;
  const at = new Float64Array(timeline.length);
  const total = new Float64Array(timeline.length);
  let sum = 0;
  let isKnown = false;
  for (const [i, [atMs]] of timeline.entries()) {
    const n = tokens[i];
    if (n !== null && n !== undefined) {
      isKnown = true;
      sum += n;
    }
    at[i] = atMs;
    total[i] = sum;
  }
  return { at, total, isKnown };
}

/** The last event at or before a moment; -1: none yet. */
export function eventAt({ at }: Pick<Stairs, 'at'>, atMs: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
