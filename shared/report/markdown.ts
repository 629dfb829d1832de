// A report as Markdown that reads well as it is: tables for figures, fences for every text from
// outside, no raw HTML.

import type { Language } from '../format/language.ts';
import { wordsOf } from '../format/words-of.ts';
import type { Prompt } from '../trial/session.ts';
import { attachmentsOf } from './attachments.ts';
import type { CompareCell, CompareTable } from './compare-table.ts';
import type { FigureReport } from './figure.ts';
import { simulatedLabel } from './html-parts.ts';
import type { LaneReport } from './lane-report.ts';
import { fenced, inline, table } from './markdown-text.ts';
import type { ReportModel, TrialReport } from './report-model.ts';

export function reportMarkdown(model: ReportModel): string {
  const { words, prompt } = model;
  const blocks = [
    `# ${inline(model.title)}`,
    model.facts.map(inline).join(' · '),
    model.banner === null ? '' : `> **${simulatedLabel}** ${inline(model.banner)}`,
    ...(model.promptRemoved ? [`## ${words.prompt}`, words.promptRemoved] : []),
    ...(prompt === null ? [] : [`## ${words.prompt}`, ...promptBlocks(prompt, model)]),
    `## ${words.lineup}`,
    lineupTable(model),
    ...model.trials.flatMap(trial => trialBlocks(trial, model)),
    ...comparisonBlocks(model),
    ...fitBlocks(model),
    ...(model.personsNotes === '' ? [] : [`## ${words.personsNotes}`, fenced(model.personsNotes)]),
    `## ${words.methods}`,
    ...model.methods.flatMap(({ term, text, lines }) => [
      `**${inline(`${term}${words.colon}`.trim())}** ${inline(text)}`.trim(),
      lines.map(line => `- ${inline(line)}`).join('\n'),
    ]),
    `## ${words.origins}`,
    table(
      [words.known, ''],
      model.origins.map(({ word, mark, sentence }) => [
        inline(`${word} ${mark === '≈' ? mark : ''}`),
        inline(sentence),
      ]),
      'left',
    ),
    `## ${words.definitions}`,
    table(
      [words.figure, words.value, ''],
      model.definitions.map(({ label, name, formula, sentence }) => [
        inline(label),
        `\`${name} = ${formula}\``,
        inline(sentence),
      ]),
      'left',
    ),
    model.footer.map(inline).join(' · '),
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

function promptBlocks(prompt: Prompt, { words }: ReportModel): readonly string[] {
  const { system, user, variables } = prompt;
  const files = attachmentsOf(prompt);
  const label = (word: string): string => `${word}${words.colon}`.trim();
  const named = Object.entries(variables).map(([name, value]) => `${name} = ${value}`);
  return [
    ...(system === '' ? [] : [label(words.system), fenced(system)]),
    label(words.user),
    fenced(user),
    ...(named.length === 0 ? [] : [label(words.variables), fenced(named.join('\n'))]),
    ...(files.length === 0 ? [] : [label(words.attachments), fenced(files.join('\n'))]),
  ];
}

interface Who {
  readonly name: string;
  readonly effort: string;
  readonly simulated: boolean;
}

const who = ({ name, effort, simulated }: Who): string =>
  [inline(name), inline(effort), simulated ? `**${simulatedLabel}**` : '']
    .filter(word => word !== '')
    .join(' ');

function lineupTable({ lineup, words, lang }: ReportModel): string {
  const { columns } = words;
  const { aside } = wordsOf(lang);
  return table(
    [columns.contender, columns.served, columns.dialect, columns.settings, columns.price],
    lineup.map(row => [
      who({ ...row, simulated: row.contender.simulated }),
      inline(row.host),
      inline(row.dialect),
      inline(row.settings.join(words.comma)),
      inline(row.priceSource === '' ? row.price : `${row.price}${aside(row.priceSource)}`),
    ]),
    'left',
  );
}

function trialBlocks(trial: TrialReport, model: ReportModel): readonly string[] {
  const { words } = model;
  return [
    `## ${inline(trial.heading)}`,
    trial.facts.map(inline).join(' · '),
    ...(trial.prompt === null ? [] : promptBlocks(trial.prompt, model)),
    `### ${words.compare}`,
    compareBlock(trial.compare, model),
    [trial.compare.note.slanted, ...trial.compare.warnings].map(inline).join(wordsOf(model.lang).failure.gap),
    ...trial.lanes.flatMap(lane => laneBlocks(lane, model)),
  ];
}

function compareBlock({ columns, rows }: CompareTable, { words, lang }: ReportModel): string {
  return table(
    [
      words.columns.contender,
      words.columns.lanes,
      ...columns.map(({ label, unit }) => inline(unit === '' ? label : `${label}${words.comma}${unit}`)),
    ],
    rows.map(row => [who(row), inline(row.complete), ...row.cells.map(cell => compareCell(cell, lang))]),
    'right',
  );
}

function compareCell({ text, mark, spread, n, best }: CompareCell, lang: Language): string {
  const { report, aside } = wordsOf(lang);
  const figure = inline(mark === '≈' ? `≈ ${text}` : text);
  const under = [spread, n]
    .filter(words => words !== '')
    .map(inline)
    .join(report.comma);
  const stars = best === null ? '' : best === 'apart' ? '***' : '**';
  return `${stars}${figure}${stars}${under === '' ? '' : aside(under)}`;
}

function laneBlocks(lane: LaneReport, model: ReportModel): readonly string[] {
  const { words, textRemoved, promptRemoved } = model;
  const said = [lane.statusText, lane.finish, ...lane.notes].filter(text => text !== '').map(inline);
  const thinking = [lane.thinking.kind, lane.thinking.billed, lane.thinking.languages]
    .filter(text => text !== '')
    .join(words.comma);
  return [
    `### ${who(lane)}`,
    [lane.repeat, lane.statusWord, lane.served]
      .filter(text => text !== '')
      .map(inline)
      .join(' · '),
    ...said,
    table(
      [words.figure, words.value, words.known],
      [lane.total, ...lane.figures].map(figure => [
        inline(figure.label),
        inline(figureText(figure)),
        inline(figure.known === '' ? figure.title : figure.known),
      ]),
      'left',
    ),
    ...(lane.facts.length === 0
      ? []
      : [lane.facts.map(({ word, text }) => `- ${inline(word)}${words.colon}${inline(text)}`).join('\n')]),
    ...(lane.thinking.told
      ? [
          `**${words.thinking}** ${inline(thinking)}`,
          shown(lane.thinking.text, textRemoved, words.textRemoved, ''),
        ]
      : []),
    `**${words.answer}**`,
    shown(lane.answer, textRemoved, words.textRemoved, words.noAnswer),
    `**${words.request}**${words.comma}${inline(words.requestNote)}`,
    requestBlock(lane, promptRemoved ? words.promptRemoved : null, words.notSent),
  ];
}

const shown = (text: string, removed: boolean, removedText: string, none: string): string =>
  removed ? removedText : text === '' ? none : fenced(text);

function requestBlock({ request }: LaneReport, removed: string | null, notSent: string): string {
  if (request === null) return notSent;
  const headers = request.headers.map(([name, value]) => `${name}: ${value}`);
  return fenced([request.line, ...headers, '', removed ?? request.body].join('\n'), 'http');
}

function figureText({ text, unit, mark }: FigureReport): string {
  const figure = unit === '' ? text : unit === '%' ? `${text}%` : `${text} ${unit}`;
  return mark === '≈' ? `≈ ${figure}` : figure;
}

function comparisonBlocks({ comparisons, words }: ReportModel): readonly string[] {
  if (comparisons.length === 0) return [];
  const lines = comparisons.map(({ text, isFirm }) => `- ${isFirm ? `**${inline(text)}**` : inline(text)}`);
  return [`## ${words.comparisons}`, lines.join('\n')];
}

function fitBlocks({ fits, fitCaution, words, lang }: ReportModel): readonly string[] {
  if (fits.length === 0) return [];
  const { fitColumns: heads, columns } = words;
  const { aside } = wordsOf(lang);
  const within = (text: string, interval: string): string =>
    inline(interval === '' ? text : `${text}${aside(interval)}`);
  return [
    `## ${words.fits}`,
    table(
      [columns.contender, heads.over, heads.speed, heads.fixed, heads.method],
      fits.map(fit => [
        who(fit),
        inline(fit.calls),
        within(figureText(fit.speed), fit.interval) +
          (fit.leastSquares === '' ? '' : `${words.comma}${inline(fit.leastSquares)}`),
        within(figureText(fit.fixed), fit.fixedInterval),
        inline(fit.method),
      ]),
      'left',
    ),
    inline(words.fitNote),
    ...fits.flatMap(fit => fit.remarks.map(remark => `${inline(fit.name)}${words.colon}${inline(remark)}`)),
    inline(fitCaution),
  ];
}
