// A session is what a person names, saves, reopens, duplicates and exports.

import type { EpochMs } from '../units.ts';
import type { Contender } from './contender.ts';
import type { SessionId } from './ids.ts';

export interface Prompt {
  readonly system: string;
  readonly user: string;
  /** Values for `{{name}}` in both texts. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface Session {
  readonly id: SessionId;
  readonly title: string;
  readonly createdAt: EpochMs;
  readonly updatedAt: EpochMs;
  readonly prompt: Prompt;
  readonly lineup: readonly Contender[];
  readonly notes: string;
  readonly pinned: boolean;
}

/** What the rail shows of a session, without loading its answers. */
export interface SessionHeader {
  readonly id: SessionId;
  readonly title: string;
  readonly createdAt: EpochMs;
  readonly updatedAt: EpochMs;
  readonly pinned: boolean;
  readonly contenders: number;
  readonly trials: number;
  /** True when a lane of it is running now. */
  readonly running: boolean;
  /** The words around a search hit; absent without a search. */
  readonly excerpt?: string;
}

/** Puts variables into a text. A name without a value stays as it stands, so that it is seen. */
export const fillVariables = (text: string, variables: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{\s*([\p{L}\p{N}_-]+)\s*\}\}/gu, (whole, name: string) =>
    Object.hasOwn(variables, name) ? (variables[name] ?? whole) : whole,
  );

/** The first words of a prompt, for a session nobody has named yet. */
export function titleFrom(prompt: string): string {
  const line = prompt.trim().split('\n', 1)[0]?.trim() ?? '';
  const characters = [...line];
  return characters.length <= 60 ? line : `${characters.slice(0, 59).join('').trimEnd()}…`;
}
