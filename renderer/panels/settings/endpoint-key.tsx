// The key of an endpoint: typed, kept, taken away; never read back.

import { useState } from 'react';
import type { EndpointView } from '../../../shared/contract/views.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { setKey } from '../../store/endpoints.ts';

/** Where a key lies that the person typed here, and may take away again. */
const typedPlaces: ReadonlySet<string | null> = new Set(['memory', 'keyring', 'keychain']);

export function EndpointKey({ endpoint }: { readonly endpoint: EndpointView }) {
  const words = wordsFor(useLanguage());
  const facts = useApp(state => state.facts);
  const [key, edit] = useState('');
  const { name, key: held } = endpoint;
  const state = held.present
    ? words.keySet(held.last4 ?? '', held.source ?? '')
    : held.needed
      ? words.keyMissing
      : words.keyNotNeeded;
  if (endpoint.simulated) return <span className="faint">{state}</span>;
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (key !== '') void setKey(name, key).then(() => edit(''));
      }}
    >
      <input
        type="password"
        autoComplete="off"
        value={key}
        placeholder={state}
        aria-label={words.keyOf(name)}
        title={facts?.host === 'browser' ? words.keyMemory : undefined}
        onChange={event => edit(event.target.value)}
      />
      {key !== '' && (
        <button type="submit" className="link">
          {words.saveKey}
        </button>
      )}
      {held.present && typedPlaces.has(held.source) && key === '' && (
        <button type="button" className="quiet" onClick={() => void setKey(name, '')}>
          {words.removeKey}
        </button>
      )}
    </form>
  );
}
