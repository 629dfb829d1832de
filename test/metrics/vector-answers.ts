// Which function of the house answers which reference vector, in the vector's own names.

import type { Price } from '../../shared/catalog/price.ts';
import { costOfUsage } from '../../shared/metrics/cost.ts';
import { goodput } from '../../shared/metrics/goodput.ts';
import { speedOfSlope } from '../../shared/metrics/hidden-speed.ts';
import { hiddenTokens } from '../../shared/metrics/hidden-tokens.ts';
import {
  chunkGaps,
  robustSpeed,
  speedWindow,
  tokenLatency,
  type SpeedWindow,
  type TokenEvent,
} from '../../shared/metrics/output-speed.ts';
import { responseTime } from '../../shared/metrics/response-time.ts';
import { binomialCdf, betaInc, fSf, tQuantile, tSf } from '../../shared/metrics/stats/beta.ts';
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
import { mulberry32 } from '../../shared/metrics/stats/mulberry32.ts';
import {
  anyFalseAlarm,
  benjaminiHochberg,
  bonferroni,
  holm,
  pairsAmong,
} from '../../shared/metrics/stats/multiple.ts';
import { normalCdf, normalQuantile } from '../../shared/metrics/stats/normal.ts';
import { fitLine, fitWeightedLine } from '../../shared/metrics/stats/ols.ts';
import type { Outcome } from '../../shared/metrics/stats/outcome.ts';
import { pairedT, signedRank, signFlip } from '../../shared/metrics/stats/paired.ts';
import {
  passAtK,
  repeatsForMean,
  repeatsForShare,
  repeatsForSlope,
} from '../../shared/metrics/stats/planning.ts';
import {
  mcnemar,
  newcombe,
  newcombePaired,
  pairedTable,
  preference,
  wilson,
} from '../../shared/metrics/stats/proportions.ts';
import { quantile } from '../../shared/metrics/stats/quantile.ts';
import { independentSlopes, twoSlopes } from '../../shared/metrics/stats/slopes.ts';
import { geometricMean, spreadOf } from '../../shared/metrics/stats/summary.ts';
import { theilSen } from '../../shared/metrics/stats/theil-sen.ts';
import { mannWhitney } from '../../shared/metrics/stats/unpaired.ts';
import { bradleyTerry, strengthDifference } from '../../shared/metrics/stats/votes.ts';
import { foldLane } from '../../shared/trial/lane.ts';
import { readingsOf } from '../../shared/metrics/lane-readings.ts';
import { reported } from '../../shared/reading.ts';
import type { LaneEvent, Usage } from '../../shared/trial/lane-event.ts';
import { ms, tokens, usdPerMTok } from '../../shared/units.ts';
import { noUsage, queued } from './lanes.ts';

type Numbers = readonly number[];
interface Points {
  readonly x: Numbers;
  readonly y: Numbers;
}

/** The value, or the end of the test: a vector that has one must get one. */
export function value<T>(outcome: Outcome<T>): T {
  if (outcome.value === null) throw new Error(`no value: ${outcome.reason}`);
  return outcome.value;
}

const inNames = (line: ReturnType<typeof lineOf>): object => ({
  n: line.n,
  df: line.df,
  mean_x: line.meanX,
  mean_y: line.meanY,
  sxx: line.sxx,
  slope: line.slope,
  intercept: line.intercept,
  sse: line.sse,
  r2: line.r2,
  adj_r2: line.adjustedR2,
  residual_sd: line.residualSd,
  se_slope: line.slopeError,
  se_intercept: line.interceptError,
  t_crit: line.tCritical,
  slope_ci: line.slopeInterval,
  intercept_ci: line.interceptInterval,
  p_slope: line.slopeP,
});

const lineOf = ({ x, y }: Points) => value(fitLine(x, y));

const line = (points: Points): object => {
  const fit = lineOf(points);
  const speed = speedOfSlope(fit.slope, fit.slopeInterval);
  const diagnosis = value(influence(fit, points.x));
  return {
    ...inNames(fit),
    tokens_per_s: speed.tokensPerSecond,
    tokens_per_s_ci: speed.interval,
    reason: speed.reason,
    durbin_watson: durbinWatson(fit).value,
    max_leverage: Math.max(...diagnosis.leverage),
    residuals: fit.residuals,
    leverage: diagnosis.leverage,
    internally_studentised: diagnosis.internallyStudentised,
    externally_studentised: diagnosis.externallyStudentised,
    cooks_distance: diagnosis.cooksDistance,
  };
};

const robustLine = ({ x, y }: Points): object => {
  const fit = value(theilSen(x, y));
  return {
    slope: fit.slope,
    intercept_separate: fit.interceptSeparate,
    intercept_residual: fit.intercept,
    pairs: fit.pairs,
    slope_ci: fit.slopeInterval,
  };
};

const events = (pairs: readonly (readonly [number, number])[]): readonly TokenEvent[] =>
  pairs.map(([at, tokens]) => ({ at, tokens }));

/** In the vectors' names; what is missing there is unknown. */
const usage = (counts: {
  readonly input_total: number;
  readonly input_cached: number;
  readonly cache_write?: number;
  readonly output_total: number;
  readonly reasoning?: number;
}): Usage => ({
  ...noUsage,
  inputTokens: reported(tokens(counts.input_total)),
  cachedInputTokens: reported(tokens(counts.input_cached)),
  outputTokens: reported(tokens(counts.output_total)),
  ...(counts.cache_write === undefined ? {} : { cacheWriteTokens: reported(tokens(counts.cache_write)) }),
  ...(counts.reasoning === undefined ? {} : { reasoningTokens: reported(tokens(counts.reasoning)) }),
});

const price = (
  row: Readonly<Record<'input' | 'output', number>> & {
    readonly cached?: number;
    readonly cache_write?: number;
  },
  more: Partial<Price> = {},
): Price => ({
  input: usdPerMTok(row.input),
  output: usdPerMTok(row.output),
  ...(row.cached === undefined ? {} : { cachedInput: usdPerMTok(row.cached) }),
  ...(row.cache_write === undefined ? {} : { cacheWrite: usdPerMTok(row.cache_write) }),
  source: 'a vector',
  asOf: '2026-01-01',
  ...more,
});

/** Steps at 200,000: from there on, the dearer row holds for all tokens. */
const stepped = price(
  { input: 2, cached: 0.5, output: 6 },
  {
    steps: [{ above: 199_999, input: usdPerMTok(4), cachedInput: usdPerMTok(1), output: usdPerMTok(12) }],
  },
);

export const answers: Readonly<Record<string, (input: never) => unknown>> = {
  'ols-basic': line,
  'ols-seed-like': line,
  'ols-outlier-diagnostics': line,
  'ols-negative-slope': line,
  'ols-ci-includes-zero': line,
  'ols-not-identified': ({ x, y }: Points) => {
    const { value: fit, reason } = fitLine(x, y);
    return { identified: fit !== null, reason, slope: fit, intercept: fit };
  },
  'ols-two-points': ({ x, y }: Points) => {
    const fit = lineOf({ x, y });
    return { identified: true, ...inNames(fit) };
  },
  'ols-quadratic-term': ({ x, y }: Points) => {
    const fit = value(quadraticTerm(x, y));
    return { ...fit, se_b2: fit.error, t: fit.statistic };
  },
  'ols-heteroscedastic': ({ x, y }: Points) => {
    const fit = lineOf({ x, y });
    const scatter = value(breuschPagan(fit, x));
    const robust = value(hc3(fit, x));
    const weighted = value(
      fitWeightedLine(
        x,
        y,
        x.map(at => 1 / at ** 2),
      ),
    );
    return {
      ...inNames(fit),
      bp: scatter.statistic,
      bp_p: scatter.p,
      se_slope_hc3: robust.slopeError,
      slope_ci_hc3: robust.slopeInterval,
      wls_slope: weighted.slope,
      wls_intercept: weighted.intercept,
      wls_se_slope: weighted.slopeError,
    };
  },
  'theil-sen-outlier': robustLine,
  'theil-sen-seed-like': robustLine,
  'huber-outlier': ({ x, y }: Points) => value(huberLine(x, y)),
  'huber-seed-like': ({ x, y }: Points) => value(huberLine(x, y)),
  'slopes-two-predictor': (input: {
    readonly reasoning: Numbers;
    readonly answer: Numbers;
    readonly total_s: Numbers;
    readonly margin_rel: number;
  }) => {
    const fit = value(twoSlopes(input.reasoning, input.answer, input.total_s, input.margin_rel));
    const { comparison } = fit;
    return {
      intercept: fit.intercept,
      b_reasoning: fit.first,
      b_answer: fit.second,
      se_b_reasoning: fit.firstError,
      se_b_answer: fit.secondError,
      diff: comparison.difference,
      se_diff: comparison.error,
      t: comparison.t,
      df: comparison.df,
      p: comparison.p,
      diff_ci95: comparison.interval,
      diff_ci90: comparison.interval90,
      F_vs_pooled: fit.pooledF,
      margin: comparison.margin,
      tost_p: comparison.equivalenceP,
      equivalent: comparison.equivalent,
      tokens_per_s_reasoning: speedOfSlope(fit.first, null).tokensPerSecond,
      tokens_per_s_answer: speedOfSlope(fit.second, null).tokensPerSecond,
      corr_reasoning_answer: fit.correlation,
    };
  },
  'slopes-independent': (input: Readonly<Record<'x1' | 'y1' | 'x2' | 'y2', Numbers>>) => {
    const [first, second] = [lineOf({ x: input.x1, y: input.y1 }), lineOf({ x: input.x2, y: input.y2 })];
    const test = value(independentSlopes(first, second));
    return {
      slope1: first.slope,
      slope2: second.slope,
      diff: test.difference,
      se: test.error,
      t: test.t,
      df: test.df,
      p: test.p,
      ci: test.interval,
    };
  },
  wilson: ({ cases, z }: { readonly cases: readonly { k: number; n: number }[]; readonly z: number }) => ({
    intervals: cases.map(({ k, n }) => value(wilson(k, n, z))),
  }),
  'newcombe-difference': ({
    cases,
  }: {
    readonly cases: readonly Readonly<Record<'k1' | 'n1' | 'k2' | 'n2', number>>[];
  }) => ({
    results: cases.map(({ k1, n1, k2, n2 }) => {
      const { difference, interval } = value(newcombe(k1, n1, k2, n2));
      return { diff: difference, ci: interval };
    }),
  }),
  mcnemar: ({ cases }: { readonly cases: readonly { b: number; c: number }[] }) => ({
    results: cases.map(({ b, c }) => mcnemarInNames(b, c)),
  }),
  'quantile-type7': ({ data, p }: { readonly data: Numbers; readonly p: Numbers }) => ({
    q: p.map(at => value(quantile(data, at))),
  }),
  'bootstrap-enumerated-mean': ({ data }: { readonly data: Numbers }) => {
    const boot = value(bootstrap(data, { enumerate: true, method: 'percentile' }));
    return {
      mean: boot.estimate,
      count: boot.count,
      boot_mean: boot.mean,
      boot_sd_population: boot.sd,
      ci: boot.interval,
    };
  },
  'bootstrap-bca-enumerated': ({ data }: { readonly data: Numbers }) => {
    const boot = value(bootstrap(data, { enumerate: true, method: 'bca' }));
    return {
      mean: boot.estimate,
      count: boot.count,
      z0: boot.correction?.z0,
      acceleration: boot.correction?.acceleration,
      alpha: boot.correction?.alpha,
      ci: boot.interval,
      percentile_ci: boot.percentileInterval,
    };
  },
  'bootstrap-seeded-mulberry32': (input: {
    readonly seed_check: number;
    readonly data: Numbers;
    readonly seed: number;
    readonly B: number;
  }) => {
    const random = mulberry32(input.seed_check);
    const boot = value(bootstrap(input.data, { seed: input.seed, resamples: input.B, method: 'percentile' }));
    return {
      first_five_seed_12345: Array.from({ length: 5 }, () => random()),
      mean: boot.estimate,
      ci: boot.interval,
      boot_mean: boot.mean,
    };
  },
  'paired-permutation-wilcoxon': ({ differences }: { readonly differences: Numbers }) => {
    const flip = value(signFlip(differences));
    const rank = value(signedRank(differences));
    return {
      ...flip,
      p_signflip: flip.p,
      V: rank.v,
      p_wilcoxon_exact: rank.p,
      hl_pseudomedian: rank.pseudomedian,
    };
  },
  'mann-whitney-exact': ({ a, b }: { readonly a: Numbers; readonly b: Numbers }) => {
    const test = value(mannWhitney(a, b));
    return {
      U1: test.u1,
      U2: test.u2,
      p: test.p,
      a12: test.a12,
      cliffs_delta: test.cliffsDelta,
      hodges_lehmann: test.hodgesLehmann,
    };
  },
  'paired-t': ({ a, b }: { readonly a: Numbers; readonly b: Numbers }) => {
    const test = value(pairedT(a, b));
    return { mean_diff: test.meanDifference, t: test.t, df: test.df, p: test.p, ci: test.interval };
  },
  correlation: ({ x, y }: Points) => {
    const linear = value(pearson(x, y));
    return {
      pearson: linear.r,
      pearson_p: linear.p,
      pearson_ci: linear.interval,
      spearman: value(spearman(x, y)),
      kendall_tau_b: value(kendallTauB(x, y)),
    };
  },
  'correlation-degenerate': ({ x, y }: Points) => ({
    pearson: pearson(x, y).value,
    spearman: spearman(x, y).value,
    kendall_tau_b: kendallTauB(x, y).value,
    reason: pearson(x, y).reason,
  }),
  'bradley-terry': ({ wins }: { readonly wins: readonly Numbers[] }) => {
    const fit = value(bradleyTerry(wins));
    const between = value(strengthDifference(fit, 0, 1));
    return {
      beta: fit.beta,
      se: fit.error,
      ci: fit.interval,
      loglik: fit.logLikelihood,
      elo: fit.elo,
      p_A_beats_B: between.wins,
      se_diff_A_B: between.error,
      z_A_B: between.z,
    };
  },
  'bradley-terry-no-mle': ({
    items,
    wins,
  }: {
    readonly items: readonly string[];
    readonly wins: readonly Numbers[];
  }) => {
    const padded = value(bradleyTerry(wins, 'pad'));
    return {
      finite_mle: bradleyTerry(wins).value !== null,
      unreachable: padded.unreachable.map(i => items[i]),
      penalised_beta: padded.beta,
    };
  },
  'preference-sign-test': (votes: Readonly<Record<'a' | 'b' | 'ties', number>>) => {
    const test = value(preference(votes.a, votes.b, votes.ties));
    return { decided: test.decided, share: test.share, wilson: test.interval, p: test.p };
  },
  'multiple-comparisons': ({ p }: { readonly p: Numbers }) => ({
    bonferroni: value(bonferroni(p)),
    holm: value(holm(p)),
    bh: value(benjaminiHochberg(p)),
  }),
  'familywise-count': ({ k }: { readonly k: Numbers }) => ({
    pairs: k.map(pairsAmong),
    any_false_alarm: k.map(n => anyFalseAlarm(pairsAmong(n))),
  }),
  'required-n-mean': ({ cases }: { readonly cases: readonly { cv: number; rel: number }[] }) => ({
    n: cases.map(({ cv, rel }) => value(repeatsForMean(cv, rel))),
  }),
  'required-n-proportion': ({ cases }: { readonly cases: readonly { p: number; half_width: number }[] }) => ({
    n: cases.map(({ p, half_width: half }) => value(repeatsForShare(p, half))),
  }),
  'required-n-slope': ({
    cases,
  }: {
    readonly cases: readonly Readonly<Record<'sigma' | 'sd_x' | 'slope' | 'rel', number>>[];
  }) => ({ n: cases.map(c => value(repeatsForSlope(c.sigma, c.sd_x, c.slope, c.rel))) }),
  'geometric-mean': ({ x }: { readonly x: Numbers }) => {
    const geometric = value(geometricMean(x));
    const { mean, sd, cv, median, iqr, madScaled } = value(spreadOf(x));
    return {
      gmean: geometric.mean,
      ci: geometric.interval,
      mean,
      sd,
      cv,
      median,
      iqr,
      mad_scaled: madScaled,
    };
  },
  'mean-sd': ({ x, one }: { readonly x: Numbers; readonly one: Numbers }) => ({
    ...value(spreadOf(x)),
    one: value(spreadOf(one)),
  }),
  'special-functions': (input: {
    readonly t_cdf: readonly [number, number][];
    readonly t_ppf: readonly [number, number][];
    readonly norm_ppf: Numbers;
    readonly norm_cdf: Numbers;
    readonly betainc: readonly [number, number, number][];
    readonly lgamma: Numbers;
    readonly chi2_sf: readonly [number, number][];
    readonly f_sf: readonly [number, number, number][];
    readonly binom_cdf: readonly [number, number, number][];
  }) => ({
    t_cdf: input.t_cdf.map(([t, df]) => tSf(-t, df)),
    t_ppf: input.t_ppf.map(([p, df]) => value(tQuantile(p, df))),
    norm_ppf: input.norm_ppf.map(p => value(normalQuantile(p))),
    norm_cdf: input.norm_cdf.map(normalCdf),
    betainc: input.betainc.map(([a, b, x]) => betaInc(a, b, x)),
    lgamma: input.lgamma.map(logGamma),
    chi2_sf: input.chi2_sf.map(([x, df]) => chiSquareSf(x, df)),
    f_sf: input.f_sf.map(([f, df1, df2]) => fSf(f, df1, df2)),
    binom_cdf: input.binom_cdf.map(([k, n, p]) => binomialCdf(k, n, p)),
  }),
  'tail-trim-speed': (input: { readonly events: readonly [number, number][]; readonly k: Numbers }) => ({
    results: input.k.map(k => {
      const window = value<SpeedWindow>(speedWindow(events(input.events), k));
      return { ...window, span_ms: window.spanMs, tokens_per_s: window.tokensPerSecond };
    }),
  }),
  'speed-theil-sen': (input: { readonly events: readonly [number, number][] }) => ({
    tokens_per_s: value(robustSpeed(events(input.events))),
  }),
  'tail-trim-degenerate': ({
    cases,
  }: {
    readonly cases: readonly { events: readonly [number, number][]; k: number }[];
  }) => ({
    results: cases.map(({ events: pairs, k }) => {
      const window = speedWindow(events(pairs), k);
      return {
        tokens_per_s: window.value,
        reason: window.reason,
        ...(window.dropped === undefined ? {} : { dropped: window.dropped }),
      };
    }),
  }),
  'inter-token-latency': (input: { readonly events: readonly [number, number][] }) => {
    const flow = events(input.events);
    const gaps = chunkGaps(flow);
    const latency = value(tokenLatency(flow));
    return {
      chunk_gaps_ms: gaps,
      chunk_gap_p50: value(quantile(gaps, 0.5)),
      chunk_gap_p95: value(quantile(gaps, 0.95)),
      mean_itl_ms: latency.meanMs,
      mean_itl_after_anchor_ms: latency.meanAfterAnchorMs,
      spread_itl_p50: latency.spreadP50Ms,
      spread_itl_p95: latency.spreadP95Ms,
      tokens_per_chunk: latency.tokensPerChunk,
    };
  },
  'timeline-metrics': (input: {
    readonly marks: Readonly<Record<string, number>>;
    readonly reasoning_tokens: number;
    readonly answer_tokens: number;
  }) => {
    const at = (name: string) => ms(input.marks[`${name}_ms`] ?? Number.NaN);
    const piece = (type: 'thought' | 'text', when: string, n: number): LaneEvent =>
      type === 'text'
        ? { type, at: at(when), text: 'x', tokens: tokens(n) }
        : { type, at: at(when), text: 'x', tokens: tokens(n), kind: 'raw' };
    const r = readingsOf(
      foldLane(queued(), [
        { type: 'sent', at: ms(0), attempt: 1 },
        { type: 'written', at: at('request_written') },
        { type: 'opened', at: at('headers'), status: 200 },
        { type: 'firstByte', at: at('first_byte') },
        piece('thought', 'first_reasoning', 1),
        piece('thought', 'last_reasoning', input.reasoning_tokens - 1),
        piece('text', 'first_answer', 1),
        piece('text', 'last_answer', input.answer_tokens - 1),
        { type: 'settled', at: at('end'), status: 'complete', failure: null },
      ]),
      { tailTrim: 0 },
    );
    const answer = value<SpeedWindow>(
      speedWindow(
        [
          { at: at('first_answer'), tokens: 1 },
          { at: at('last_answer'), tokens: input.answer_tokens - 1 },
        ],
        0,
      ),
    );
    return {
      ttfb_ms: r.ttfbMs.value,
      ttft_ms: r.ttftMs.value,
      ttfat_ms: r.ttfatMs.value,
      thinking_time_ms: r.thinkingMs.value,
      answer_time_ms: r.answerMs.value,
      tail_ms: r.tailMs.value,
      e2e_ms: r.e2eMs.value,
      answer_tps: answer.tokensPerSecond,
      reasoning_tps_visible: r.reasoningTokensPerSecond.value,
    };
  },
  'hidden-token-inference': ({
    cases,
  }: {
    readonly cases: readonly Readonly<Record<'completion' | 'visible' | 'rel_err', number>>[];
  }) => ({
    results: cases.map(c => {
      const { hidden, band, flag } = value(hiddenTokens(c.completion, c.visible, c.rel_err));
      return { hidden, band, flag };
    }),
  }),
  'aa-style-response-time': (
    input: Readonly<
      Record<'ttft_s' | 'mean_reasoning_tokens' | 'output_speed_tps' | 'answer_tokens', number>
    >,
  ) => {
    const time = value(
      responseTime(input.ttft_s, input.mean_reasoning_tokens, input.output_speed_tps, input.answer_tokens),
    );
    return { thinking_s: time.thinkingSeconds, answer_s: time.answerSeconds, e2e_s: time.totalSeconds };
  },
  goodput: (input: {
    readonly requests: readonly { ttft: number | null; itl: number | null; ok: boolean }[];
    readonly slo: Readonly<Record<'ttft' | 'itl', number>>;
    readonly duration_s: number;
  }) => {
    const runs = input.requests.map(({ ok, ttft, itl }) => ({ complete: ok, figures: { ttft, itl } }));
    const result = value(goodput(runs, input.slo, input.duration_s));
    return { ...result, per_second: result.perSecond };
  },
  'cost-o1-preview-cached': (input: {
    readonly usage: { input_total: number; input_cached: number; output_total: number; reasoning: number };
    readonly price: { input: number; cached: number; output: number };
  }) => {
    const row = price(input.price);
    const { usd, reasoningUsd } = costOfUsage(usage(input.usage), row);
    const part = (counts: Parameters<typeof usage>[0]): number | null =>
      costOfUsage(usage(counts), row).usd.value;
    const plain = input.usage.input_total - input.usage.input_cached;
    const cached = input.usage.input_cached;
    return {
      input_uncached: plain,
      cost_input: part({ input_total: plain, input_cached: 0, output_total: 0 }),
      cost_cached: part({ input_total: cached, input_cached: cached, output_total: 0 }),
      cost_output: part({ input_total: 0, input_cached: 0, output_total: input.usage.output_total }),
      total: usd.value,
      of_which_reasoning: reasoningUsd.value,
    };
  },
  'cost-anthropic-style': (input: {
    readonly usage_raw: Readonly<Record<string, number>>;
    readonly price: { input: number; cached: number; cache_write: number; output: number };
  }) => {
    const count = (name: string): number => input.usage_raw[name] ?? Number.NaN;
    const [plain, cached, written] = [
      count('input_tokens'),
      count('cache_read_input_tokens'),
      count('cache_creation_input_tokens'),
    ];
    const all = plain + cached + written;
    const bill = usage({
      input_total: all,
      input_cached: cached,
      cache_write: written,
      output_total: count('output_tokens'),
    });
    return { input_total: all, total: costOfUsage(bill, price(input.price)).usd.value };
  },
  'cost-tier-long-context': ({
    cases,
  }: {
    readonly cases: readonly { input_total: number; input_cached: number; output_total: number }[];
  }) => ({ total: cases.map(counts => costOfUsage(usage(counts), stepped).usd.value) }),
  'pass-at-k': ({ cases }: { readonly cases: readonly { n: number; c: number; k: number }[] }) => ({
    values: cases.map(({ n, c, k }) => value(passAtK(n, c, k))),
  }),
  'paired-accuracy-table': ({ A, B }: { readonly A: Numbers; readonly B: Numbers }) => {
    const table = pairedTable(A.map((right, i) => [right === 1, B[i] === 1] as const));
    const { both, onlyFirst, onlySecond } = table;
    return {
      both,
      only_A: onlyFirst,
      only_B: onlySecond,
      neither: table.neither,
      acc_A: (both + onlyFirst) / A.length,
      acc_B: (both + onlySecond) / A.length,
      diff: value(newcombePaired(table)).difference,
      mcnemar: mcnemarInNames(onlyFirst, onlySecond),
    };
  },
};

function mcnemarInNames(b: number, c: number): object {
  const test = value(mcnemar(b, c));
  return {
    b: test.b,
    c: test.c,
    n: test.n,
    exact_p: test.exactP,
    mid_p: test.midP,
    chi2: test.chi2,
    chi2_cc: test.chi2Corrected,
    ...(test.n === 0 ? { sign: 'none' } : {}),
  };
}
