// Watches a running trial to its end, through any number of broken connections: it comes back with
// the last frame it has seen, so nothing is missed and nothing comes twice.

import type { Laboratory } from '../../shared/contract/laboratory.ts';
import type { TrialId } from '../../shared/trial/ids.ts';
import type { TrialFrame } from '../../shared/trial/trial.ts';

export async function watchTrial(
  laboratory: Laboratory,
  trialId: TrialId,
  onFrame: (frame: TrialFrame) => void,
  signal: AbortSignal,
): Promise<void> {
  let seen = 0;
  while (!signal.aborted) {
    try {
      for await (const frame of await laboratory.trials.watch({ trialId, after: seen }, signal)) {
        seen = frame.seq;
        onFrame(frame);
        if (frame.over) return;
      }
    } catch {
      // The link tells the person; here it is only waited for.
    }
    if (signal.aborted) return;
    await new Promise(resolve => setTimeout(resolve, 300));
  }
}
