// A session is what a person names, saves, reopens, duplicates and exports.

import type { EpochMs } from '../units.ts';
import type { Contender } from './contender.ts';
import type { SessionId } from './ids.ts';
import type { Judgements, Vote } from './judgement.ts';

/** A file that goes with the prompt: an image as base64, or a text that is put into the user's words. */
export type Attachment =
  | { readonly kind: 'image'; readonly name: string; readonly mime: string; readonly base64: string }
  | { readonly kind: 'text'; readonly name: string; readonly mime: string; readonly text: string };

export interface Prompt {
  readonly system: string;
  readonly user: string;
  /** Values for `{{name}}` in both texts. */
  readonly variables: Readonly<Record<string, string>>;
  readonly attachments?: readonly Attachment[];
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
  readonly tags?: readonly string[];
  readonly judgements?: Judgements;
  /** Oldest first. */
  readonly votes?: readonly Vote[];
}

/** What the rail shows of a session, without loading its answers. */
export interface SessionHeader {
  readonly id: SessionId;
  readonly title: string;
  readonly createdAt: EpochMs;
  readonly updatedAt: EpochMs;
  readonly pinned: boolean;
  readonly tags?: readonly string[];
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

/**
 * Text attachments stand in front of the question, each under its name, so that every dialect says
 * the same words. Images are the dialect's business.
 */
export function withTextAttachments(user: string, attachments: readonly Attachment[] = []): string {
  const texts = attachments.flatMap(file => (file.kind === 'text' ? [`${file.name}:\n\n${file.text}`] : []));
  return [...texts, user].join('\n\n');
}

/** The first words of a prompt, for a session nobody has named yet. */
export function titleFrom(prompt: string): string {
  const line = prompt.trim().split('\n', 1)[0]?.trim() ?? '';
  const characters = [...line];
  return characters.length <= 60 ? line : `${characters.slice(0, 59).join('').trimEnd()}…`;
}
