// All lanes of the trial on one axis of time, with every event, and their tokens as they came.

import { useMemo } from 'react';
import { timelineOf } from '../../../shared/report/timeline-model.ts';
import { shortNames } from '../../../shared/report/short-names.ts';
import { placesIn } from '../../../shared/trial/contender.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { qualified } from '../../i18n/listed.ts';
import { useTrialOf } from '../../store/analysis.ts';
import { useLanguage, type TrialHead } from '../../store/app-store.ts';
import { ContenderLabel } from '../../widgets/contender-label.tsx';
import { TimelineChart } from '../../widgets/timeline-chart.tsx';

export default function TimelinePanel({ trial: head }: { readonly trial: TrialHead }) {
  const language = useLanguage();
  const words = analysisWords(language);
  const trial = useTrialOf(head);
  const timeline = useMemo(() => timelineOf(trial), [trial]);
  const places = placesIn(trial.lineup);
  const names = useMemo(() => shortNames(trial.lineup, language), [trial, language]);
  const repeats = trial.options.repeats > 1;
  if (timeline.lanes.length === 0) return <p className="faint empty-view">{words.timeline.running}</p>;
  const nameOf = (row: number): string => {
    const lane = timeline.lanes[row]?.lane;
    if (!lane) return '';
    const name = names.get(lane.contender.id) ?? lane.contender.model;
    return qualified([name, repeats ? words.repeat(lane.repeat) : ''], language);
  };
  return (
    <div className="timeline-view">
      <ul className="timeline-names">
        {timeline.lanes.map(({ lane, colour }) => (
          <li key={lane.id}>
            <ContenderLabel
              contender={lane.contender}
              colour={colour}
              place={places.get(lane.contender.id)}
              {...(repeats && { repeat: String(lane.repeat) })}
            />
          </li>
        ))}
        {timeline.mostTokens > 0 && <li className="faint">{words.timeline.cumulative}</li>}
      </ul>
      <TimelineChart key={`${trial.id} ${timeline.spanMs}`} timeline={timeline} nameOf={nameOf} />
    </div>
  );
}
