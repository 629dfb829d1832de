// Tags of the open session: added, taken away, and all that the list knows.

import type { SessionHeader } from '../../shared/trial/session.ts';
import { useApp } from './app-store.ts';
import { editSession } from './edit.ts';

export function addTag(tag: string): void {
  const { session } = useApp.getState();
  const name = tag.trim().slice(0, 60);
  if (!session || name === '' || session.tags?.includes(name)) return;
  editSession({ tags: [...(session.tags ?? []), name] });
}

export function removeTag(tag: string): void {
  const { session } = useApp.getState();
  if (session) editSession({ tags: (session.tags ?? []).filter(known => known !== tag) });
}

/** Every tag of the list, once, in the order of the alphabet. */
export const tagsIn = (headers: readonly Pick<SessionHeader, 'tags'>[]): readonly string[] =>
  [...new Set(headers.flatMap(({ tags }) => tags ?? []))].toSorted((a, b) => a.localeCompare(b));
