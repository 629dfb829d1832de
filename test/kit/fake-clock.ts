// A clock that stands still until it is told to move. What is due is called in order, at its own
// time; promises that wait on it get their turn in between.

import type { Clock } from '../../electron/engine/ports.ts';
import { epochMs } from '../../shared/units.ts';

export interface FakeClock extends Clock {
  /** Moves on by `byMs`, calling what is due. */
  advance(byMs: number): void;
  /** The same, with a turn for every waiting promise before, between and after. */
  advanceAsync(byMs: number): Promise<void>;
  /** How many calls are still to come. */
  readonly pending: number;
}

interface Due {
  readonly at: number;
  readonly order: number;
  readonly then: () => void;
}

export function fakeClock(start = 1_000): FakeClock {
  let now = start;
  let order = 0;
  const due = new Set<Due>();

  const next = (until: number): Due | undefined => {
    let first: Due | undefined;
    for (const item of due) {
      if (item.at > until) continue;
      if (!first || item.at < first.at || (item.at === first.at && item.order < first.order)) first = item;
    }
    return first;
  };
  const call = (item: Due): void => {
    due.delete(item);
    now = Math.max(now, item.at);
    item.then();
  };

  return {
    now: () => now,
    date: () => epochMs(1_700_000_000_000 + now),
    after(delayMs, then) {
      const item = { at: now + Math.max(0, delayMs), order: (order += 1), then };
      due.add(item);
      return () => due.delete(item);
    },
    advance(byMs) {
      const until = now + byMs;
      for (let item = next(until); item; item = next(until)) call(item);
      now = until;
    },
    async advanceAsync(byMs) {
      const until = now + byMs;
      await settled();
      for (let item = next(until); item; item = next(until)) {
        call(item);
        await settled();
      }
      now = until;
    },
    get pending() {
      return due.size;
    },
  };
}

/** Long enough for any chain of promises that waits on nothing but promises. */
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
