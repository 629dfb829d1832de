// The fits of a report: how fast hidden thinking goes, by lines through many calls.

import { ruleSentence } from '../format/format-reading.ts';
import type { Language } from '../format/language.ts';
import { formatMs, formatRate, rateLimits } from '../format/quantity.ts';
import { wordsOf } from '../format/words-of.ts';
import type { DocumentFit, SessionDocument } from '../session-file/document.ts';
import { figure, type FigureReport } from './figure.ts';
import type { LineupRow } from './lineup.ts';
import { pathSentence } from './path-sentence.ts';

export interface FitRow {
  readonly name: string;
  readonly effort: string;
  readonly colour: number;
  readonly simulated: boolean;
  readonly calls: string;
  readonly speed: FigureReport;
  /** `98 to 104 tok/s`; empty where there is no interval. */
  readonly interval: string;
  /** `least squares 99.6 tok/s`, as in the 2024 analysis; empty where it is not told. */
  readonly leastSquares: string;
  readonly fixed: FigureReport;
  /** `1.69 s–1.72 s`; empty where there is none. */
  readonly fixedInterval: string;
  readonly method: string;
  /** What may be said of it and what stands in its way. */
  readonly remarks: readonly string[];
}

export function fitRows(
  document: SessionDocument,
  lineup: readonly LineupRow[],
  lang: Language,
): readonly FitRow[] {
  const words = wordsOf(lang);
  const placeOf = ({ contenderId }: DocumentFit): number =>
    lineup.findIndex(({ contender }) => contender.id === contenderId);
  return document.fits
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map(fit => {
      const row = lineup.find(({ contender }) => contender.id === fit.contenderId);
      return {
        name: row?.name ?? fit.contenderId,
        effort: row?.effort ?? '',
        colour: row?.colour ?? 1,
        simulated: row?.contender.simulated ?? false,
        calls: words.report.calls(fit.n),
        speed: figure('tokensPerSecond', fit.tokensPerSecond, lang),
        interval: intervalOf(fit),
        leastSquares: leastSquaresOf(fit, lang),
        fixed: figure('overheadMs', fit.overheadMs, lang),
        fixedInterval: fixedIntervalOf(fit, lang),
        method:
          fit.r2 === null
            ? methodOf(fit, lang)
            : `${methodOf(fit, lang)}${words.report.comma}R² ${shareOfOne(fit.r2)}`,
        remarks: remarksOn(fit, lang),
      };
    });
}

function intervalOf({ tokensPerSecond: speed }: DocumentFit): string {
  if (speed.value === null || speed.interval === undefined) return '';
  return rateLimits(speed.interval).join('–');
}

function fixedIntervalOf({ overheadMs: fixed }: DocumentFit, lang: Language): string {
  if (fixed.value === null || fixed.interval === undefined) return '';
  return fixed.interval.map(limit => formatMs(limit, lang)).join('–');
}

/** Only what is exact is one. */
const shareOfOne = (r2: number): string => (r2 < 1 && r2 >= 0.9995 ? '> 0.999' : r2.toFixed(3));

function leastSquaresOf({ leastSquares }: DocumentFit, lang: Language): string {
  const speed = leastSquares?.tokensPerSecond ?? null;
  return speed === null ? '' : wordsOf(lang).report.leastSquares(formatRate(speed, lang));
}

function methodOf({ method }: DocumentFit, lang: Language): string {
  const { fitMethods } = wordsOf(lang);
  return Object.hasOwn(fitMethods, method) ? fitMethods[method as keyof typeof fitMethods] : method;
}

function remarksOn(
  { warnings, singlePath, singleCalls, withInput, moreCalls }: DocumentFit,
  lang: Language,
): readonly string[] {
  const words = wordsOf(lang);
  const sentences = warnings.map(code =>
    Object.hasOwn(words.fitWarnings, code)
      ? words.fitWarnings[code as keyof typeof words.fitWarnings]
      : ruleSentence(code, lang),
  );
  const { report } = words;
  return [
    ...sentences,
    ...(moreCalls === undefined ? [] : [report.moreCalls(moreCalls)]),
    ...(withInput && withInput.secondsPerToken > 0
      ? [report.withInput(formatRate(1 / withInput.secondsPerToken, lang))]
      : []),
    ...(singleCalls
      ? [report.singleCalls(formatRate(singleCalls.tokensPerSecond, lang), singleCalls.n)]
      : []),
    ...(singlePath ? [pathSentence(singlePath, lang)] : []),
  ];
}

/** A verdict is never told without what else could have made it. Empty: no verdict was told. */
export function fitCaution(document: SessionDocument, lang: Language): string {
  const words = wordsOf(lang);
  const judged = document.fits.some(({ singlePath }) => singlePath !== undefined);
  return judged ? words.report.mayMislead(Object.values(words.confounders)) : '';
}
