// A report as CSV: one row per lane. RFC 4180: commas, CRLF, quotes doubled. Numbers come from
// typed columns and are written to their last digit; text from outside is guarded, so that no
// spreadsheet takes a model's answer for a formula.

import { csvColumns, type CsvCell } from './csv-columns.ts';
import type { ReportModel } from './report-model.ts';

export interface CsvOptions {
  /** A byte-order mark in front, for spreadsheets that take UTF-8 for something else without it. */
  readonly bom?: boolean;
}

export function reportCsv(
  { document }: Pick<ReportModel, 'document'>,
  { bom = false }: CsvOptions = {},
): string {
  const rows = document.trials.flatMap(trial =>
    trial.lanes.map(lane => csvColumns.map(column => column.cell({ document, trial, lane }))),
  );
  const lines = [csvColumns.map(({ name }) => name), ...rows].map(cells => cells.map(written).join(','));
  return `${bom ? '\uFEFF' : ''}${lines.join('\r\n')}\r\n`;
}

function written(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = guarded(cell);
  return /[",\r\n]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet may read as the start of a formula, full-width forms included, whatever blank or quote hides it. */
const formula = /^[\s\p{C}\p{Z}"']*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Free text with an apostrophe in front where it could be taken for a formula. */
export const guarded = (text: string): string => {
  const whole = text.toWellFormed();
  return formula.test(whole) ? `'${whole}` : whole;
};
