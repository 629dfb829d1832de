// What a person makes of answers: by looking at one, or by choosing between two without being told
// whose they are. Kept with the session; statistics over them live in metrics/.

import type { EpochMs } from '../units.ts';
import type { LaneId, TrialId } from './ids.ts';

/** One answer looked at. What was not said is not there. */
export interface Judgement {
  readonly starred?: boolean;
  readonly note?: string;
  /** 1 to 5, worst to best. */
  readonly grade?: number;
  readonly verdict?: 'pass' | 'fail';
}

export type Judgements = Readonly<Record<LaneId, Judgement>>;

/** One choice between two answers to the same prompt. */
export interface Vote {
  readonly id: string;
  readonly trialId: TrialId;
  readonly at: EpochMs;
  /** The sides as they were shown: drawn at random, and kept so that a bias for a side can be seen. */
  readonly left: LaneId;
  readonly right: LaneId;
  readonly choice: 'left' | 'right' | 'tie' | 'both_bad';
  /** True when names, order, speed and cost were hidden until the vote. */
  readonly blind: boolean;
}

/** True where nothing is said any more, so that the entry can go. */
export const isBlank = ({ starred, note, grade, verdict }: Judgement): boolean =>
  starred !== true && (note ?? '').trim() === '' && grade === undefined && verdict === undefined;
