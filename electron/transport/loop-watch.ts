// How late this process gets round to what has arrived, while somebody cares: a busy loop stamps late.

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { LoopWatch } from '../engine/ports.ts';
import { ms } from '../../shared/units.ts';

/** A look each 20 ms: each wakes the loop. The histogram holds whole intervals: the delay is what is over that. */
const everyMs = 20;

/** Fewer looks than these, five seconds, make no 99th percentile. */
const fewest = 250;

export function watchLoop(): LoopWatch {
  const histogram = monitorEventLoopDelay({ resolution: everyMs });
  histogram.enable();
  return {
    p99: () =>
      histogram.count < fewest ? undefined : ms(Math.max(0, histogram.percentile(99) / 1e6 - everyMs)),
    close: () => {
      histogram.disable();
    },
  };
}
