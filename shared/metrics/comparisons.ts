// The comparisons of a session, as its file keeps them: for each figure the leader against each of
// the others, over all trials that had both.

import type { DocumentComparison } from '../session-file/document.ts';
import type { Trial } from '../trial/trial.ts';
import { isPenalised, looksAt, pairFigures, pairRows, trialsOfBoth } from './pairs.ts';

export function comparisonsOf(trials: readonly Trial[]): readonly DocumentComparison[] {
  const looks = looksAt(trials);
  return pairFigures
    .filter(figure => figure !== 'e2ePenalisedMs' || isPenalised(trials))
    .flatMap(figure =>
      pairRows(trials, figure).map(({ first, second, ...row }): DocumentComparison => ({
        figure,
        over: trialsOfBoth(trials, first, second),
        first: first.id,
        second: second.id,
        ratio: row.ratio,
        interval: row.interval,
        difference: row.difference,
        n: row.n,
        per: row.per,
        prompts: row.prompts,
        p: row.p,
        verdict: row.verdict,
        moreWanted: row.moreWanted,
        lost: row.lost,
        looks,
      })),
    );
}
