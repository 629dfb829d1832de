// What a trial has cost so far, at the prices of its day, for its cap. A guard, not a bill: what
// still runs is counted by its characters, and thinking that nobody shows cannot be counted yet.

import { costOf } from '../../shared/metrics/cost.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { withTextAttachments } from '../../shared/trial/session.ts';
import type { Trial } from '../../shared/trial/trial.ts';

/** A cautious rule of thumb for text in any language: never fewer tokens than this many characters make. */
const charactersPerToken = 4;

/** Dollars, or 0 for a lane whose price nobody knows: a cap can't guard what it can't see. */
export function spentOn(lane: Lane, trial: Pick<Trial, 'prices' | 'prompt'>): number {
  const price = trial.prices[lane.contender.id];
  if (!price || lane.phase === 'queued') return 0;
  const cost = costOf(lane, price).usd;
  if (cost.from !== 'absent') return cost.value;
  if (lane.attempts === 0 || isRefused(lane)) return 0;
  const shown = lane.answer.length + lane.thinking.length;
  return inputEstimate(lane, trial) + (shown / charactersPerToken) * (price.output / 1e6);
}

/** Nothing was generated for it: it was not reached, or said no. An answer that was cut off is paid for. */
export const isRefused = ({ httpStatus, failure }: Pick<Lane, 'httpStatus' | 'failure'>): boolean =>
  httpStatus === null
    ? failure?.kind === 'network' || failure?.kind === 'auth'
    : httpStatus < 200 || httpStatus >= 300;

/** What sending a lane costs before a word has come back, dollars. */
export function inputEstimate(
  lane: Pick<Lane, 'contender'>,
  trial: Pick<Trial, 'prices' | 'prompt'>,
): number {
  const price = trial.prices[lane.contender.id];
  if (!price) return 0;
  const { variant, history = [] } = lane.contender;
  const { system, user, attachments } = trial.prompt;
  const told = [
    variant?.system ?? system,
    ...history.flatMap(turn => [turn.user, turn.assistant]),
    withTextAttachments(variant?.user ?? user, attachments),
  ];
  const characters = told.reduce((sum, text) => sum + text.length, 0);
  return (characters / charactersPerToken) * (price.input / 1e6);
}
