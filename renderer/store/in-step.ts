// What changes many times a second is drawn in step: gathered, and let through together with an
// animation frame, twenty times a second at most. Eight columns that each change when it suits them
// would have the browser lay out and paint the page anew for each, and leave no time for typing.
// A page that is not shown gets no animation frames; there a timer stands in.

/** Milliseconds between two steps. */
const least = 50;
const leastUnseen = 100;
const halfFrame = 8;

let waiting: (() => void)[] = [];
let last = 0;

/** Calls once, with the next step. */
export function inStep(then: () => void): void {
  waiting.push(then);
  if (waiting.length > 1) return;
  if (document.visibilityState !== 'visible') {
    setTimeout(() => step(performance.now()), leastUnseen);
    return;
  }
  // A timer that fires with the frame it is meant for, or after it, gets the next: it is set half a frame early.
  const wait = last + least - halfFrame - performance.now();
  if (wait <= 0) requestAnimationFrame(step);
  else setTimeout(() => requestAnimationFrame(step), wait);
}

function step(now: number): void {
  last = now;
  const all = waiting;
  waiting = [];
  for (const then of all) then();
}
