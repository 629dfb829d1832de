// The leader of one figure against each of the others, pair by pair, with intervals; and who of the
// judged passes more often, over the same trials.

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
import { pairColumns, pairSheet } from '../../../shared/report/pair-sheet.ts';
import type { Contender, ContenderId } from '../../../shared/trial/contender.ts';
import { isOwn, type Trial } from '../../../shared/trial/trial.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { useTrials } from '../../store/analysis.ts';
import { useLanguage } from '../../store/app-store.ts';
import { AccuracyLines } from './accuracy-lines.tsx';
import { PairCell } from './pair-cell.tsx';

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
    () =>
      trials.filter(
        other => isOwn(other) && other.lineup.every(({ id }) => trial.lineup.some(own => own.id === id)),
      ),
    [trials, trial],
  );
  const nameOf = ({ id, model }: Contender): string => names.get(id) ?? model;
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
        <table className="compare" aria-label={words.pairs}>
          <thead>
            <tr>
              <th scope="col">{words.pairFirst}</th>
              <th scope="col">{words.pairSecond}</th>
              {pairColumns.map(column => (
                <th key={column} scope="col">
                  {words.pairColumns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pairSheet(rows, figure, nameOf, language).map(({ first, second, cells }) => (
              <tr key={second.id}>
                <th scope="row">{nameOf(first)}</th>
                <td>{nameOf(second)}</td>
                {pairColumns.map(column => (
                  <PairCell key={column} column={column} cell={cells[column]} figure={figure} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {/* Of one trial they stand above, with what its runs show. */}
      {series.length > 1 && <AccuracyLines trials={series} names={names} />}
    </details>
  );
}
