// What a trial may take before it is sent: tokens and money, as a range. Nobody knows how long a
// model will think, so the high end is the limit where one is set, and an assumption, marked as
// one, where not. Play money stands apart from money; what has no price is named, not counted as 0.

import type { Price } from '../catalog/price.ts';
import { isKnown, type Reading } from '../reading.ts';
import type { Contender, ContenderId } from '../trial/contender.ts';
import type { TrialOptions } from '../trial/trial.ts';
import { tokens, usd, type Tokens, type Usd } from '../units.ts';
import { usdOf } from './cost.ts';

export interface EstimateInput {
  readonly contender: Pick<Contender, 'id' | 'maxOutputTokens' | 'simulated'>;
  /** Undefined or null: unknown, which is not free. */
  readonly price: Price | null | undefined;
  /** As `tokens.count` says; left out or absent, the characters give a wide range. */
  readonly promptTokens?: Reading<Tokens>;
  readonly promptChars: number;
  /** Output tokens this contender was billed in earlier runs of this session; makes the range narrower. */
  readonly seenOutput?: readonly number[];
}

export interface Range<Q> {
  readonly low: Q;
  readonly high: Q;
}

/** Where the high end of the output comes from; `assumed`: it can come to more. */
export type EstimateBasis = 'limit' | 'seen' | 'assumed';

export interface ContenderEstimate {
  readonly contenderId: ContenderId;
  /** Calls to this contender, probes and warm-up included. */
  readonly calls: number;
  /** Of all its calls together. */
  readonly inputTokens: Range<Tokens>;
  readonly outputTokens: Range<Tokens>;
  /** Null: the price is unknown. */
  readonly usd: Range<Usd> | null;
  readonly basis: EstimateBasis;
}

export interface TrialEstimate {
  readonly each: readonly ContenderEstimate[];
  readonly calls: number;
  readonly inputTokens: Range<Tokens>;
  readonly outputTokens: Range<Tokens>;
  /** Money, without what has no price; null: nothing here costs money that is known. */
  readonly usd: Range<Usd> | null;
  /** The same of practice models; null: none takes part. */
  readonly playUsd: Range<Usd> | null;
  /** Contenders whose price nobody knows: the money above is without them. */
  readonly unpriced: readonly ContenderId[];
  /** The least sure of the contenders'. */
  readonly basis: EstimateBasis;
}

const assumed = { fewestOutput: 100, mostOutput: 8_000 } as const;

/** English runs to about four characters per token, Chinese to about one; both ends are allowed for. */
const charactersPerToken = { most: 5, fewest: 1 } as const;

/** How far one run may go beyond those seen. */
const beyondSeen = 1.5;

export function estimateTrial(
  inputs: readonly EstimateInput[],
  options: Pick<TrialOptions, 'repeats' | 'probe' | 'warmUp'>,
): TrialEstimate {
  const calls = callsPerContender(options);
  const each = inputs.map(input => estimateOf(input, calls));
  const money = (simulated: boolean): Range<Usd> | null => {
    const parts = inputs.flatMap(({ contender }, i) => {
      const range = each[i]?.usd ?? null;
      return range !== null && contender.simulated === simulated ? [range] : [];
    });
    return parts.length === 0 ? null : total(parts, usd);
  };
  return {
    each,
    calls: calls * inputs.length,
    inputTokens: total(
      each.map(part => part.inputTokens),
      tokens,
    ),
    outputTokens: total(
      each.map(part => part.outputTokens),
      tokens,
    ),
    usd: money(false),
    playUsd: money(true),
    unpriced: each.flatMap(part => (part.usd === null ? [part.contenderId] : [])),
    basis: each.map(part => part.basis).reduce(lessSure, 'limit'),
  };
}

/** A probe sends every call twice; a warm-up is one more. */
export const callsPerContender = ({
  repeats,
  probe,
  warmUp,
}: Pick<TrialOptions, 'repeats' | 'probe' | 'warmUp'>): number =>
  repeats * (probe === true ? 2 : 1) + (warmUp === true ? 1 : 0);

function estimateOf(input: EstimateInput, calls: number): ContenderEstimate {
  const { contender, price } = input;
  const prompt = promptRange(input);
  const { output, basis } = outputRange(input);
  const at = (inputTokens: number, outputTokens: number): Usd =>
    usd(usdOf(price!, inputTokens, outputTokens) * calls);
  return {
    contenderId: contender.id,
    calls,
    inputTokens: scaled(prompt, calls),
    outputTokens: scaled(output, calls),
    usd:
      price === undefined || price === null
        ? null
        : { low: at(prompt.low, output.low), high: at(prompt.high, output.high) },
    basis,
  };
}

function promptRange({ promptTokens, promptChars }: EstimateInput): Range<number> {
  if (promptTokens !== undefined && isKnown(promptTokens)) {
    const [low, high] = promptTokens.interval ?? [promptTokens.value, promptTokens.value];
    return { low, high };
  }
  return {
    low: Math.floor(promptChars / charactersPerToken.most),
    high: Math.ceil(promptChars / charactersPerToken.fewest),
  };
}

function outputRange({ contender, seenOutput = [] }: EstimateInput): {
  readonly output: Range<number>;
  readonly basis: EstimateBasis;
} {
  const limit = contender.maxOutputTokens;
  if (seenOutput.length > 0) {
    const high = Math.ceil(Math.max(...seenOutput) * beyondSeen);
    return {
      output: { low: Math.min(...seenOutput), high: limit === null ? high : Math.min(high, limit) },
      basis: 'seen',
    };
  }
  const most = limit ?? assumed.mostOutput;
  return {
    output: { low: Math.min(assumed.fewestOutput, most), high: most },
    basis: limit === null ? 'assumed' : 'limit',
  };
}

const scaled = ({ low, high }: Range<number>, calls: number): Range<Tokens> => ({
  low: tokens(low * calls),
  high: tokens(high * calls),
});

const total = <Q extends number>(parts: readonly Range<Q>[], unit: (n: number) => Q): Range<Q> => ({
  low: unit(parts.reduce((sum, part) => sum + part.low, 0)),
  high: unit(parts.reduce((sum, part) => sum + part.high, 0)),
});

const sureness: readonly EstimateBasis[] = ['limit', 'seen', 'assumed'];
const lessSure = (a: EstimateBasis, b: EstimateBasis): EstimateBasis =>
  sureness.indexOf(a) >= sureness.indexOf(b) ? a : b;
