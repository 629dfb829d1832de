// The reading of the instrument's own error, on answers whose error is known.

import { describe, expect, it } from 'vitest';
import { errorOf, type Heard } from '../../electron/calibrate/read-error.ts';
import { modelNameOf, phaseOf, pieceText, scheduleOf } from '../../electron/calibrate/schedule.ts';
import { usualLimits, worseThan, type CalibrationRow } from '../../shared/calibration.ts';

/** Pieces sent each 10 ms and stamped `late` ms after, in the order given. */
const heard = (late: readonly number[], order = late.map((_, index) => index)): Heard => ({
  leftMs: 900,
  cameMs: 900.5,
  sentMs: late.map((_, index) => 1_000 + index * 10),
  stamped: order.map(index => ({ atMs: 1_000 + index * 10 + (late[index] ?? 0), text: pieceText(index) })),
});

describe('the error of the instrument', () => {
  it('is what its stamps are late by', () => {
    expect(errorOf(2, [heard([1, 2, 3]), heard([3, 4, 5])])).toMatchObject({
      lanes: 2,
      answers: 2,
      pieces: 6,
      // Two and a half: the request was half a millisecond under way besides.
      firstTokenMs: { median: 2.5 },
      arrivalMs: { median: 3, max: 5 },
      lost: 0,
      reordered: 0,
    });
  });

  it('shows in the speed: a window stretched from 20 to 22 ms is a tenth too slow', () => {
    const { speedShare } = errorOf(1, [heard([0, 0, 2])]);
    expect(speedShare.median).toBeCloseTo(1 - 20 / 22, 12);
  });

  it('counts what did not come and what came too late to be in its place', () => {
    const missing: Heard = { ...heard([0, 0, 0]), stamped: heard([0, 0, 0]).stamped.slice(0, 2) };
    expect(errorOf(1, [missing])).toMatchObject({ lost: 1, reordered: 0 });
    expect(errorOf(1, [heard([0, 0, 0], [0, 2, 1])])).toMatchObject({ lost: 0, reordered: 1 });
  });
});

describe('a schedule', () => {
  it('goes into a model name and comes out of it', () => {
    const schedule = { pieces: 60, everyMs: 10, firstMs: 200, padding: 3 };
    expect(scheduleOf(modelNameOf(schedule, 7))).toEqual(schedule);
  });

  it.each(['gpt-4o', 'paced-60-10-200-1', 'paced-x-10-200-0-1', 'paced-60-10-200-0-1-2'])(
    'is not in %s',
    name => {
      expect(scheduleOf(name)).toBeUndefined();
    },
  );
});

describe('the ticks of lanes', () => {
  const schedule = { pieces: 60, everyMs: 10, firstMs: 200, padding: 0 };
  const phases = (lanes: number): readonly number[] =>
    Array.from({ length: lanes }, (_, lane) => phaseOf(modelNameOf(schedule, lane), schedule));

  it.each([2, 8, 32, 128])('of %i lanes lie apart, none further behind than a tick', lanes => {
    const sorted = phases(lanes).toSorted((a, b) => a - b);
    expect(sorted.every(phase => phase >= 0 && phase < 10)).toBe(true);
    const gaps = sorted.slice(1).map((phase, index) => phase - (sorted[index] ?? 0));
    // Even spacing would be 10 / lanes.
    expect(Math.min(...gaps)).toBeGreaterThan(3 / lanes);
  });

  it('make no odds where pieces are sent as fast as they are read', () => {
    expect(phaseOf(modelNameOf(schedule, 3), { ...schedule, everyMs: 0 })).toBe(0);
  });
});

describe('the limits', () => {
  const row = (lanes: number, change: Partial<CalibrationRow> = {}): CalibrationRow => ({
    lanes,
    answers: 1,
    pieces: 60,
    firstTokenMs: { median: 1, p99: 2 },
    arrivalMs: { median: 1, p99: 2, max: 3 },
    speedShare: { median: 0, max: 0 },
    lost: 0,
    reordered: 0,
    ...change,
  });

  it.each([
    ['nothing, when all is well', row(8), []],
    ['a median over it', row(8, { arrivalMs: { median: 2.1, p99: 3, max: 4 } }), ['median 8']],
    ['a first token over it', row(8, { firstTokenMs: { median: 1, p99: 6.1 } }), ['p99 8']],
    ['a slow crowd', row(128, { arrivalMs: { median: 9, p99: 31, max: 40 } }), ['p99 128']],
    ['no load without one', row(32, { arrivalMs: { median: 99, p99: 99, max: 99 } }), []],
    ['a lost piece, whatever the load', row(32, { lost: 1 }), ['lost 32']],
    ['a misplaced piece', row(1, { reordered: 2 }), ['reordered 1']],
  ] as const)('are broken by %s', (_name, measured, codes) => {
    expect(worseThan([measured], usualLimits)).toEqual(codes);
  });
});
