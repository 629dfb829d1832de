// Sessions as a whole: opened, made, copied, pinned, removed and brought back, carried in and out.

import type { ContenderDraft } from '../../shared/contract/contract.ts';
import type { Redaction } from '../../shared/session-file/document.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import type { SessionId } from '../../shared/trial/ids.ts';
import type { Prompt } from '../../shared/trial/session.ts';
import { headOf, languageOf, screenWords, useApp } from './app-store.ts';
import { editSession, flush } from './edit.ts';
import { refreshHeaders } from './headers.ts';
import { attempt, laboratory } from './laboratory.ts';
import { draftOf } from './lineup.ts';
import { placeIn } from './place.ts';
import { save as saveFile } from './save-file.ts';
import { stopWatching, watch } from './trials.ts';

const { setState: set, getState: get } = useApp;

export async function openSession(id: SessionId): Promise<void> {
  await attempt(async () => {
    await flush();
    const opened = await laboratory().sessions.open({ id });
    if (!opened) return;
    stopWatching();
    set({
      session: opened.session,
      trials: opened.trials.map(headOf),
      lanes: Object.fromEntries(opened.trials.flatMap(trial => trial.lanes.map(lane => [lane.id, lane]))),
      startedAt: {},
      running: new Set(opened.running),
      shown: {},
      next: null,
      trialId: placeIn(
        id,
        opened.trials.filter(trial => trial.options.again === undefined).map(trial => trial.id),
      ),
    });
    void laboratory().settings.update({ layout: { session: id } });
    for (const trialId of opened.running) void watch(trialId);
  });
}

/** A new session with the lineup at hand and nothing asked yet. */
export async function newSession(): Promise<void> {
  await attempt(async () => {
    await flush();
    const lineup = get().session?.lineup.map(draftOf) ?? sampleLineup;
    await created('', { system: '', user: '', variables: {} }, lineup);
  });
}

/** The first session of a new profile: a sample prompt and practice models, one press from a result. */
export async function firstSession(): Promise<void> {
  const { sample } = screenWords();
  const prompt = { system: '', user: sample.prompt, variables: {} };
  await attempt(() => created(sample.title, prompt, sampleLineup));
}

async function created(title: string, prompt: Prompt, lineup: ContenderDraft[]): Promise<void> {
  const session = await laboratory().sessions.create({ title, prompt, lineup });
  await refreshHeaders();
  await openSession(session.id);
}

/** Two that answer differently: enough for a first result in a few seconds. */
const sampleLineup: ContenderDraft[] = ['o1-mini', 'gpt-4o', 'gpt-4o-mini'].map((model, index) => ({
  id: `c${index + 1}` as ContenderId,
  endpoint: 'practice',
  model,
  effort: null,
  temperature: null,
  maxOutputTokens: null,
  streamed: true,
}));

export async function duplicateSession(id: SessionId): Promise<void> {
  await attempt(async () => {
    await flush();
    const copy = await laboratory().sessions.duplicate({ id });
    await refreshHeaders();
    await openSession(copy.id);
  });
}

export async function pinSession(id: SessionId, pinned: boolean): Promise<void> {
  await attempt(async () => {
    const saved = await laboratory().sessions.update({ id, patch: { pinned } });
    if (get().session?.id === id) set({ session: { ...saved } });
    await refreshHeaders();
  });
}

/** Any session of the list takes a new name, the open one too. */
export async function renameSession(id: SessionId, title: string): Promise<void> {
  await attempt(async () => {
    if (get().session?.id === id) editSession({ title });
    else await laboratory().sessions.update({ id, patch: { title } });
    await flush();
    await refreshHeaders();
  });
}

export async function removeSession(id: SessionId): Promise<void> {
  await attempt(async () => {
    await flush();
    await laboratory().sessions.remove({ id });
    await refreshHeaders();
    const undo = (): void => {
      set({ toast: null });
      void attempt(async () => {
        await laboratory().sessions.restore({ id });
        await refreshHeaders();
        await openSession(id);
      });
    };
    set({ toast: { text: screenWords().removed, undo } });
    const [first] = get().headers;
    if (get().session?.id === id) await (first ? openSession(first.id) : newSession());
  });
}

export async function exportSession(
  format: 'html' | 'md' | 'csv' | 'json',
  leftOut?: Redaction,
): Promise<void> {
  await attempt(async () => {
    await flush();
    const { session, settings } = get();
    if (!session) return;
    const language = languageOf(settings);
    const asked = { id: session.id, format, tape: true, language, ...(leftOut && { leftOut }) };
    saveFile(await laboratory().sessions.export(asked));
  });
}

export async function importSession(file: File): Promise<void> {
  await attempt(async () => {
    await flush();
    const session = await laboratory().sessions.import({ document: await file.text() });
    await refreshHeaders();
    await openSession(session.id);
  });
}
