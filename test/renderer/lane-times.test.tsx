// @vitest-environment happy-dom
// The phases of a lane in words, below its bar.

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LanePhases } from '../../renderer/panels/lanes/lane-times.tsx';
import type { LaneId } from '../../shared/trial/ids.ts';
import { queuedLane, type Lane } from '../../shared/trial/lane.ts';
import { ms } from '../../shared/units.ts';
import { contender } from './setup.ts';

const fresh = queuedLane({
  id: 'l1' as LaneId,
  contender: contender('c1', 'o1-mini'),
  repeat: 1,
  request: null,
});

const lane = (reasoningKind: Lane['reasoningKind']): Lane => ({
  ...fresh,
  status: 'complete',
  phase: 'settled',
  reasoningKind,
  marks: {
    ...fresh.marks,
    headersMs: ms(500),
    firstReasoningMs: reasoningKind === 'raw' ? ms(500) : null,
    firstAnswerMs: ms(3500),
    lastAnswerMs: ms(5500),
    lastDeltaMs: ms(5500),
    endMs: ms(5500),
  },
});

describe('the phases of a lane, in words', () => {
  it('hidden thinking is told as the most it can have been, thinking that is shown as it was', () => {
    const said = (kind: Lane['reasoningKind']): string =>
      renderToStaticMarkup(<LanePhases lane={lane(kind)} />);
    expect(said('hidden')).toContain('thinking ≤3.00 s · answering 2.00 s');
    expect(said('raw')).toContain('thinking 3.00 s · answering 2.00 s');
  });
});
