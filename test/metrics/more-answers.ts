// Which function answers which of the further vectors, under our own names. Where there is no
// value, the answer is the reason.

import { fitHiddenSpeed } from '../../shared/metrics/hidden-speed.ts';
import { betaInc, fSf, tQuantile, tSf } from '../../shared/metrics/stats/beta.ts';
import { bootstrap } from '../../shared/metrics/stats/bootstrap.ts';
import { kendallTauB, pearson, spearman } from '../../shared/metrics/stats/correlation.ts';
import { chiSquareSf, logGamma } from '../../shared/metrics/stats/gamma.ts';
import { huberLine } from '../../shared/metrics/stats/huber.ts';
import {
  breuschPagan,
  durbinWatson,
  hc3,
  influence,
  quadraticTerm,
} from '../../shared/metrics/stats/line-diagnostics.ts';
import { benjaminiHochberg, bonferroni, holm } from '../../shared/metrics/stats/multiple.ts';
import { normalQuantile } from '../../shared/metrics/stats/normal.ts';
import { fitLine } from '../../shared/metrics/stats/ols.ts';
import type { Outcome } from '../../shared/metrics/stats/outcome.ts';
import { pairedRatio, pairedT, signedRank, signFlip } from '../../shared/metrics/stats/paired.ts';
import {
  passAtK,
  repeatsForMean,
  repeatsForShare,
  repeatsForSlope,
} from '../../shared/metrics/stats/planning.ts';
import {
  clopperPearson,
  mcnemar,
  newcombe,
  preference,
  wilson,
} from '../../shared/metrics/stats/proportions.ts';
import { quantile } from '../../shared/metrics/stats/quantile.ts';
import { independentSlopes, twoSlopes } from '../../shared/metrics/stats/slopes.ts';
import { geometricMean, medianInterval } from '../../shared/metrics/stats/summary.ts';
import { theilSen } from '../../shared/metrics/stats/theil-sen.ts';
import { mannWhitney, welch } from '../../shared/metrics/stats/unpaired.ts';
import { bradleyTerry, davidson } from '../../shared/metrics/stats/votes.ts';
import type { TimedBill } from '../../shared/metrics/timed-bills.ts';

type Numbers = readonly number[];
interface Points {
  readonly x: Numbers;
  readonly y: Numbers;
}
interface Two {
  readonly a: Numbers;
  readonly b: Numbers;
}
interface Share {
  readonly k: number;
  readonly n: number;
}

const told = <T>({ value, reason }: Outcome<T>): T | { readonly reason: string | null } =>
  value ?? { reason };

export const moreAnswers: Readonly<Record<string, (input: never) => unknown>> = {
  'welch-t': ({ a, b }: Two) => told(welch(a, b)),
  'mann-whitney': ({ a, b }: Two) => told(mannWhitney(a, b)),
  'signed-rank': ({ d }: { readonly d: Numbers }) => told(signedRank(d)),
  'clopper-pearson': ({ k, n }: Share) => told(clopperPearson(k, n)),
  wilson: ({ k, n }: Share) => told(wilson(k, n)),
  correlation: ({ x, y }: Points) => ({
    ...pearson(x, y),
    ...pearson(x, y).value,
    spearman: told(spearman(x, y)),
    kendall: told(kendallTauB(x, y)),
  }),
  'theil-sen': ({ x, y }: Points) => told(theilSen(x, y)),
  line: ({ x, y }: Points) => {
    const fit = fitLine(x, y);
    if (fit.value === null) return told(fit);
    const line = fit.value;
    const [robust, scatter, pull] = [
      hc3(line, x).value,
      breuschPagan(line, x).value,
      influence(line, x).value,
    ];
    return {
      ...line,
      hc3Slope: robust?.slopeError,
      hc3Intercept: robust?.interceptError,
      hc3Interval: robust?.slopeInterval,
      bp: scatter?.statistic,
      bpP: scatter?.p,
      quadraticP: quadraticTerm(x, y).value?.p,
      dw: told(durbinWatson(line)),
      leverage: pull?.leverage,
      cook: pull?.cooksDistance,
    };
  },
  quadratic: ({ x, y }: Points) => told(quadraticTerm(x, y)),
  'hidden-speed': ({ points }: { readonly points: readonly TimedBill[] }) => {
    const fit = fitHiddenSpeed(points);
    if (fit.value === null) return told(fit);
    const { ols, diagnosis, warnings } = fit.value;
    return {
      ...fit.value,
      olsSlope: ols.slope,
      olsIntercept: ols.intercept,
      warnings: warnings.toSorted(),
      withInput: diagnosis.withInput,
    };
  },
  huber: ({ x, y }: Points) => told(huberLine(x, y)),
  quantiles: ({ x }: { readonly x: Numbers }) => [0, 0.05, 0.37, 0.5, 0.95, 1].map(p => told(quantile(x, p))),
  'median-interval': ({ x }: { readonly x: Numbers }) => told(medianInterval(x)),
  geometric: ({ x }: { readonly x: Numbers }) => told(geometricMean(x)),
  'paired-t': ({ a, b }: Two) => told(pairedT(a, b)),
  'paired-ratio': ({ a, b }: Two) => told(pairedRatio(a, b)),
  davidson: ({ wins, ties }: { readonly wins: readonly Numbers[]; readonly ties: readonly Numbers[] }) =>
    told(davidson(wins, ties)),
  special: (input: { readonly t: Numbers } & Readonly<Record<'df' | 'a' | 'b' | 'x' | 'p', number>>) => ({
    tSf: input.t.map(t => tSf(t, input.df)),
    tq: told(tQuantile(input.p, input.df)),
    beta: betaInc(input.a, input.b, input.x),
    normal: told(normalQuantile(input.p)),
    chi2: chiSquareSf(input.a, input.b),
    f: fSf(input.x * 5, input.a, input.b),
    lgamma: logGamma(input.a),
  }),
  mcnemar: ({ b, c }: Readonly<Record<'b' | 'c', number>>) => told(mcnemar(b, c)),
  preference: ({ a, b, ties }: Readonly<Record<'a' | 'b' | 'ties', number>>) => told(preference(a, b, ties)),
  newcombe: ({ k1, n1, k2, n2 }: Readonly<Record<'k1' | 'n1' | 'k2' | 'n2', number>>) =>
    told(newcombe(k1, n1, k2, n2)),
  'sign-flip': ({ d }: { readonly d: Numbers }) => told(signFlip(d)),
  adjust: ({ p }: { readonly p: Numbers }) => ({
    holm: told(holm(p)),
    bh: told(benjaminiHochberg(p)),
    bonferroni: told(bonferroni(p)),
  }),
  'pass-at-k': ({ n, c, k }: Readonly<Record<'n' | 'c' | 'k', number>>) => told(passAtK(n, c, k)),
  'required-mean': ({ cv, relative }: Readonly<Record<'cv' | 'relative', number>>) =>
    told(repeatsForMean(cv, relative)),
  'required-share': ({ p, halfWidth }: Readonly<Record<'p' | 'halfWidth', number>>) =>
    told(repeatsForShare(p, halfWidth)),
  'required-slope': (at: Readonly<Record<'sigma' | 'sdX' | 'slope' | 'relative', number>>) =>
    told(repeatsForSlope(at.sigma, at.sdX, at.slope, at.relative)),
  'bootstrap-bca': ({ data }: { readonly data: Numbers }) =>
    told(bootstrap(data, { enumerate: true, method: 'bca' })),
  'bootstrap-drawn': (at: { readonly data: Numbers; readonly seed: number; readonly resamples: number }) =>
    told(bootstrap(at.data, at)),
  'two-slopes': ({ x1, x2, y }: Readonly<Record<'x1' | 'x2' | 'y', Numbers>>) => told(twoSlopes(x1, x2, y)),
  'independent-slopes': ({ x1, y1, x2, y2 }: Readonly<Record<'x1' | 'y1' | 'x2' | 'y2', Numbers>>) =>
    told(independentSlopes(fitLine(x1, y1).value!, fitLine(x2, y2).value!)),
  'bradley-terry': ({ wins }: { readonly wins: readonly Numbers[] }) => told(bradleyTerry(wins, 'pad')),
};
