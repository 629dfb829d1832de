// One endpoint: where it is, its key, whether it works, what it lists, and how it is changed.

import { useState } from 'react';
import { failureSentence } from '../../../shared/format/failure-sentence.ts';
import type { EndpointView, ModelRefresh } from '../../../shared/contract/views.ts';
import { named } from '../../i18n/listed.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { removeEndpoint, updateEndpoint } from '../../store/endpoints.ts';
import { refreshModels } from '../../store/models.ts';
import { PatientButton } from '../../widgets/patient-button.tsx';
import { Simulated } from '../../widgets/simulated.tsx';
import { EndpointEditor } from './endpoint-editor.tsx';
import { EndpointKey } from './endpoint-key.tsx';
import { EndpointTest } from './endpoint-test.tsx';

export function EndpointRow({ endpoint }: { readonly endpoint: EndpointView }) {
  const words = wordsFor(useLanguage());
  const { own } = words;
  const [isOpen, setOpen] = useState(false);
  const { name, origin, simulated, enabled } = endpoint;
  return (
    <li>
      <span className="endpoint-name">
        {name} {simulated && <Simulated />}
      </span>
      <span className="mono faint endpoint-url">{endpoint.baseUrl}</span>
      <EndpointKey endpoint={endpoint} />
      {enabled ? (
        <EndpointTest name={name} />
      ) : (
        <button
          type="button"
          className="link"
          title={own.allowHint}
          onClick={() => void updateEndpoint(name, { enabled: true })}
        >
          {own.allow(name)}
        </button>
      )}
      {!simulated && enabled && <ModelList endpoint={endpoint} />}
      {!simulated && origin !== 'run' && (
        <button
          type="button"
          className="quiet"
          aria-expanded={isOpen}
          aria-label={own.change(name)}
          onClick={() => setOpen(!isOpen)}
        >
          {own.edit}
        </button>
      )}
      {origin === 'own' && (
        <button
          type="button"
          className="quiet"
          aria-label={words.removeOne(name)}
          onClick={() => void removeEndpoint(name)}
        >
          ×
        </button>
      )}
      {isOpen && <EndpointEditor endpoint={endpoint} onSaved={() => setOpen(false)} />}
    </li>
  );
}

/** Asks the endpoint which models it has, and says how many it told. */
function ModelList({ endpoint }: { readonly endpoint: EndpointView }) {
  const language = useLanguage();
  const { own } = wordsFor(language);
  const known = useApp(state => state.models.filter(model => model.endpoint === endpoint.name).length);
  const [answer, setAnswer] = useState<ModelRefresh>();
  const [isAsking, setAsking] = useState(false);
  const ask = async (): Promise<void> => {
    setAsking(true);
    setAnswer(await refreshModels(endpoint.name));
    setAsking(false);
  };
  return (
    <>
      <PatientButton
        className="quiet"
        isWaiting={isAsking}
        aria-label={named(own.modelsKnown(known), own.refreshOf(endpoint.name), language)}
        title={own.refreshHint}
        onClick={() => void ask()}
      >
        {isAsking ? own.refreshing : own.modelsKnown(known)}
      </PatientButton>
      {answer && (
        <p className="findings" role="status">
          {answer.failure
            ? failureSentence(answer.failure, { ...endpoint, endpoint: endpoint.name, model: '' }, language)
            : own.listed(answer.listed ?? 0)}
        </p>
      )}
    </>
  );
}
