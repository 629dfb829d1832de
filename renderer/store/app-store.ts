// What the screen knows. Sessions and settings as the laboratory tells them; lanes folded from
// their events by the one fold, and by nothing else. Panels read from here; the verbs stand in the
// files beside this one, by noun.

import { create } from 'zustand';
import type { EndpointView, HostFacts, ModelView, Settings } from '../../shared/contract/views.ts';
import type { Language } from '../../shared/format/language.ts';
import type { LaneId, TrialId } from '../../shared/trial/ids.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Session, SessionHeader } from '../../shared/trial/session.ts';
import type { Targets, Trial } from '../../shared/trial/trial.ts';
import type { Dialog } from './dialogs.ts';
import type { LinkState } from '../link/link.ts';
import { wordsFor } from '../i18n/words.ts';
import type { ScreenWords } from '../i18n/en.ts';

export interface RunChoices {
  readonly repeats: number;
  readonly concurrency: number;
  readonly maxCostUsd: number | null;
  /** What runs are held to. */
  readonly targets: Targets;
  readonly timeoutMs: number;
  readonly retries: number;
  /** Null: drawn anew for each trial. */
  readonly seed: number | null;
  /** As in the trial's options, which see. */
  readonly warmUp: boolean;
  readonly cachePrefix: boolean;
  readonly probe: boolean;
  /** The answers are judged before their authors are seen. */
  readonly blind: boolean;
}

export interface Toast {
  readonly text: string;
  readonly undo?: () => void;
}

/** The facts of a trial without its lanes, which are kept apart so that each redraws alone. */
export type TrialHead = Omit<Trial, 'lanes'> & { readonly laneIds: readonly LaneId[] };

export const headOf = ({ lanes, ...head }: Trial): TrialHead => ({
  ...head,
  laneIds: lanes.map(lane => lane.id),
});

export interface AppState {
  readonly link: LinkState;
  readonly isReady: boolean;
  readonly facts: HostFacts | null;
  readonly settings: Settings;
  readonly endpoints: readonly EndpointView[];
  readonly models: readonly ModelView[];
  readonly query: string;
  /** Only sessions of this tag are listed; null: all. */
  readonly tag: string | null;
  readonly headers: readonly SessionHeader[];
  readonly railLimit: number;
  readonly hasMore: boolean;
  readonly session: Session | null;
  readonly trials: readonly TrialHead[];
  readonly lanes: Readonly<Record<LaneId, Lane>>;
  /** When a running lane was sent, on the page's own clock: for the elapsed time it shows, nothing else. */
  readonly startedAt: Readonly<Record<LaneId, number>>;
  readonly running: ReadonlySet<TrialId>;
  readonly trialId: TrialId | null;
  /** The lane a person chose to see in a column, by trial and contender. */
  readonly shown: Readonly<Record<string, LaneId>>;
  /** Whom the next message is being written to; null: nobody. */
  readonly next: readonly LaneId[] | null;
  readonly choices: RunChoices;
  readonly toast: Toast | null;
  readonly dialog: Dialog | null;
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
  tag: null,
  headers: [],
  railLimit: 200,
  hasMore: false,
  session: null,
  trials: [],
  lanes: {},
  startedAt: {},
  running: new Set(),
  trialId: null,
  shown: {},
  next: null,
  choices: {
    repeats: 1,
    concurrency: 1,
    maxCostUsd: null,
    targets: {},
    timeoutMs: 3_600_000,
    retries: 0,
    seed: null,
    warmUp: false,
    cachePrefix: false,
    probe: false,
    blind: false,
  },
  toast: null,
  dialog: null,
  announcement: '',
};

export const useApp = create<AppState>()(() => initial);

/** Asked once: every part of the screen asks for its language with every change of the store. */
const systemLanguage: Language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';

/** The language of the screen: the person's choice, else the browser's. */
export const languageOf = (settings: Settings): Language =>
  settings.language === 'system' ? systemLanguage : settings.language;

export const useLanguage = (): Language => useApp(state => languageOf(state.settings));

/** The screen's words, for what a verb has to say. */
export const screenWords = (): ScreenWords => wordsFor(languageOf(useApp.getState().settings));
