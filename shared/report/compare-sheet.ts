// The comparison as the screen shows it: the columns a person chose, every cell with its spread, its
// n and how it is known; and the same as rows of text, for a clipboard.

import { definitionOf, type Definition } from '../format/definition.ts';
import type { Language } from '../format/language.ts';
import { columnFigure } from '../format/quantity.ts';
import { wordsOf } from '../format/words-of.ts';
import type { ComparedFigure, Comparison } from '../metrics/compare.ts';
import type { Contender } from '../trial/contender.ts';
import { compareCell, type CompareCell } from './compare-table.ts';

export interface CompareSheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  readonly warnings: readonly string[];
}

export interface SheetColumn {
  readonly figure: ComparedFigure;
  /** `first answer, s`. */
  readonly title: string;
  readonly definition: Definition;
}

export interface SheetRow {
  readonly contender: Contender;
  readonly complete: number;
  readonly lanes: number;
  readonly cells: readonly CompareCell[];
}

export function compareSheet(
  { contenders, best, warnings }: Comparison,
  figures: readonly ComparedFigure[],
  lang: Language,
): CompareSheet {
  const words = wordsOf(lang);
  const columns = figures.map(figure => {
    const definition = definitionOf(figure, lang);
    const medians = contenders.map(({ cells }) => cells[figure].summary?.median ?? 0);
    const { unit, write } = columnFigure(definition.unit, Math.max(...medians, 0), lang);
    const title = unit === '' ? definition.label : `${definition.label}${words.report.comma}${unit}`;
    return { figure, definition, title, write };
  });
  return {
    columns: columns.map(({ figure, definition, title }) => ({ figure, definition, title })),
    rows: contenders.map(({ contender, lanes, complete, cells }) => ({
      contender,
      lanes,
      complete,
      cells: columns.map(({ figure, write }) => {
        const lead = best[figure]?.contenderId === contender.id ? best[figure].certainty : null;
        return compareCell(cells[figure], figure, { write, lanes, complete, lead, lang });
      }),
    })),
    warnings: warnings.map(code =>
      Object.hasOwn(words.compare.warnings, code)
        ? words.compare.warnings[code as keyof typeof words.compare.warnings]
        : code,
    ),
  };
}

/** Rows of text as tab-separated values: no tab and no line break inside a cell. */
export const tsvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map(row => row.map(cell => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');

/** Rows of text as a Markdown table, its first row the head. */
export const markdownTable = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(row => `| ${row.map(cell => cell.replace(/[\r\n]+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`)
    .toSpliced(1, 0, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`)
    .join('\n');
