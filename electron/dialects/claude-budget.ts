// A budget for Claude's thinking lies within the limit of all it may say, or the request is refused:
// one that does not fit is cut, in the open, wherever Claude is reached.

import { leastClaudeBudget } from '../../shared/catalog/traits/anthropic.ts';
import type { Fragment } from '../../shared/catalog/traits/traits.ts';
import type { LaneEffort } from '../../shared/trial/lane.ts';
import { written, type Adaptations } from './composing.ts';

/** Thinking tokens that a body asks for; undefined: it sets no budget. */
export function budgetIn({ thinking }: Fragment): number | undefined {
  if (typeof thinking !== 'object' || thinking === null || !('budget_tokens' in thinking)) return undefined;
  return Number(thinking.budget_tokens);
}

/** The body as it fits into a limit in tokens; the same one where it does. */
export function withinLimit(body: Fragment, limit: number, adapt: Adaptations): Fragment {
  const budget = budgetIn(body);
  if (budget === undefined || budget < limit) return body;
  if (limit <= leastClaudeBudget) {
    adapt.note('effort_not_supported', `${budget} > ${limit}`);
    const { thinking: _thinking, ...rest } = body;
    return rest;
  }
  // The least that is left to the answer is a quarter, so that there can be one.
  const cut = Math.max(leastClaudeBudget, Math.floor(limit * 0.75));
  adapt.note('budget_cut', `${budget} → ${cut}`);
  return { ...body, thinking: { type: 'enabled', budget_tokens: cut } };
}

/** What stands in the request of an effort whose body has been fitted. */
export const fittedEffort = (effort: LaneEffort | undefined, body: Fragment): LaneEffort | undefined =>
  effort && { ...effort, applied: Object.keys(body).length > 0 ? written(body) : null };
