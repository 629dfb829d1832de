// What the analysis says in sentences, in both languages: who finishes sooner, which effort is
// enough, what a fit found. Figures come in already written.

import type { PairFigure } from '../metrics/pairs.ts';
import type { Language } from './language.ts';
import { analysis as en } from './en/analysis.ts';
import { analysis as zh } from './zh/analysis.ts';

export interface PairFacts {
  readonly first: string;
  readonly second: string;
  /** How many times as much the second has: `1.3`. */
  readonly low: string;
  readonly high: string;
  readonly n: number;
}

export interface DifferenceFacts {
  readonly first: string;
  readonly second: string;
  readonly figure: string;
  /** Second less first. */
  readonly value: string;
  readonly low: string;
  readonly high: string;
}

/** What stands behind each figure of a pair, and why there is none. */
export interface PairWords {
  readonly interval: (low: string, high: string) => string;
  readonly noInterval: string;
  readonly ratio: (first: string, second: string) => string;
  readonly difference: (first: string, second: string) => string;
  /** What `n` counts, and how often one of the two had no figure. */
  readonly over: (n: number, per: 'repeat' | 'prompt', lost: number) => string;
  readonly logT: string;
  readonly bootstrap: (method: 'bca' | 'percentile', draws: string, seed: number) => string;
  readonly p: string;
  readonly plan: string;
  readonly why: {
    readonly one_pair: string;
    readonly few_pairs: (fewest: number) => string;
    readonly no_scatter: string;
    readonly apart: string;
    readonly no_plan: string;
    readonly hopeless: string;
  };
}

export interface AccuracyFacts {
  readonly first: string;
  readonly second: string;
  readonly prompts: number;
  readonly verdict: 'first_more' | 'second_more' | 'not_separated';
  /** Pairs of answers, and how many of them each passed. */
  readonly pairs: number;
  readonly firstPassed: number;
  readonly secondPassed: number;
  /** First less second in points of a hundred, `+17`; limits null: not known. */
  readonly points: string;
  readonly interval: readonly [low: string, high: string] | null;
  readonly firstBetter: number;
  readonly secondBetter: number;
  /** `= 0.031`, `< 0.001`. */
  readonly p: string;
  /** False where so few answers differ that no result could have shown anything. */
  readonly couldShow: boolean;
}

export interface PassFacts {
  readonly name: string;
  readonly prompts: number;
  readonly passed: number;
  readonly judged: number;
  /** Of a hundred, as the limits; null: not known. */
  readonly share: string;
  readonly interval: readonly [low: string, high: string] | null;
  /** Answers still wanted for ten points either way; null: none, or nobody can say. */
  readonly more: number | null;
  /** The chance, of a hundred, that one of so many answers to a prompt passes. */
  readonly atLeastOne: { readonly of: number; readonly chance: string } | null;
}

export interface AnalysisSentences {
  readonly scope: (prompts: number) => string;
  /** `X finishes 1.3 to 1.7 times as soon as Y`. `scope` is put in front of the first one. */
  readonly apart: Readonly<Record<PairFigure, (facts: PairFacts) => string>>;
  readonly onePair: Readonly<Record<PairFigure, (facts: PairFacts) => string>>;
  readonly notSeparated: (
    names: readonly string[],
    leader: string,
    figure: string,
    /** Repeats or prompts still wanted; null: no number would do. */
    more: { readonly n: number; readonly per: 'repeat' | 'prompt' } | null,
  ) => string;
  /** By how much in the figure's own unit: `value`, and an interval that goes with it. */
  readonly difference: (facts: DifferenceFacts) => string;
  readonly passes: (facts: PassFacts) => string;
  readonly accuracy: (facts: AccuracyFacts) => string;
  readonly pair: PairWords;
  /** Said where the same was asked more than once. */
  readonly looks: (n: number) => string;
  /** `X met every target in 3 of 4 runs (first answer at most 5.00 s).` */
  readonly goodput: (facts: {
    readonly name: string;
    readonly good: number;
    readonly total: number;
    readonly targets: readonly { readonly figure: string; readonly most: string }[];
  }) => string;
  /** Ends a sentence whose factors are an interval; prompts are told at its beginning. */
  readonly counted: (n: number, per: 'repeat' | 'prompt') => string;
  readonly enough: (facts: {
    readonly model: string;
    readonly effort: string;
    readonly best: string;
    readonly score: string;
    readonly bestScore: string;
    readonly saving: string;
  }) => string;
  readonly onlyBest: (facts: {
    readonly model: string;
    readonly effort: string;
    readonly score: string;
  }) => string;
  readonly judgeFirst: (model: string) => string;
  /** More effort, and hardly any more thinking: by no more than `leastEffect` of the metrics. */
  readonly noEffect: (model: string) => string;
  /** `high: sent as reasoning_effort high, 1,204 reasoning tokens`. */
  readonly effortStep: (facts: {
    readonly effort: string;
    readonly applied: string | null;
    readonly tokens: string | null;
  }) => string;
  readonly fit: (facts: {
    readonly name: string;
    readonly low: string;
    readonly high: string;
    readonly n: number;
  }) => string;
  readonly fitOpen: (facts: { readonly name: string; readonly speed: string; readonly n: number }) => string;
  readonly fitNone: (name: string) => string;
}

const languages: Readonly<Record<Language, AnalysisSentences>> = { en, zh };

export const analysisSentences = (language: Language): AnalysisSentences => languages[language];
