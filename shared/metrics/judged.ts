// What a person made of each contender's answers, counted.

import type { Contender, ContenderId } from '../trial/contender.ts';
import type { Judgements, Vote } from '../trial/judgement.ts';
import type { LaneId } from '../trial/ids.ts';
import { isMain } from '../trial/lane.ts';
import type { Trial } from '../trial/trial.ts';
import { costOf } from './cost.ts';
import { pricePerCorrect, type PricePerCorrect } from './price-per-correct.ts';

export interface Judged {
  readonly contender: Contender;
  readonly starred: number;
  /** Pass against fail. */
  readonly passed: number;
  readonly verdicts: number;
  /** What a passed answer costs, all judged ones paid for; null: none was judged so, or a cost is unknown. */
  readonly perPass: PricePerCorrect | null;
  /** Mean of 1 to 5; null: no grade. */
  readonly grade: number | null;
  readonly grades: number;
  /** Votes won, of those that chose a side. Ties and `both bad` decide nothing. */
  readonly won: number;
  readonly decided: number;
}

/** One entry per contender, in lineup order. Undefined where nobody judged anything in these trials. */
export function judgedIn(
  trials: readonly Trial[],
  judgements: Judgements = {},
  votes: readonly Vote[] = [],
): ReadonlyMap<ContenderId, Judged> | undefined {
  const owner = new Map<LaneId, Contender>(
    trials.flatMap(trial => trial.lanes.filter(isMain).map(lane => [lane.id, lane.contender] as const)),
  );
  const entries = new Map<ContenderId, { -readonly [K in keyof Judged]: Judged[K] }>();
  for (const trial of trials) {
    for (const contender of trial.lineup) {
      entries.set(contender.id, {
        contender,
        starred: 0,
        passed: 0,
        verdicts: 0,
        perPass: null,
        grade: null,
        grades: 0,
        won: 0,
        decided: 0,
      });
    }
  }
  let any = false;
  for (const [laneId, contender] of owner) {
    const judgement = judgements[laneId];
    const entry = entries.get(contender.id);
    if (!judgement || !entry) continue;
    any = true;
    if (judgement.starred === true) entry.starred += 1;
    if (judgement.verdict !== undefined) {
      entry.verdicts += 1;
      if (judgement.verdict === 'pass') entry.passed += 1;
    }
    if (judgement.grade !== undefined) {
      entry.grade = ((entry.grade ?? 0) * entry.grades + judgement.grade) / (entry.grades + 1);
      entry.grades += 1;
    }
  }
  for (const entry of entries.values()) {
    entry.perPass =
      entry.verdicts === 0 ? null : perPassOf(entry.contender.id, trials, judgements, entry.passed);
  }
  for (const vote of votes) {
    if (vote.choice !== 'left' && vote.choice !== 'right') continue;
    const sides = [owner.get(vote.left), owner.get(vote.right)];
    for (const [i, contender] of sides.entries()) {
      const entry = contender && entries.get(contender.id);
      if (!entry) continue;
      any = true;
      entry.decided += 1;
      if ((i === 0) === (vote.choice === 'left')) entry.won += 1;
    }
  }
  return any ? entries : undefined;
}

function perPassOf(
  id: ContenderId,
  trials: readonly Trial[],
  judgements: Judgements,
  passed: number,
): PricePerCorrect | null {
  const costs = trials.flatMap(trial =>
    trial.lanes
      .filter(lane => isMain(lane) && lane.contender.id === id && judgements[lane.id]?.verdict !== undefined)
      .map(lane => costOf(lane, trial.prices[id]).usd.value ?? NaN),
  );
  return pricePerCorrect(costs, passed).value;
}
