// Frames on their way to the screen: gathered as they come, handed over in one step.

import type { TrialId } from '../../shared/trial/ids.ts';
import type { TrialFrame } from '../../shared/trial/trial.ts';
import { inStep } from './in-step.ts';

export interface Feed {
  push(trialId: TrialId, frame: TrialFrame): void;
}

export function feedOf(
  receive: (frames: readonly { readonly trialId: TrialId; readonly frame: TrialFrame }[]) => void,
  schedule: (then: () => void) => void = inStep,
): Feed {
  let waiting: { trialId: TrialId; frame: TrialFrame }[] = [];
  return {
    push(trialId, frame) {
      waiting.push({ trialId, frame });
      if (waiting.length > 1) return;
      schedule(() => {
        const all = waiting;
        waiting = [];
        receive(all);
      });
    },
  };
}
