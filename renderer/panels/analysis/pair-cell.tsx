// One figure of a pair; on hover or focus how it is known, or why it is not.

import { definitionOf } from '../../../shared/format/definition.ts';
import type { PairFigure } from '../../../shared/metrics/pairs.ts';
import type { PairCell as Cell, PairColumn } from '../../../shared/report/pair-sheet.ts';
import { useLanguage } from '../../store/app-store.ts';
import { ToldCell } from './told-cell.tsx';

interface PairCellProps {
  readonly column: PairColumn;
  readonly cell: Cell;
  readonly figure: PairFigure;
}

export function PairCell({ column, cell, figure }: PairCellProps) {
  const definition = definitionOf(figure, useLanguage());
  const { text, spread, title, value, isApart } = cell;
  const state = value === null ? 'none' : isApart ? 'best apart' : undefined;
  return (
    <td className={state} data-pair={column} data-value={value ?? ''}>
      <ToldCell definition={definition} title={title}>
        {text}
        {spread !== '' && <small> {spread}</small>}
      </ToldCell>
    </td>
  );
}
