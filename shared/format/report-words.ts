// What a report says beside the figures themselves, in one language.

/** Ranges of so many runs each do not meet once in so many times, where nothing differs: (2n)! / 2 n! n!. */
export const chanceOfApart: Readonly<Record<number, number>> = { 2: 3, 3: 10 };

export interface ReportWords {
  readonly kind: string;
  /** What stands between the items of a list. */
  readonly comma: string;
  /** Behind a label. */
  readonly colon: string;
  readonly someSimulated: (names: readonly string[]) => string;
  readonly allSimulated: string;
  readonly counts: (trials: number, contenders: number, lanes: number) => string;
  readonly prompt: string;
  readonly system: string;
  readonly user: string;
  readonly variables: string;
  readonly attachments: string;
  readonly promptRemoved: string;
  readonly textRemoved: string;
  readonly personsNotes: string;

  readonly lineup: string;
  readonly columns: {
    readonly contender: string;
    readonly served: string;
    readonly dialect: string;
    readonly settings: string;
    readonly price: string;
    readonly lanes: string;
  };
  readonly served: (model: string) => string;
  readonly streamed: string;
  readonly atOnce: string;
  readonly limit: (tokens: string) => string;
  readonly temperature: (value: string) => string;
  readonly topP: (value: string) => string;
  /** Of a contender that was told other words than the rest. */
  readonly ownPrompt: string;
  readonly turnsBefore: (n: number) => string;
  readonly price: (input: string, output: string) => string;
  readonly playPrice: string;
  readonly priceOf: (source: string, asOf: string) => string;

  readonly trial: (n: number, of: number) => string;
  readonly trialFacts: (repeats: number, seed: number) => string;
  readonly leftWithin: (lanes: number, waves: number, time: string) => string;
  readonly waitedForPlace: (lanes: number) => string;
  readonly compare: string;
  /** `best`: how a lead is marked whose range meets no other. */
  readonly compareNote: (repeats: number, best: 'coloured' | 'slanted') => string;
  /** Columns without a figure, and the sentence that says why. */
  readonly empty: (columns: readonly string[], why: string) => string;
  readonly ofLanes: (n: number, of: number) => string;
  readonly timeline: string;
  readonly timelineNote: string;
  readonly legend: {
    readonly waiting: string;
    readonly thinking: string;
    readonly thinkingHidden: string;
    readonly answering: string;
    readonly tail: string;
    readonly broken: string;
  };

  readonly lanes: string;
  readonly repeat: (n: number, of: number) => string;
  readonly thinking: string;
  readonly thinkingBilled: (tokens: string) => string;
  readonly answer: string;
  readonly noAnswer: string;
  readonly request: string;
  readonly requestNote: string;
  readonly notSent: string;
  readonly attempts: (n: number) => string;
  readonly allFigures: string;
  readonly figure: string;
  readonly value: string;
  readonly known: string;
  readonly unknownPrice: string;
  readonly priced: (price: string, source: string) => string;
  readonly bounds: { readonly upper: string; readonly lower: string };

  readonly comparisons: string;
  readonly fits: string;
  readonly fitColumns: {
    readonly over: string;
    readonly speed: string;
    readonly fixed: string;
    readonly method: string;
  };
  readonly fitNote: string;
  readonly leastSquares: (speed: string) => string;
  readonly moreCalls: (n: number) => string;
  /** Figures behind a verdict on thinking against answering; parts of a hundred of the answer's time per token. */
  readonly pathFigures: (
    facts: Readonly<Record<'thinking' | 'answer' | 'difference' | 'low' | 'high' | 'margin', string>>,
  ) => string;
  readonly withInput: (speed: string) => string;
  readonly singleCalls: (speed: string, n: number) => string;
  readonly mayMislead: (causes: readonly string[]) => string;
  readonly calls: (n: number) => string;

  readonly methods: string;
  readonly method: {
    readonly clock: readonly [string, string];
    readonly order: (seeds: string) => readonly [string, string];
    readonly statistics: readonly [string, string];
    /** Each said where the report has such figures. */
    readonly ratios: string;
    readonly differences: string;
    readonly passes: string;
    readonly passPairs: string;
    readonly hiddenSpeed: readonly [string, string];
    readonly speed: (trim: string | null) => readonly [string, string];
    readonly tokens: readonly [string, string];
    readonly money: readonly [string, string];
    /** Followed by one line for each contender. */
    readonly prices: string;
    /** Said where the costs are not those of the day. */
    readonly repriced: (how: { readonly on: string | null; readonly as: string | null }) => string;
    readonly key: readonly [string, string];
  };
  readonly definitions: string;
  readonly origins: string;
  readonly originsNote: string;
  readonly madeBy: (app: string, date: string) => string;
  readonly session: string;
}
