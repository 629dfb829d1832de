// What was really sent, with the key removed, and what really came, with its times.

import { useState } from 'react';
import { formatMs } from '../../shared/format/quantity.ts';
import { contenderName } from '../../shared/trial/contender.ts';
import type { Lane } from '../../shared/trial/lane.ts';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage, type TrialHead } from '../store/app-store.ts';
import { rawResponse } from '../store/trials.ts';

export function RequestsPanel({ trial }: { readonly trial: TrialHead }) {
  const words = wordsFor(useLanguage());
  const [chosen, choose] = useState(trial.laneIds[0]);
  const lane = useApp(state => (chosen === undefined ? undefined : state.lanes[chosen]));
  const lanes = useApp(state => state.lanes);
  if (!lane) return null;
  return (
    <div className="requests">
      <div className="requests-list" role="group" aria-label={words.lineup}>
        {trial.laneIds.map(id => {
          const found = lanes[id];
          return (
            found && (
              <button
                key={id}
                type="button"
                className="item"
                aria-pressed={id === chosen}
                onClick={() => choose(id)}
              >
                {contenderName(found.contender)}
                {trial.options.repeats > 1 && <small> {words.repeat(found.repeat)}</small>}
              </button>
            )
          );
        })}
      </div>
      <section aria-label={words.request}>
        <h3>{words.request}</h3>
        <pre className="wire" tabIndex={0}>
          {lane.request ? requestText(lane.request) : ''}
        </pre>
      </section>
      <Response key={lane.id} trial={trial} lane={lane} />
    </div>
  );
}

function requestText({ method, url, headers, body }: NonNullable<Lane['request']>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${url}`, ...lines, '', pretty(body)].join('\n');
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function Response({ trial, lane }: { readonly trial: TrialHead; readonly lane: Lane }) {
  const language = useLanguage();
  const words = wordsFor(language);
  const [chunks, setChunks] = useState<readonly (readonly [number, string])[]>();
  return (
    <section aria-label={words.response}>
      <h3>{words.response}</h3>
      {chunks ? (
        <pre className="wire" tabIndex={0}>
          {chunks.map(([at, text]) => `${formatMs(at, language).padStart(8)}  ${text.trimEnd()}\n`).join('')}
        </pre>
      ) : (
        <button
          type="button"
          className="quiet"
          disabled={lane.status === null}
          onClick={() => void rawResponse(trial.id, lane.id).then(response => setChunks(response.chunks))}
        >
          {words.showResponse}
        </button>
      )}
    </section>
  );
}
