// How close together the lanes of a trial really left: the most that lies between the first and the last
// lane of one wave. Lanes that waited for a free place at their endpoint are counted apart: they left late
// by its limit, not by ours.

import { isMain, type Lane } from '../trial/lane.ts';
import { ms, type Ms } from '../units.ts';

type Sent = Pick<Lane, 'repeat' | 'warmUp' | 'probeOf' | 'dispatchDelayMs' | 'notes'>;

export interface DispatchSpread {
  /** Waves in which two lanes or more left without waiting, and the lanes of the largest of them. */
  readonly waves: number;
  readonly lanes: number;
  /** The largest of those waves' spreads; null: there is no such wave. */
  readonly spreadMs: Ms | null;
  /** Lanes that had to wait for a place. */
  readonly waited: number;
}

const hasWaited = ({ notes }: Sent): boolean => notes.some(({ code }) => code === 'waited_for_place');

export function dispatchSpread(lanes: readonly Sent[]): DispatchSpread {
  const main = lanes.filter(isMain);
  const delays = new Map<number, number[]>();
  for (const lane of main) {
    if (lane.dispatchDelayMs === undefined || hasWaited(lane)) continue;
    delays.set(lane.repeat, [...(delays.get(lane.repeat) ?? []), lane.dispatchDelayMs]);
  }
  const waves = [...delays.values()].filter(wave => wave.length > 1);
  const spreads = waves.map(wave => Math.max(...wave) - Math.min(...wave));
  return {
    waves: waves.length,
    lanes: Math.max(0, ...waves.map(wave => wave.length)),
    spreadMs: waves.length === 0 ? null : ms(Math.max(...spreads)),
    waited: main.filter(hasWaited).length,
  };
}
