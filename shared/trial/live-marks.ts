// The marks of a lane as if it ended now: what a bar is drawn from while the lane still runs.

import { ms, type Ms } from '../units.ts';
import type { Lane, Marks } from './lane.ts';

export function liveMarks(
  { marks, phase, status }: Pick<Lane, 'marks' | 'phase' | 'status'>,
  nowMs: Ms,
): Marks {
  if (status !== null) return marks;
  // The page's clock ticks, and what has come may be newer than its last tick.
  const endMs = ms(Math.max(nowMs, ...Object.values(marks).map(mark => mark ?? 0)));
  return {
    ...marks,
    endMs,
    lastDeltaMs: phase === 'thinking' || phase === 'answering' ? endMs : marks.lastDeltaMs,
    lastReasoningMs: phase === 'thinking' ? endMs : marks.lastReasoningMs,
    lastAnswerMs: phase === 'answering' ? endMs : marks.lastAnswerMs,
  };
}
