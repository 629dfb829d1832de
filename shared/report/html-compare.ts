// The compare table of the HTML report.

import type { ReportWords } from '../format/report-words.ts';
import type { CompareCell, CompareTable } from './compare-table.ts';
import { whoHtml } from './html-parts.ts';
import { h, type Html } from './html-text.ts';

export function compareHtml({ columns, rows, note, warnings }: CompareTable, words: ReportWords): Html {
  return h`<h3>${words.compare}</h3><div class="wide"><table><thead><tr><th>${words.columns.contender}</th><th>${words.columns.lanes}</th>${columns.map(
    ({ label, unit }) => h`<th>${label}${unit === '' ? null : h`<span class="range">${unit}</span>`}</th>`,
  )}</tr></thead><tbody>${rows.map(
    row =>
      h`<tr><td>${whoHtml(row)}</td><td class="soft">${row.complete}</td>${row.cells.map(cell => cellHtml(cell, words.comma))}</tr>`,
  )}</tbody></table></div><p class="under">${note.coloured}</p>${warnings.map(
    warning => h`<p class="under">${warning}</p>`,
  )}`;
}

function cellHtml({ text, mark, spread, n, title, best, value }: CompareCell, comma: string): Html {
  if (value === null) return h`<td class="none" title="${title}">${text}</td>`;
  const under = [spread, n].filter(words => words !== '').join(comma);
  const sign = mark === '' ? null : h`<span class="origin">${mark}</span>`;
  return h`<td title="${title}"><data value="${value}" class="${best === null ? 'plain' : `lead ${best}`}">${text}</data>${sign}${
    under === '' ? null : h`<span class="range">${under}</span>`
  }</td>`;
}
