// A fit as it is drawn: its band is the interval that is told, not a narrower one.

import { describe, expect, it } from 'vitest';
import { fitHiddenSpeed } from '../../shared/metrics/hidden-speed.ts';
import { fitPictures } from '../../shared/report/fit-picture.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { sampleTrial } from '../kit/sample-trial.ts';
import { bill, contender, lane } from '../metrics/lanes.ts';

const id = 'a' as ContenderId;

/** Calls of so many tokens and so many seconds. */
function pictureOf(calls: readonly (readonly [billed: number, seconds: number])[]) {
  const lanes = calls.map(([billed, seconds], i) =>
    lane({
      contender: { id, streamed: false },
      repeat: i + 1,
      answer: [[10, 'x']],
      usage: bill(50, billed, 100),
      endMs: seconds * 1000,
    }),
  );
  const trial: Trial = { ...sampleTrial(1), lineup: [contender({ id })], lanes, prices: {} };
  const [picture] = fitPictures([trial], ({ model }) => model, 'en');
  if (!picture) throw new Error('nothing was drawn');
  return picture;
}

describe('the band of a fit', () => {
  it('is as wide as the interval of the fixed time where the line starts, and follows growing scatter', () => {
    const calls = [500, 1000, 1500, 2000, 2500, 3000, 3500, 4000].map(
      (billed, i) => [billed, 1 + (billed / 100) * (i % 2 === 0 ? 1.06 : 0.95)] as const,
    );
    const { band } = pictureOf(calls);
    const fit = fitHiddenSpeed(calls.map(([billed, seconds]) => ({ billed, seconds }))).value;
    const [low = 0, high = 0] = fit?.overheadInterval ?? [];
    expect(band[0]!.high - band[0]!.low).toBeCloseTo(high - low, 9);
    const textbook = fit!.ols.interceptInterval!;
    expect(Math.abs(high - low - (textbook[1] - textbook[0]))).toBeGreaterThan(0.1);
    const slope = fit!.slopeInterval!;
    // Far out, the slope's share of it is all that counts.
    const last = band.at(-1)!;
    expect(last.high - last.low).toBeLessThan(high - low + (slope[1] - slope[0]) * last.x);
  });

  it('is none of two calls', () => {
    expect(
      pictureOf([
        [500, 6],
        [1000, 11],
      ]).band,
    ).toEqual([]);
  });
});

describe('the sentence of a fit', () => {
  it('says what its limits are', () => {
    const calls = [500, 1000, 1500, 2000, 2500, 3000].map(
      (billed, i) => [billed, 1 + (billed / 100) * (i % 2 === 0 ? 1.01 : 0.99)] as const,
    );
    expect(pictureOf(calls).sentence).toMatch(
      /^m makes [\d.]+ to [\d.]+ tokens a second, hidden thinking included \(95 % interval, 6 calls\)\.$/,
    );
  });
});
