// What can be wrong with a line: points that pull it, scatter that grows, curvature, drift.
// Each returns figures; what they mean for a fit is said in hidden-speed.ts.

import { tCritical, tTwoSided } from './beta.ts';
import { chiSquareSf } from './gamma.ts';
import { dot, inverse, times } from './matrix.ts';
import { found, notFound, type Interval, type Outcome } from './outcome.ts';
import { around, fitLine, type Line } from './ols.ts';
import { meanOf } from './summary.ts';

export interface Influence {
  readonly leverage: readonly number[];
  /** Residual over its own error. Null where the point leaves no freedom to judge it. */
  readonly internallyStudentised: readonly (number | null)[];
  /** The same, with the error estimated without the point. */
  readonly externallyStudentised: readonly (number | null)[];
  readonly cooksDistance: readonly (number | null)[];
}

export function influence(line: Line, x: readonly number[]): Outcome<Influence> {
  const { n, meanX, sxx, residuals, residualSd } = line;
  if (residualSd === null) return notFound('no_df');
  const leverage = x.map(at => 1 / n + (at - meanX) ** 2 / sxx);
  const internal = residuals.map((residual, i) => {
    const free = 1 - leverage[i]!;
    if (!(free > 1e-12)) return null;
    // A line through every point has residuals of nothing: none of them stands out.
    return residualSd > 0 ? residual / (residualSd * Math.sqrt(free)) : 0;
  });
  const external = internal.map(r => {
    if (r === null || n < 4) return null;
    const rest = n - 2 - r * r;
    return rest > 1e-12 ? r * Math.sqrt((n - 3) / rest) : Math.sign(r) * farOut;
  });
  const cook = internal.map((r, i) => {
    const h = leverage[i]!;
    return r === null ? null : (r * r * h) / (2 * (1 - h));
  });
  return found({
    leverage,
    internallyStudentised: internal,
    externallyStudentised: external,
    cooksDistance: cook,
  });
}

/** Stands for "all other points lie exactly on a line": further out than any finite scatter. */
const farOut = 1e9;

export interface RobustErrors {
  readonly slopeError: number;
  readonly interceptError: number;
  readonly slopeInterval: Interval;
  readonly interceptInterval: Interval;
  /** Of the line in the middle of x, and what goes with the slope there: its error anywhere follows. */
  readonly meanError: number;
  readonly meanSlopeCovariance: number;
}

/** HC3: the sandwich with residuals / (1 - h). Holds where scatter grows with x. */
export function hc3(line: Line, x: readonly number[], level = 0.95): Outcome<RobustErrors> {
  const { n, meanX, sxx, residuals, df } = line;
  const t = tCritical(level, df).value;
  if (t === null) return notFound('no_df');
  // About the mean the two columns are orthogonal, so the bread is diagonal: (1/n, 1/sxx).
  let s00 = 0;
  let s01 = 0;
  let s11 = 0;
  for (let i = 0; i < n; i += 1) {
    const dx = x[i]! - meanX;
    const free = 1 - (1 / n + (dx * dx) / sxx);
    if (!(free > 1e-12)) return notFound('leverage_one');
    const e = (residuals[i]! / free) ** 2;
    s00 += e;
    s01 += e * dx;
    s11 += e * dx * dx;
  }
  const varSlope = s11 / sxx ** 2;
  const varMean = s00 / n ** 2;
  const covariance = s01 / (n * sxx);
  const varIntercept = varMean - 2 * meanX * covariance + meanX ** 2 * varSlope;
  const slopeError = Math.sqrt(varSlope);
  const interceptError = Math.sqrt(Math.max(0, varIntercept));
  return found({
    slopeError,
    interceptError,
    slopeInterval: around(line.slope, slopeError, t)!,
    interceptInterval: around(line.intercept, interceptError, t)!,
    meanError: Math.sqrt(varMean),
    meanSlopeCovariance: covariance,
  });
}

export interface TestResult {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** Koenker's studentised Breusch-Pagan: does scatter depend on x? */
export function breuschPagan(line: Line, x: readonly number[]): Outcome<TestResult> {
  if (line.df < 1) return notFound('no_df');
  const aux = fitLine(
    x,
    line.residuals.map(residual => residual * residual),
  );
  if (aux.value === null) return aux;
  const statistic = line.n * (aux.value.r2 ?? 0);
  return found({ statistic, df: 1, p: chiSquareSf(statistic, 1) });
}

/** In the order given, which has to be the order of sending. Near 2: no memory from call to call. */
export function durbinWatson(line: Line): Outcome<number> {
  const { residuals, sse } = line;
  if (!(sse > 0)) return notFound('no_scatter');
  let sum = 0;
  for (let i = 1; i < residuals.length; i += 1) sum += (residuals[i]! - residuals[i - 1]!) ** 2;
  return found(sum / sse);
}

export interface QuadraticTerm extends TestResult {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly error: number;
}

/** y = b0 + b1 u + b2 u², u = (x - mean) / 1000: is b2 away from 0? */
export function quadraticTerm(x: readonly number[], y: readonly number[]): Outcome<QuadraticTerm> {
  if (new Set(x).size < 3) return notFound('linearity_not_testable');
  const mean = meanOf(x);
  const u = x.map(at => (at - mean) / 1000);
  const fit = fitPlane([u, u.map(at => at * at)], y);
  if (fit.value === null) return fit;
  const { coefficients, covariance, df } = fit.value;
  if (covariance === null) return notFound('no_df');
  const [b0 = 0, b1 = 0, b2 = 0] = coefficients;
  // Points exactly on a line leave nothing but rounding to bend.
  const isStraight = fitLine(x, y).value?.sse === 0;
  const error = Math.sqrt(covariance[1]![1]!);
  const statistic = isStraight ? 0 : error > 0 ? b2 / error : Math.sign(b2) * farOut;
  return found({
    b0,
    b1,
    b2,
    error,
    statistic,
    df,
    p: isStraight ? 1 : error > 0 ? tTwoSided(statistic, df) : 0,
  });
}

export interface Plane {
  /** Constant first. */
  readonly coefficients: readonly number[];
  /** Of the slopes only, without the constant. Null without degrees of freedom. */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly sse: number;
  readonly df: number;
}

/** Least squares on several predictors, given column by column. */
export function fitPlane(columns: readonly (readonly number[])[], y: readonly number[]): Outcome<Plane> {
  const n = y.length;
  const k = columns.length;
  if (columns.some(column => column.length !== n)) return notFound('lengths_differ');
  if (n < k + 1) return notFound('no_df');
  const means = columns.map(meanOf);
  const centred = columns.map((column, j) => column.map(value => value - means[j]!));
  const meanY = meanOf(y);
  // Columns are scaled to unit length first, so that "nearly singular" means nearly collinear.
  const lengths = centred.map(column => Math.sqrt(dot(column, column)));
  if (lengths.some(length => !(length > 0))) return notFound('no_spread_in_x');
  const unit = centred.map((column, j) => column.map(value => value / lengths[j]!));
  const bread = inverse(unit.map(a => unit.map(b => dot(a, b))));
  if (bread === null) return notFound('collinear');
  const slopes = times(
    bread,
    unit.map(column =>
      dot(
        column,
        y.map(value => value - meanY),
      ),
    ),
  ).map((slope, j) => slope / lengths[j]!);
  const intercept = meanY - slopes.reduce((sum, slope, j) => sum + slope * means[j]!, 0);
  const sse = y.reduce((sum, value, i) => {
    const fitted = slopes.reduce((at, slope, j) => at + slope * centred[j]![i]!, meanY);
    return sum + (value - fitted) ** 2;
  }, 0);
  const df = n - k - 1;
  const covariance =
    df < 1
      ? null
      : bread.map((row, i) => row.map((value, j) => (value * sse) / df / (lengths[i]! * lengths[j]!)));
  return found({ coefficients: [intercept, ...slopes], covariance, sse, df });
}
