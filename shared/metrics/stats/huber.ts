// Huber's M-estimator of a line by iterated weighting, k = 1.345, scale from the median absolute
// residual (not centred), taken anew in every step. Strong against outliers in y; a point far out
// in x it follows blindly: Theil-Sen does not, and is the one the app tells. This one is kept as the
// reference that shows it (`huber-outlier` among the vectors).

import { found, notFound, type Outcome } from './outcome.ts';
import { fitLine, fitWeightedLine } from './ols.ts';
import { ascending, quantileOfSorted } from './quantile.ts';

export interface HuberLine {
  readonly slope: number;
  readonly intercept: number;
  readonly scale: number;
  readonly weights: readonly number[];
  readonly steps: number;
  /** `scale_zero`: more than half of the points lie exactly on the line. */
  readonly flag: 'scale_zero' | 'not_converged' | null;
}

const mostSteps = 200;
const closeEnough = 1e-12;

export function huberLine(x: readonly number[], y: readonly number[], k = 1.345): Outcome<HuberLine> {
  const start = fitLine(x, y);
  if (start.value === null) return start;
  if (!(k > 0)) return notFound('bad_tuning');
  let { slope, intercept } = start.value;
  let residuals: readonly number[] = start.value.residuals;
  let weights: readonly number[] = x.map(() => 1);
  let scale = 0;
  for (let steps = 1; steps <= mostSteps; steps += 1) {
    scale = quantileOfSorted(ascending(residuals.map(Math.abs)), 0.5) / 0.6745;
    if (!(scale > 0)) return found({ slope, intercept, scale: 0, weights, steps, flag: 'scale_zero' });
    const limit = k * scale;
    weights = residuals.map(residual => Math.min(1, limit / Math.abs(residual)));
    const next = fitWeightedLine(x, y, weights);
    if (next.value === null) return next;
    ({ slope, intercept } = next.value);
    const before = residuals;
    residuals = x.map((at, i) => y[i]! - intercept - slope * at);
    const moved = residuals.reduce((sum, residual, i) => sum + (residual - before[i]!) ** 2, 0);
    const size = before.reduce((sum, residual) => sum + residual * residual, 0);
    if (moved <= closeEnough ** 2 * size)
      return found({ slope, intercept, scale, weights, steps, flag: null });
  }
  return found({ slope, intercept, scale, weights, steps: mostSteps, flag: 'not_converged' });
}
