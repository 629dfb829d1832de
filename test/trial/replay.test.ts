// A lane played again to its end is the lane that was recorded.

import { expect, it } from 'vitest';
import { playTo, replayEvents, startOf } from '../../shared/trial/replay.ts';
import { sampleTrial } from '../kit/sample-trial.ts';

it.each(sampleTrial(1).lanes)('says, thinks and left as $contender.model did', recorded => {
  const { lane } = playTo(startOf(recorded), recorded, replayEvents(recorded), Infinity);
  const { status, answer, thinking, dispatchDelayMs, marks } = recorded;
  expect(lane).toMatchObject({ status, answer, thinking, dispatchDelayMs, marks: { endMs: marks.endMs } });
  expect(dispatchDelayMs).toBeGreaterThan(0);
});

it('has no dispatch delay where none was kept', () => {
  const [{ dispatchDelayMs: _, ...old }] = sampleTrial(1).lanes as [
    ReturnType<typeof sampleTrial>['lanes'][0],
  ];
  const { lane } = playTo(startOf(old), old, replayEvents(old), Infinity);
  expect(lane).not.toHaveProperty('dispatchDelayMs');
});
