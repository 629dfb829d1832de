// How fast a model thinks when it will not let us watch.
//
//   total |              .  '        slope      time per billed token, hidden or shown
//         |         . '              intercept  network, queue and first token
//         |     . '
//         | . '                      A hidden thought cannot be timed as it happens,
//         +------------- billed      but calls that bill more of them take longer.
//
// Theil-Sen is the headline, least squares stands beside it "as in the 2024 analysis", and the
// interval is HC3's: calls differ in speed, so scatter grows with length and the textbook interval
// is far too narrow. A high R² is no proof of anything here and gates nothing.

import { absent, type Reading } from '../reading.ts';
import type { DocumentFit } from '../session-file/document.ts';
import type { Trial } from '../trial/trial.ts';
import { diagnose, type FitDiagnosis } from './fit-diagnosis.ts';
import { singlePathOf } from './single-path.ts';
import { hc3, type RobustErrors } from './stats/line-diagnostics.ts';
import { fitLine, type Line } from './stats/ols.ts';
import { found, notFound, type Interval, type Outcome } from './stats/outcome.ts';
import { hopeless, repeatsForSlope } from './stats/planning.ts';
import { median } from './stats/quantile.ts';
import { theilSen, type TheilSenLine } from './stats/theil-sen.ts';
import { timedSeries, type AnswerEnd, type TimedBill, type TimedSeries } from './timed-bills.ts';

export interface HiddenSpeed {
  readonly n: number;
  /** The headline. */
  readonly secondsPerToken: number;
  readonly overheadSeconds: number;
  /** HC3's; Sen's where HC3 has none or the headline lies outside. Null without freedom to judge. */
  readonly slopeInterval: Interval | null;
  /** HC3's, about the line of least squares: the headline may lie outside. */
  readonly overheadInterval: Interval | null;
  readonly intervalMethod: 'hc3' | 'sen' | null;
  /** Null where the slope is not positive. */
  readonly tokensPerSecond: number | null;
  /** The upper end is Infinity where the slope's interval reaches 0. */
  readonly tokensPerSecondInterval: Interval | null;
  readonly theilSen: TheilSenLine;
  readonly ols: Line;
  /** HC3's, about the line of least squares; null without freedom to judge. */
  readonly robust: RobustErrors | null;
  readonly r2: number | null;
  readonly diagnosis: FitDiagnosis;
  /** What is wrong with it, as codes, and `estimators_differ`. */
  readonly warnings: readonly string[];
}

/** Theil-Sen and least squares this far apart disagree about something. */
const farApart = 0.1;

/** As a part of the slope: what a series is planned for. */
const closeEnough = 0.1;

export function fitHiddenSpeed(points: readonly TimedBill[], level = 0.95): Outcome<HiddenSpeed> {
  const x = points.map(point => point.billed);
  const y = points.map(point => point.seconds);
  const line = fitLine(x, y, level);
  if (line.value === null) return line;
  const robust = theilSen(x, y, level);
  if (robust.value === null) return robust;

  const ols = line.value;
  const { slope, intercept } = robust.value;
  const sandwich = ols.df > 0 ? hc3(ols, x, level).value : null;
  const byHc3 = sandwich !== null && holds(sandwich.slopeInterval, slope);
  const slopeInterval = byHc3 ? sandwich.slopeInterval : ols.df > 0 ? robust.value.slopeInterval : null;
  const overheadInterval = sandwich?.interceptInterval ?? ols.interceptInterval;
  const speed = speedOfSlope(slope, slopeInterval);
  const diagnosis = diagnose(points, ols, overheadInterval);
  const warnings = [
    ...(ols.df === 0 ? ['no_df'] : []),
    ...(speed.reason === null ? [] : [speed.reason]),
    ...(Math.abs(slope - ols.slope) > farApart * Math.abs(slope) ? ['estimators_differ'] : []),
    ...diagnosis.warnings,
  ];
  return found({
    n: points.length,
    secondsPerToken: slope,
    overheadSeconds: intercept,
    slopeInterval,
    overheadInterval,
    intervalMethod: slopeInterval === null ? null : byHc3 ? 'hc3' : 'sen',
    tokensPerSecond: speed.tokensPerSecond,
    tokensPerSecondInterval: speed.interval,
    theilSen: robust.value,
    ols,
    robust: sandwich,
    r2: ols.r2,
    diagnosis,
    warnings,
  });
}

/** But for rounding: of points on a line, both limits are the value. */
const holds = ([low, high]: Interval, value: number): boolean => {
  const rounding = 1e-9 * Math.abs(value);
  return low - rounding <= value && value <= high + rounding;
};

/** Calls still wanted, at lengths like these, until the slope is known to a tenth; null: it is, or no number would do. */
export function callsWanted({ n, ols, secondsPerToken, slopeInterval }: HiddenSpeed): number | null {
  if (slopeInterval === null || ols.residualSd === null) return null;
  const half = (slopeInterval[1] - slopeInterval[0]) / 2;
  if (!(half > closeEnough * secondsPerToken)) return null;
  const spread = Math.sqrt(ols.sxx / (n - 1));
  const wanted = repeatsForSlope(ols.residualSd, spread, secondsPerToken, closeEnough).value;
  return wanted === null || wanted <= n || wanted > hopeless ? null : wanted - n;
}

export interface SlopeSpeed {
  readonly tokensPerSecond: number | null;
  readonly interval: Interval | null;
  readonly reason: 'slope_not_positive' | 'slope_ci_includes_zero' | null;
}

/** Seconds per token turned over, its limits swapped. */
export function speedOfSlope(slope: number, interval: Interval | null): SlopeSpeed {
  if (!(slope > 0)) return { tokensPerSecond: null, interval: null, reason: 'slope_not_positive' };
  const tokensPerSecond = 1 / slope;
  if (interval === null) return { tokensPerSecond, interval: null, reason: null };
  const [low, high] = interval;
  return low > 0
    ? { tokensPerSecond, interval: [1 / high, 1 / low], reason: null }
    : { tokensPerSecond, interval: [1 / high, Infinity], reason: 'slope_ci_includes_zero' };
}

export interface SingleCallSpeed {
  readonly tokensPerSecond: number;
  /** For an overhead half a second less and more: a range, not an interval. Infinity has no end. */
  readonly range: Interval;
}

/** From one streamed call: reasoning tokens over the time to the answer less the overhead. */
export function singleCallSpeed(
  reasoningTokens: number,
  ttfatSeconds: number,
  overheadSeconds: number,
  slackSeconds = 0.5,
): Outcome<SingleCallSpeed> {
  if (!(reasoningTokens > 0)) return notFound('no_thinking');
  const at = (overhead: number): number => {
    const thinking = ttfatSeconds - overhead;
    return thinking > 0 ? reasoningTokens / thinking : Infinity;
  };
  const tokensPerSecond = at(overheadSeconds);
  if (!Number.isFinite(tokensPerSecond) || !(tokensPerSecond > 0)) return notFound('overhead_covers_all');
  return found({
    tokensPerSecond,
    range: [at(overheadSeconds - slackSeconds), at(overheadSeconds + slackSeconds)],
  });
}

/** The fits of a session's trials: one per contender and setting with two calls or more that may enter. */
export const fitsOf = (trials: readonly Trial[]): readonly DocumentFit[] =>
  timedSeries(trials).flatMap(series => (series.points.length < 2 ? [] : [documentFit(series)]));

/** The line, and whose interval its slope has. */
const methods = { hc3: 'theil_sen_hc3', sen: 'theil_sen_sen', none: 'theil_sen' } as const;

function documentFit(series: TimedSeries): DocumentFit {
  const { contender, over, points } = series;
  const fit = fitHiddenSpeed(points);
  const method = methods[fit.value?.intervalMethod ?? 'none'];
  const common = { contenderId: contender.id, over, n: points.length, method };
  if (fit.value === null) {
    const none = absent(fit.reason === 'no_spread_in_x' ? fit.reason : 'too_few_runs');
    return {
      ...common,
      secondsPerToken: none,
      tokensPerSecond: none,
      overheadMs: none,
      r2: null,
      warnings: [fit.reason],
    };
  }
  const { secondsPerToken, slopeInterval, tokensPerSecond, tokensPerSecondInterval, ols } = fit.value;
  const { overheadSeconds, overheadInterval } = fit.value;
  const path = singlePathOf(series).value;
  const { withInput } = fit.value.diagnosis;
  const moreCalls = callsWanted(fit.value);
  const singles = singleCalls(series, overheadSeconds - secondsBehind(series.ends, secondsPerToken));
  return {
    ...common,
    secondsPerToken: fittedReading(secondsPerToken, slopeInterval),
    tokensPerSecond:
      tokensPerSecond === null
        ? absent('slope_not_positive')
        : fittedReading(tokensPerSecond, tokensPerSecondInterval),
    overheadMs: fittedReading(
      overheadSeconds * 1000,
      overheadInterval && holds(overheadInterval, overheadSeconds) ? inMs(overheadInterval) : null,
    ),
    r2: fit.value.r2,
    warnings: fit.value.warnings,
    leastSquares: {
      secondsPerToken: ols.slope,
      tokensPerSecond: ols.slope > 0 ? 1 / ols.slope : null,
      overheadMs: ols.intercept * 1000,
    },
    ...(moreCalls !== null && { moreCalls }),
    ...(withInput && { withInput }),
    ...(singles && { singleCalls: singles }),
    ...(path === null ? {} : { singlePath: path }),
  };
}

/**
 * What of the fixed time of a line through total times falls behind the answers: the middle of what each
 * takes to its end beyond its tokens at this pace. No wait for the thinking, where ends are held back.
 */
export const secondsBehind = (ends: readonly AnswerEnd[], secondsPerToken: number): number =>
  Math.max(0, median(ends.map(({ seconds, tokens }) => seconds - tokens * secondsPerToken)).value ?? 0);

/** A third estimate beside the two lines, where calls were streamed. */
function singleCalls({ waits }: TimedSeries, overheadSeconds: number): DocumentFit['singleCalls'] {
  const speeds = waits.flatMap(({ seconds, reasoning }) => {
    const single = singleCallSpeed(reasoning, seconds, overheadSeconds).value;
    return single === null ? [] : [single.tokensPerSecond];
  });
  const middle = median(speeds).value;
  return middle === null ? undefined : { tokensPerSecond: middle, n: speeds.length };
}

/** A limit without end stands in no file: the warning `slope_ci_includes_zero` says what it means. */
const fittedReading = (value: number, interval: Interval | null): Reading<number> =>
  interval !== null && interval.every(Number.isFinite)
    ? { value, from: 'fitted', interval }
    : { value, from: 'fitted' };

const inMs = ([low, high]: Interval): Interval => [low * 1000, high * 1000];
