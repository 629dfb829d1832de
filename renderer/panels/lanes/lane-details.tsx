// Every figure of a settled lane with how it is known, and what is known beside the figures: folded,
// and worked out only once it is open.

import { useMemo, useState } from 'react';
import { definitionOf } from '../../../shared/format/definition.ts';
import { wordsOf } from '../../../shared/format/words-of.ts';
import { costOf } from '../../../shared/metrics/cost.ts';
import { pacesIn } from '../../../shared/metrics/hidden-pace.ts';
import { fitsOf } from '../../../shared/metrics/hidden-speed.ts';
import { readingsOf } from '../../../shared/metrics/lane-readings.ts';
import { laneFacts } from '../../../shared/report/lane-facts.ts';
import { allFigures } from '../../../shared/report/lane-figures.ts';
import { isKnown } from '../../../shared/reading.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useTrials } from '../../store/analysis.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { trialOf } from '../../store/columns.ts';
import { FigureValue } from '../../widgets/figure.tsx';

export function LaneDetails({ settled }: { readonly settled: Lane | null }) {
  const language = useLanguage();
  const words = wordsOf(language).report;
  const [isOpen, setOpen] = useState(false);
  // Has its place from the start, so that the answer keeps its own when the lane settles.
  if (settled === null) {
    return (
      <p className="lane-details faint">
        {words.allFigures} {wordsFor(language).atTheEnd}
      </p>
    );
  }
  return (
    <details className="lane-details" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="thought">{words.allFigures}</summary>
      {isOpen && <Details lane={settled} />}
    </details>
  );
}

function Details({ lane }: { readonly lane: Lane }) {
  const language = useLanguage();
  const { origins } = wordsOf(language);
  const price = useApp(state => trialOf(state, lane.id)?.prices[lane.contender.id]);
  const tailTrim = useApp(state => state.settings.tailTrim);
  const trials = useTrials();
  const figures = useMemo(() => {
    const pace = pacesIn(trials, fitsOf(trials))(lane.contender);
    const all = allFigures(readingsOf(lane, { tailTrim, ...pace }), lane.usage, costOf(lane, price));
    return [...all].filter(([, reading]) => !isKnown(reading) || reading.rule !== 'evenly_shared');
  }, [lane, trials, tailTrim, price]);
  return (
    <>
      <table className="all-figures">
        <tbody>
          {figures.map(([name, reading]) => (
            <tr key={name}>
              <th scope="row">{definitionOf(name, language).label}</th>
              <td>
                <FigureValue name={name} reading={reading} />
              </td>
              <td className="faint">{reading.from === 'absent' ? '' : origins[reading.from].word}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="lane-facts">
        {laneFacts(lane, language).map(({ word, text }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
