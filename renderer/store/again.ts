// One contender asked once more, alone, while others go on: as it was, or with one thing changed.
// Its lane comes to stand in the same column.

import type { Contender } from '../../shared/trial/contender.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import { columnKey, trialOf } from './columns.ts';
import { useApp } from './app-store.ts';
import { draftOf } from './lineup.ts';
import { attempt } from './laboratory.ts';
import { launch } from './trials.ts';

export async function runAgain(laneId: LaneId, changed?: Contender): Promise<void> {
  await attempt(async () => {
    const state = useApp.getState();
    const lane = state.lanes[laneId];
    const trial = trialOf(state, laneId);
    if (!lane || !trial) return;
    const { again = trial.id } = trial.options;
    const { concurrency, timeoutMs, retries, maxCostUsd, cachePrefix } = trial.options;
    const started = await launch({
      options: {
        repeats: 1,
        concurrency,
        timeoutMs,
        retries,
        maxCostUsd,
        again,
        ...(cachePrefix && { cachePrefix }),
      },
      lineup: [draftOf(changed ?? lane.contender)],
      prompt: trial.prompt,
    });
    const [first] = started?.laneIds ?? [];
    if (!first) return;
    const key = columnKey(again, lane.contender.id);
    useApp.setState(now => ({
      shown: { ...now.shown, [key]: first },
      // Whoever looks at the trial goes on looking at it; whoever looked at a re-run sees the new one.
      trialId: now.trialId === trial.id && trial.id !== again ? (started?.id ?? now.trialId) : now.trialId,
    }));
  });
}
