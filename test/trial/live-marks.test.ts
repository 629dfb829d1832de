// The marks of a lane that still runs, as if it ended now; and a clock that is behind what has come.

import { expect, it } from 'vitest';
import { segmentsOf } from '../../shared/report/time-scale.ts';
import { noMarks, type Phase } from '../../shared/trial/lane.ts';
import { liveMarks } from '../../shared/trial/live-marks.ts';
import { ms } from '../../shared/units.ts';

const answering = {
  status: null,
  phase: 'answering' as Phase,
  marks: {
    ...noMarks,
    headersMs: ms(40),
    firstAnswerMs: ms(475),
    lastAnswerMs: ms(480),
    lastDeltaMs: ms(480),
  },
};

it('ends now, and what it does lasts until now', () => {
  expect(liveMarks(answering, ms(900))).toMatchObject({ endMs: 900, lastAnswerMs: 900, firstAnswerMs: 475 });
});

it('never ends before what has come: no phase is drawn beyond the end of its bar', () => {
  const marks = liveMarks(answering, ms(430));
  expect(marks.endMs).toBe(480);
  for (const { fromMs, toMs } of segmentsOf({ marks, reasoning: { kind: 'none', text: '' } })) {
    expect(fromMs).toBeLessThan(toMs);
    expect(toMs).toBeLessThanOrEqual(480);
  }
});

it('is as it was once it has settled', () => {
  const settled = { ...answering, status: 'complete' as const };
  expect(liveMarks(settled, ms(9_000))).toBe(answering.marks);
});
