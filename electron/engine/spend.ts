// What a trial has cost so far, at the prices of its day, for its cap. A guard, not a bill: what
// still runs is counted by its characters, and thinking that nobody shows cannot be counted yet.

import { costOf } from '../../shared/metrics/cost.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Trial } from '../../shared/trial/trial.ts';

/** A cautious rule of thumb for text in any language: never fewer tokens than this many characters make. */
const charactersPerToken = 4;

/** Dollars, or 0 for a lane whose price nobody knows: a cap can't guard what it can't see. */
export function spentOn(lane: Lane, trial: Pick<Trial, 'prices' | 'prompt'>): number {
  const price = trial.prices[lane.contender.id];
  if (!price || lane.phase === 'queued') return 0;
  const cost = costOf(lane, price).usd;
  if (cost.from !== 'absent') return cost.value;
  if (lane.attempts === 0 || lane.failure !== null) return 0;
  const shown = lane.answer.length + lane.thinking.length;
  return inputEstimate(lane, trial) + (shown / charactersPerToken) * (price.output / 1e6);
}

/** What sending a lane costs before a word has come back, dollars. */
export function inputEstimate(
  lane: Pick<Lane, 'contender'>,
  trial: Pick<Trial, 'prices' | 'prompt'>,
): number {
  const price = trial.prices[lane.contender.id];
  if (!price) return 0;
  const characters = trial.prompt.system.length + trial.prompt.user.length;
  return (characters / charactersPerToken) * (price.input / 1e6);
}
