// What was really sent, with the key removed, and what really came, chunk by chunk with its times.

import { useState } from 'react';
import { failureSentence } from '../../../shared/format/failure-sentence.ts';
import { requestText } from '../../../shared/report/wire-text.ts';
import { colourOf } from '../../../shared/report/short-names.ts';
import { placesIn } from '../../../shared/trial/contender.ts';
import type { Lane } from '../../../shared/trial/lane.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { useTrialOf } from '../../store/analysis.ts';
import { useLanguage, type TrialHead } from '../../store/app-store.ts';
import { ContenderLabel } from '../../widgets/contender-label.tsx';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { Response } from './response.tsx';

export default function RequestsPanel({ trial: head }: { readonly trial: TrialHead }) {
  const words = analysisWords(useLanguage());
  const trial = useTrialOf(head);
  const [chosen, choose] = useState<string>();
  const lane = trial.lanes.find(({ id }) => id === chosen) ?? trial.lanes[0];
  if (!lane) return null;
  const places = placesIn(trial.lineup);
  return (
    <div className="requests">
      <div className="requests-list" role="group" aria-label={words.requests.lanes}>
        {trial.lanes.map(({ id, contender, repeat }) => (
          <button
            key={id}
            type="button"
            className="item"
            aria-pressed={id === lane.id}
            onClick={() => choose(id)}
          >
            <ContenderLabel
              contender={contender}
              colour={colourOf(trial.lineup, contender.id)}
              place={places.get(contender.id)}
              {...(trial.options.repeats > 1 && { repeat: words.repeat(repeat) })}
            />
          </button>
        ))}
      </div>
      <section aria-label={words.requests.request}>
        <h3>{words.requests.request}</h3>
        {lane.request ? (
          <>
            <pre className="wire" tabIndex={0} aria-label={words.requests.request}>
              {requestText(lane.request)}
            </pre>
            <CopyButton
              label={words.requests.copyRequest}
              text={() => (lane.request ? requestText(lane.request) : '')}
            />
          </>
        ) : (
          <p className="faint">{words.requests.notSent}</p>
        )}
        <Attempts lane={lane} />
      </section>
      <Response key={lane.id} trialId={trial.id} lane={lane} />
    </div>
  );
}

function Attempts({ lane }: { readonly lane: Lane }) {
  const language = useLanguage();
  if (lane.attemptLog.length === 0) return null;
  return (
    <>
      <h3>{analysisWords(language).requests.attempts}</h3>
      <ol className="attempts">
        {lane.attemptLog.map(({ attempt, failure }) => (
          <li key={attempt}>{failureSentence(failure, lane.contender, language)}</li>
        ))}
      </ol>
    </>
  );
}
