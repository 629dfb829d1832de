// Which lanes a figure may be drawn from (METRICS 4.5, DESIGN law 6), and the reason where not.

import { absent, type Reading } from '../reading.ts';
import type { Lane } from '../trial/lane.ts';

/** True where the whole body came at once: there are no arrival times inside it. */
export const isWhole = (lane: Pick<Lane, 'contender' | 'notes'>): boolean =>
  !lane.contender.streamed || lane.notes.some(note => note.code === 'not_streamed_by_server');

export function ifComplete<Q>(lane: Lane, read: () => Reading<Q>): Reading<Q> {
  if (lane.status === null) return absent('still_running');
  return lane.status === 'complete' ? read() : absent('not_complete');
}

/** For speeds: what the output limit cut would describe the limit. */
export const ifUncut = <Q>(lane: Lane, read: () => Reading<Q>): Reading<Q> =>
  ifComplete(lane, () => (lane.finish?.normalised === 'length' ? absent('cut_by_limit') : read()));
