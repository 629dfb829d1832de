// What a model takes in a request, as data: which role its system prompt has, what its limit is
// called, whether it takes sampling, how each step of the one effort scale is written for it.
//
// Rows are tried from the first to the last, and each says only what it knows: the first that fits
// and says something decides. No code asks for a model's name; a new model is a new row.

import type { Effort } from '../../trial/contender.ts';

export type EffortLevel = Exclude<Effort, number>;

/** A piece of a request body, merged into the rest of it. */
export type Fragment = Readonly<Record<string, unknown>>;

/** How the one scale of effort is written for a model. */
export interface EffortDial {
  readonly levels: Readonly<Partial<Record<EffortLevel, Fragment>>>;
  /** For a level above off without a step of its own: a model that knows only on and off. */
  readonly coarse?: Fragment;
  /** A budget in thinking tokens, both ends included. */
  readonly budget?: {
    readonly min: number;
    readonly max: number;
    readonly body: (tokens: number) => Fragment;
  };
}

export interface ModelTraits {
  /** Where the system prompt goes; `folded`: in front of the user's, since the model takes none. */
  readonly system: 'system' | 'developer' | 'folded';
  readonly limitField: 'max_tokens' | 'max_completion_tokens';
  /** Sent where the person set no limit, in a dialect that demands one. */
  readonly defaultLimit: number;
  /**
   * `either`: temperature or top_p, not both, and neither while it thinks; `without_thinking`: only with effort off;
   * `idle_in_thinking`: taken always, with an effect only there.
   */
  readonly sampling: 'taken' | 'refused' | 'without_thinking' | 'idle_in_thinking' | 'either';
  /** The range of temperature that is taken, both ends included. */
  readonly temperature: readonly [least: number, most: number];
  readonly images: boolean;
  /** `only`: thinking comes in streams alone. */
  readonly streaming: 'any' | 'only';
  /** Null: it takes no effort setting. */
  readonly effort: EffortDial | null;
  /** Sent with every request. */
  readonly always: Fragment;
  /** Asks for thinking to be shown; left out where the person does without. */
  readonly summary: Fragment;
  /** The `stream_options` of a streamed request; null: none is sent. */
  readonly streamOptions: Fragment | null;
  /** What the thinking shown is, where the stream itself does not tell. */
  readonly thinkingKind: 'raw' | 'summary';
}

export interface TraitRow {
  readonly dialect: string;
  /** Undefined: any flavour and none; null among them stands for no flavour. */
  readonly flavours?: readonly (string | null)[];
  readonly models: RegExp;
  readonly traits: Partial<ModelTraits>;
  /** Where this was read, and when. */
  readonly source: string;
  readonly asOf: string;
}

/** Each of `levels` under its own word, or the word given for it. */
export const dial = (
  levels: readonly EffortLevel[],
  body: (word: string) => Fragment,
  words: Readonly<Partial<Record<EffortLevel, string>>> = { off: 'none' },
): EffortDial['levels'] => Object.fromEntries(levels.map(level => [level, body(words[level] ?? level)]));

/** Levels for a model that takes only a number. */
export const dialOfBudgets = (
  budgets: Readonly<Partial<Record<EffortLevel, number>>>,
  body: (tokens: number) => Fragment,
): EffortDial['levels'] =>
  Object.fromEntries(Object.entries(budgets).map(([level, tokens]) => [level, body(tokens)]));

/** Rows of one family, with the dialect, flavours, source and day they share. */
export const family =
  (common: Pick<TraitRow, 'dialect' | 'flavours' | 'source' | 'asOf'>) =>
  (models: RegExp, traits: Partial<ModelTraits>): TraitRow => ({ ...common, models, traits });
