// What passes with time in the columns: how long each lane runs, and its phases on the one scale that
// all of them share. Ten times a second while a lane runs; nothing else is drawn anew by it.

import { createContext, use, useLayoutEffect, useState, type ReactNode } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { formatMs } from '../../../shared/format/quantity.ts';
import { wordsOf } from '../../../shared/format/words-of.ts';
import { segmentsOf } from '../../../shared/report/time-scale.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { liveMarks } from '../../../shared/trial/live-marks.ts';
import { ms } from '../../../shared/units.ts';
import { useApp, useLanguage, type TrialHead } from '../../store/app-store.ts';
import { shownLanes } from '../../store/columns.ts';
import { PhaseBar } from '../../widgets/phase-bar.tsx';
import { useNow } from '../../widgets/use-now.ts';
import { elapsedOf } from './elapsed.ts';

interface Times {
  /** The page's clock, milliseconds. */
  readonly now: number;
  /** The right end of all bars, milliseconds from a lane's send. */
  readonly spanMs: number;
}

/** Held beside the tree: a context whose value changes has React look through every answer for who reads it. */
const TimesContext = createContext<StoreApi<Times>>(createStore(() => ({ now: 0, spanMs: 1 })));

const useTimes = <T,>(pick: (times: Times) => T): T => useStore(use(TimesContext), pick);

export function LaneTimes({ trial, children }: { readonly trial: TrialHead; readonly children: ReactNode }) {
  const isRunning = useApp(state => shownLanes(state, trial).some(lane => lane.status === null));
  const now = useNow(isRunning);
  const spanMs = useApp(state =>
    Math.max(1, ...shownLanes(state, trial).map(lane => elapsedOf(lane, state.startedAt[lane.id], now))),
  );
  const [times] = useState(() => createStore<Times>(() => ({ now, spanMs })));
  useLayoutEffect(() => times.setState({ now, spanMs }), [times, now, spanMs]);
  return <TimesContext value={times}>{children}</TimesContext>;
}

function useElapsed(lane: Lane): number {
  const now = useTimes(times => times.now);
  const startedAt = useApp(state => state.startedAt[lane.id]);
  return elapsedOf(lane, startedAt, now);
}

export function LaneClock({ lane }: { readonly lane: Lane }) {
  const language = useLanguage();
  const elapsed = useElapsed(lane);
  const isRunning = lane.status === null && lane.phase !== 'queued';
  return (
    <span className={isRunning ? 'num soft' : 'num'}>{elapsed > 0 ? formatMs(elapsed, language) : ''}</span>
  );
}

export function LanePhases({ lane }: { readonly lane: Lane }) {
  const language = useLanguage();
  const spoken = wordsOf(language);
  const spanMs = useTimes(times => times.spanMs);
  const marks = liveMarks(lane, ms(useElapsed(lane)));
  const segments = segmentsOf({ marks, reasoning: { kind: lane.reasoningKind, text: '' } });
  const state = lane.status === null ? spoken.phases[lane.phase] : spoken.statuses[lane.status].word;
  return (
    <>
      <PhaseBar segments={segments} spanMs={spanMs} label={state} />
      <p className="legend">
        <span>
          {segments
            .filter(({ phase }) => phase !== 'waiting' && phase !== 'tail')
            // An answer that came whole shows nothing of how long it was thought about.
            .filter(({ phase }) => phase !== 'hidden' || lane.contender.streamed)
            .map(({ phase, fromMs, toMs }) => {
              const length = formatMs(toMs - fromMs, language);
              // Nobody saw it: from the headers to the answer is the most it can have been.
              return phase === 'hidden'
                ? `${spoken.phases.thinking} ≤${length}`
                : `${spoken.phases[phase]} ${length}`;
            })
            .join(' · ')}
        </span>
        <span className={`state ${lane.status ?? 'live'}`}>{state}</span>
      </p>
    </>
  );
}
