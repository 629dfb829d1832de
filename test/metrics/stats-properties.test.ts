// What holds of the statistics for any data: the vectors are points, these are the lines
// through them.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitHiddenSpeed } from '../../shared/metrics/hidden-speed.ts';
import { robustSpeed, speedWindow, stalls, tokenLatency } from '../../shared/metrics/output-speed.ts';
import { betaInc, tQuantile, tSf } from '../../shared/metrics/stats/beta.ts';
import { bootstrap } from '../../shared/metrics/stats/bootstrap.ts';
import { kendallTauB, pearson, spearman } from '../../shared/metrics/stats/correlation.ts';
import { huberLine } from '../../shared/metrics/stats/huber.ts';
import { benjaminiHochberg, holm } from '../../shared/metrics/stats/multiple.ts';
import { normalCdf, normalQuantile } from '../../shared/metrics/stats/normal.ts';
import { fitLine } from '../../shared/metrics/stats/ols.ts';
import { pairedRatio, pairedT, signedRank, signFlip } from '../../shared/metrics/stats/paired.ts';
import { passAtK } from '../../shared/metrics/stats/planning.ts';
import {
  clopperPearson,
  mcnemar,
  newcombe,
  preference,
  wilson,
} from '../../shared/metrics/stats/proportions.ts';
import { quantile } from '../../shared/metrics/stats/quantile.ts';
import { twoSlopes } from '../../shared/metrics/stats/slopes.ts';
import { geometricMean, meanInterval, medianInterval, spreadOf } from '../../shared/metrics/stats/summary.ts';
import { theilSen } from '../../shared/metrics/stats/theil-sen.ts';
import { mannWhitney, welch } from '../../shared/metrics/stats/unpaired.ts';
import { bradleyTerry, davidson } from '../../shared/metrics/stats/votes.ts';

/** Anything a caller could hand over, the impossible included. */
const wild = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e308, 5e-324, -0) },
);
const sample = fc.array(wild, { maxLength: 14 });
const tame = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 2, maxLength: 14 });

/** Every number inside, however deep. Limits without end are said to be so where they occur. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const holdsNoNaN = (outcome: { readonly value: unknown; readonly reason: string | null }): void => {
  expect(numbersIn(outcome.value).filter(Number.isNaN)).toEqual([]);
  expect((outcome.value === null) === (outcome.reason !== null)).toBe(true);
};

describe('whatever the data', () => {
  it('one sample gives figures or a reason, never NaN', () => {
    fc.assert(
      fc.property(sample, x => {
        for (const outcome of [
          spreadOf(x),
          meanInterval(x),
          geometricMean(x),
          medianInterval(x),
          quantile(x, 0.95),
          signFlip(x),
          signedRank(x),
          bootstrap(x, { resamples: 50 }),
          holm(x),
          benjaminiHochberg(x),
        ]) {
          holdsNoNaN(outcome);
        }
      }),
    );
  });

  it('two samples give figures or a reason, never NaN', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const n = Math.min(a.length, b.length);
        const [x, y] = [a.slice(0, n), b.slice(0, n)];
        for (const outcome of [
          fitLine(x, y),
          theilSen(x, y),
          huberLine(x, y),
          fitHiddenSpeed(x.map((billed, i) => ({ billed, seconds: y[i] ?? 0 }))),
          twoSlopes(x, y, x),
          pearson(x, y),
          spearman(x, y),
          kendallTauB(x, y),
          pairedT(x, y),
          pairedRatio(x, y),
          mannWhitney(a, b),
          welch(a, b),
        ]) {
          holdsNoNaN(outcome);
        }
      }),
    );
  });

  it('counts give figures or a reason, never NaN', () => {
    fc.assert(
      fc.property(wild, wild, wild, wild, (a, b, c, d) => {
        for (const outcome of [
          wilson(a, b),
          clopperPearson(a, b),
          newcombe(a, b, c, d),
          mcnemar(a, b),
          preference(a, b, c),
          passAtK(a, b, c),
        ]) {
          holdsNoNaN(outcome);
        }
      }),
    );
  });

  it('votes give strengths or a reason, never NaN', () => {
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain(n =>
        fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }), {
          minLength: n,
          maxLength: n,
        }),
      )
      .map(rows => rows.map((row, i) => row.map((wins, j) => (i === j ? 0 : wins))));
    fc.assert(
      fc.property(table, wins => {
        holdsNoNaN(bradleyTerry(wins));
        holdsNoNaN(bradleyTerry(wins, 'pad'));
        const ties = wins.map((row, i) => row.map((n, j) => n + (wins[j]?.[i] ?? 0)));
        holdsNoNaN(davidson(wins, ties));
      }),
    );
  });

  it('events give a speed or a reason, never NaN', () => {
    const events = fc.array(fc.record({ at: wild, tokens: fc.nat(9) }), { maxLength: 30 });
    fc.assert(
      fc.property(events, fc.nat(20), (list, trim) => {
        const ordered = list.filter(event => Number.isFinite(event.at)).toSorted((a, b) => a.at - b.at);
        holdsNoNaN(speedWindow(ordered, trim));
        holdsNoNaN(robustSpeed(ordered));
        holdsNoNaN(tokenLatency(ordered));
        expect(stalls(ordered).every(({ ms }) => ms > 1000)).toBe(true);
      }),
    );
  });
});

describe('distributions', () => {
  it('turn round: the quantile of the probability of t is t', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 30, noNaN: true }),
        fc.double({ min: 1, max: 500, noNaN: true }),
        (t, df) => {
          const p = tSf(-t, df);
          fc.pre(p > 1e-6 && p < 1 - 1e-6);
          expect(tQuantile(p, df).value).toBeCloseTo(t, 6);
        },
      ),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), p => {
        expect(normalCdf(normalQuantile(p).value ?? 0)).toBeCloseTo(p, 13);
      }),
    );
  });

  it('are symmetrical: I_x(a, b) and I_1-x(b, a) make one', () => {
    const shape = fc.double({ min: 0.1, max: 300, noNaN: true });
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
        expect(betaInc(a, b, x) + betaInc(b, a, 1 - x)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('lines', () => {
  const line = fc.record({
    slope: fc.double({ min: -50, max: 50, noNaN: true }),
    intercept: fc.double({ min: -50, max: 50, noNaN: true }),
    x: fc.uniqueArray(fc.integer({ min: -500, max: 500 }), { minLength: 3, maxLength: 20 }),
  });

  it('find the line the points lie on, by every method', () => {
    fc.assert(
      fc.property(line, ({ slope, intercept, x }) => {
        const y = x.map(at => intercept + slope * at);
        for (const fit of [fitLine(x, y).value, theilSen(x, y).value, huberLine(x, y).value]) {
          expect(fit?.slope).toBeCloseTo(slope, 6);
          expect(fit?.intercept).toBeCloseTo(intercept, 5);
        }
      }),
    );
  });

  it('move with the units: milliseconds give a thousandfold slope', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 2, maxLength: 14 }), x => {
        const y = x.map((at, i) => at / 3 + ((i * 37) % 11));
        const one = theilSen(x, y).value;
        const other = theilSen(
          x,
          y.map(value => value * 1000),
        ).value;
        fc.pre(one !== null);
        expect((other?.slope ?? 0) / 1000).toBeCloseTo(one?.slope ?? Number.NaN, 6);
      }),
    );
  });

  it('of Theil and Sen are not moved far by one wild point among many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 19 }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (at, wildY) => {
          const x = Array.from({ length: 20 }, (_, i) => 100 * i);
          const y = x.map((value, i) => (i === at ? wildY : 1 + value / 100));
          expect(theilSen(x, y).value?.slope).toBeCloseTo(0.01, 9);
        },
      ),
    );
  });
});

describe('tests', () => {
  it('mirror: swapping the two gives the same p and the other sign', () => {
    fc.assert(
      fc.property(tame, tame, (a, b) => {
        const [there, back] = [mannWhitney(a, b).value, mannWhitney(b, a).value];
        expect(there?.p).toBeCloseTo(back?.p ?? Number.NaN, 9);
        expect(there?.cliffsDelta).toBeCloseTo(-(back?.cliffsDelta ?? Number.NaN), 9);
        const flipped = a.map(value => -value);
        expect(signFlip(a).value?.p).toBeCloseTo(signFlip(flipped).value?.p ?? Number.NaN, 9);
        expect(signedRank(a).value?.p ?? 1).toBeCloseTo(signedRank(flipped).value?.p ?? 1, 9);
      }),
    );
  });

  it('give probabilities, and adjust them upwards only', () => {
    const p = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(p, values => {
        const [down, up] = [holm(values).value ?? [], benjaminiHochberg(values).value ?? []];
        for (const [i, value] of values.entries()) {
          expect(up[i]).toBeGreaterThanOrEqual(value - 1e-15);
          expect(down[i]).toBeGreaterThanOrEqual((up[i] ?? 1) - 1e-15);
          expect(down[i]).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('hold the share inside its interval, the exact one the wider', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(400), (n, k) => {
        fc.pre(k <= n);
        const [low, high] = wilson(k, n).value ?? [1, 0];
        const [exactLow, exactHigh] = clopperPearson(k, n).value ?? [1, 0];
        expect(low).toBeLessThanOrEqual(k / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(k / n - 1e-12);
        expect(exactHigh - exactLow).toBeGreaterThan((high - low) * 0.9);
      }),
    );
  });

  it('draw the same resamples from the same seed', () => {
    fc.assert(
      fc.property(tame, fc.nat(), (x, seed) => {
        expect(bootstrap(x, { seed, resamples: 40 })).toEqual(bootstrap(x, { seed, resamples: 40 }));
      }),
      { numRuns: 30 },
    );
  });
});
