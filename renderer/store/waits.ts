// What a queued lane waits for, as far as the screen knows: trials run one after another, and an endpoint may
// take only so many lanes at once. The engine decides; what is told here is read off the lanes.

import type { Lane } from '../../shared/trial/lane.ts';
import type { AppState } from './app-store.ts';
import { trialOf } from './columns.ts';

export type Wait =
  { readonly for: 'trial' } | { readonly for: 'endpoint'; readonly name: string; readonly atOnce: number };

type Seen = Pick<AppState, 'trials' | 'lanes' | 'running' | 'endpoints'>;

/** Null: it is not queued, or nothing but the repeats before it is in its way. */
export function waitOf(state: Seen, { id, status, phase, contender }: Lane): Wait | null {
  const trial = status === null && phase === 'queued' ? trialOf(state, id) : undefined;
  if (!trial) return null;
  const before = state.trials.slice(0, state.trials.indexOf(trial));
  if (before.some(other => state.running.has(other.id))) return { for: 'trial' };
  const { endpoint: name } = contender;
  const atOnce = state.endpoints.find(endpoint => endpoint.name === name)?.concurrency ?? null;
  if (atOnce === null) return null;
  const flying = trial.laneIds.filter(other => {
    const lane = state.lanes[other];
    return lane?.contender.endpoint === name && lane.status === null && lane.phase !== 'queued';
  });
  return flying.length < atOnce ? null : { for: 'endpoint', name, atOnce };
}
