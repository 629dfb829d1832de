// The rail's list: the heads of sessions, as the search leaves them.

import { useApp } from './app-store.ts';
import { attempt, laboratory } from './laboratory.ts';

export async function refreshHeaders(): Promise<void> {
  const { query } = useApp.getState();
  const { sessions } = await laboratory().sessions.list({ query, limit: 200, offset: 0 });
  useApp.setState({ headers: sessions });
}

export function search(query: string): void {
  useApp.setState({ query });
  void attempt(refreshHeaders);
}
