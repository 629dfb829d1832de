// Who is asked: contenders added, changed, taken away.

import type { ContenderDraft } from '../../shared/contract/contract.ts';
import { parseContenderName, type Contender, type ContenderId } from '../../shared/trial/contender.ts';
import { useApp } from './app-store.ts';
import { flush } from './edit.ts';
import { attempt, laboratory } from './laboratory.ts';

const { setState: set, getState: get } = useApp;

/** The column as it is asked for: all but what the other side fills in. */
export const draftOf = (contender: Contender): ContenderDraft => {
  const { dialect: _dialect, flavour: _flavour, baseUrl: _url, simulated: _simulated, ...draft } = contender;
  return draft;
};

async function setLineup(lineup: readonly ContenderDraft[]): Promise<void> {
  await attempt(async () => {
    const { session } = get();
    if (!session) return;
    await flush();
    set({ session: await laboratory().sessions.update({ id: session.id, patch: { lineup: [...lineup] } }) });
  });
}

/** Adds `endpoint/model[@effort]`; resolves to whether that was a name. */
export async function addContender(text: string): Promise<boolean> {
  const name = parseContenderName(text.trim());
  const { session } = get();
  if (!name || !session) return false;
  const taken = session.lineup.map(contender => Number(contender.id.replace(/\D/g, '')) || 0);
  const id = `c${Math.max(0, ...taken) + 1}` as ContenderId;
  const draft = { id, ...name, temperature: null, maxOutputTokens: null, streamed: true };
  await setLineup([...session.lineup.map(draftOf), draft]);
  return true;
}

export const removeContender = (id: ContenderId): Promise<void> =>
  setLineup((get().session?.lineup ?? []).filter(contender => contender.id !== id).map(draftOf));

export const changeContender = (id: ContenderId, change: Partial<ContenderDraft>): Promise<void> =>
  setLineup(
    (get().session?.lineup ?? []).map(contender =>
      contender.id === id ? { ...draftOf(contender), ...change } : draftOf(contender),
    ),
  );
