// The table of contenders and figures: medians, ranges, how many lanes stand behind each, and who
// leads. What is compared is decided in shared/metrics; here it becomes text.

import { definitionOf } from '../format/definition.ts';
import { ruleSentence } from '../format/format-reading.ts';
import type { Language } from '../format/language.ts';
import { columnFigure, formatQuantity } from '../format/quantity.ts';
import { wordsOf } from '../format/words-of.ts';
import { compareTrial, type ComparedCell, type ComparedFigure, type Lead } from '../metrics/compare.ts';
import type { DocumentTrial, SessionDocument } from '../session-file/document.ts';
import { trialOfDocument } from '../session-file/document-of.ts';
import { boundOf } from './figure.ts';
import { rowOf, type LineupRow } from './lineup.ts';

export interface CompareTable {
  readonly columns: readonly {
    readonly figure: ComparedFigure;
    readonly label: string;
    readonly unit: string;
  }[];
  readonly rows: readonly CompareRow[];
  /** By how a lead whose range meets no other is marked. */
  readonly note: Readonly<Record<'coloured' | 'slanted', string>>;
  readonly warnings: readonly string[];
}

export interface CompareRow {
  readonly name: string;
  readonly effort: string;
  readonly colour: number;
  readonly simulated: boolean;
  /** `2 of 3`. */
  readonly complete: string;
  readonly cells: readonly CompareCell[];
}

export interface CompareCell {
  readonly text: string;
  readonly mark: string;
  /** `4.9–5.6`; empty for one run. */
  readonly spread: string;
  /** Where fewer lanes entered than completed, `n 1`; where it is a bound, `at most`. */
  readonly n: string;
  readonly title: string;
  readonly best: Lead['certainty'] | null;
  readonly value: number | null;
}

const shown: readonly ComparedFigure[] = [
  'ttftMs',
  'ttfatMs',
  'e2eMs',
  'outputTokensPerSecond',
  'reasoningTokens',
  'outputTokens',
  'usd',
];

export function compareTable(
  trial: DocumentTrial,
  document: SessionDocument,
  lineup: readonly LineupRow[],
  lang: Language,
): CompareTable {
  const words = wordsOf(lang);
  const { contenders, best, warnings } = compareTrial(trialOfDocument(trial, document.session.id), {
    tailTrim: document.tailTrim,
  });
  const columns = shown.map(figure => {
    const { label, unit } = definitionOf(figure, lang);
    const medians = contenders.map(({ cells }) => cells[figure].summary?.median ?? 0);
    return { figure, label, ...columnFigure(unit, Math.max(...medians, 0), lang) };
  });
  const rows = contenders.map(({ contender, lanes, complete, cells }) => {
    const row = rowOf(lineup, contender);
    return {
      name: row?.name ?? contender.model,
      effort: row?.effort ?? '',
      colour: row?.colour ?? 1,
      simulated: contender.simulated,
      complete: words.report.ofLanes(complete, lanes),
      cells: columns.map(({ figure, write }) =>
        compareCell(cells[figure], figure, {
          write,
          lanes,
          complete,
          lead: best[figure]?.contenderId === contender.id ? (best[figure]?.certainty ?? null) : null,
          lang,
        }),
      ),
    };
  });
  return {
    columns: columns.map(({ figure, label, unit }) => ({ figure, label, unit })),
    rows,
    note: {
      coloured: words.report.compareNote(trial.repeats, 'coloured'),
      slanted: words.report.compareNote(trial.repeats, 'slanted'),
    },
    warnings: [
      ...emptyColumns(
        columns.map(({ label }) => label),
        rows,
        lang,
      ),
      ...warnings.map(code =>
        Object.hasOwn(words.compare.warnings, code)
          ? words.compare.warnings[code as keyof typeof words.compare.warnings]
          : code,
      ),
    ],
  };
}

/** Where a column has no figure at all, for one reason: which, and why. */
function emptyColumns(
  labels: readonly string[],
  rows: readonly CompareRow[],
  lang: Language,
): readonly string[] {
  const columns = new Map<string, string[]>();
  for (const [at, label] of labels.entries()) {
    const cells = rows.flatMap(row => row.cells[at] ?? []);
    const [first] = cells;
    if (first === undefined || cells.some(cell => cell.value !== null || cell.title !== first.title))
      continue;
    columns.set(first.title, [...(columns.get(first.title) ?? []), label]);
  }
  return [...columns].map(([why, named]) => wordsOf(lang).report.empty(named, why));
}

interface CellContext {
  readonly write: (value: number) => string;
  readonly lanes: number;
  readonly complete: number;
  readonly lead: Lead['certainty'] | null;
  readonly lang: Language;
}

export function compareCell(cell: ComparedCell, figure: ComparedFigure, context: CellContext): CompareCell {
  const { write, lanes, complete, lead, lang } = context;
  const words = wordsOf(lang);
  const { summary } = cell;
  if (summary === null) {
    const absence = words.absences[cell.why ?? 'not_complete'];
    return {
      text: absence.word,
      mark: '',
      spread: '',
      n: '',
      title: absence.sentence,
      best: null,
      value: null,
    };
  }
  const { unit } = definitionOf(figure, lang);
  const exact = (value: number): string => formatQuantity(value, unit, lang);
  const one = summary.n === 1;
  const sentences = [
    words.compare.runs(summary.n, lanes),
    words.compare.spread[summary.spread](exact(summary.low), exact(summary.high)),
    ...(summary.interval === undefined
      ? []
      : [words.compare.interval(exact(summary.interval[0]), exact(summary.interval[1]))]),
    words.origins[summary.from].sentence,
    ...(summary.rule === undefined ? [] : [ruleSentence(summary.rule, lang)]),
    ...(lead === null ? [] : [words.compare.certainty[lead]]),
  ];
  return {
    text: write(summary.median),
    mark: words.origins[summary.from].mark,
    spread: one ? '' : `${write(summary.low)}–${write(summary.high)}`,
    n: [summary.n === complete ? '' : `n ${summary.n}`, boundOf(summary.rule, lang)]
      .filter(text => text !== '')
      .join(words.report.comma),
    title: sentences.join(words.failure.gap),
    best: lead,
    value: summary.median,
  };
}
