// Everything that can be done by name, with its keys: one table for palette, keyboard and the map in
// the settings. Keys are those that no browser tab keeps for itself and Monaco does not use.

import { enlargeStudy, useAnalysis } from './analysis.ts';
import { useApp } from './app-store.ts';
import { currentTrial, shownLanes } from './columns.ts';
import { addressNext, canContinue } from './conversation.ts';
import { openBlind, openPalette, openSettings } from './dialogs.ts';
import { equalColumns, isRailHidden, showRail, toggleRail } from './panes.ts';
import { showTrial } from './place.ts';
import { duplicateSession, exportSession, newSession, pinSession, removeSession } from './sessions.ts';
import { run, stop } from './trials.ts';
import type { MannersWords } from '../i18n/en/manners.ts';

export interface Command {
  readonly name: keyof MannersWords['commands'];
  /** As shown: `Alt N`. */
  readonly keys?: string;
  readonly matches?: (
    event: Pick<KeyboardEvent, 'code' | 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  ) => boolean;
  readonly perform: () => void;
}

const control =
  (key: string): NonNullable<Command['matches']> =>
  event =>
    event.key.toLowerCase() === key && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;

/** By the place of the key: with Alt, some systems write another letter. */
const alt =
  (code: string): NonNullable<Command['matches']> =>
  event =>
    event.code === code && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;

const focus = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();

/** In a part of the bench that may have to make room for it first. */
function focusOnBench(selector: string): void {
  if (!useAnalysis.getState().isLarge) return focus(selector);
  enlargeStudy(false);
  requestAnimationFrame(() => focus(selector));
}

/** In a rail that has to be drawn first. */
function findSession(): void {
  if (isRailHidden()) showRail(true);
  requestAnimationFrame(() => focus('#assay-find'));
}

function stepTrial(by: number): void {
  const { trials, trialId } = useApp.getState();
  const next = trials[trials.findIndex(({ id }) => id === trialId) + by];
  if (next) showTrial(next.id);
}

/** Runs with the open session's id, where there is one. */
const onSession = (
  then: (session: NonNullable<ReturnType<typeof useApp.getState>['session']>) => void,
): void => {
  const { session } = useApp.getState();
  if (session) then(session);
};

export const commands: readonly Command[] = [
  { name: 'run', keys: 'Ctrl Enter', matches: control('enter'), perform: () => void run() },
  { name: 'stop', keys: 'Esc', perform: () => void stop() },
  { name: 'palette', keys: 'Ctrl K', matches: control('k'), perform: openPalette },
  { name: 'new', keys: 'Alt N', matches: alt('KeyN'), perform: () => void newSession() },
  { name: 'search', keys: 'Alt S', matches: alt('KeyS'), perform: findSession },
  { name: 'rail', keys: 'Alt L', matches: alt('KeyL'), perform: toggleRail },
  {
    name: 'prompt',
    keys: 'Alt P',
    matches: alt('KeyP'),
    perform: () => focusOnBench('.prompt [role="textbox"], .prompt textarea'),
  },
  { name: 'add', keys: 'Alt A', matches: alt('KeyA'), perform: () => focusOnBench('#assay-add') },
  { name: 'answers', keys: 'Alt R', matches: alt('KeyR'), perform: () => focusOnBench('.lane-body') },
  {
    name: 'continue',
    keys: 'Alt C',
    matches: alt('KeyC'),
    perform: () => {
      const state = useApp.getState();
      const trial = currentTrial(state);
      const lanes = trial ? shownLanes(state, trial).filter(canContinue) : [];
      if (lanes.length > 0) addressNext(lanes.map(({ id }) => id));
    },
  },
  { name: 'blind', keys: 'Alt B', matches: alt('KeyB'), perform: openBlind },
  { name: 'earlier', keys: 'Alt [', matches: alt('BracketLeft'), perform: () => stepTrial(-1) },
  { name: 'later', keys: 'Alt ]', matches: alt('BracketRight'), perform: () => stepTrial(1) },
  { name: 'undo', keys: 'Alt Z', matches: alt('KeyZ'), perform: () => useApp.getState().toast?.undo?.() },
  { name: 'columns', perform: equalColumns },
  {
    name: 'study',
    keys: 'Alt X',
    matches: alt('KeyX'),
    perform: () => enlargeStudy(!useAnalysis.getState().isLarge),
  },
  { name: 'settings', keys: 'Alt ,', matches: alt('Comma'), perform: () => openSettings() },
  { name: 'endpoints', perform: () => openSettings('endpoints') },
  { name: 'keys', perform: () => openSettings('keys') },
  { name: 'duplicate', perform: () => onSession(({ id }) => void duplicateSession(id)) },
  { name: 'pin', perform: () => onSession(({ id, pinned }) => void pinSession(id, !pinned)) },
  { name: 'remove', perform: () => onSession(({ id }) => void removeSession(id)) },
  { name: 'html', perform: () => void exportSession('html') },
  { name: 'md', perform: () => void exportSession('md') },
  { name: 'csv', perform: () => void exportSession('csv') },
  { name: 'json', perform: () => void exportSession('json') },
];
