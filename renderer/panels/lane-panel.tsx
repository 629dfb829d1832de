// One lane: its phases, its figures, its thinking, its answer, its trouble.
//
// Draws; does not compute. Every figure is a reading made in shared/metrics, so that this column
// and the exported report can't disagree.

import { memo, useState, type ReactNode } from 'react';
import { failureSentence } from '../../shared/format/failure-sentence.ts';
import { formatMs, formatTokens } from '../../shared/format/quantity.ts';
import { noteSentence } from '../../shared/format/note-sentence.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import { costOf } from '../../shared/metrics/cost.ts';
import { readingsOf } from '../../shared/metrics/lane-readings.ts';
import { segmentsOf } from '../../shared/report/time-scale.ts';
import { contenderName } from '../../shared/trial/contender.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { liveMarks } from '../../shared/trial/live-marks.ts';
import { ms } from '../../shared/units.ts';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage } from '../store/app-store.ts';
import { stop } from '../store/trials.ts';
import { Answer } from '../widgets/answer.tsx';
import { FigureValue } from '../widgets/figure.tsx';
import { PhaseBar } from '../widgets/phase-bar.tsx';
import { Simulated } from '../widgets/simulated.tsx';
import { elapsedOf } from './lanes-panel.tsx';

interface LanePanelProps {
  readonly lane: Lane;
  readonly colour: number;
  readonly spanMs: number;
  readonly now: number;
  readonly children?: ReactNode;
}

export function LanePanel({ lane, colour, spanMs, now, children }: LanePanelProps) {
  const language = useLanguage();
  const words = wordsFor(language);
  const spoken = wordsOf(language);
  const startedAt = useApp(state => state.startedAt[lane.id]);
  const name = contenderName(lane.contender);
  const elapsed = elapsedOf(lane, startedAt, now);
  const marks = liveMarks(lane, ms(elapsed));
  const segments = segmentsOf({ marks, reasoning: { kind: lane.reasoningKind, text: '' } });
  const isRunning = lane.status === null && lane.phase !== 'queued';
  const state = lane.status === null ? spoken.phases[lane.phase] : spoken.statuses[lane.status].word;

  return (
    <article
      className="lane"
      aria-label={name}
      aria-busy={lane.status === null}
      data-status={lane.status ?? lane.phase}
      data-lane={lane.id}
      style={{ '--series': `var(--c${colour})` }}
    >
      <header>
        <h2>
          <i className="dot" aria-hidden="true" />
          <span className="lane-name" title={name}>
            {lane.contender.model}
          </span>
          {lane.contender.effort !== null && <small>{lane.contender.effort}</small>}
          {lane.contender.simulated && <Simulated />}
        </h2>
        <span className={isRunning ? 'num soft' : 'num'}>
          {elapsed > 0 ? formatMs(elapsed, language) : ''}
        </span>
        {lane.status === null && (
          <button
            type="button"
            className="stop-one"
            aria-label={words.stopOne(name)}
            onClick={() => void stop(lane.id)}
          >
            {words.stop}
          </button>
        )}
      </header>
      <PhaseBar segments={segments} spanMs={spanMs} label={state} />
      <p className="legend">
        <span>
          {segments
            .filter(({ phase }) => phase !== 'waiting' && phase !== 'tail')
            .map(
              ({ phase, fromMs, toMs }) =>
                `${spoken.phases[phase === 'hidden' ? 'thinking' : phase]} ${formatMs(toMs - fromMs, language)}`,
            )
            .join(' · ')}
        </span>
        <span className={`state ${lane.status ?? ''}`}>{state}</span>
      </p>
      <Figures lane={lane} />
      {children}
      <div className="lane-body">
        <Thinking lane={lane} />
        {lane.failure && <p className="trouble">{failureSentence(lane.failure, lane.contender, language)}</p>}
        {lane.notes.map(note => (
          <p key={note.code} className="note">
            {noteSentence(note, lane.contender, language)}
          </p>
        ))}
        <Answer text={lane.answer} isStreaming={isRunning && lane.phase === 'answering'} />
        {lane.answer === '' && isRunning && <p className="faint">{words.waitingFor}</p>}
      </div>
    </article>
  );
}

/** Redrawn when the lane changes, not when time passes. */
const Figures = memo(function Figures({ lane }: { readonly lane: Lane }) {
  const words = wordsFor(useLanguage());
  const price = useApp(
    state => state.trials.find(trial => trial.laneIds.includes(lane.id))?.prices[lane.contender.id],
  );
  const tailTrim = useApp(state => state.settings.tailTrim);
  const readings = readingsOf(lane, { tailTrim });
  const { usd } = costOf(lane, price);
  const early = words.atTheEnd;
  return (
    <dl className="figures">
      <div>
        <dt>{words.figures.first}</dt>
        <dd>
          <FigureValue name="ttfatMs" reading={readings.ttfatMs} />
        </dd>
      </div>
      <div>
        <dt>{words.figures.speed}</dt>
        <dd>
          <FigureValue name="outputTokensPerSecond" reading={readings.outputTokensPerSecond} early={early} />
        </dd>
      </div>
      <div>
        <dt>{words.figures.tokens}</dt>
        <dd>
          <FigureValue name="reasoningTokens" reading={lane.usage.reasoningTokens} early={early} />
          {lane.usage.answerTokens.from !== 'absent' && (
            <>
              <small className="plus"> + </small>
              <FigureValue name="answerTokens" reading={lane.usage.answerTokens} />
            </>
          )}
          {lane.usage.answerTokens.from === 'absent' && lane.usage.outputTokens.from !== 'absent' && (
            <>
              <small className="plus"> / </small>
              <FigureValue name="outputTokens" reading={lane.usage.outputTokens} />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.figures.cost}</dt>
        <dd>
          <FigureValue name="usd" reading={usd} early={early} />
        </dd>
      </div>
    </dl>
  );
});

function Thinking({ lane }: { readonly lane: Lane }) {
  const language = useLanguage();
  const words = wordsFor(language);
  const [isOpen, setOpen] = useState(true);
  const kind = wordsOf(language).reasoning[lane.reasoningKind].word;
  const tokens = lane.usage.reasoningTokens;
  if (
    lane.thinking === '' &&
    (lane.status === null || lane.reasoningKind === 'none' || lane.reasoningKind === 'unknown')
  ) {
    return null;
  }
  const label =
    tokens.from === 'absent' ? kind : words.thinkingTokens(kind, formatTokens(tokens.value, language));
  if (lane.thinking === '') {
    return (
      <p className="thought">
        <b>{words.thinking}</b> {label}
      </p>
    );
  }
  return (
    <details className="thinking" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="thought">
        <b>{words.thinking}</b> {label}
      </summary>
      <div className="thoughts">{lane.thinking}</div>
    </details>
  );
}
