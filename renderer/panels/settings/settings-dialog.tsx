// Settings: how it looks, which language it speaks, where models are reached, and their keys.

import { Dialog } from '@base-ui/react/dialog';
import { useState } from 'react';
import { readDialect } from '../../../shared/catalog/dialect-names.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { addEndpoint } from '../../store/endpoints.ts';
import { updateSettings } from '../../store/settings.ts';
import { closeDialog } from '../../store/dialogs.ts';
import { DataSection } from './data-section.tsx';
import { Definitions } from './definitions.tsx';
import { DialectSelect } from './dialect-select.tsx';
import { EndpointRow } from './endpoint-row.tsx';
import { KeyMap } from './key-map.tsx';
import { LocalServers } from './local-servers.tsx';
import { PriceSection } from './price-section.tsx';
import { SpendSection } from './spend-section.tsx';

export function SettingsDialog() {
  const isOpen = useApp(state => state.dialog?.kind === 'settings');
  const tab = useApp(state => (state.dialog?.kind === 'settings' ? state.dialog.tab : null));
  const words = wordsFor(useLanguage());
  const settings = useApp(state => state.settings);
  const endpoints = useApp(state => state.endpoints);
  const facts = useApp(state => state.facts);
  return (
    <Dialog.Root open={isOpen} onOpenChange={open => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog">
          <header>
            <Dialog.Title>{words.settings}</Dialog.Title>
            <span className="faint">Assay {facts?.version}</span>
            <Dialog.Close className="quiet">{words.close}</Dialog.Close>
          </header>
          {facts?.warning && <p className="warn">{facts.warning}</p>}
          <div className="form row">
            <label>
              {words.theme}
              <select
                value={settings.theme}
                onChange={event => {
                  const theme = (['system', 'light', 'dark', 'contrast'] as const).find(
                    known => known === event.target.value,
                  );
                  if (theme) void updateSettings({ theme });
                }}
              >
                {(['system', 'light', 'dark', 'contrast'] as const).map(theme => (
                  <option key={theme} value={theme}>
                    {theme === 'contrast' ? words.manners.contrast : words.themes[theme]}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {words.language}
              <select
                value={settings.language}
                onChange={event => {
                  const language = (['system', 'en', 'zh'] as const).find(
                    known => known === event.target.value,
                  );
                  if (language) void updateSettings({ language });
                }}
              >
                {(['system', 'en', 'zh'] as const).map(language => (
                  <option key={language} value={language}>
                    {words.languages[language]}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <h3 ref={tab === 'endpoints' ? intoView : undefined}>{words.manners.sections.endpoints}</h3>
          <ul className="endpoints">
            {endpoints.map(endpoint => (
              <EndpointRow key={endpoint.name} endpoint={endpoint} />
            ))}
          </ul>
          <NewEndpoint />
          <LocalServers />
          <h3>{words.own.prices}</h3>
          <PriceSection />
          <h3>{words.own.spend}</h3>
          <SpendSection />
          <h3>{words.manners.sections.measuring}</h3>
          <div className="form row">
            <label title={words.tailTrimHint}>
              {words.tailTrim}
              <input
                type="number"
                min={0}
                max={20}
                value={settings.tailTrim}
                onChange={event => {
                  const value = event.target.valueAsNumber;
                  if (value >= 0 && value <= 20) void updateSettings({ tailTrim: Math.round(value) });
                }}
              />
            </label>
          </div>
          <Definitions />
          <h3>{words.manners.sections.data}</h3>
          <DataSection />
          <h3 ref={tab === 'keys' ? intoView : undefined}>{words.manners.sections.keys}</h3>
          <KeyMap />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'start' });

function NewEndpoint() {
  const words = wordsFor(useLanguage());
  const [name, setName] = useState('');
  const [baseUrl, setBaseUrl] = useState('');
  const [written, setWritten] = useState('openai-chat');
  return (
    <form
      className="form row new-endpoint"
      onSubmit={event => {
        event.preventDefault();
        void addEndpoint({ name, ...readDialect(written), baseUrl }).then(isAdded => {
          if (!isAdded) return;
          setName('');
          setBaseUrl('');
        });
      }}
    >
      <label>
        {words.endpointName}
        <input value={name} placeholder="lab" onChange={event => setName(event.target.value)} />
      </label>
      <label className="wide">
        {words.endpointUrl}
        <input
          value={baseUrl}
          placeholder="http://127.0.0.1:8080/v1"
          onChange={event => setBaseUrl(event.target.value)}
        />
      </label>
      <DialectSelect label={words.own.fields.written} value={written} onChange={setWritten} />
      <button type="submit" className="link" disabled={name === '' || baseUrl === ''}>
        {words.addEndpoint}
      </button>
    </form>
  );
}
