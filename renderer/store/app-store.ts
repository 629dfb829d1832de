// What the screen knows. Sessions and settings as the laboratory tells them; lanes folded from
// their events by the one fold, and by nothing else. Panels read from here and call its verbs.

import { create } from 'zustand';
import type { ContenderDraft } from '../../shared/contract/contract.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import type { EndpointView, HostFacts, ModelView, Settings } from '../../shared/contract/views.ts';
import type { Language } from '../../shared/format/language.ts';
import { parseContenderName, type Contender, type ContenderId } from '../../shared/trial/contender.ts';
import type { LaneId, SessionId, TrialId } from '../../shared/trial/ids.ts';
import { foldLane, type Lane } from '../../shared/trial/lane.ts';
import type { Prompt, Session, SessionHeader } from '../../shared/trial/session.ts';
import { defaultOptions, type Trial, type TrialFrame } from '../../shared/trial/trial.ts';
import { reasonOf, type Link, type LinkState } from '../link/link.ts';
import { watchTrial } from '../link/watch-trial.ts';
import { wordsFor } from '../i18n/words.ts';
import { save as saveFile } from './save-file.ts';
import { feedOf } from './feed.ts';

export interface RunChoices {
  readonly repeats: number;
  readonly concurrency: number;
  readonly maxCostUsd: number | null;
}

export interface Toast {
  readonly text: string;
  readonly undo?: () => void;
}

/** The facts of a trial without its lanes, which are kept apart so that each redraws alone. */
export type TrialHead = Omit<Trial, 'lanes'> & { readonly laneIds: readonly LaneId[] };

export interface AppState {
  readonly link: LinkState;
  readonly isReady: boolean;
  readonly facts: HostFacts | null;
  readonly settings: Settings;
  readonly endpoints: readonly EndpointView[];
  readonly models: readonly ModelView[];
  readonly query: string;
  readonly headers: readonly SessionHeader[];
  readonly session: Session | null;
  readonly trials: readonly TrialHead[];
  readonly lanes: Readonly<Record<LaneId, Lane>>;
  /** When a running lane was sent, on the page's own clock: for the elapsed time it shows, nothing else. */
  readonly startedAt: Readonly<Record<LaneId, number>>;
  readonly running: ReadonlySet<TrialId>;
  readonly trialId: TrialId | null;
  readonly choices: RunChoices;
  readonly toast: Toast | null;
  /** What was just said to listeners: a lane's start and end, never each token. */
  readonly announcement: string;
}

const initial: AppState = {
  link: 'connecting',
  isReady: false,
  facts: null,
  settings: { theme: 'system', language: 'system', layout: {}, tailTrim: 3 },
  endpoints: [],
  models: [],
  query: '',
  headers: [],
  session: null,
  trials: [],
  lanes: {},
  startedAt: {},
  running: new Set(),
  trialId: null,
  choices: { repeats: 1, concurrency: 1, maxCostUsd: null },
  toast: null,
  announcement: '',
};

export const useApp = create<AppState>()(() => initial);

const { setState: set, getState: get } = useApp;

let laboratory: Laboratory;
let watching = new AbortController();

/** The language of the screen: the person's choice, else the browser's. */
export const languageOf = (settings: Settings): Language =>
  settings.language === 'system'
    ? navigator.language.toLowerCase().startsWith('zh')
      ? 'zh'
      : 'en'
    : settings.language;

export const useLanguage = (): Language => useApp(state => languageOf(state.settings));

const words = () => wordsFor(languageOf(get().settings));

/** Runs a verb; what goes wrong is told in the toast, where the person sees it. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    set({ toast: { text: reasonOf(error) } });
  }
}

export async function begin(link: Link): Promise<void> {
  laboratory = link.laboratory;
  link.onState(state => set({ link: state }));
  const [facts, settings, endpoints, models] = await Promise.all([
    laboratory.host.facts(),
    laboratory.settings.get(),
    laboratory.endpoints.list(),
    laboratory.models.list(),
  ]);
  set({ facts, settings, endpoints, models });
  await refreshHeaders();
  const last = settings.layout['session'];
  const { headers } = get();
  const known = headers.find(header => header.id === last) ?? headers[0];
  await (known ? openSession(known.id) : newSession());
  set({ isReady: true });
}

export async function refreshHeaders(): Promise<void> {
  const { sessions } = await laboratory.sessions.list({ query: get().query, limit: 200, offset: 0 });
  set({ headers: sessions });
}

export function search(query: string): void {
  set({ query });
  void attempt(refreshHeaders);
}

export async function openSession(id: SessionId): Promise<void> {
  await attempt(async () => {
    await flush();
    watching.abort();
    watching = new AbortController();
    const opened = await laboratory.sessions.open({ id });
    if (!opened) return;
    set({
      session: opened.session,
      trials: opened.trials.map(headOf),
      lanes: Object.fromEntries(opened.trials.flatMap(trial => trial.lanes.map(lane => [lane.id, lane]))),
      startedAt: {},
      running: new Set(opened.running),
      trialId: opened.trials.at(-1)?.id ?? null,
    });
    void laboratory.settings.update({ layout: { session: id } });
    for (const trialId of opened.running) void watch(trialId);
  });
}

const headOf = ({ lanes, ...head }: Trial): TrialHead => ({ ...head, laneIds: lanes.map(lane => lane.id) });

export async function newSession(): Promise<void> {
  await attempt(async () => {
    const { sample } = words();
    const session = await laboratory.sessions.create({
      title: sample.title,
      prompt: { system: '', user: sample.prompt, variables: {} },
      lineup: get().session?.lineup.map(draftOf) ?? sampleLineup,
    });
    await refreshHeaders();
    await openSession(session.id);
  });
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

/** The column as it is asked for: all but what the other side fills in. */
const draftOf = (contender: Contender): ContenderDraft => {
  const { dialect: _dialect, flavour: _flavour, baseUrl: _url, simulated: _simulated, ...draft } = contender;
  return draft;
};

let saving: ReturnType<typeof setTimeout> | undefined;
let unsaved: { title?: string; prompt?: Prompt; notes?: string } = {};

/** Shown at once, saved a moment after the last key. */
export function editSession(patch: { readonly title?: string; readonly prompt?: Prompt }): void {
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
  session.title === words().sample.title || session.title === session.prompt.user.trim().slice(0, 60);

async function flush(): Promise<void> {
  clearTimeout(saving);
  const { session } = get();
  if (!session || Object.keys(unsaved).length === 0) return;
  const patch = unsaved;
  unsaved = {};
  const saved = await laboratory.sessions.update({ id: session.id, patch });
  if (get().session?.id === saved.id) set({ session: { ...saved, ...unsaved } });
  await refreshHeaders();
}

async function setLineup(lineup: readonly ContenderDraft[]): Promise<void> {
  await attempt(async () => {
    const { session } = get();
    if (!session) return;
    await flush();
    set({ session: await laboratory.sessions.update({ id: session.id, patch: { lineup: [...lineup] } }) });
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

export const choose = (change: Partial<RunChoices>): void =>
  set({ choices: { ...get().choices, ...change } });

export async function run(): Promise<void> {
  await attempt(async () => {
    await flush();
    const { session, choices } = get();
    if (!session) return;
    const { timeoutMs, retries } = defaultOptions;
    const trial = await laboratory.trials.start({
      sessionId: session.id,
      options: { ...choices, timeoutMs, retries },
    });
    set(state => ({
      trials: [...state.trials, headOf(trial)],
      lanes: { ...state.lanes, ...Object.fromEntries(trial.lanes.map(lane => [lane.id, lane])) },
      running: new Set([...state.running, trial.id]),
      trialId: trial.id,
      announcement: words().announce.started(trial.lineup.length),
    }));
    void watch(trial.id);
    await refreshHeaders();
  });
}

export async function stop(laneId?: LaneId): Promise<void> {
  await attempt(async () => {
    const { running, trials } = get();
    for (const trialId of running) {
      const owns = trials.find(trial => trial.id === trialId)?.laneIds.includes(laneId as LaneId);
      if (laneId === undefined || owns) {
        await laboratory.trials.stop(laneId === undefined ? { trialId } : { trialId, laneId });
      }
    }
  });
}

const feed = feedOf(frames => receive(frames));

async function watch(trialId: TrialId): Promise<void> {
  const { signal } = watching;
  let hadFrames = false;
  await watchTrial(
    laboratory,
    trialId,
    frame => {
      if (signal.aborted) return;
      hadFrames ||= frame.lanes.length > 0;
      feed.push(trialId, frame);
      // Over before it could be watched: what it said is in the store by now.
      if (frame.over && !hadFrames) void reread(trialId);
    },
    signal,
  );
}

async function reread(trialId: TrialId): Promise<void> {
  const { session } = get();
  const opened = session && (await laboratory.sessions.open({ id: session.id }));
  const trial = opened?.trials.find(found => found.id === trialId);
  if (!trial) return;
  set(state => ({
    lanes: { ...state.lanes, ...Object.fromEntries(trial.lanes.map(lane => [lane.id, lane])) },
  }));
}

/** Takes all frames of one screen refresh at once, so React draws once. */
export function receive(frames: readonly { readonly trialId: TrialId; readonly frame: TrialFrame }[]): void {
  const state = get();
  const lanes = { ...state.lanes };
  const startedAt = { ...state.startedAt };
  const running = new Set(state.running);
  let { announcement } = state;
  for (const { trialId, frame } of frames) {
    for (const { laneId, events } of frame.lanes) {
      const lane = lanes[laneId];
      if (!lane) continue;
      const next = foldLane(lane, events);
      lanes[laneId] = next;
      // As if the last event had come just now: at most a frame off, and only for show.
      startedAt[laneId] ??= performance.now() - Math.max(0, ...events.map(event => event.at));
      if (next.status !== null) announcement = words().announce.settled(next);
    }
    if (frame.over) running.delete(trialId);
  }
  set({ lanes, startedAt, running, announcement });
  if (frames.some(({ frame }) => frame.over)) void attempt(refreshHeaders);
}

export const showTrial = (trialId: TrialId): void => set({ trialId });

export async function duplicateSession(id: SessionId): Promise<void> {
  await attempt(async () => {
    await flush();
    const copy = await laboratory.sessions.duplicate({ id });
    await refreshHeaders();
    await openSession(copy.id);
  });
}

export async function pinSession(id: SessionId, pinned: boolean): Promise<void> {
  await attempt(async () => {
    const saved = await laboratory.sessions.update({ id, patch: { pinned } });
    if (get().session?.id === id) set({ session: { ...saved } });
    await refreshHeaders();
  });
}

export async function removeSession(id: SessionId): Promise<void> {
  await attempt(async () => {
    await flush();
    await laboratory.sessions.remove({ id });
    await refreshHeaders();
    const undo = (): void => {
      set({ toast: null });
      void attempt(async () => {
        await laboratory.sessions.restore({ id });
        await refreshHeaders();
        await openSession(id);
      });
    };
    set({ toast: { text: words().removed, undo } });
    const [first] = get().headers;
    if (get().session?.id === id) await (first ? openSession(first.id) : newSession());
  });
}

export const dismissToast = (): void => set({ toast: null });

export async function exportSession(format: 'html' | 'md' | 'csv' | 'json'): Promise<void> {
  await attempt(async () => {
    await flush();
    const { session, settings } = get();
    if (!session) return;
    const language = languageOf(settings);
    saveFile(await laboratory.sessions.export({ id: session.id, format, tape: true, language }));
  });
}

export async function importSession(file: File): Promise<void> {
  await attempt(async () => {
    const session = await laboratory.sessions.import({ document: await file.text() });
    await refreshHeaders();
    await openSession(session.id);
  });
}

export async function updateSettings(patch: Parameters<Laboratory['settings']['update']>[0]): Promise<void> {
  await attempt(async () => {
    set({ settings: await laboratory.settings.update(patch) });
  });
}

async function refreshEndpoints(): Promise<void> {
  set({ endpoints: await laboratory.endpoints.list() });
}

/** Resolves to whether it was added; the reason why not is in the toast. */
export async function addEndpoint(draft: Parameters<Laboratory['endpoints']['add']>[0]): Promise<boolean> {
  let isAdded = false;
  await attempt(async () => {
    await laboratory.endpoints.add(draft);
    isAdded = true;
    await refreshEndpoints();
  });
  return isAdded;
}

export async function removeEndpoint(name: string): Promise<void> {
  await attempt(async () => {
    await laboratory.endpoints.remove({ name });
    await refreshEndpoints();
  });
}

export async function setKey(name: string, key: string): Promise<void> {
  await attempt(async () => {
    await (key === ''
      ? laboratory.endpoints.removeKey({ name })
      : laboratory.endpoints.setKey({ name, key }));
    await refreshEndpoints();
  });
}

export const rawResponse = (
  trialId: TrialId,
  laneId: LaneId,
): ReturnType<Laboratory['trials']['rawResponse']> => laboratory.trials.rawResponse({ trialId, laneId });
