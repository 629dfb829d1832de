// Frames on their way to the screen: gathered as they come, handed over with an animation frame, twenty
// times a second at most: eight columns laid out anew at every frame leave no time to paint them.
// A page that is not shown gets no animation frames; there a timer stands in.

import type { TrialId } from '../../shared/trial/ids.ts';
import type { TrialFrame } from '../../shared/trial/trial.ts';

export interface Feed {
  push(trialId: TrialId, frame: TrialFrame): void;
}

export function feedOf(
  receive: (frames: readonly { readonly trialId: TrialId; readonly frame: TrialFrame }[]) => void,
  schedule: (then: () => void) => void = nextFrame,
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

/** Milliseconds between two handings over. */
const least = 50;

let last = 0;

function nextFrame(then: () => void): void {
  if (document.visibilityState !== 'visible') {
    setTimeout(then, 100);
    return;
  }
  const draw = (): void => {
    requestAnimationFrame(now => {
      last = now;
      then();
    });
  };
  const wait = last + least - performance.now();
  if (wait <= 0) draw();
  else setTimeout(draw, wait);
}
