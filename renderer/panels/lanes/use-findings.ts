// What a settled lane's figures say when held against each other: read from shared/metrics, once.

import { useDeferredValue, useMemo } from 'react';
import { findingsOf } from '../../../shared/metrics/findings.ts';
import { readingsOf } from '../../../shared/metrics/lane-readings.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import type { Note } from '../../../shared/trial/lane-event.ts';
import { promptOf } from '../../../shared/trial/trial.ts';
import { useApp } from '../../store/app-store.ts';
import { trialOf } from '../../store/columns.ts';

const nothing: readonly Note[] = [];

export function useFindings(latest: Lane): readonly Note[] {
  // The last words of a lane are drawn first: what its figures say is worked out after.
  const lane = useDeferredValue(latest);
  const trial = useApp(state => trialOf(state, lane.id));
  const tailTrim = useApp(state => state.settings.tailTrim);
  return useMemo(() => {
    if (lane.status === null || !trial) return nothing;
    const readings = readingsOf(lane, { tailTrim });
    const price = trial.prices[lane.contender.id];
    return findingsOf(lane, { readings, price, prompt: promptOf(lane, trial) });
  }, [lane, trial, tailTrim]);
}
