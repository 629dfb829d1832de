// A trial from Run to its last lane: started, watched, folded frame by frame, stopped.

import { foldLane } from '../../shared/trial/lane.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import type { LaneId, TrialId } from '../../shared/trial/ids.ts';
import type { TrialFrame } from '../../shared/trial/trial.ts';
import { watchTrial } from '../link/watch-trial.ts';
import { enlargeStudy } from './analysis.ts';
import { headOf, screenWords, useApp, type TrialHead } from './app-store.ts';
import { optionsOf } from './choices.ts';
import { openBlind } from './dialogs.ts';
import { flush } from './edit.ts';
import { feedOf } from './feed.ts';
import { refreshHeaders } from './headers.ts';
import { attempt, laboratory } from './laboratory.ts';
import { lineupSaved } from './lineup.ts';
import { showTrial } from './place.ts';

const { setState: set, getState: get } = useApp;

let watching = new AbortController();

/** Lets go of what was watched: another session is opened. */
export function stopWatching(): void {
  watching.abort();
  watching = new AbortController();
}

export async function run(): Promise<void> {
  await attempt(async () => {
    const { choices } = get();
    const started = await launch({ options: optionsOf(choices) });
    if (started) showTrial(started.id);
    // With one answer there is nothing to choose between.
    if (started && choices.blind && started.lineup.length > 1) openBlind();
  });
}

type Start = Omit<Parameters<Laboratory['trials']['start']>[0], 'sessionId'>;

/** Starts a trial of the open session and watches it; what is shown stays as it is. */
export async function launch(start: Start): Promise<TrialHead | undefined> {
  // Run pressed right after a change asks what is seen, not what was saved before it.
  await Promise.all([flush(), lineupSaved()]);
  const { session } = get();
  if (!session) return undefined;
  const trial = await laboratory().trials.start({ sessionId: session.id, ...start });
  const head = headOf(trial);
  set(state => ({
    trials: [...state.trials, head],
    lanes: { ...state.lanes, ...Object.fromEntries(trial.lanes.map(lane => [lane.id, lane])) },
    running: new Set([...state.running, trial.id]),
    announcement: screenWords().announce.started(trial.lineup.length),
  }));
  // Its answers are what is looked at now.
  enlargeStudy(false);
  void watch(trial.id);
  await refreshHeaders();
  return head;
}

export async function stop(laneId?: LaneId): Promise<void> {
  await attempt(async () => {
    const { running, trials } = get();
    for (const trialId of running) {
      const owns = trials.find(trial => trial.id === trialId)?.laneIds.includes(laneId as LaneId);
      if (laneId === undefined || owns) {
        await laboratory().trials.stop(laneId === undefined ? { trialId } : { trialId, laneId });
      }
    }
  });
}

const feed = feedOf(frames => receive(frames));

export async function watch(trialId: TrialId): Promise<void> {
  const { signal } = watching;
  let hadFrames = false;
  await watchTrial(
    laboratory(),
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
  const opened = session && (await laboratory().sessions.open({ id: session.id }));
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
      startedAt[laneId] ??= performance.now() - (events.at(-1)?.at ?? 0);
      if (next.status !== null) announcement = screenWords().announce.settled(next);
    }
    if (frame.over) running.delete(trialId);
  }
  set({ lanes, startedAt, running, announcement });
  if (frames.some(({ frame }) => frame.over)) void attempt(refreshHeaders);
}

export const rawResponse = (
  trialId: TrialId,
  laneId: LaneId,
): ReturnType<Laboratory['trials']['rawResponse']> => laboratory().trials.rawResponse({ trialId, laneId });
