// Which lanes a figure may be drawn from, and the reason where not.

import { absent, type Reading } from '../reading.ts';
import type { Lane } from '../trial/lane.ts';

/** The model was loaded inside the call: kept, and left out of what is compared. */
export const hasColdStart = ({ notes, server }: Pick<Lane, 'notes' | 'server'>): boolean =>
  notes.some(({ code }) => code === 'cold_start') ||
  // As other tools' files tell it.
  Object.entries(server).some(
    ([name, value]) => /^(model_)?load_(ms|duration|time)/.test(name) && Number(value) > 0,
  );

export function ifComplete<Q>(lane: Lane, read: () => Reading<Q>): Reading<Q> {
  if (lane.status === null) return absent('still_running');
  return lane.status === 'complete' ? read() : absent('not_complete');
}

/** For speeds: what the output limit cut would describe the limit. */
export const ifUncut = <Q>(lane: Lane, read: () => Reading<Q>): Reading<Q> =>
  ifComplete(lane, () => (lane.finish?.normalised === 'length' ? absent('cut_by_limit') : read()));
