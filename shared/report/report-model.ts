// A session document as a report: every figure already in words, every text still plain. Writers
// of HTML, Markdown and CSV only lay out what stands here; none of them looks up or computes.

import { epochOf } from '../calendar.ts';
import { dateText } from '../format/date-text.ts';
import { definitionOf, measureNames, type Definition } from '../format/definition.ts';
import type { Language } from '../format/language.ts';
import type { ReportWords } from '../format/report-words.ts';
import { wordsOf } from '../format/words-of.ts';
import type { Origin } from '../reading.ts';
import type { DocumentTrial, Redaction, SessionDocument } from '../session-file/document.ts';
import { contenderName, type Contender } from '../trial/contender.ts';
import type { Prompt } from '../trial/session.ts';
import { comparisonLines } from './comparison-lines.ts';
import { compareTable, type CompareTable } from './compare-table.ts';
import { dispatchFacts } from './dispatch-facts.ts';
import { fitCaution, fitRows, type FitRow } from './fit-rows.ts';
import { laneReport, type LaneReport } from './lane-report.ts';
import { lineupOf, type LineupRow } from './lineup.ts';
import { methodsOf, type Method } from './methods.ts';
import { nothingLeftOut, redacted } from './redact.ts';
import { timeScale, type TimeScale } from './time-scale.ts';
import type { Verdict } from './verdicts.ts';

export interface ReportModel {
  readonly lang: Language;
  readonly words: ReportWords;
  readonly title: string;
  readonly facts: readonly string[];
  /** Set where practice models took part. */
  readonly banner: string | null;
  /** Null where each trial has its own, or where it was left out. */
  readonly prompt: Prompt | null;
  readonly promptRemoved: boolean;
  readonly textRemoved: boolean;
  readonly personsNotes: string;
  readonly lineup: readonly LineupRow[];
  readonly trials: readonly TrialReport[];
  /** What the runs show of one contender against another, and what they don't. */
  readonly comparisons: readonly Verdict[];
  readonly fits: readonly FitRow[];
  /** What else could have made a verdict on the fits; empty: none was told. */
  readonly fitCaution: string;
  readonly methods: readonly Method[];
  readonly definitions: readonly Definition[];
  readonly origins: readonly {
    readonly origin: Origin;
    readonly mark: string;
    readonly word: string;
    readonly sentence: string;
  }[];
  readonly footer: readonly string[];
  /** What the figures were read from, redacted where that was asked for. */
  readonly document: SessionDocument;
}

export interface TrialReport {
  readonly heading: string;
  readonly facts: readonly string[];
  readonly prompt: Prompt | null;
  readonly compare: CompareTable;
  readonly scale: TimeScale;
  readonly lanes: readonly LaneReport[];
}

export function reportOf(
  original: SessionDocument,
  lang: Language,
  leftOut: Redaction = nothingLeftOut,
): ReportModel {
  const document = redacted(original, leftOut, wordsOf(lang).report);
  const redaction = document.redacted ?? nothingLeftOut;
  const { report: words, origins } = wordsOf(lang);
  const prompts = distinct(document.trials.map(trial => trial.prompt));
  const common = redaction.prompt || prompts.length > 1 ? null : (prompts[0] ?? document.session.prompt);
  const lineup = lineupOf(document, lang);
  const lanes = document.trials.reduce((sum, trial) => sum + trial.lanes.length, 0);
  return {
    lang,
    words,
    title: document.session.title === '' ? words.kind : document.session.title,
    facts: [
      dateOf(document.trials.at(-1)?.startedAt ?? document.session.createdAt, lang),
      words.counts(document.trials.length, lineup.length, lanes),
    ],
    banner: bannerOf(
      lineup.map(row => row.contender),
      words,
    ),
    prompt: common,
    promptRemoved: redaction.prompt,
    textRemoved: redaction.answers,
    personsNotes: document.session.notes,
    lineup,
    trials: document.trials.map((trial, i) => {
      // Compared before anything is left out: a figure must not change because a text is hidden.
      const whole = original.trials[i] ?? trial;
      return trialReport(trial, whole, i, {
        document,
        lineup,
        lang,
        redaction,
        ownPrompt: common === null && !redaction.prompt,
      });
    }),
    comparisons: comparisonLines(document, lang),
    fits: fitRows(document, lineup, lang),
    fitCaution: fitCaution(document, lang),
    methods: methodsOf(document, lang),
    definitions: measureNames.map(name => definitionOf(name, lang)),
    origins: (Object.keys(origins) as Origin[]).map(origin => ({ origin, ...origins[origin] })),
    footer: [
      words.madeBy(document.app, dateOf(document.exportedAt, lang)),
      `${words.session} ${document.session.id}`,
    ],
    document,
  };
}

interface TrialContext {
  readonly document: SessionDocument;
  readonly lineup: readonly LineupRow[];
  readonly lang: Language;
  readonly redaction: Redaction;
  readonly ownPrompt: boolean;
}

function trialReport(
  trial: DocumentTrial,
  whole: DocumentTrial,
  index: number,
  context: TrialContext,
): TrialReport {
  const { document, lineup, lang } = context;
  const { report: words } = wordsOf(lang);
  return {
    heading: words.trial(index + 1, document.trials.length),
    facts: [
      dateOf(trial.startedAt, lang),
      words.trialFacts(trial.repeats, trial.seed),
      ...dispatchFacts(trial.lanes, lang),
    ],
    prompt: context.ownPrompt ? trial.prompt : null,
    compare: compareTable(whole, document, lineup, lang),
    scale: timeScale(trial.lanes, lang),
    lanes: trial.lanes.map(lane => laneReport(lane, trial, lineup, lang)),
  };
}

/** A date of the document; as it stands where it is none. */
function dateOf(iso: string, lang: Language): string {
  const at = epochOf(iso);
  return at === undefined ? iso : dateText(at, lang);
}

function bannerOf(contenders: readonly Contender[], words: ReportWords): string | null {
  const practice = contenders.filter(contender => contender.simulated);
  if (practice.length === 0) return null;
  if (practice.length === contenders.length) return words.allSimulated;
  return words.someSimulated(practice.map(contenderName));
}

function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map(item => [JSON.stringify(item), item])).values()];
}
