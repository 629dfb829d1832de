// What was spent, month by month.

import type { SpendSummary } from '../../shared/contract/spend-views.ts';
import { attempt, laboratory } from './laboratory.ts';

/** This month's, unless another is named; undefined: it could not be read. */
export async function spendOf(month?: string): Promise<SpendSummary | undefined> {
  let summary: SpendSummary | undefined;
  await attempt(async () => {
    summary = await laboratory().spend.summary(month === undefined ? {} : { month });
  });
  return summary;
}
