// The table itself: one row per contender, every cell with its spread, and on hover or focus how it
// is known.

import type { CompareSheet, SheetColumn } from '../../../shared/report/compare-sheet.ts';
import type { CompareCell } from '../../../shared/report/compare-table.ts';
import { colourOf } from '../../../shared/report/short-names.ts';
import { placesIn, type ContenderId } from '../../../shared/trial/contender.ts';
import type { Trial } from '../../../shared/trial/trial.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { useLanguage } from '../../store/app-store.ts';
import { ContenderLabel } from '../../widgets/contender-label.tsx';
import { ToldCell } from './told-cell.tsx';

interface CompareTableProps {
  readonly trial: Trial;
  readonly sheet: CompareSheet;
  readonly judged: ReadonlyMap<ContenderId, string> | undefined;
}

export function CompareTable({ trial, sheet, judged }: CompareTableProps) {
  const words = analysisWords(useLanguage());
  const places = placesIn(trial.lineup);
  return (
    <table className="compare even" style={{ '--figures': sheet.columns.length + (judged ? 2 : 1) }}>
      <thead>
        <tr>
          <th scope="col">{words.repeatsEach(trial.options.repeats)}</th>
          {sheet.columns.map(column => (
            <th key={column.figure} scope="col">
              {column.title}
            </th>
          ))}
          {judged && <th scope="col">{words.judged}</th>}
          <th scope="col">{words.complete}</th>
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map(({ contender, cells, complete, lanes }) => (
          <tr key={contender.id}>
            <th scope="row">
              <ContenderLabel
                contender={contender}
                colour={colourOf(trial.lineup, contender.id)}
                place={places.get(contender.id)}
              />
            </th>
            {cells.map((cell, index) => (
              <Cell key={sheet.columns[index]?.figure} cell={cell} column={sheet.columns[index]} />
            ))}
            {judged && <td>{judged.get(contender.id)}</td>}
            <td className={complete < lanes ? 'warn' : undefined}>
              {complete}/{lanes}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell, column }: { readonly cell: CompareCell; readonly column: SheetColumn | undefined }) {
  if (!column) return null;
  const { definition, figure } = column;
  const state = cell.best === null ? (cell.value === null ? 'none' : undefined) : `best ${cell.best}`;
  return (
    <td className={state} data-compare={figure} data-value={cell.value ?? ''}>
      <ToldCell definition={definition} title={cell.title}>
        {cell.text}
        {cell.mark !== '' && <sup>{cell.mark}</sup>}
        {cell.spread !== '' && <small> {cell.spread}</small>}
        {cell.n !== '' && <small> {cell.n}</small>}
      </ToldCell>
    </td>
  );
}
