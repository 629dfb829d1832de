// One lane of a report: how it went, its figures, what it said and what was sent.

import { failureSentence } from '../format/failure-sentence.ts';
import type { Language } from '../format/language.ts';
import { languageLine } from '../format/language-text.ts';
import type { MeasureName } from '../format/measures.ts';
import { noteSentence } from '../format/note-sentence.ts';
import { formatReading } from '../format/format-reading.ts';
import type { ServerFact } from '../format/server-fact.ts';
import { wordsOf } from '../format/words-of.ts';
import type { DocumentLane, DocumentTrial } from '../session-file/document.ts';
import type { LaneStatus } from '../trial/lane-event.ts';
import { figure, type FigureReport } from './figure.ts';
import { laneFacts } from './lane-facts.ts';
import { allFigures } from './lane-figures.ts';
import { rowOf, type LineupRow } from './lineup.ts';
import { segmentsOf, type Segment } from './time-scale.ts';

export interface LaneReport {
  readonly name: string;
  readonly effort: string;
  readonly colour: number;
  readonly simulated: boolean;
  /** `repeat 2 of 3`; empty where there is one. */
  readonly repeat: string;
  readonly status: LaneStatus;
  readonly statusWord: string;
  /** What the status means, or what went wrong and what to do. Empty for a plain completion. */
  readonly statusText: string;
  readonly finish: string;
  /** Set where the model served goes by another name than the one asked for. */
  readonly served: string;
  readonly segments: readonly Segment[];
  readonly total: FigureReport;
  /** The few that matter, in reading order. */
  readonly figures: readonly FigureReport[];
  readonly allFigures: readonly FigureReport[];
  /** What is known beside the figures. */
  readonly facts: readonly ServerFact[];
  readonly thinking: {
    /** False where nothing came that could tell. */
    readonly told: boolean;
    readonly kind: string;
    readonly kindText: string;
    /** `412 tokens billed`; empty where that is not known. */
    readonly billed: string;
    /** In which scripts question, thinking and answer are; empty where no thinking was shown. */
    readonly languages: string;
    readonly text: string;
  };
  readonly answer: string;
  readonly notes: readonly string[];
  readonly request: {
    readonly line: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body: string;
  } | null;
}

export function laneReport(
  lane: DocumentLane,
  trial: DocumentTrial,
  lineup: readonly LineupRow[],
  lang: Language,
): LaneReport {
  const words = wordsOf(lang);
  const { contender } = lane;
  const row = rowOf(lineup, contender);
  const all = allFigures(lane.readings, lane.usage, lane.cost);
  const read = (name: MeasureName): FigureReport =>
    figure(name, all.get(name) ?? { value: null, from: 'absent', why: 'not_observable' }, lang);
  const reasoning = words.reasoning[lane.reasoning.kind];
  return {
    name: row?.name ?? `${contender.endpoint}/${contender.model}`,
    effort: row?.effort ?? '',
    colour: row?.colour ?? 1,
    simulated: contender.simulated,
    repeat: trial.repeats === 1 ? '' : words.report.repeat(lane.repeat, trial.repeats),
    status: lane.status,
    statusWord: words.statuses[lane.status].word,
    statusText: statusText(lane, lang),
    finish:
      lane.finish === null || lane.finish.normalised === 'stop'
        ? ''
        : words.finishes[lane.finish.normalised].sentence,
    served: servedText(lane, lang),
    segments: segmentsOf(lane),
    total: read('e2eMs'),
    figures: shownFigures(lane).map(read).filter(isWorthShowing(lane)),
    allFigures: [...all.keys()].map(read),
    facts: laneFacts(lane, lang),
    thinking: {
      told: lane.status === 'complete' || lane.reasoning.kind !== 'unknown',
      kind: reasoning.word,
      kindText: reasoning.sentence,
      billed:
        lane.usage.reasoningTokens.value === null
          ? ''
          : words.report.thinkingBilled(formatReading(lane.usage.reasoningTokens, 'tokens', lang).text),
      languages: lane.languages ? languageLine(lane.languages, lang) : '',
      text: lane.reasoning.text,
    },
    answer: lane.answer,
    notes: notesOf(lane, lang),
    request: requestOf(lane),
  };
}

function statusText(lane: DocumentLane, lang: Language): string {
  if (lane.failure !== null) return failureSentence(lane.failure, lane.contender, lang);
  return lane.status === 'complete' ? '' : wordsOf(lang).statuses[lane.status].sentence;
}

function notesOf(lane: DocumentLane, lang: Language): readonly string[] {
  const { report: words } = wordsOf(lang);
  return [
    ...[...lane.notes, ...(lane.findings ?? [])].map(note => noteSentence(note, lane.contender, lang)),
    ...(lane.attempts > 1 ? [words.attempts(lane.attempts)] : []),
  ];
}

function servedText({ served, contender }: DocumentLane, lang: Language): string {
  const { model } = served;
  return model === null || model === contender.model ? '' : wordsOf(lang).report.served(model);
}

/** Hidden thinking has no time of its own, so the most it can have taken stands there instead. */
function shownFigures({ reasoning, readings, usage, cost }: DocumentLane): readonly MeasureName[] {
  const { inferredReasoningTokens, hiddenTokensPerSecond, serverGapMs } = readings;
  const isInferred = usage.reasoningTokens.value === null && inferredReasoningTokens.value !== null;
  return [
    'ttftMs',
    'ttfatMs',
    reasoning.kind === 'hidden' ? 'thinkingUpperMs' : 'thinkingMs',
    'answerMs',
    'tailMs',
    'outputTokensPerSecond',
    'outputTokensPerSecondUntrimmed',
    // Of thinking that was shown, the speed at which it came stands under all figures.
    ...(hiddenTokensPerSecond.value === null || reasoning.kind === 'raw'
      ? []
      : (['hiddenTokensPerSecond'] as const)),
    'inputTokens',
    isInferred ? 'inferredReasoningTokens' : 'reasoningTokens',
    'answerTokens',
    'usd',
    'reasoningUsd',
    ...(cost.usdAtLeast ? (['usdAtLeast'] as const) : []),
    ...(serverGapMs.value === null ? [] : (['serverGapMs'] as const)),
  ];
}

/** A lane that did not complete has few figures: the rest stand under all of them, not as a column of dashes. */
const isWorthShowing =
  ({ status }: DocumentLane) =>
  ({ value, text }: FigureReport): boolean =>
    status === 'complete' || value !== null || text !== '–';

function requestOf({ request }: DocumentLane): LaneReport['request'] {
  if (request === null) return null;
  const { method, url, headers, body } = request;
  return {
    line: `${method} ${url}`,
    headers: Object.entries(headers),
    body: typeof body === 'string' ? body : JSON.stringify(body, null, 2),
  };
}
