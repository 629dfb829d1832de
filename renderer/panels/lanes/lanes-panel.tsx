// The answers, side by side: a column per contender, all bars on one scale of time; below them the
// line in which a conversation goes on.

import { Tooltip } from '@base-ui/react/tooltip';
import { useRef, type RefObject } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { currentTrial, lanesOfColumn, shownLane } from '../../store/columns.ts';
import { contenderName, type ContenderId } from '../../../shared/trial/contender.ts';
import { useColumnsTemplate } from '../../store/panes.ts';
import { ColumnSeparator } from './column-separator.tsx';
import { EmptyLanes } from './empty-lanes.tsx';
import { LanePanel } from './lane-panel.tsx';
import { LaneTimes } from './lane-times.tsx';
import { NextMessage } from './next-message.tsx';
import { RepeatStrip } from './repeat-strip.tsx';

export function LanesPanel() {
  const words = wordsFor(useLanguage());
  const trial = useApp(currentTrial);
  const frame = useRef<HTMLElement>(null);
  const template = useColumnsTemplate(trial?.lineup.length ?? 0);
  if (!trial) return <EmptyLanes />;
  return (
    <Tooltip.Provider delay={250}>
      <div className="lanes-frame" data-repeated={trial.options.repeats > 1}>
        <section
          className="lanes"
          data-simulated={trial.lineup.some(({ simulated }) => simulated)}
          aria-label={words.lanes}
          ref={frame}
          style={{ gridTemplateColumns: template }}
        >
          <LaneTimes trial={trial}>
            {trial.lineup.map((contender, index) => (
              <Column
                key={`${trial.id} ${contender.id}`}
                contenderId={contender.id}
                index={index}
                isLast={index === trial.lineup.length - 1}
                frame={frame}
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
  readonly index: number;
  readonly isLast: boolean;
  readonly frame: RefObject<HTMLElement | null>;
}

function Column({ contenderId, index, isLast, frame }: ColumnProps) {
  const trial = useApp(currentTrial);
  const lanes = useApp(useShallow(state => (trial ? lanesOfColumn(state, trial, contenderId) : [])));
  const lane = useApp(state => trial && shownLane(state, trial, contenderId));
  const column = useRef<HTMLElement>(null);
  if (!trial || !lane) return null;
  return (
    <>
      <LanePanel lane={lane} colour={(index % 8) + 1} ref={column}>
        {lanes.length > 1 && <RepeatStrip trial={trial} lanes={lanes} shown={lane.id} />}
      </LanePanel>
      {!isLast && (
        <ColumnSeparator index={index} name={contenderName(lane.contender)} frame={frame} column={column} />
      )}
    </>
  );
}
