// How fast a model thinks when it will not let us watch (METRICS 3).

import type { DocumentFit } from '../session-file/document.ts';
import type { Trial } from '../trial/trial.ts';

/** The fits of a session's trials, one per contender with enough complete lanes. */
export const fitsOf = (_trials: readonly Trial[]): readonly DocumentFit[] => [];
