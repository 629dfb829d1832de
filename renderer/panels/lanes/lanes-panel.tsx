// The answers, side by side: a column per contender, all bars on one scale of time; below them the
// line in which a conversation goes on.

import { Tooltip } from '@base-ui/react/tooltip';
import { useShallow } from 'zustand/react/shallow';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { currentTrial, lanesOfColumn, shownLane } from '../../store/columns.ts';
import type { ContenderId } from '../../../shared/trial/contender.ts';
import { EmptyLanes } from './empty-lanes.tsx';
import { LanePanel } from './lane-panel.tsx';
import { LaneTimes } from './lane-times.tsx';
import { NextMessage } from './next-message.tsx';
import { RepeatStrip } from './repeat-strip.tsx';

export function LanesPanel() {
  const words = wordsFor(useLanguage());
  const trial = useApp(currentTrial);
  if (!trial) return <EmptyLanes />;
  return (
    <Tooltip.Provider delay={250}>
      <div className="lanes-frame">
        <section
          className="lanes"
          aria-label={words.lanes}
          style={{ gridTemplateColumns: `repeat(${trial.lineup.length}, minmax(272px, 1fr))` }}
        >
          <LaneTimes trial={trial}>
            {trial.lineup.map((contender, index) => (
              <Column
                key={`${trial.id} ${contender.id}`}
                contenderId={contender.id}
                colour={(index % 8) + 1}
              />
            ))}
          </LaneTimes>
        </section>
        <NextMessage />
      </div>
    </Tooltip.Provider>
  );
}

interface ColumnProps {
  readonly contenderId: ContenderId;
  readonly colour: number;
}

function Column({ contenderId, colour }: ColumnProps) {
  const trial = useApp(currentTrial);
  const lanes = useApp(useShallow(state => (trial ? lanesOfColumn(state, trial, contenderId) : [])));
  const lane = useApp(state => trial && shownLane(state, trial, contenderId));
  if (!trial || !lane) return null;
  return (
    <LanePanel lane={lane} colour={colour}>
      {lanes.length > 1 && <RepeatStrip trial={trial} lanes={lanes} shown={lane.id} />}
    </LanePanel>
  );
}
