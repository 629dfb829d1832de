// What a person made of each contender's answers, counted.

import { isKnown, type Reading } from '../reading.ts';
import type { Contender, ContenderId } from '../trial/contender.ts';
import type { Judgements, Vote } from '../trial/judgement.ts';
import type { LaneId } from '../trial/ids.ts';
import { isMain } from '../trial/lane.ts';
import type { Trial } from '../trial/trial.ts';
import type { Usd } from '../units.ts';
import { passed } from './accuracy.ts';
import { costOf, isFloor } from './cost.ts';
import { isLost } from './pairs.ts';
import { pricePerCorrect, type PricePerCorrect } from './price-per-correct.ts';

export interface Judged {
  readonly contender: Contender;
  readonly starred: number;
  /** Pass against fail; what failed of itself, in a trial of which anything was judged, passed nothing. */
  readonly passed: number;
  readonly verdicts: number;
  /** What a passed answer costs, all of them paid for; null: none was judged so, or the cost of one that was is unknown. */
  readonly perPass: PricePerPass | null;
  /** Mean of 1 to 5; null: no grade. */
  readonly grade: number | null;
  readonly grades: number;
  /** Votes won, of those that chose a side. Ties and `both bad` decide nothing. */
  readonly won: number;
  readonly decided: number;
}

export interface PricePerPass extends PricePerCorrect {
  /** True where somebody may have been paid more: for a lane that failed, say, which told of no bill. */
  readonly isFloor: boolean;
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
    if (judgement.grade !== undefined) {
      entry.grade = ((entry.grade ?? 0) * entry.grades + judgement.grade) / (entry.grades + 1);
      entry.grades += 1;
    }
  }
  for (const entry of entries.values()) {
    const tried = triedBy(entry.contender.id, trials, judgements);
    entry.verdicts = tried.length;
    entry.passed = tried.filter(({ isPassed }) => isPassed).length;
    entry.perPass = tried.length === 0 ? null : perPassOf(tried, entry.passed);
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

interface Tried {
  readonly isPassed: boolean;
  readonly isLost: boolean;
  readonly cost: Reading<Usd>;
}

/** By this contender, in trials of which anything was judged good or not: as the shares of passes count. */
function triedBy(id: ContenderId, trials: readonly Trial[], judgements: Judgements): readonly Tried[] {
  return trials
    .filter(({ lanes }) => lanes.some(lane => isMain(lane) && judgements[lane.id]?.verdict !== undefined))
    .flatMap(trial =>
      trial.lanes
        .filter(lane => isMain(lane) && lane.contender.id === id)
        .flatMap(lane => {
          const isPassed = passed(lane, judgements);
          const cost = costOf(lane, trial.prices[id]).usd;
          return isPassed === undefined ? [] : [{ isPassed, isLost: isLost(lane), cost }];
        }),
    );
}

function perPassOf(tried: readonly Tried[], passed: number): PricePerPass | null {
  // What a lane that failed has cost is often told by nobody: without it the sum is the least there can have been.
  const paid = tried.map(({ cost, isLost }) => (isKnown(cost) ? cost.value : isLost ? 0 : NaN));
  const price = pricePerCorrect(paid, passed).value;
  if (price === null) return null;
  const isLeast = tried.some(({ cost }) => !isKnown(cost) || isFloor(cost.rule));
  return { ...price, interval: [price.interval[0], isLeast ? null : price.interval[1]], isFloor: isLeast };
}
