// The answers, side by side: a column per contender, its repeats one press apart, all bars on one
// scale of time.

import { Tooltip } from '@base-ui/react/tooltip';
import { useState } from 'react';
import { endOf } from '../../shared/report/time-scale.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import { liveMarks } from '../../shared/trial/live-marks.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { ms } from '../../shared/units.ts';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage, type AppState } from '../store/app-store.ts';
import { useNow } from '../widgets/use-now.ts';
import { LanePanel } from './lane-panel.tsx';

const current = (state: AppState) => state.trials.find(trial => trial.id === state.trialId);

export function LanesPanel() {
  const words = wordsFor(useLanguage());
  const trial = useApp(current);
  const isRunning = useApp(state => state.trialId !== null && state.running.has(state.trialId));
  const now = useNow(isRunning);
  const spanMs = useApp(state =>
    Math.max(1, ...(trial?.laneIds ?? []).map(id => elapsedOf(state.lanes[id], state.startedAt[id], now))),
  );
  if (!trial) return <Empty />;
  return (
    <Tooltip.Provider delay={250}>
      <section
        className="lanes"
        aria-label={words.lanes}
        style={{ gridTemplateColumns: `repeat(${trial.lineup.length}, minmax(264px, 1fr))` }}
      >
        {trial.lineup.map((contender, index) => (
          <Column
            key={`${trial.id} ${contender.id}`}
            contenderId={contender.id}
            colour={(index % 8) + 1}
            spanMs={spanMs}
            now={now}
          />
        ))}
      </section>
    </Tooltip.Provider>
  );
}

/** How far a lane has come, milliseconds; for one that runs by the page's clock, for show. */
export function elapsedOf(lane: Lane | undefined, startedAt: number | undefined, now: number): number {
  if (!lane) return 0;
  const live = startedAt === undefined || lane.status !== null ? 0 : Math.max(0, now - startedAt);
  return endOf({ marks: liveMarks(lane, ms(live)) });
}

interface ColumnProps {
  readonly contenderId: ContenderId;
  readonly colour: number;
  readonly spanMs: number;
  readonly now: number;
}

function Column({ contenderId, colour, spanMs, now }: ColumnProps) {
  const words = wordsFor(useLanguage());
  const trial = useApp(current);
  const lanes = useApp(state => state.lanes);
  const own = (trial?.laneIds ?? []).flatMap(id => {
    const lane = lanes[id];
    return lane?.contender.id === contenderId ? [lane] : [];
  });
  const [chosen, choose] = useState<number | null>(null);
  // Without a choice, the repeat that runs now, or else the last one.
  const active = own.findLast(lane => lane.phase !== 'queued') ?? own[0];
  const lane = own.find(found => found.repeat === chosen) ?? active;
  if (!lane) return null;
  return (
    <LanePanel lane={lane} colour={colour} spanMs={spanMs} now={now}>
      {own.length > 1 && (
        <div className="repeats" role="group">
          {own.map(found => (
            <button
              key={found.id}
              type="button"
              className={`repeat ${found.status ?? found.phase}`}
              aria-pressed={found.id === lane.id}
              aria-label={words.repeat(found.repeat)}
              onClick={() => choose(found.repeat)}
            >
              {found.repeat}
            </button>
          ))}
        </div>
      )}
    </LanePanel>
  );
}

function Empty() {
  const words = wordsFor(useLanguage());
  return (
    <section className="empty" aria-label={words.lanes}>
      <p>{words.noTrial}</p>
      <p className="faint">{words.teach}</p>
    </section>
  );
}
