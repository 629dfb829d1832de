// All lanes of the trial on one axis of time: phases as bars, every piece of text as a tick.

import { segmentsOf, timeScale } from '../../shared/report/time-scale.ts';
import { contenderName } from '../../shared/trial/contender.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { useApp, useLanguage, type TrialHead } from '../store/app-store.ts';
import { PhaseBar } from '../widgets/phase-bar.tsx';
import { Simulated } from '../widgets/simulated.tsx';

/** More ticks than this on one lane run into one another. */
const mostTicks = 400;

export function TimelinePanel({ trial }: { readonly trial: TrialHead }) {
  const language = useLanguage();
  const lanes = useApp(state => state.lanes);
  const settled = trial.laneIds.flatMap(id => {
    const lane = lanes[id];
    return lane && lane.status !== null ? [lane] : [];
  });
  const bars = settled.map(lane => ({
    lane,
    drawn: { marks: lane.marks, reasoning: { kind: lane.reasoningKind, text: '' } },
  }));
  const { spanMs, ticks } = timeScale(
    bars.map(({ drawn }) => drawn),
    language,
  );
  return (
    <div className="timeline">
      {bars.map(({ lane, drawn }) => (
        <div
          key={lane.id}
          className="timeline-row"
          style={{ '--series': `var(--c${colourOf(trial, lane)})` }}
        >
          <span className="timeline-name">
            <i className="dot" aria-hidden="true" />
            {lane.contender.model}
            {trial.options.repeats > 1 && <small> {lane.repeat}</small>}
            {lane.contender.simulated && <Simulated />}
          </span>
          <div className="timeline-track">
            <PhaseBar segments={segmentsOf(drawn)} spanMs={spanMs} label={contenderName(lane.contender)} />
            <svg className="ticks" viewBox={`0 0 ${spanMs} 1`} preserveAspectRatio="none" aria-hidden="true">
              {thinned(lane).map(([at], index) => (
                <line key={index} x1={at} x2={at} y1={0} y2={1} />
              ))}
            </svg>
          </div>
        </div>
      ))}
      <div className="timeline-row axis">
        <span />
        <div className="timeline-track">
          {ticks.map(({ atMs, label }) => (
            <span key={atMs} style={{ left: `${(100 * atMs) / spanMs}%` }}>
              {label}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

const colourOf = (trial: TrialHead, lane: Lane): number =>
  (trial.lineup.findIndex(contender => contender.id === lane.contender.id) % 8) + 1;

function thinned({ timeline }: Lane): Lane['timeline'] {
  const every = Math.ceil(timeline.length / mostTicks);
  return every <= 1 ? timeline : timeline.filter((_entry, index) => index % every === 0);
}
