// `assay spend`: a month's dollars by endpoint, play money apart.

import type { SpendRow } from '../../shared/contract/spend-views.ts';
import type { Language } from '../../shared/format/language.ts';
import { formatUsd, grouped } from '../../shared/format/quantity.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import { UsageError } from './arguments.ts';
import { languageOf } from './environment.ts';
import { withAssay } from './open.ts';
import { asJson, type ListOptions } from './place-arguments.ts';
import { exitCodes, type Terminal } from './program.ts';

export function spendCommand(
  options: ListOptions & { readonly month?: string },
  terminal: Terminal,
): Promise<number> {
  const { month } = options;
  if (month !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw new UsageError(`--month takes YYYY-MM, not "${month}".`);
  }
  return withAssay(terminal, async ({ laboratory }) => {
    const language = languageOf(options.lang, terminal.env);
    const words = wordsOf(language).endpoints.spend;
    const summary = await laboratory.spend.summary({ month });
    if (options.json === true) terminal.out(asJson(summary));
    else if (summary.rows.length === 0) terminal.out(`${words.none(summary.month)}\n`);
    else {
      for (const row of summary.rows) terminal.out(`${lineOf(row, language)}\n`);
      terminal.out(`${words.total(summary.month)}  ${formatUsd(summary.totalUsd, language)}\n`);
    }
    return exitCodes.ok;
  });
}

function lineOf(row: SpendRow, language: Language): string {
  const words = wordsOf(language).endpoints.spend;
  const count = (n: number): string => grouped(n);
  return [
    row.endpoint,
    formatUsd(row.usd, language),
    words.lanes(count(row.lanes)),
    ...(row.unsure > 0 ? [words.unsure(count(row.unsure))] : []),
    ...(row.unpriced > 0 ? [words.unpriced(count(row.unpriced))] : []),
    ...(row.capUsd === null ? [] : [words.cap(formatUsd(row.capUsd, language))]),
    ...(row.simulated ? [`SIMULATED, ${words.play}`] : []),
  ].join('  ');
}
