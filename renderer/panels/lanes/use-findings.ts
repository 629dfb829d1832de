// What a settled lane's figures say when held against each other: read from shared/metrics, once.

import { useMemo } from 'react';
import { findingsOf } from '../../../shared/metrics/findings.ts';
import { readingsOf } from '../../../shared/metrics/lane-readings.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import type { Note } from '../../../shared/trial/lane-event.ts';
import { promptOf } from '../../../shared/trial/trial.ts';
import { useApp } from '../../store/app-store.ts';
import { trialOf } from '../../store/columns.ts';

const nothing: readonly Note[] = [];

export function useFindings(settled: Lane | null): readonly Note[] {
  const trial = useApp(state => settled && trialOf(state, settled.id));
  const tailTrim = useApp(state => state.settings.tailTrim);
  return useMemo(() => {
    if (!settled || !trial) return nothing;
    const readings = readingsOf(settled, { tailTrim });
    const price = trial.prices[settled.contender.id];
    return findingsOf(settled, { readings, price, prompt: promptOf(settled, trial) });
  }, [settled, trial, tailTrim]);
}
