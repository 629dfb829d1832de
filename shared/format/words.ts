// What a language must be able to say. English and Chinese both fill this shape, so a word that
// is missing in one of them does not compile.

import type { StoreTrouble, StoreTroubleCode } from '../contract/store-trouble.ts';
import type { Lead, Summary } from '../metrics/compare.ts';
import type { Script } from '../metrics/language-shares.ts';
import type { confounders } from '../metrics/single-path.ts';
import type { SlopeVerdict } from '../metrics/stats/slopes.ts';
import type { Absence, Origin } from '../reading.ts';
import type { FailureKind, NextStep } from '../trial/failure.ts';
import type { Phase } from '../trial/lane.ts';
import type { FinishReason, LaneStatus, ReasoningKind } from '../trial/lane-event.ts';
import type { CompareWarning, FailureCode, FitMethod, FitWarning, NoteCode, RuleCode } from './codes.ts';
import type { EndpointWords } from './endpoint-words.ts';
import type { MeasureName } from './measures.ts';
import type { ReportWords } from './report-words.ts';

/** A short word for a label, and one plain sentence. */
export interface Term {
  readonly word: string;
  readonly sentence: string;
}

/** What a sentence about a failure may mention. All of it plain text from outside, never markup. */
export interface FailureFacts {
  /** `127.0.0.1:8080`. */
  readonly host: string;
  readonly endpoint: string;
  readonly model: string;
  /** ` (401: Incorrect API key provided)`, made by `detail`; empty where nothing more is known. */
  readonly detail: string;
  /** True where the other side said something in its own words. */
  readonly said: boolean;
  /** How long to wait, `7 s`; null: the server did not say. */
  readonly wait: string | null;
}

export interface NoteFacts {
  /** The note's own detail in brackets, ` (3)`; empty where there is none. */
  readonly aside: string;
  readonly model: string;
  /** The output limit asked for, `4,096`; null: none. */
  readonly limit: string | null;
  readonly effort: string | null;
}

type Confounder = (typeof confounders)[number];

type Say<Facts> = (facts: Facts) => string;

export interface Words {
  readonly units: {
    readonly ms: string;
    readonly s: string;
    readonly min: string;
    readonly h: string;
    readonly tokensPerSecond: string;
    readonly secondsPerToken: string;
  };
  readonly measures: Readonly<Record<MeasureName, Term>>;
  readonly origins: Readonly<Record<Origin, Term & { readonly mark: string }>>;
  /** `word` stands in place of the figure: a dash, or a word where one says more. */
  readonly absences: Readonly<Record<Absence, Term>>;
  /** For rules with a number in them, `n` is that number. */
  readonly rules: Readonly<Record<RuleCode, (n: string) => string>>;
  readonly between: (low: string, high: string) => string;
  readonly statuses: Readonly<Record<LaneStatus, Term>>;
  readonly phases: Readonly<Record<Phase, string>>;
  readonly finishes: Readonly<Record<FinishReason, Term>>;
  readonly reasoning: Readonly<Record<ReasoningKind, Term>>;
  readonly failure: {
    readonly kinds: Readonly<Record<FailureKind, Say<FailureFacts>>>;
    readonly codes: Readonly<Record<FailureCode, Say<FailureFacts>>>;
    readonly next: Readonly<Record<NextStep, Say<FailureFacts>>>;
    readonly detail: (parts: readonly string[]) => string;
    /** What stands between two sentences. */
    readonly gap: string;
  };
  readonly notes: Readonly<Record<NoteCode, Say<NoteFacts>>>;
  readonly troubles: Readonly<Record<StoreTroubleCode, Say<Pick<StoreTrouble, 'detail' | 'count'>>>>;
  readonly compare: {
    readonly certainty: Readonly<Record<Lead['certainty'], string>>;
    readonly interval: (low: string, high: string) => string;
    readonly spread: Readonly<Record<Summary['spread'], (low: string, high: string) => string>>;
    readonly runs: (n: number, of: number) => string;
    readonly warnings: Readonly<Record<CompareWarning, string>>;
  };
  readonly fitWarnings: Readonly<Record<FitWarning, string>>;
  readonly fitMethods: Readonly<Record<FitMethod, string>>;
  /** Is hidden thinking as fast as answering? Never a proof. */
  readonly paths: Readonly<Record<SlopeVerdict, string>>;
  readonly confounders: Readonly<Record<Confounder, string>>;
  /** A script as the share of a text: `Chinese 92 %`. */
  readonly scripts: Readonly<Record<Script, string>>;
  readonly languages: {
    readonly prompt: (shares: string) => string;
    readonly thinking: (shares: string) => string;
    readonly answer: (shares: string) => string;
  };
  /** What is known of a lane beside its figures. */
  readonly laneFacts: {
    readonly connection: string;
    readonly reused: string;
    readonly fresh: string;
    readonly steps: Readonly<Record<'dnsMs' | 'connectMs' | 'tlsMs', string>>;
    readonly marks: Readonly<Record<'writtenMs' | 'headersMs' | 'doneMs', string>>;
    readonly effort: string;
    /** Asked for, what stood in the request (null: nothing), tokens thought (null: not told). */
    readonly effortText: (facts: {
      readonly asked: string;
      readonly applied: string | null;
      readonly seen: string | null;
    }) => string;
    readonly keptFor: (time: string) => string;
    readonly served: Readonly<Record<'model' | 'tier' | 'upstream' | 'fingerprint' | 'requestId', string>>;
  };
  readonly aside: (text: string) => string;
  readonly date: (d: {
    readonly year: number;
    readonly month: number;
    readonly day: number;
    readonly time: string;
  }) => string;
  readonly efforts: Readonly<Record<'off' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max', string>>;
  readonly budget: (tokens: string) => string;
  readonly report: ReportWords;
  readonly endpoints: EndpointWords;
}
