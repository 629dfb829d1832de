// A fit as it is drawn: points, the line, the band of its mean, and what is left over, with the
// verdict in one sentence and the diagnoses in the others.

import { analysisSentences } from '../format/analysis-words.ts';
import { ruleSentence } from '../format/format-reading.ts';
import type { Language } from '../format/language.ts';
import { formatRate, rateLimits } from '../format/quantity.ts';
import { wordsOf } from '../format/words-of.ts';
import { callsWanted, fitHiddenSpeed, type HiddenSpeed } from '../metrics/hidden-speed.ts';
import { singlePathOf } from '../metrics/single-path.ts';
import { timedSeries, type TimedBill, type TimedSeries } from '../metrics/timed-bills.ts';
import type { Contender } from '../trial/contender.ts';
import type { Trial } from '../trial/trial.ts';
import { pathSentence } from './path-sentence.ts';

export interface FitPicture {
  readonly contender: Contender;
  readonly points: readonly TimedBill[];
  /** Null where there are too few points, or all are alike. */
  readonly fit: HiddenSpeed | null;
  /** The line at the ends of the axis, and the 95 % band of its mean between them. */
  readonly line: readonly { readonly x: number; readonly y: number }[];
  readonly band: readonly { readonly x: number; readonly low: number; readonly high: number }[];
  /** Seconds off the line, and the points that stand out by their place. */
  readonly residuals: readonly number[];
  readonly outliers: readonly number[];
  readonly sentence: string;
  /** `98 to 104 tok/s`; empty where there is no interval. */
  readonly label: string;
  readonly diagnoses: readonly string[];
}

const steps = 24;

/** Limits further apart than this say nothing worth a number: the fit is told as an open one. */
const widest = 3;

/** The fits of these trials: one per contender and setting with a call that may enter. */
export function fitPictures(
  trials: readonly Trial[],
  nameOf: (contender: Contender) => string,
  lang: Language,
): readonly FitPicture[] {
  const series = timedSeries(trials);
  const furthest = Math.max(1, ...series.flatMap(own => own.points.map(point => point.billed)));
  return series.map(own => pictureOf(own, furthest, nameOf(own.contender), lang));
}

function pictureOf(own: TimedSeries, furthest: number, name: string, lang: Language): FitPicture {
  const { contender, points } = own;
  const outcome = fitHiddenSpeed(points);
  const fit = outcome.value;
  const shared = { contender, points, fit };
  if (fit === null) {
    return {
      ...shared,
      line: [],
      band: [],
      residuals: [],
      outliers: [],
      sentence: analysisSentences(lang).fitNone(name),
      label: '',
      diagnoses: outcome.value === null ? [warningSentence(outcome.reason, lang)] : [],
    };
  }
  const at = (x: number): number => fit.overheadSeconds + fit.secondsPerToken * x;
  const { sentence, label } = verdictOf(fit, name, lang);
  return {
    ...shared,
    line: [0, furthest].map(x => ({ x, y: at(x) })),
    band: bandOf(fit, furthest),
    residuals: points.map(point => point.seconds - at(point.billed)),
    outliers: fit.diagnosis.outliers,
    sentence,
    label,
    diagnoses: [
      ...fit.warnings.map(code => warningSentence(code, lang)),
      ...wantedSentence(fit, lang),
      ...pathSentences(own, lang),
    ],
  };
}

/** Of the mean, about the headline line, by HC3 as the interval that is told: wider away from the middle of the points. */
function bandOf(
  { ols, robust, secondsPerToken, overheadSeconds }: HiddenSpeed,
  furthest: number,
): FitPicture['band'] {
  const { tCritical, meanX } = ols;
  if (robust === null || tCritical === null) return [];
  const { meanError, slopeError, meanSlopeCovariance } = robust;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const x = (furthest * i) / steps;
    const away = x - meanX;
    const variance = meanError ** 2 + 2 * away * meanSlopeCovariance + (away * slopeError) ** 2;
    const half = tCritical * Math.sqrt(Math.max(0, variance));
    const y = overheadSeconds + secondsPerToken * x;
    return { x, low: y - half, high: y + half };
  });
}

function verdictOf(
  fit: HiddenSpeed,
  name: string,
  lang: Language,
): { readonly sentence: string; readonly label: string } {
  const words = analysisSentences(lang);
  const { tokensPerSecond: speed, tokensPerSecondInterval: interval, n } = fit;
  if (speed === null) return { sentence: words.fitNone(name), label: '' };
  if (interval === null || !interval.every(Number.isFinite) || interval[1] > widest * interval[0]) {
    return {
      sentence: words.fitOpen({ name, speed: formatRate(speed, lang).split(' ')[0] ?? '', n }),
      label: `≈ ${formatRate(speed, lang)}`,
    };
  }
  const [low, high] = rateLimits(interval);
  return {
    sentence: words.fit({ name, low, high, n }),
    label: `${low}–${high} ${wordsOf(lang).units.tokensPerSecond}`,
  };
}

function warningSentence(code: string, lang: Language): string {
  const { fitWarnings } = wordsOf(lang);
  return Object.hasOwn(fitWarnings, code)
    ? fitWarnings[code as keyof typeof fitWarnings]
    : ruleSentence(code, lang);
}

function wantedSentence(fit: HiddenSpeed, lang: Language): readonly string[] {
  const more = callsWanted(fit);
  return more === null ? [] : [wordsOf(lang).report.moreCalls(more)];
}

function pathSentences(own: TimedSeries, lang: Language): readonly string[] {
  const path = singlePathOf(own).value;
  if (path === null) return [];
  const words = wordsOf(lang);
  return [pathSentence(path, lang), words.report.mayMislead(Object.values(words.confounders))];
}
