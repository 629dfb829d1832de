// Which function answers which of the further vectors, under our own names.

import { betaInc, fSf, tQuantile, tSf } from '../../shared/metrics/stats/beta.ts';
import { bootstrap } from '../../shared/metrics/stats/bootstrap.ts';
import { kendallTauB, pearson, spearman } from '../../shared/metrics/stats/correlation.ts';
import { chiSquareSf, logGamma } from '../../shared/metrics/stats/gamma.ts';
import { huberLine } from '../../shared/metrics/stats/huber.ts';
import { breuschPagan, durbinWatson, hc3, influence } from '../../shared/metrics/stats/line-diagnostics.ts';
import { benjaminiHochberg, bonferroni, holm } from '../../shared/metrics/stats/multiple.ts';
import { normalQuantile } from '../../shared/metrics/stats/normal.ts';
import { fitLine } from '../../shared/metrics/stats/ols.ts';
import { pairedRatio, signedRank, signFlip } from '../../shared/metrics/stats/paired.ts';
import {
  passAtK,
  repeatsForMean,
  repeatsForShare,
  repeatsForSlope,
} from '../../shared/metrics/stats/planning.ts';
import { clopperPearson, mcnemar, newcombe, wilson } from '../../shared/metrics/stats/proportions.ts';
import { quantile } from '../../shared/metrics/stats/quantile.ts';
import { independentSlopesOf, twoSlopes } from '../../shared/metrics/stats/slopes.ts';
import { geometricMean, medianInterval } from '../../shared/metrics/stats/summary.ts';
import { theilSen } from '../../shared/metrics/stats/theil-sen.ts';
import { mannWhitney, welch } from '../../shared/metrics/stats/unpaired.ts';
import { bradleyTerry, davidson } from '../../shared/metrics/stats/votes.ts';
import { value } from './vector-answers.ts';

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

export const moreAnswers: Readonly<Record<string, (input: never) => unknown>> = {
  'welch-t': ({ a, b }: Two) => value(welch(a, b)),
  'mann-whitney': ({ a, b }: Two) => value(mannWhitney(a, b)),
  'signed-rank': ({ d }: { readonly d: Numbers }) => value(signedRank(d)),
  'clopper-pearson': ({ k, n }: Share) => value(clopperPearson(k, n)),
  wilson: ({ k, n }: Share) => value(wilson(k, n)),
  correlation: ({ x, y }: Points) => ({
    ...value(pearson(x, y)),
    spearman: value(spearman(x, y)),
    kendall: value(kendallTauB(x, y)),
  }),
  'theil-sen': ({ x, y }: Points) => value(theilSen(x, y)),
  line: ({ x, y }: Points) => {
    const line = value(fitLine(x, y));
    const robust = value(hc3(line, x));
    const scatter = value(breuschPagan(line, x));
    return {
      ...line,
      hc3Slope: robust.slopeError,
      hc3Intercept: robust.interceptError,
      hc3Interval: robust.slopeInterval,
      bp: scatter.statistic,
      bpP: scatter.p,
      dw: value(durbinWatson(line)),
      leverage: value(influence(line, x)).leverage,
      cook: value(influence(line, x)).cooksDistance,
    };
  },
  huber: ({ x, y }: Points) => value(huberLine(x, y)),
  quantiles: ({ x }: { readonly x: Numbers }) =>
    [0, 0.05, 0.37, 0.5, 0.95, 1].map(p => value(quantile(x, p))),
  'median-interval': ({ x }: { readonly x: Numbers }) => value(medianInterval(x)),
  geometric: ({ x }: { readonly x: Numbers }) => value(geometricMean(x)),
  'paired-ratio': ({ a, b }: Two) => value(pairedRatio(a, b)),
  davidson: ({ wins, ties }: { readonly wins: readonly Numbers[]; readonly ties: readonly Numbers[] }) =>
    value(davidson(wins, ties)),
  special: (input: { readonly t: Numbers } & Readonly<Record<'df' | 'a' | 'b' | 'x' | 'p', number>>) => ({
    tSf: input.t.map(t => tSf(t, input.df)),
    tq: value(tQuantile(input.p, input.df)),
    beta: betaInc(input.a, input.b, input.x),
    normal: value(normalQuantile(input.p)),
    chi2: chiSquareSf(input.a, input.b),
    f: fSf(input.x * 5, input.a, input.b),
    lgamma: logGamma(input.a),
  }),
  mcnemar: ({ b, c }: Readonly<Record<'b' | 'c', number>>) => value(mcnemar(b, c)),
  newcombe: ({ k1, n1, k2, n2 }: Readonly<Record<'k1' | 'n1' | 'k2' | 'n2', number>>) =>
    value(newcombe(k1, n1, k2, n2)),
  'sign-flip': ({ d }: { readonly d: Numbers }) => value(signFlip(d)),
  adjust: ({ p }: { readonly p: Numbers }) => ({
    holm: value(holm(p)),
    bh: value(benjaminiHochberg(p)),
    bonferroni: value(bonferroni(p)),
  }),
  'pass-at-k': ({ n, c, k }: Readonly<Record<'n' | 'c' | 'k', number>>) => value(passAtK(n, c, k)),
  'required-mean': ({ cv, relative }: Readonly<Record<'cv' | 'relative', number>>) =>
    value(repeatsForMean(cv, relative)),
  'required-share': ({ p, halfWidth }: Readonly<Record<'p' | 'halfWidth', number>>) =>
    value(repeatsForShare(p, halfWidth)),
  'required-slope': (at: Readonly<Record<'sigma' | 'sdX' | 'slope' | 'relative', number>>) =>
    value(repeatsForSlope(at.sigma, at.sdX, at.slope, at.relative)),
  'bootstrap-bca': ({ data }: { readonly data: Numbers }) =>
    value(bootstrap(data, { enumerate: true, method: 'bca' })),
  'two-slopes': ({ x1, x2, y }: Readonly<Record<'x1' | 'x2' | 'y', Numbers>>) => value(twoSlopes(x1, x2, y)),
  'independent-slopes': ({ x1, y1, x2, y2 }: Readonly<Record<'x1' | 'y1' | 'x2' | 'y2', Numbers>>) =>
    value(independentSlopesOf([x1, y1], [x2, y2])),
  'bradley-terry': ({ wins }: { readonly wins: readonly Numbers[] }) => value(bradleyTerry(wins, 'pad')),
};
