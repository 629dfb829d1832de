// The columns of the CSV, typed: a number is a number or nothing, everything else is text. Names
// are those of the session file. Beside each reading stands how it is known, or why it is not.

import type { Readings } from '../metrics/readings.ts';
import type { Reading } from '../reading.ts';
import type { DocumentLane, DocumentTrial, SessionDocument } from '../session-file/document.ts';
import { contenderName } from '../trial/contender.ts';
import type { Judgement } from '../trial/judgement.ts';
import type { Marks } from '../trial/lane.ts';
import type { Note } from '../trial/lane-event.ts';
import { promptOf } from '../trial/trial.ts';

export type CsvCell = string | number | null;

interface Row {
  readonly document: SessionDocument;
  readonly trial: DocumentTrial;
  readonly lane: DocumentLane;
}

export interface CsvColumn {
  readonly name: string;
  readonly cell: (row: Row) => CsvCell;
}

const column = (name: string, cell: (row: Row) => CsvCell): CsvColumn => ({ name, cell });

/** The figure, `measured` or `absent: hidden_thinking` in the column after it, and then its rule: `upper_bound`. */
const reading = (name: string, of: (row: Row) => Reading<number>): readonly CsvColumn[] => [
  column(name, row => of(row).value),
  column(`${name}_from`, row => {
    const known = of(row);
    return known.from === 'absent' ? `absent: ${known.why}` : known.from;
  }),
  column(`${name}_rule`, row => {
    const known = of(row);
    return known.from === 'absent' ? null : (known.rule ?? null);
  }),
];

const judgementOf = ({ document, lane }: Row): Judgement => {
  const { judgements } = document.session;
  return judgements && Object.hasOwn(judgements, lane.id) ? (judgements[lane.id] ?? {}) : {};
};

const codes = (notes: readonly Note[] = []): string => notes.map(note => note.code).join(' ');

const usageNames = [
  'inputTokens',
  'cachedInputTokens',
  'cacheWriteTokens',
  'outputTokens',
  'reasoningTokens',
  'answerTokens',
] as const;

const readingNames: readonly (keyof Readings)[] = [
  'ttfbMs',
  'ttftMs',
  'ttfatMs',
  'thinkingMs',
  'thinkingUpperMs',
  'thinkingEstMs',
  'answerMs',
  'tailMs',
  'e2eMs',
  'e2eTextMs',
  'outputTokensPerSecond',
  'outputTokensPerSecondUntrimmed',
  'outputTokensPerSecondRobust',
  'reasoningTokensPerSecond',
  'naiveTokensPerSecond',
  'itlMs',
  'chunkGapP50Ms',
  'chunkGapP95Ms',
  'chunkGapMaxMs',
  'tokensPerChunk',
  'stalls',
  'reasoningShare',
  'inferredReasoningTokens',
  'hiddenTokensPerSecond',
  'standardResponseMs',
  'serverGapMs',
  'dispatchDelayMs',
];

const markNames: readonly (keyof Marks)[] = [
  'writtenMs',
  'headersMs',
  'firstByteMs',
  'firstReasoningMs',
  'lastReasoningMs',
  'firstAnswerMs',
  'lastAnswerMs',
  'lastDeltaMs',
  'doneMs',
  'endMs',
];

export const csvColumns: readonly CsvColumn[] = [
  column('sessionId', ({ document }) => document.session.id),
  column('sessionTitle', ({ document }) => document.session.title),
  column('trialId', ({ trial }) => trial.id),
  column('trialStartedAt', ({ trial }) => trial.startedAt),
  column('seed', ({ trial }) => trial.seed),
  column('again', ({ trial }) => trial.options.again ?? null),
  column('tailTrim', ({ document }) => document.tailTrim),
  column('laneId', ({ lane }) => lane.id),
  column('contenderId', ({ lane }) => lane.contenderId),
  column('contender', ({ lane }) => contenderName(lane.contender)),
  column('simulated', ({ lane }) => (lane.contender.simulated ? 'SIMULATED' : '')),
  column('endpoint', ({ lane }) => lane.contender.endpoint),
  column('dialect', ({ lane }) => lane.contender.dialect),
  column('flavour', ({ lane }) => lane.contender.flavour),
  column('baseUrl', ({ lane }) => lane.contender.baseUrl),
  column('model', ({ lane }) => lane.contender.model),
  column('effort', ({ lane }) => (lane.contender.effort === null ? null : String(lane.contender.effort))),
  column('temperature', ({ lane }) => lane.contender.temperature),
  column('topP', ({ lane }) => lane.contender.topP ?? null),
  column('maxOutputTokens', ({ lane }) => lane.contender.maxOutputTokens),
  column('streamed', ({ lane }) => String(lane.contender.streamed)),
  column('repeat', ({ lane }) => lane.repeat),
  column('warmUp', ({ lane }) => (lane.warmUp === true ? 'true' : null)),
  column('probeOf', ({ lane }) => lane.probeOf ?? null),
  column('attempts', ({ lane }) => lane.attempts),
  column('status', ({ lane }) => lane.status),
  column('failureKind', ({ lane }) => lane.failure?.kind ?? null),
  column('failureCode', ({ lane }) => lane.failure?.code ?? null),
  column('failureMessage', ({ lane }) => lane.failure?.message ?? null),
  column('httpStatus', ({ lane }) => lane.httpStatus),
  column('finish', ({ lane }) => lane.finish?.normalised ?? null),
  column('finishRaw', ({ lane }) => lane.finish?.raw ?? null),
  column('servedModel', ({ lane }) => lane.served.model),
  column('servedTier', ({ lane }) => lane.served.tier),
  column('requestId', ({ lane }) => lane.served.requestId),
  column('reasoningKind', ({ lane }) => lane.reasoning.kind),
  ...readingNames.flatMap(name => reading(name, ({ lane }) => lane.readings[name])),
  ...usageNames.flatMap(name => reading(name, ({ lane }) => lane.usage[name])),
  ...reading('usd', ({ lane }) => lane.cost.usd),
  ...reading('reasoningUsd', ({ lane }) => lane.cost.reasoningUsd),
  column('usdAtLeast', ({ lane }) => lane.cost.usdAtLeast?.value ?? null),
  column('usdAtLeast_from', ({ lane }) => lane.cost.usdAtLeast?.from ?? null),
  column('priceInputUsdPerMTok', ({ lane }) => lane.cost.price?.input ?? null),
  column('priceOutputUsdPerMTok', ({ lane }) => lane.cost.price?.output ?? null),
  column('priceCachedInputUsdPerMTok', ({ lane }) => lane.cost.price?.cachedInput ?? null),
  column('priceCacheWriteUsdPerMTok', ({ lane }) => lane.cost.price?.cacheWrite ?? null),
  column('priceSource', ({ lane }) => lane.cost.price?.source ?? null),
  column('priceAsOf', ({ lane }) => lane.cost.price?.asOf ?? null),
  // Set where the costs are not those of the day.
  column('repricedOn', ({ document }) => document.repriced?.on ?? null),
  column('repricedAs', ({ document }) => document.repriced?.as ?? null),
  ...markNames.map(name => column(name, ({ lane }) => lane.marks[name])),
  column('connectionReused', ({ lane }) =>
    lane.connection.reused === null ? null : String(lane.connection.reused),
  ),
  column('notes', ({ lane }) => codes(lane.notes)),
  column('findings', ({ lane }) => codes(lane.findings)),
  column('verdict', row => judgementOf(row).verdict ?? null),
  column('grade', row => judgementOf(row).grade ?? null),
  column('starred', row => (judgementOf(row).starred === true ? 'true' : null)),
  column('judgementNote', row => judgementOf(row).note ?? null),
  column('prompt', ({ trial, lane }) => promptOf(lane, trial)),
  column('system', ({ trial, lane }) => lane.contender.variant?.system ?? trial.prompt.system),
  column('thinking', ({ lane }) => lane.reasoning.text),
  column('answer', ({ lane }) => lane.answer),
];
