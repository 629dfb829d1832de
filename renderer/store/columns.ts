// Which lanes stand in a column, and which of them is shown: the repeats of the trial, and what was
// asked of that contender once more.

import type { ContenderId } from '../../shared/trial/contender.ts';
import type { LaneId, TrialId } from '../../shared/trial/ids.ts';
import { isMain, type Lane } from '../../shared/trial/lane.ts';
import { useApp, type AppState, type TrialHead } from './app-store.ts';

type Seen = Pick<AppState, 'trials' | 'lanes' | 'shown'>;

export const trialOf = (state: Pick<AppState, 'trials'>, laneId: LaneId): TrialHead | undefined =>
  state.trials.find(trial => trial.laneIds.includes(laneId));

export const currentTrial = (state: Pick<AppState, 'trials' | 'trialId'>): TrialHead | undefined =>
  state.trials.find(trial => trial.id === state.trialId);

/** Trials that asked a contender of this one once more, oldest first. */
const followers = (state: Seen, trialId: TrialId): readonly TrialHead[] =>
  state.trials.filter(({ options }) => options.again === trialId);

/** The lanes of one column: repeat by repeat, then what was asked again. */
export function lanesOfColumn(state: Seen, trial: TrialHead, contenderId: ContenderId): readonly Lane[] {
  const ids = [trial, ...followers(state, trial.id)].flatMap(({ laneIds }) => laneIds);
  return ids.flatMap(id => {
    const lane = state.lanes[id];
    return lane?.contender.id === contenderId && isMain(lane) ? [lane] : [];
  });
}

export const columnKey = (trialId: TrialId, contenderId: ContenderId): string => `${trialId} ${contenderId}`;

/** Without a choice: the lane that was sent last, or else the first in the queue. */
export function shownLane(state: Seen, trial: TrialHead, contenderId: ContenderId): Lane | undefined {
  const lanes = lanesOfColumn(state, trial, contenderId);
  const chosen = state.shown[columnKey(trial.id, contenderId)];
  return (
    lanes.find(({ id }) => id === chosen) ?? lanes.findLast(({ phase }) => phase !== 'queued') ?? lanes[0]
  );
}

/** The lane that each column of the trial shows now, in lineup order. */
export const shownLanes = (state: Seen, trial: TrialHead): readonly Lane[] =>
  trial.lineup.flatMap(({ id }) => shownLane(state, trial, id) ?? []);

export const showLane = (trialId: TrialId, { id, contender }: Lane): void =>
  useApp.setState(state => ({ shown: { ...state.shown, [columnKey(trialId, contender.id)]: id } }));
