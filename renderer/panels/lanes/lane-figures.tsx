// The four figures of a lane that are looked at first, each with its origin.

import { memo } from 'react';
import { costOf } from '../../../shared/metrics/cost.ts';
import { readingsOf } from '../../../shared/metrics/lane-readings.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { trialOf } from '../../store/columns.ts';
import { FigureValue } from '../../widgets/figure.tsx';

export const LaneFigures = memo(function LaneFigures({ lane }: { readonly lane: Lane }) {
  const words = wordsFor(useLanguage());
  const price = useApp(state => trialOf(state, lane.id)?.prices[lane.contender.id]);
  const tailTrim = useApp(state => state.settings.tailTrim);
  const readings = readingsOf(lane, { tailTrim });
  const { usd, usdAtLeast } = costOf(lane, price);
  const early = words.atTheEnd;
  return (
    <dl className="figures" aria-busy={lane.status === null}>
      <div>
        <dt>{words.figures.first}</dt>
        <dd>
          <FigureValue name="ttfatMs" reading={readings.ttfatMs} early={early} />
        </dd>
      </div>
      <div>
        <dt>{words.figures.speed}</dt>
        <dd>
          <FigureValue name="outputTokensPerSecond" reading={readings.outputTokensPerSecond} early={early} />
        </dd>
      </div>
      <div>
        <dt>{words.figures.tokens}</dt>
        <dd>
          <FigureValue name="reasoningTokens" reading={lane.usage.reasoningTokens} early={early} />
          {lane.usage.answerTokens.from !== 'absent' && (
            <>
              <small className="plus"> + </small>
              <FigureValue name="answerTokens" reading={lane.usage.answerTokens} />
            </>
          )}
          {lane.usage.answerTokens.from === 'absent' && lane.usage.outputTokens.from !== 'absent' && (
            <>
              <small className="plus"> / </small>
              <FigureValue name="outputTokens" reading={lane.usage.outputTokens} />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.figures.cost}</dt>
        <dd>
          {usdAtLeast ? (
            <>
              <small className="plus">≥ </small>
              <FigureValue name="usdAtLeast" reading={usdAtLeast} />
            </>
          ) : (
            <FigureValue name="usd" reading={usd} early={early} />
          )}
        </dd>
      </div>
    </dl>
  );
});
