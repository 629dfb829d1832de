// What the analysis looks at: its tab, its columns, whether it has the whole bench, and the trials as the metrics take
// them. Lanes that run look as if they had only just begun, so that nothing here is redrawn with
// each of their tokens.

import { useDeferredValue, useMemo } from 'react';
import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { comparedFigures, type ComparedFigure } from '../../shared/metrics/compare.ts';
import type { LaneId, TrialId } from '../../shared/trial/ids.ts';
import { queuedLane, type Lane } from '../../shared/trial/lane.ts';
import type { Trial } from '../../shared/trial/trial.ts';
import { useApp, type AppState, type TrialHead } from './app-store.ts';
import { updateSettings } from './settings.ts';

export const studyTabs = ['compare', 'timeline', 'fit', 'cost', 'diff', 'requests'] as const;
export type StudyTab = (typeof studyTabs)[number];

interface AnalysisState {
  readonly tab: StudyTab;
  /** The trial that is played again; null: none. */
  readonly replaying: TrialId | null;
  /** Stands in the place of prompt, lineup and answers. */
  readonly isLarge: boolean;
}

export const useAnalysis = create<AnalysisState>()(() => ({
  tab: 'compare',
  replaying: null,
  isLarge: false,
}));

export const showTab = (tab: StudyTab): void => useAnalysis.setState({ tab });

export const enlargeStudy = (isLarge: boolean): void => useAnalysis.setState({ isLarge });

export const openReplay = (replaying: TrialId): void => useAnalysis.setState({ replaying });
export const closeReplay = (): void => useAnalysis.setState({ replaying: null });

const usualColumns: readonly ComparedFigure[] = [
  'ttfatMs',
  'e2eMs',
  'outputTokensPerSecond',
  'reasoningTokens',
  'outputTokens',
  'usd',
];

/** The figures of the comparison, in the order of the whole list. */
export function useColumns(): readonly ComparedFigure[] {
  const kept = useApp(state => state.settings.layout['compareColumns']);
  return useMemo(() => {
    const names = typeof kept === 'string' ? kept.split(',') : usualColumns;
    return comparedFigures.filter(figure => names.includes(figure));
  }, [kept]);
}

export const setColumns = (columns: readonly ComparedFigure[]): void =>
  void updateSettings({ layout: { compareColumns: columns.join(',') } });

/**
 * The trial with its lanes as they settled. Drawn when there is time: the last lanes of a trial settle
 * together, and their columns come first.
 */
export function useTrialOf(head: TrialHead): Trial {
  const lanes = useApp(useShallow(state => lanesOf(head, state)));
  // As one: the lanes of one trial never stand under the head of another.
  return useDeferredValue(useMemo(() => ({ ...head, lanes }), [head, lanes]));
}

/** All trials of the session, oldest first. */
export function useTrials(): readonly Trial[] {
  const heads = useApp(state => state.trials);
  const lanes = useApp(useShallow(state => state.trials.flatMap(head => lanesOf(head, state))));
  return useDeferredValue(
    useMemo(() => {
      const byId = new Map(lanes.map(lane => [lane.id, lane]));
      return heads.map(head => ({ ...head, lanes: head.laneIds.flatMap(id => byId.get(id) ?? []) }));
    }, [heads, lanes]),
  );
}

const lanesOf = ({ laneIds }: TrialHead, state: AppState): readonly Lane[] =>
  laneIds.flatMap(id => {
    const lane = state.lanes[id];
    return !lane || lane.status !== null ? (lane ?? []) : begunOf(lane);
  });

const begun = new Map<LaneId, Lane>();

/** A lane as it stood before anything was sent: the same one each time it is asked for. */
export function begunOf({ id, contender, repeat, request }: Lane): Lane {
  const known = begun.get(id);
  if (known) return known;
  const fresh = queuedLane({ id, contender, repeat, request });
  begun.set(id, fresh);
  return fresh;
}
