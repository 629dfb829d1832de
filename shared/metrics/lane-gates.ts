// Which lanes a figure may be drawn from, and the reason where not.

import { absent, isKnown, type Reading } from '../reading.ts';
import type { Lane } from '../trial/lane.ts';
import type { Usage } from '../trial/lane-event.ts';
import type { Tokens } from '../units.ts';

/** The model was loaded inside the call: kept, and left out of what is compared. */
export const hasColdStart = ({ notes, server }: Pick<Lane, 'notes' | 'server'>): boolean =>
  notes.some(({ code }) => code === 'cold_start') ||
  // As other tools' files tell it.
  Object.entries(server).some(
    ([name, value]) => /^(model_)?load_(ms|duration|time)/.test(name) && Number(value) > 0,
  );

/** Thinking as billed. More of it than was billed in all: one of the two counts is wrong, and nobody knows which. */
export const thoughtOf = ({
  reasoningTokens,
  outputTokens,
}: Pick<Usage, 'reasoningTokens' | 'outputTokens'>): Reading<Tokens> =>
  isKnown(reasoningTokens) && isKnown(outputTokens) && reasoningTokens.value > outputTokens.value
    ? absent('invalid_report')
    : reasoningTokens;

export function ifComplete<Q>(lane: Lane, read: () => Reading<Q>): Reading<Q> {
  if (lane.status === null) return absent('still_running');
  return lane.status === 'complete' ? read() : absent('not_complete');
}

/** For speeds: what the output limit cut would describe the limit. */
export const ifUncut = <Q>(lane: Lane, read: () => Reading<Q>): Reading<Q> =>
  ifComplete(lane, () => (lane.finish?.normalised === 'length' ? absent('cut_by_limit') : read()));
