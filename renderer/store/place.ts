// Where the person was in a session: which trial was shown. Kept with the layout, so that a session
// opens as it was left.

import type { SessionId, TrialId } from '../../shared/trial/ids.ts';
import { useApp } from './app-store.ts';
import { updateSettings } from './settings.ts';

const keyOf = (id: SessionId): string => `at ${id}`.slice(0, 60);

export function showTrial(trialId: TrialId): void {
  const { session } = useApp.getState();
  useApp.setState({ trialId, next: null });
  if (session) void updateSettings({ layout: { [keyOf(session.id)]: trialId } });
}

/** The trial that was shown last, where it is still there. */
export function placeIn(id: SessionId, trialIds: readonly TrialId[]): TrialId | null {
  const kept = useApp.getState().settings.layout[keyOf(id)];
  return trialIds.find(trialId => trialId === kept) ?? trialIds.at(-1) ?? null;
}
