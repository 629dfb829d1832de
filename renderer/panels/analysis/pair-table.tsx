// The leader of one figure against each of the others, pair by pair, with intervals.

import { useMemo, useState } from 'react';
import { analysisSentences } from '../../../shared/format/analysis-words.ts';
import { definitionOf } from '../../../shared/format/definition.ts';
import {
  isPenalised,
  looksAt,
  pairFigures,
  pairRows,
  type PairFigure,
} from '../../../shared/metrics/pairs.ts';
import type { ContenderId } from '../../../shared/trial/contender.ts';
import type { Trial } from '../../../shared/trial/trial.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { useTrials } from '../../store/analysis.ts';
import { useLanguage } from '../../store/app-store.ts';

interface PairTableProps {
  readonly trial: Trial;
  readonly names: ReadonlyMap<ContenderId, string>;
}

export function PairTable({ trial, names }: PairTableProps) {
  const language = useLanguage();
  const words = analysisWords(language);
  const [figure, choose] = useState<PairFigure>('e2eMs');
  const trials = useTrials();
  // Trials of one lineup make a series: the more prompts, the more can be said.
  const series = useMemo(
    () => trials.filter(other => other.lineup.every(({ id }) => trial.lineup.some(own => own.id === id))),
    [trials, trial],
  );
  const rows = useMemo(() => pairRows(series, figure), [series, figure]);
  const figures = useMemo(
    () => pairFigures.filter(name => name !== 'e2ePenalisedMs' || isPenalised(series)),
    [series],
  );
  const looks = useMemo(() => looksAt(series), [series]);
  if (trial.lineup.length < 2) return null;
  return (
    <details className="more">
      <summary>{words.pairs}</summary>
      <label className="choice">
        {words.pairFigure}
        <select value={figure} onChange={event => choose(event.target.value as PairFigure)}>
          {figures.map(name => (
            <option key={name} value={name}>
              {definitionOf(name, language).label}
            </option>
          ))}
        </select>
        <span className="faint">{words.fitOver(series.length)}</span>
        {looks > 1 && <span className="faint">{analysisSentences(language).looks(looks)}</span>}
      </label>
      {rows.length === 0 ? (
        <p className="faint">{words.noPairs}</p>
      ) : (
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">{words.pairFirst}</th>
              <th scope="col">{words.pairSecond}</th>
              <th scope="col">{words.pairRatio}</th>
              <th scope="col">{words.pairInterval}</th>
              <th scope="col">{words.pairP}</th>
              <th scope="col">{words.pairN}</th>
              <th scope="col">{words.pairMore}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ first, second, ratio, interval, p, verdict, n, moreWanted }) => (
              <tr key={second.id}>
                <th scope="row">{names.get(first.id) ?? first.model}</th>
                <td>{names.get(second.id) ?? second.model}</td>
                <td className={verdict === 'first_less' ? 'best apart' : undefined}>{ratio.toFixed(2)}</td>
                <td>{interval ? `${interval[0].toFixed(2)}–${interval[1].toFixed(2)}` : '–'}</td>
                <td>{p === null ? '–' : p.toFixed(3)}</td>
                <td>{n}</td>
                <td>{moreWanted ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
