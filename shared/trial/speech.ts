// How one server differs from the dialect it speaks, as a person sets it: where its thinking and
// its bill stand, what it takes. For a compatible server that no flavour knows, and for what a
// refusal has taught about one that we do know. All of it optional; what is not set is as usual.

export interface Speech {
  /** Where its thinking stands in a delta or message: `thinking`, or a path: `meta.thought`. */
  readonly reasoningField?: string;
  /** Where its answer stands, where that is not `content`. */
  readonly answerField?: string;
  /** Where the bill stands in a chunk or body: `stats`, `x.usage`. */
  readonly usageField?: string;
  /** Paths inside the bill, for counts under names of their own. */
  readonly counts?: {
    readonly input?: string;
    readonly cachedInput?: string;
    readonly output?: string;
    readonly reasoning?: string;
  };
  /** True where its output count leaves thinking out. */
  readonly outputExcludesReasoning?: boolean;
  /** True where its template opens the think tag, so that text begins inside thinking. */
  readonly startsInThinking?: boolean;
  /** What the thinking shown is; a summary is never timed as thinking. */
  readonly thinkingKind?: 'raw' | 'summary';
  /** True where its counts are made from visible text: a lower bound. */
  readonly lowTrust?: boolean;
  readonly systemRole?: 'system' | 'developer' | 'folded';
  readonly limitField?: 'max_tokens' | 'max_completion_tokens';
  /** False: no summary of the thinking is asked for. */
  readonly summaries?: boolean;
  /** False: nothing about usage is asked for in a stream. */
  readonly streamUsage?: boolean;
  /** Sent with every request, over what we would send. */
  readonly body?: Readonly<Record<string, unknown>>;
}
