// What more effort buys, where contenders differ by effort: tokens, time, cost and score by effort,
// and the cheapest effort that is enough.

import { useMemo } from 'react';
import { effortText } from '../../../shared/format/contender-text.ts';
import { formatQuantity, formatShare } from '../../../shared/format/quantity.ts';
import { effortSeries, type EffortPoint, type EffortSeries } from '../../../shared/metrics/effort.ts';
import { effortSentence, effortSteps } from '../../../shared/report/effort-sentence.ts';
import type { Trial } from '../../../shared/trial/trial.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { EffortChart } from '../../widgets/effort-chart.tsx';

const axes = ['outputTokens', 'e2eMs', 'usd', 'score'] as const;
type Axis = (typeof axes)[number];

const units = { outputTokens: 'tokens', e2eMs: 'ms', usd: 'usd' } as const;

export function EffortCharts({ trial }: { readonly trial: Trial }) {
  const language = useLanguage();
  const words = analysisWords(language);
  const judgements = useApp(state => state.session?.judgements);
  const series = useMemo(() => effortSeries([trial], judgements), [trial, judgements]);
  if (series.length === 0) return null;
  const valueOf = (point: EffortPoint, axis: Axis): number | null =>
    axis === 'score' ? (point.judged > 0 ? point.passed / point.judged : null) : point[axis];
  const write = (axis: Axis) => (value: number) =>
    axis === 'score' ? formatShare(value, language) : formatQuantity(value, units[axis], language);
  const label = ({ effort }: EffortPoint): string => (effort === null ? '–' : effortText(effort, language));
  return (
    <section className="effort" aria-label={words.effort}>
      <h3>{words.effort}</h3>
      {series.map((own: EffortSeries) => (
        <div key={`${own.endpoint}/${own.model}`}>
          <p className="verdicts">{effortSentence(own, language)}</p>
          <ul className="faint steps">
            {effortSteps(own, language).map(step => (
              <li key={step}>{step}</li>
            ))}
          </ul>
          <div className="effort-charts">
            {axes
              .filter(axis => own.points.some(point => valueOf(point, axis) !== null))
              .map(axis => (
                <EffortChart
                  key={axis}
                  title={words.effortAxes[axis]}
                  label={words.effortChart(words.effortAxes[axis], own.model)}
                  points={own.points.map(point => ({
                    name: label(point),
                    value: valueOf(point, axis),
                    isMarked: point === own.enough,
                  }))}
                  write={write(axis)}
                />
              ))}
          </div>
        </div>
      ))}
    </section>
  );
}
