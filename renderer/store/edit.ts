// Typing and judging: shown at once, saved a moment after the last key.

import { titleFrom, type Session } from '../../shared/trial/session.ts';
import { screenWords, useApp } from './app-store.ts';
import { refreshHeaders } from './headers.ts';
import { attempt, laboratory } from './laboratory.ts';

const { setState: set, getState: get } = useApp;

let saving: ReturnType<typeof setTimeout> | undefined;
type Edit = Partial<Pick<Session, 'title' | 'prompt' | 'notes' | 'tags' | 'judgements' | 'votes'>>;
let unsaved: Edit = {};

export function editSession(patch: Edit): void {
  const { session } = get();
  if (!session) return;
  const title = patch.prompt && isUntouched(session) ? '' : patch.title;
  unsaved = { ...unsaved, ...patch, ...(title !== undefined && { title }) };
  set({ session: { ...session, ...patch } });
  clearTimeout(saving);
  saving = setTimeout(() => void attempt(flush), 400);
}

/** A session still under the sample's name takes its name from its prompt. */
const isUntouched = (session: Session): boolean =>
  session.title === screenWords().sample.title || session.title === titleFrom(session.prompt.user);

/** Saves what is typed and not yet saved. */
export async function flush(): Promise<void> {
  clearTimeout(saving);
  const { session } = get();
  if (!session || Object.keys(unsaved).length === 0) return;
  const patch = unsaved;
  unsaved = {};
  const saved = await laboratory().sessions.update({ id: session.id, patch });
  const now = get().session;
  // The lineup is saved on its own (lineup.ts): one that was changed meanwhile is not in this answer.
  if (now?.id === saved.id) set({ session: { ...saved, lineup: now.lineup, ...unsaved } });
  await refreshHeaders();
}
