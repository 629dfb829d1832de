// One lane of a replay: its text as it stood, above the figures that were measured then.

import { formatMs } from '../../../shared/format/quantity.ts';
import { wordsOf } from '../../../shared/format/words-of.ts';
import type { Price } from '../../../shared/catalog/price.ts';
import { costOf } from '../../../shared/metrics/cost.ts';
import { readingsOf } from '../../../shared/metrics/lane-readings.ts';
import { segmentsOf } from '../../../shared/report/time-scale.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { liveMarks } from '../../../shared/trial/live-marks.ts';
import { ms } from '../../../shared/units.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { Answer } from '../../widgets/answer.tsx';
import { ContenderLabel } from '../../widgets/contender-label.tsx';
import { FigureValue } from '../../widgets/figure.tsx';
import { PhaseBar } from '../../widgets/phase-bar.tsx';

interface ReplayLaneProps {
  /** As it stood at this moment of the replay. */
  readonly lane: Lane;
  readonly recorded: Lane;
  readonly price: Price | undefined;
  readonly colour: number;
  readonly place: string | undefined;
  readonly atMs: number;
  readonly spanMs: number;
  readonly isRepeated: boolean;
}

export function ReplayLane({
  lane,
  recorded,
  price,
  colour,
  place,
  atMs,
  spanMs,
  isRepeated,
}: ReplayLaneProps) {
  const language = useLanguage();
  const words = analysisWords(language);
  const spoken = wordsOf(language);
  const tailTrim = useApp(state => state.settings.tailTrim);
  const readings = readingsOf(recorded, { tailTrim });
  const marks = lane.status === null ? liveMarks(lane, ms(atMs)) : lane.marks;
  const state = lane.status === null ? spoken.phases[lane.phase] : spoken.statuses[lane.status].word;
  return (
    <article className="lane" aria-label={lane.contender.model} style={{ '--series': `var(--c${colour})` }}>
      <header>
        <ContenderLabel
          contender={lane.contender}
          colour={colour}
          place={place}
          {...(isRepeated && { repeat: words.repeat(lane.repeat) })}
        />
        <span className="num soft">{formatMs(lane.marks.endMs ?? atMs, language)}</span>
      </header>
      <PhaseBar
        segments={segmentsOf({ marks, reasoning: { kind: lane.reasoningKind, text: '' } })}
        spanMs={spanMs}
        label={state}
      />
      <p className="legend">
        <span className="state">{state}</span>
      </p>
      <dl className="figures recorded">
        {(['ttfatMs', 'e2eMs', 'outputTokensPerSecond'] as const).map(name => (
          <div key={name}>
            <dt>{spoken.measures[name].word}</dt>
            <dd>
              <FigureValue name={name} reading={readings[name]} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{spoken.measures.usd.word}</dt>
          <dd>
            <FigureValue name="usd" reading={costOf(recorded, price).usd} />
          </dd>
        </div>
      </dl>
      <div className="lane-body" tabIndex={0}>
        {lane.thinking !== '' && <div className="thoughts">{lane.thinking}</div>}
        <Answer text={lane.answer} isStreaming={lane.phase === 'answering'} />
      </div>
    </article>
  );
}
