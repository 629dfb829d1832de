// Contenders by figures: medians and ranges as shared/metrics compares them, the best marked where
// that can be said, and what the runs show in sentences. Copied as it stands, in one press.

import { useMemo, useRef } from 'react';
import { wordsOf } from '../../../shared/format/words-of.ts';
import { compareTrial } from '../../../shared/metrics/compare.ts';
import { judgedIn } from '../../../shared/metrics/judged.ts';
import { compareSheet, markdownTable, tsvOf } from '../../../shared/report/compare-sheet.ts';
import { dispatchFacts } from '../../../shared/report/dispatch-facts.ts';
import { shortNames } from '../../../shared/report/short-names.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { useColumns, useTrialOf } from '../../store/analysis.ts';
import { useApp, useLanguage, type TrialHead } from '../../store/app-store.ts';
import { isSettled, type Trial } from '../../../shared/trial/trial.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Defined } from '../../widgets/figure.tsx';
import { useRoom } from '../../widgets/use-room.ts';
import { AccuracyLines } from './accuracy-lines.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { CompareTable } from './compare-table.tsx';
import { EffortCharts } from './effort-charts.tsx';
import { judgedTexts } from './judged-text.ts';
import { PairTable } from './pair-table.tsx';
import { SmallFit } from './small-fit.tsx';
import { VerdictLines } from './verdict-lines.tsx';

const roomOf = (width: number): string => (width < 980 ? 'narrow' : 'wide');

export default function ComparePanel({ trial: head }: { readonly trial: TrialHead }) {
  const main = useRef<HTMLDivElement>(null);
  useRoom(main, roomOf);
  const language = useLanguage();
  const words = analysisWords(language);
  const tailTrim = useApp(state => state.settings.tailTrim);
  const session = useApp(state => state.session);
  const columns = useColumns();
  const trial = useTrialOf(head);
  const comparison = useMemo(() => compareTrial(trial, { tailTrim }), [trial, tailTrim]);
  const sheet = useMemo(() => compareSheet(comparison, columns, language), [comparison, columns, language]);
  const names = useMemo(() => shortNames(trial.lineup, language), [trial, language]);
  const judged = useMemo(
    () => judgedTexts(judgedIn([trial], session?.judgements, session?.votes), words, language),
    [trial, session, words, language],
  );
  const alone = useMemo(() => [trial], [trial]);
  const rows = (): readonly (readonly string[])[] => [
    [
      words.repeatsEach(trial.options.repeats),
      ...sheet.columns.map(column => column.title),
      ...(judged ? [words.judged] : []),
      words.complete,
    ],
    ...sheet.rows.map(row => [
      names.get(row.contender.id) ?? row.contender.model,
      ...row.cells.map(cell =>
        [cell.text, cell.spread && `(${cell.spread})`, cell.n].filter(Boolean).join(' '),
      ),
      ...(judged ? [judged.get(row.contender.id) ?? ''] : []),
      `${row.complete}/${row.lanes}`,
    ]),
  ];
  return (
    <div className="compare-view">
      <div ref={main} className="compare-main">
        <CompareTable trial={trial} sheet={sheet} judged={judged} />
        <div className="verdicts-place" style={{ '--contenders': trial.lineup.length }}>
          <VerdictLines trial={trial} names={names} />
          <AccuracyLines trials={alone} names={names} />
        </div>
        <p className="compare-foot">
          <ColumnMenu columns={columns} />
          <CopyButton label={words.copyTsv} text={() => tsvOf(rows())} />
          <CopyButton label={words.copyMarkdown} text={() => markdownTable(rows())} />
          <DispatchFacts trial={trial} />
          {sheet.warnings.map(text => (
            <span key={text} className="warn">
              {text}
            </span>
          ))}
        </p>
        <PairTable trial={trial} names={names} />
        <EffortCharts trial={trial} />
      </div>
      <SmallFit />
    </div>
  );
}

/** How close together the lanes left: all of them, so not before the last has settled. */
function DispatchFacts({ trial }: { readonly trial: Trial }) {
  const language = useLanguage();
  const facts = isSettled(trial) ? dispatchFacts(trial.lanes, language) : [];
  if (facts.length === 0) return null;
  return (
    <Defined name="dispatchDelayMs" className="figure faint">
      {facts.join(wordsOf(language).report.comma)}
    </Defined>
  );
}
