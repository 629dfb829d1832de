// The rail's list: the heads of sessions, as search and tag leave them.

import { useApp } from './app-store.ts';
import { attempt, laboratory } from './laboratory.ts';

const page = 200;
let asked = 0;

/** The answer to the last question counts, whichever comes last. */
export async function refreshHeaders(): Promise<void> {
  const { query, tag, railLimit } = useApp.getState();
  const mine = (asked += 1);
  const { sessions, more } = await laboratory().sessions.list({
    query,
    limit: railLimit,
    offset: 0,
    ...(tag !== null && { tag }),
  });
  if (mine === asked) useApp.setState({ headers: sessions, hasMore: more });
}

export function search(query: string): void {
  useApp.setState({ query });
  void attempt(refreshHeaders);
}

/** Only sessions of this tag; null: of every one. */
export function filterByTag(tag: string | null): void {
  useApp.setState({ tag });
  void attempt(refreshHeaders);
}

export function showOlder(): void {
  useApp.setState(({ railLimit }) => ({ railLimit: Math.min(500, railLimit + page) }));
  void attempt(refreshHeaders);
}
