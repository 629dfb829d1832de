// The order of reading. A lane's bytes are stamped when they come; read they are with those of all
// other lanes, a frame's worth at a time: a wake-up per piece for reading alone costs more than the
// reading. In slices, so that what arrives meanwhile gets its stamp in between.
//
//   stamps   │ ││  │ │ │││ │ │  │
//   reading  └── frameMs ──┴■ ■┴── frameMs ──

import { limits } from './limits.ts';
import type { Clock, Ports } from './ports.ts';

/** `breathe` calls back once the sockets were looked at. */
export function readTogether(
  clock: Pick<Clock, 'now' | 'after'>,
  breathe: (then: () => void) => void,
): NonNullable<Ports['later']> {
  let waiting: (() => void)[] = [];

  const read = (due: readonly (() => void)[], from: number): void => {
    const until = clock.now() + limits.readingMs;
    for (let next = from; next < due.length; next += 1) {
      if (next > from && clock.now() >= until) return breathe(() => read(due, next));
      due[next]?.();
    }
  };

  return (then, when) => {
    if (when === 'soon') return breathe(then);
    waiting.push(then);
    if (waiting.length > 1) return;
    clock.after(limits.frameMs, () => {
      const due = waiting;
      waiting = [];
      read(due, 0);
    });
  };
}
