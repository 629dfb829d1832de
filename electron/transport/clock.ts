// The one clock of the engine's side. Monotonic for everything measured; the calendar only to
// say on which day.

import type { Clock } from '../engine/ports.ts';
import { epochMs } from '../../shared/units.ts';

export const systemClock = (): Clock => ({
  now: () => performance.now(),
  date: () => epochMs(Date.now()),
  after: (delayMs, then) => {
    if (delayMs <= 0) {
      const due = setImmediate(then);
      return () => clearImmediate(due);
    }
    const timer = setTimeout(then, delayMs);
    return () => clearTimeout(timer);
  },
});
