// Contenders by figures: medians and ranges as shared/metrics compares them, the best marked where
// that can be said. Copied as it stands, in one press.

import { columnFigure } from '../../shared/format/quantity.ts';
import { definitionOf } from '../../shared/format/definition.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import { compareTrial, type ComparedCell, type ComparedFigure } from '../../shared/metrics/compare.ts';
import { contenderName } from '../../shared/trial/contender.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import { queuedLane, type Lane } from '../../shared/trial/lane.ts';
import { useShallow } from 'zustand/react/shallow';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage, type TrialHead } from '../store/app-store.ts';
import { Simulated } from '../widgets/simulated.tsx';

const shown: readonly ComparedFigure[] = [
  'ttfatMs',
  'e2eMs',
  'outputTokensPerSecond',
  'reasoningTokens',
  'outputTokens',
  'usd',
];

export function ComparePanel({ trial }: { readonly trial: TrialHead }) {
  const language = useLanguage();
  const words = wordsFor(language);
  const spoken = wordsOf(language);
  const tailTrim = useApp(state => state.settings.tailTrim);
  // Redrawn when a lane settles, not with each of its tokens.
  const lanes = useApp(useShallow(state => trial.laneIds.flatMap(id => settledOr(state.lanes[id]))));
  const { contenders, best, warnings } = compareTrial({ ...trial, lanes }, { tailTrim });
  const columns = shown.map(figure => {
    const { label, unit } = definitionOf(figure, language);
    const medians = contenders.map(({ cells }) => cells[figure].summary?.median ?? 0);
    return { figure, label, ...columnFigure(unit, Math.max(...medians, 0), language) };
  });
  const text = (cell: ComparedCell, write: (value: number) => string): string =>
    cell.summary === null ? spoken.absences[cell.why ?? 'not_complete'].word : write(cell.summary.median);
  const titleOf = ({ label, unit }: { label: string; unit: string }): string =>
    unit === '' ? label : `${label}, ${unit}`;
  const rows = (): readonly (readonly string[])[] => [
    [words.comparedNote(trial.options.repeats), ...columns.map(titleOf)],
    ...contenders.map(({ contender, cells }) => [
      `${contenderName(contender)}${contender.simulated ? ` ${words.simulated}` : ''}`,
      ...columns.map(({ figure, write }) => text(cells[figure], write)),
    ]),
  ];

  return (
    <div>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">{words.comparedNote(trial.options.repeats)}</th>
            {columns.map(column => (
              <th key={column.figure} scope="col" title={definitionOf(column.figure, language).sentence}>
                {titleOf(column)}
              </th>
            ))}
            <th scope="col">{words.complete}</th>
          </tr>
        </thead>
        <tbody>
          {contenders.map(({ contender, cells, complete, lanes: count }) => (
            <tr key={contender.id}>
              <th scope="row">
                {contender.model}
                {contender.effort !== null && <small> {contender.effort}</small>}
                {contender.simulated && <Simulated />}
              </th>
              {columns.map(({ figure, write }) => {
                const cell = cells[figure];
                const isBest = best[figure]?.contenderId === contender.id;
                return (
                  <td
                    key={figure}
                    className={isBest ? 'best' : cell.summary === null ? 'none' : undefined}
                    data-compare={figure}
                    data-value={cell.summary?.median ?? ''}
                    title={
                      cell.summary === null
                        ? spoken.absences[cell.why ?? 'not_complete'].sentence
                        : [
                            spoken.compare.runs(cell.summary.n, count),
                            spoken.origins[cell.summary.from].sentence,
                            isBest && best[figure] ? spoken.compare.certainty[best[figure].certainty] : '',
                          ].join(spoken.failure.gap)
                    }
                  >
                    {text(cell, write)}
                    {cell.summary !== null && cell.summary.n > 1 && (
                      <small>
                        {write(cell.summary.low)}–{write(cell.summary.high)}
                      </small>
                    )}
                  </td>
                );
              })}
              <td>
                {complete}/{count}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="compare-foot">
        {warnings.map(code => (
          <span key={code} className="warn">
            {Object.hasOwn(spoken.compare.warnings, code)
              ? spoken.compare.warnings[code as keyof typeof spoken.compare.warnings]
              : code}
          </span>
        ))}
        <button
          type="button"
          className="quiet"
          onClick={() =>
            void navigator.clipboard.writeText(
              rows()
                .map(row => row.join('\t'))
                .join('\n'),
            )
          }
        >
          {words.copyTsv}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => void navigator.clipboard.writeText(markdownOf(rows()))}
        >
          {words.copyMarkdown}
        </button>
      </p>
    </div>
  );
}

/** A lane that runs looks to the table as if it had only just begun. */
const begun = new Map<LaneId, Lane>();

function settledOr(lane: Lane | undefined): Lane | [] {
  if (!lane || lane.status !== null) return lane ?? [];
  const known = begun.get(lane.id);
  if (known) return known;
  const { id, contender, repeat, request } = lane;
  const fresh = queuedLane({ id, contender, repeat, request });
  begun.set(id, fresh);
  return fresh;
}

const markdownOf = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(row => `| ${row.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .toSpliced(1, 0, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`)
    .join('\n');
