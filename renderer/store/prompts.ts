// Prompts as wholes: those that were run before, those that come with the app, put in place of the
// one that is written, with the way back.

import type { Prompt } from '../../shared/trial/session.ts';
import { screenWords, useApp, type TrialHead } from './app-store.ts';
import { editSession } from './edit.ts';
import { attempt, laboratory } from './laboratory.ts';

/** Names of `{{variables}}` in both texts, in the order in which they first stand there. */
export const variablesIn = ({ system, user }: Pick<Prompt, 'system' | 'user'>): readonly string[] => [
  ...new Set(
    [...`${system}\n${user}`.matchAll(/\{\{\s*([\p{L}\p{N}_-]+)\s*\}\}/gu)].map(([, name]) => name ?? ''),
  ),
];

/** Variables that are named and have no value: they are sent as they stand. */
export const withoutValue = (prompt: Prompt): readonly string[] =>
  variablesIn(prompt).filter(name => (prompt.variables[name] ?? '') === '');

/** How many prompts of other sessions are listed. */
const farBack = 30;

/** Prompts of all sessions, the last one first; none where they can't be had. */
export async function pastPrompts(): Promise<readonly Prompt[]> {
  let past: readonly Prompt[] = [];
  await attempt(async () => {
    past = await laboratory().sessions.prompts({ limit: farBack });
  });
  return past;
}

/** Each of these once, in their order; none that `known` has. */
export function distinctPrompts(prompts: readonly Prompt[], known: readonly Prompt[]): readonly Prompt[] {
  const seen = new Set(known.map(keyOf));
  return prompts.filter(prompt => {
    const isNew = !seen.has(keyOf(prompt));
    seen.add(keyOf(prompt));
    return isNew;
  });
}

/** Each prompt that was run in this session, once, newest first; not the one that is written now. */
export const promptHistory = (trials: readonly Pick<TrialHead, 'prompt'>[], now: Prompt): readonly Prompt[] =>
  distinctPrompts(trials.map(({ prompt }) => prompt).toReversed(), [now]);

const keyOf = ({ system, user, variables, attachments = [] }: Prompt): string =>
  JSON.stringify([system, user, variables, attachments]);

/** Puts a prompt in place of the written one. What was written comes back by the toast. */
export function replacePrompt(prompt: Prompt): void {
  const { session } = useApp.getState();
  if (!session) return;
  const before = session.prompt;
  editSession({ prompt });
  if (before.user.trim() === '' && before.system.trim() === '') return;
  const undo = (): void => {
    useApp.setState({ toast: null });
    editSession({ prompt: before });
  };
  useApp.setState({ toast: { text: screenWords().compose.replaced, undo } });
}
