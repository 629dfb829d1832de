// When the line through total time and billed tokens is not to be believed. Marks
// and warns; never removes a point in silence.

import {
  breuschPagan,
  durbinWatson,
  fitPlane,
  influence,
  quadraticTerm,
  type QuadraticTerm,
  type TestResult,
} from './stats/line-diagnostics.ts';
import { fitLine, type Line } from './stats/ols.ts';
import type { Interval } from './stats/outcome.ts';
import { spreadOf } from './stats/summary.ts';
import type { TimedBill } from './timed-bills.ts';

export interface FitDiagnosis {
  readonly warnings: readonly string[];
  readonly quadratic: QuadraticTerm | null;
  readonly breuschPagan: TestResult | null;
  readonly durbinWatson: number | null;
  readonly leverage: readonly number[];
  readonly cooksDistance: readonly (number | null)[];
  readonly externallyStudentised: readonly (number | null)[];
  /** Points that stand out, by their place in the order of sending. */
  readonly outliers: readonly number[];
  /** The point that pulls the line, and the line without it. */
  readonly leveraged: { readonly index: number; readonly without: Line | null } | null;
  /** With the input as a second regressor, where it varies and there are calls enough. */
  readonly withInput: { readonly secondsPerToken: number; readonly secondsPerInputToken: number } | null;
}

export function diagnose(
  points: readonly TimedBill[],
  line: Line,
  overheadInterval: Interval | null,
): FitDiagnosis {
  const x = points.map(point => point.billed);
  const y = points.map(point => point.seconds);
  const n = points.length;
  const pull = influence(line, x).value;
  const quadratic = quadraticTerm(x, y).value;
  const scatter = breuschPagan(line, x).value;
  const memory = durbinWatson(line).value;
  const outliers =
    n < 8 ? [] : (pull?.externallyStudentised ?? []).flatMap((t, i) => (Math.abs(t ?? 0) > 3.5 ? [i] : []));
  const leveraged = leveragedPoint(x, y, pull?.leverage ?? [], pull?.cooksDistance ?? []);
  const input = inputOf(points);

  const warnings: string[] = [];
  const warn = (code: string, applies: boolean): void => {
    if (applies) warnings.push(code);
  };
  warn('narrow_spread', isNarrow(x));
  warn('linearity_not_testable', new Set(x).size === 2);
  warn('not_linear', quadratic !== null && quadratic.p < 0.05);
  warn('leverage', leveraged !== null);
  warn('outlier', outliers.length > 0);
  warn('heteroscedastic', scatter !== null && scatter.p < 0.05);
  warn('drift', n >= 8 && memory !== null && (memory < 1 || memory > 3));
  warn('negative_intercept', overheadInterval !== null && overheadInterval[1] < 0);
  warn('input_varies', input.varies);
  return {
    warnings,
    quadratic,
    breuschPagan: scatter,
    durbinWatson: memory,
    leverage: pull?.leverage ?? [],
    cooksDistance: pull?.cooksDistance ?? [],
    externallyStudentised: pull?.externallyStudentised ?? [],
    outliers,
    leveraged,
    withInput: input.varies && n >= 10 ? withInput(x, input.values, y) : null,
  };
}

/** Lengths too alike to draw a line through: prompts of other lengths are the remedy. */
function isNarrow(x: readonly number[]): boolean {
  const spread = spreadOf(x).value;
  if (spread === null) return false;
  const least = Math.min(...x);
  return (least > 0 && Math.max(...x) / least < 1.5) || (spread.cv ?? Infinity) < 0.15;
}

function leveragedPoint(
  x: readonly number[],
  y: readonly number[],
  leverage: readonly number[],
  cook: readonly (number | null)[],
): FitDiagnosis['leveraged'] {
  const most = Math.max(...leverage);
  const index = leverage.indexOf(most);
  if (!(most > 6 / x.length) || !((cook[index] ?? Infinity) > 1)) return null;
  const rest = <T>(values: readonly T[]): T[] => values.filter((_, i) => i !== index);
  return { index, without: fitLine(rest(x), rest(y)).value };
}

function inputOf(points: readonly TimedBill[]): {
  readonly varies: boolean;
  readonly values: readonly number[];
} {
  const values = points.map(point => point.input ?? null).filter(value => value !== null);
  if (values.length < points.length) return { varies: false, values };
  return { varies: (spreadOf(values).value?.cv ?? 0) > 0.3, values };
}

function withInput(
  x: readonly number[],
  input: readonly number[],
  y: readonly number[],
): FitDiagnosis['withInput'] {
  const plane = fitPlane([x, input], y).value;
  if (plane === null) return null;
  const [, secondsPerToken, secondsPerInputToken] = plane.coefficients;
  return secondsPerToken === undefined || secondsPerInputToken === undefined
    ? null
    : { secondsPerToken, secondsPerInputToken };
}
