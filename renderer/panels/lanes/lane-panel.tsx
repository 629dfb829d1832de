// One lane: its phases, its figures, its thinking, its answer, its trouble.
//
// Draws; does not compute. Every figure is a reading made in shared/metrics, so that this column
// and the exported report can't disagree. What passes with time is drawn apart (lane-times.tsx) from
// what passes with events, so that a tick of the clock never lays out an answer anew.

import { memo, useDeferredValue, useImperativeHandle, useRef, type ReactNode, type Ref } from 'react';
import { noteSentence } from '../../../shared/format/note-sentence.ts';
import { contenderName } from '../../../shared/trial/contender.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import type { Note } from '../../../shared/trial/lane-event.ts';
import { effortWord } from '../../i18n/effort-word.ts';
import { wordsFor } from '../../i18n/words.ts';
import { begunOf } from '../../store/analysis.ts';
import { useLanguage } from '../../store/app-store.ts';
import { stop } from '../../store/trials.ts';
import { Answer } from '../../widgets/answer.tsx';
import { Simulated } from '../../widgets/simulated.tsx';
import { useCalm } from '../../widgets/use-calm.ts';
import { useFollow } from '../../widgets/use-follow.ts';
import { useRoom } from '../../widgets/use-room.ts';
import { JudgeBar } from './judge-bar.tsx';
import { LaneDetails } from './lane-details.tsx';
import { LaneFigures } from './lane-figures.tsx';
import { LaneMenu } from './lane-menu.tsx';
import { LaneClock, LanePhases } from './lane-times.tsx';
import { LaneTrouble } from './lane-trouble.tsx';
import { Thinking, UnseenThinking } from './thinking.tsx';
import { Turns } from './turns.tsx';
import { Waiting } from './waiting.tsx';
import { useFindings } from './use-findings.ts';

interface LanePanelProps {
  readonly lane: Lane;
  readonly colour: number;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLElement>;
}

/** What of a column's head stands beside each other. */
const columnRoom = (width: number): string => (width <= 330 ? 'narrow' : width < 400 ? 'middle' : 'wide');

export function LanePanel({ lane, colour, children, ref }: LanePanelProps) {
  const language = useLanguage();
  const words = wordsFor(language);
  const name = contenderName(lane.contender);
  const isRunning = lane.status === null && lane.phase !== 'queued';
  // Figures are read, not watched: four times a second is enough while they change. Words come first, also
  // those of a lane that has just been opened or ended: what is worked out of it is drawn after them.
  const seen = useDeferredValue(useCalm(lane, isRunning, 250), undefined);
  const calm = seen?.id === lane.id ? seen : begunOf(lane);
  const settled = calm.status === null ? null : calm;
  const column = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => column.current as HTMLElement, []);
  useRoom(column, columnRoom);

  return (
    <article
      className="lane"
      ref={column}
      aria-label={name}
      aria-busy={lane.status === null}
      data-status={lane.status ?? lane.phase}
      data-lane={lane.id}
      tabIndex={-1}
      style={{ '--series': `var(--c${colour})` }}
    >
      <header>
        <h2>
          <i className="dot" aria-hidden="true" />
          <span className="lane-name" title={name}>
            {lane.contender.model}
          </span>
          {lane.contender.effort !== null && <small>{effortWord(lane.contender.effort, words)}</small>}
          {lane.contender.simulated && <Simulated />}
        </h2>
        <LaneClock lane={lane} />
        {settled === null ? (
          <button
            type="button"
            className="stop-one"
            aria-label={words.stopOne(name)}
            onClick={() => void stop(lane.id)}
          >
            {words.stop}
          </button>
        ) : (
          <LaneMenu lane={settled} />
        )}
      </header>
      <LanePhases lane={lane} />
      <LaneFigures lane={calm} />
      {children}
      <LaneBody lane={lane} settled={settled} isRunning={isRunning} />
      <JudgeBar laneId={lane.id} name={name} isOver={settled !== null} />
    </article>
  );
}

/** Redrawn when the lane changes, not when time passes. */
const LaneBody = memo(function LaneBody({
  lane,
  settled,
  isRunning,
}: {
  readonly lane: Lane;
  /** Once it is over, and its words are drawn. */
  readonly settled: Lane | null;
  readonly isRunning: boolean;
}) {
  const language = useLanguage();
  const words = wordsFor(language);
  const findings = useFindings(settled);
  const frame = useFollow(isRunning, lane.id);
  const told = (note: Note): ReactNode => (
    <p key={note.code} className="note">
      {noteSentence(note, lane.contender, language)}
    </p>
  );
  return (
    // Scrolled by the arrow keys once it has focus: long answers are read without a pointer.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="lane-body" ref={frame} tabIndex={0} role="group" aria-label={words.lanes}>
      <div>
        <Turns lane={lane} />
        <Thinking lane={lane} settled={settled} />
        <LaneTrouble lane={lane} />
        {lane.notes.map(told)}
        <UnseenThinking lane={lane} />
        <LaneDetails settled={settled} />
        <Answer text={lane.answer} isStreaming={isRunning && lane.phase === 'answering'} />
        {lane.answer === '' && isRunning && <p className="faint">{words.waitingFor}</p>}
        <Waiting lane={lane} />
        {/* Found once the lane is over: above the answer they would move it. */}
        {findings.map(told)}
      </div>
    </div>
  );
});
