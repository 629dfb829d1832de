// The marks of a lane as if it ended now: what a bar is drawn from while the lane still runs.

import type { Ms } from '../units.ts';
import type { Lane, Marks } from './lane.ts';

export function liveMarks(
  { marks, phase, status }: Pick<Lane, 'marks' | 'phase' | 'status'>,
  nowMs: Ms,
): Marks {
  if (status !== null) return marks;
  return {
    ...marks,
    endMs: nowMs,
    lastDeltaMs: phase === 'thinking' || phase === 'answering' ? nowMs : marks.lastDeltaMs,
    lastReasoningMs: phase === 'thinking' ? nowMs : marks.lastReasoningMs,
    lastAnswerMs: phase === 'answering' ? nowMs : marks.lastAnswerMs,
  };
}
