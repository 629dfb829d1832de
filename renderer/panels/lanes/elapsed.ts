// How far a lane has come, milliseconds; for one that runs by the page's clock, for show.

import { endOf } from '../../../shared/report/time-scale.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { liveMarks } from '../../../shared/trial/live-marks.ts';
import { ms } from '../../../shared/units.ts';

export function elapsedOf(lane: Lane | undefined, startedAt: number | undefined, now: number): number {
  if (!lane) return 0;
  const live = startedAt === undefined || lane.status !== null ? 0 : Math.max(0, now - startedAt);
  return endOf({ marks: liveMarks(lane, ms(live)) });
}
