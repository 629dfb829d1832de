// A contender is one model at one setting: a column of the screen, a row of the report.

import type { Brand } from './ids.ts';
import type { Speech } from './speech.ts';

export type ContenderId = Brand<'contender'>;

export const effortLevels = ['off', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;

/** A level of the one scale the screen shows, or a budget in thinking tokens. */
export type Effort = (typeof effortLevels)[number] | number;

/** One exchange that came before: what was asked, and what this contender is taken to have said. */
export interface Turn {
  readonly user: string;
  readonly assistant: string;
}

/** What a contender is told instead of the session's own words. */
export interface Variant {
  readonly system?: string;
  readonly user?: string;
}

export interface Contender {
  readonly id: ContenderId;
  /** The endpoint's name: `practice`, `openai`, `lab`. Keys and prices hang on it. */
  readonly endpoint: string;
  readonly dialect: string;
  readonly flavour: string | null;
  /** What stands before the dialect's path. `practice:` for the simulated models. */
  readonly baseUrl: string;
  readonly model: string;
  readonly effort: Effort | null;
  readonly temperature: number | null;
  /** Covers thinking and answer together, as every provider bills them. */
  readonly maxOutputTokens: number | null;
  readonly streamed: boolean;
  /** True for practice models only: labelled in every view, file and report. */
  readonly simulated: boolean;
  readonly topP?: number;
  /** A prompt of its own, so that prompt A against prompt B are two columns. */
  readonly variant?: Variant;
  /** The conversation so far, oldest first, where this is a continuation. */
  readonly history?: readonly Turn[];
  /** Where its server differs from the dialect it speaks. */
  readonly speech?: Speech;
}

/** `ENDPOINT/MODEL[@EFFORT]`, the way the command line and the report write it. */
export const contenderName = (c: Pick<Contender, 'endpoint' | 'model' | 'effort'>): string =>
  `${c.endpoint}/${c.model}${c.effort === null ? '' : `@${c.effort}`}`;

/**
 * What stands ahead of a name in a lineup where another contender reads the same, told apart by nothing
 * that a name says: its place, `2 `. Else nothing.
 */
export function placesIn(lineup: readonly Contender[]): ReadonlyMap<ContenderId, string> {
  const names = lineup.map(contenderName);
  const isShared = (name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name);
  return new Map(
    lineup.map((contender, i) => [contender.id, isShared(contenderName(contender)) ? `${i + 1} ` : '']),
  );
}

/** The names of a lineup as the command line and the report write them, no two of them alike. */
export function namesIn(lineup: readonly Contender[]): ReadonlyMap<ContenderId, string> {
  const places = placesIn(lineup);
  return new Map(
    lineup.map(contender => [contender.id, `${places.get(contender.id) ?? ''}${contenderName(contender)}`]),
  );
}

/** Reads `ENDPOINT/MODEL[@EFFORT]`. Anything after @ that is no effort belongs to the model id. */
export function parseContenderName(
  text: string,
): { readonly endpoint: string; readonly model: string; readonly effort: Effort | null } | undefined {
  const slash = text.indexOf('/');
  if (slash < 1 || slash === text.length - 1) return undefined;
  const endpoint = text.slice(0, slash);
  const rest = text.slice(slash + 1);
  const at = rest.lastIndexOf('@');
  const effort = at > 0 ? parseEffort(rest.slice(at + 1)) : undefined;
  return effort === undefined
    ? { endpoint, model: rest, effort: null }
    : { endpoint, model: rest.slice(0, at), effort };
}

function parseEffort(word: string): Effort | undefined {
  if (/^[1-9][0-9]{0,8}$/.test(word)) return Number(word);
  return effortLevels.find(level => level === word);
}
