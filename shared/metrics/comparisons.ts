// The comparisons of a session, as its file keeps them: for each figure the leader against each of
// the others, over all trials that had both.

import type { DocumentComparison } from '../session-file/document.ts';
import type { Trial } from '../trial/trial.ts';
import { isPenalised, looksAt, pairFigures, pairRows } from './pairs.ts';

export function comparisonsOf(trials: readonly Trial[]): readonly DocumentComparison[] {
  const looks = looksAt(trials);
  return pairFigures
    .filter(figure => figure !== 'e2ePenalisedMs' || isPenalised(trials))
    .flatMap(figure =>
      pairRows(trials, figure).map(({ first, second, ...row }): DocumentComparison => {
        const has = ({ lineup }: Trial): boolean =>
          [first, second].every(({ id }) => lineup.some(contender => contender.id === id));
        return {
          figure,
          over: trials.filter(has).map(({ id }) => id),
          first: first.id,
          second: second.id,
          ratio: row.ratio,
          interval: row.interval,
          n: row.n,
          per: row.per,
          prompts: row.prompts,
          p: row.p,
          verdict: row.verdict,
          moreWanted: row.moreWanted,
          lost: row.lost,
          looks,
        };
      }),
    );
}
