// The line between two columns. While it moves, only the frame's own style changes: no lane is drawn
// anew, and nothing below the frame has its style looked up again.

import { memo, useRef, type RefObject } from 'react';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { columnsAfter, columnsTemplate, columnsWord, leastColumn } from '../../store/column-widths.ts';
import { equalColumns, keepColumns } from '../../store/panes.ts';
import { Separator } from '../../widgets/separator.tsx';
import { useWidth } from '../../widgets/use-width.ts';

interface ColumnSeparatorProps {
  readonly index: number;
  readonly name: string;
  readonly frame: RefObject<HTMLElement | null>;
  readonly column: RefObject<HTMLElement | null>;
}

interface Row {
  readonly frame: HTMLElement;
  readonly widths: readonly number[];
  /** Of the column, as it was told when the line was taken hold of. */
  readonly width: number;
  readonly template: string;
}

export const ColumnSeparator = memo(function ColumnSeparator({
  index,
  name,
  frame,
  column,
}: ColumnSeparatorProps) {
  const words = wordsFor(useLanguage());
  const row = useRef<Row | undefined>(undefined);
  const width = useWidth(column);
  const frameWidth = useWidth(frame);

  const after = (wanted: number): readonly number[] => {
    const { current } = row;
    return current ? columnsAfter(current.widths, current.frame.clientWidth, index, wanted) : [];
  };
  const paint = (template: string): void => {
    if (row.current) row.current.frame.style.gridTemplateColumns = template;
  };
  return (
    <Separator
      label={words.rail.columnWidth(name)}
      orientation="vertical"
      value={Math.max(leastColumn, width)}
      smallest={leastColumn}
      largest={Math.max(leastColumn, frameWidth, width)}
      onGrip={() => {
        const { current } = frame;
        if (!current) return;
        const widths = [...current.querySelectorAll(':scope > article')].map(
          lane => lane.getBoundingClientRect().width,
        );
        row.current = { frame: current, widths, width, template: current.style.gridTemplateColumns };
      }}
      onMove={wanted =>
        paint(
          wanted === row.current?.width
            ? row.current.template
            : after(wanted)
                .map(pixels => `${pixels}px`)
                .join(' '),
        )
      }
      onDone={wanted => {
        const widths = after(wanted);
        const word = columnsWord(widths, row.current?.frame.clientWidth ?? 0);
        paint(columnsTemplate(word, widths.length));
        keepColumns(word);
      }}
      onReset={equalColumns}
      // Laid over a grid, what has no end reaches to the end of all.
      style={{ gridColumn: `${index + 1} / ${index + 2}` }}
    />
  );
});
