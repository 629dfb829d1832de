// Who is asked: contenders added, changed, moved, multiplied, taken away, and lineups kept by name.

import type { ContenderDraft } from '../../shared/contract/contract.ts';
import {
  contenderName,
  parseContenderName,
  type Contender,
  type ContenderId,
  type Effort,
} from '../../shared/trial/contender.ts';
import { screenWords, useApp } from './app-store.ts';
import { flush } from './edit.ts';
import { attempt, laboratory } from './laboratory.ts';

const { setState: set, getState: get } = useApp;

/** The column as it is asked for: all but what the other side fills in. */
export const draftOf = (contender: Contender): ContenderDraft => {
  const { dialect: _dialect, flavour: _flavour, baseUrl: _url, simulated: _simulated, ...draft } = contender;
  return draft;
};

const drafts = (): readonly ContenderDraft[] => (get().session?.lineup ?? []).map(draftOf);

/** The last change asked for: whatever comes back for an older one is out of date. */
let newest = 0;
/** Ends when every earlier change is saved: a later one never overtakes it. */
let earlier: Promise<unknown> = Promise.resolve();

/** Resolves once every change asked for so far is saved, or given up. */
export const lineupSaved = (): Promise<unknown> => earlier;

/**
 * Shown at once, so that a change that follows builds on it, then saved. Only the lineup is taken
 * from the answer: the rest of the session may have been typed on meanwhile.
 */
export async function setLineup(lineup: readonly ContenderDraft[]): Promise<boolean> {
  const { session } = get();
  if (!session) return false;
  const turn = (newest += 1);
  const show = (shown: readonly Contender[]): void => {
    const now = get().session;
    if (turn === newest && now?.id === session.id) set({ session: { ...now, lineup: shown } });
  };
  const foreseen = foreseeable(lineup, session.lineup);
  if (foreseen) show(foreseen);
  const before = earlier;
  const saving = attempt(async () => {
    await before;
    await flush();
    const patch = { lineup: [...lineup] };
    show((await laboratory().sessions.update({ id: session.id, patch })).lineup);
  });
  earlier = saving;
  const isSaved = await saving;
  if (!isSaved) show(session.lineup);
  return isSaved;
}

/** The lineup to come, where nothing in it waits for what only the other side knows. */
function foreseeable(
  lineup: readonly ContenderDraft[],
  before: readonly Contender[],
): readonly Contender[] | undefined {
  const next = lineup.flatMap(draft => {
    const facts = before.find(({ endpoint }) => endpoint === draft.endpoint);
    if (!facts) return [];
    const { dialect, flavour, baseUrl, simulated } = facts;
    return [{ ...draft, dialect, flavour, baseUrl, simulated } as Contender];
  });
  return next.length === lineup.length ? next : undefined;
}

/** The next free id: c1, c2 ... */
export function freshId(lineup: readonly Pick<ContenderDraft, 'id'>[]): ContenderId {
  const taken = lineup.map(({ id }) => Number(id.replace(/\D/g, '')) || 0);
  return `c${Math.max(0, ...taken) + 1}` as ContenderId;
}

/** Adds `endpoint/model[@effort]`; resolves to whether that was a name. */
export async function addContender(text: string): Promise<boolean> {
  const name = parseContenderName(text.trim());
  if (!name || !get().session) return false;
  const lineup = drafts();
  return setLineup([
    ...lineup,
    { id: freshId(lineup), ...name, temperature: null, maxOutputTokens: null, streamed: true },
  ]);
}

/** Takes a column away; the toast brings it back to its place. */
export async function removeContender(id: ContenderId): Promise<void> {
  const before = drafts();
  const gone = before.find(draft => draft.id === id);
  if (!gone || !(await setLineup(before.filter(draft => draft.id !== id)))) return;
  const undo = (): void => {
    set({ toast: null });
    void setLineup(before);
  };
  set({ toast: { text: screenWords().compose.removedOne(contenderName(gone)), undo } });
}

export const changeContender = (id: ContenderId, change: Partial<ContenderDraft>): Promise<boolean> =>
  setLineup(drafts().map(draft => (draft.id === id ? changed(draft, change) : draft)));

/** A key that is changed to undefined goes away: absent, not there. */
function changed(draft: ContenderDraft, change: Partial<ContenderDraft>): ContenderDraft {
  const merged = Object.entries({ ...draft, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(merged) as unknown as ContenderDraft;
}

/** Moves a column to another place, counted from 0, and says so to those who listen. */
export async function moveContender(id: ContenderId, place: number): Promise<void> {
  const lineup = drafts();
  const from = lineup.findIndex(draft => draft.id === id);
  const draft = lineup[from];
  const to = Math.min(lineup.length - 1, Math.max(0, place));
  if (!draft || from === to) return;
  const rest = lineup.toSpliced(from, 1);
  await setLineup(rest.toSpliced(to, 0, draft));
  set({ announcement: screenWords().compose.moved(contenderName(draft), to + 1, lineup.length) });
}

/** A copy beside the column; resolves to its id. */
export async function duplicateContender(id: ContenderId): Promise<ContenderId | undefined> {
  const lineup = drafts();
  const at = lineup.findIndex(draft => draft.id === id);
  const draft = lineup[at];
  if (!draft) return undefined;
  const copy = { ...draft, id: freshId(lineup) };
  return (await setLineup(lineup.toSpliced(at + 1, 0, copy))) ? copy.id : undefined;
}

/** One column for each of the levels that is not there yet. */
export async function sweepEffort(id: ContenderId, levels: readonly Effort[]): Promise<void> {
  const lineup = drafts();
  const at = lineup.findIndex(draft => draft.id === id);
  const draft = lineup[at];
  if (!draft) return;
  const isThere = (level: Effort): boolean =>
    lineup.some(
      ({ endpoint, model, effort }) =>
        endpoint === draft.endpoint && model === draft.model && effort === level,
    );
  const added: ContenderDraft[] = [];
  for (const effort of levels.filter(level => !isThere(level))) {
    added.push({ ...draft, effort, id: freshId([...lineup, ...added]) });
  }
  await setLineup(lineup.toSpliced(at + 1, 0, ...added));
  set({ announcement: screenWords().compose.swept(added.length) });
}

/** Keeps the lineup under a name; one of the same name is replaced. */
export const saveLineup = (name: string): Promise<boolean> =>
  attempt(async () => {
    const kept = (get().settings.lineups ?? []).filter(lineup => lineup.name !== name);
    const lineups = [...kept, { name, lineup: drafts() }];
    set({
      settings: await laboratory().settings.update({ lineups }),
      toast: { text: screenWords().compose.lineupSaved(name) },
    });
  });

export async function loadLineup(name: string): Promise<void> {
  const saved = get().settings.lineups?.find(lineup => lineup.name === name);
  if (saved) await setLineup(saved.lineup);
}

export const removeLineup = (name: string): Promise<boolean> =>
  attempt(async () => {
    const before = get().settings.lineups ?? [];
    const keep = async (lineups: typeof before): Promise<void> =>
      set({ settings: await laboratory().settings.update({ lineups }) });
    await keep(before.filter(lineup => lineup.name !== name));
    const undo = (): void => {
      set({ toast: null });
      void attempt(() => keep(before));
    };
    set({ toast: { text: screenWords().compose.lineupRemoved(name), undo } });
  });
