// The k-th smallest, found without sorting, is the one that sorting finds.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianBySelection, select } from '../../shared/metrics/stats/select.ts';
import { theilSen, theilSenSlope } from '../../shared/metrics/stats/theil-sen.ts';
import { mulberry32 } from '../../shared/metrics/stats/mulberry32.ts';

const numbers = fc.oneof(
  fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 60 }),
  // Many that are equal, and enough for a sample to be taken.
  fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 2_500 }),
  fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 601, maxLength: 2_500 }),
);

describe('selection', () => {
  it('puts the k-th smallest at k, and parts the others by it', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const k = Math.min(values.length - 1, Math.floor(share * values.length));
        const array = Float64Array.from(values);
        const sorted = array.toSorted();
        select(array, k);
        expect(array[k] === sorted[k]).toBe(true);
        expect(array.subarray(0, k).every(value => value <= sorted[k]!)).toBe(true);
        expect(array.subarray(k).every(value => value >= sorted[k]!)).toBe(true);
        expect(array.toSorted()).toEqual(sorted);
      }),
    );
  });

  it.each([
    ['rising', (i: number) => i],
    ['falling', (i: number) => -i],
    ['an organ pipe', (i: number) => Math.min(i, 50_000 - i)],
    ['all the same', () => 7],
    ['two values', (i: number) => i % 2],
  ])('finds the median of 50,001 numbers: %s', (_name, of) => {
    const values = Float64Array.from({ length: 50_001 }, (_, i) => of(i));
    expect(medianBySelection(values.slice())).toBe(values.toSorted()[25_000]);
  });
});

describe('the slope alone', () => {
  it('is the slope of the whole line, to the last digit', () => {
    const random = mulberry32(9);
    for (const n of [2, 3, 10, 399, 400, 401, 5_000]) {
      let at = 0;
      const xs = Array.from({ length: n }, () => (at += 5 + 10 * random()));
      const ys = xs.map((_, i) => i * 2 + Math.floor(3 * random()));
      expect(theilSenSlope(xs, ys).value).toBe(theilSen(xs, ys).value?.slope);
    }
  });

  it('has no value of what is not finite', () => {
    expect(theilSenSlope([1, 2, Number.NaN], [1, 2, 3])).toEqual({ value: null, reason: 'not_finite' });
  });
});
