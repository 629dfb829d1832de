// Who is asked, and how often; Run and Stop.

import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import { effortLevels, contenderName, type Contender } from '../../shared/trial/contender.ts';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage } from '../store/app-store.ts';
import { addContender, changeContender, removeContender } from '../store/lineup.ts';
import { choose, run, stop } from '../store/trials.ts';
import { Simulated } from '../widgets/simulated.tsx';

export function LineupPanel() {
  const words = wordsFor(useLanguage());
  const session = useApp(state => state.session);
  const models = useApp(state => state.models);
  const choices = useApp(state => state.choices);
  const isRunning = useApp(state => state.running.size > 0);
  const [text, setText] = useState('');
  const [isBad, setBad] = useState(false);
  if (!session) return null;
  const canRun = session.lineup.length > 0 && session.prompt.user.trim() !== '';

  return (
    <section className="lineup" aria-label={words.lineup}>
      {session.lineup.map((contender, index) => (
        <Chip key={contender.id} contender={contender} colour={(index % 8) + 1} />
      ))}
      <form
        className="add"
        onSubmit={event => {
          event.preventDefault();
          void addContender(text).then(isAdded => {
            setBad(!isAdded);
            if (isAdded) setText('');
          });
        }}
      >
        <input
          list="assay-models"
          value={text}
          placeholder={words.add}
          aria-label={words.add}
          title={words.addHint}
          aria-invalid={isBad}
          aria-describedby={isBad ? 'assay-bad-name' : undefined}
          onChange={event => {
            setText(event.target.value);
            setBad(false);
          }}
        />
        <datalist id="assay-models">
          {models.map(({ endpoint, model, description }) => (
            <option key={`${endpoint}/${model}`} value={`${endpoint}/${model}`}>
              {description}
            </option>
          ))}
        </datalist>
        {isBad && (
          <span id="assay-bad-name" className="warn" role="alert">
            {words.badName}
          </span>
        )}
      </form>
      <span className="gap" />
      <label className="choice">
        {words.repeats}
        <input
          type="number"
          min={1}
          max={100}
          value={choices.repeats}
          onChange={event => choose({ repeats: clamp(event.target.valueAsNumber, 1, 100) })}
        />
      </label>
      <label className="choice">
        {words.cap}
        <input
          type="number"
          min={0}
          step="any"
          placeholder={words.capHint}
          value={choices.maxCostUsd ?? ''}
          onChange={event => {
            const value = event.target.valueAsNumber;
            choose({ maxCostUsd: value > 0 ? value : null });
          }}
        />
      </label>
      <button type="button" className="stop" disabled={!isRunning} onClick={() => void stop()}>
        {words.stopAll} <kbd>Esc</kbd>
      </button>
      <button
        type="button"
        className="run"
        disabled={!canRun}
        aria-keyshortcuts="Control+Enter"
        onClick={() => void run()}
      >
        {words.run} <kbd>Ctrl Enter</kbd>
      </button>
    </section>
  );
}

const clamp = (value: number, low: number, high: number): number =>
  Number.isFinite(value) ? Math.min(high, Math.max(low, Math.round(value))) : low;

function Chip({ contender, colour }: { readonly contender: Contender; readonly colour: number }) {
  const words = wordsFor(useLanguage());
  const name = contenderName(contender);
  const effort = typeof contender.effort === 'string' ? words.efforts[contender.effort] : contender.effort;
  return (
    <span className="chip" style={{ '--series': `var(--c${colour})` }}>
      <i className="dot" aria-hidden="true" />
      <Popover.Root>
        <Popover.Trigger className="chip-name" aria-label={words.settingsOf(name)}>
          {contender.endpoint === 'practice' ? contender.model : `${contender.endpoint}/${contender.model}`}
          {effort !== null && <em> {effort}</em>}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={8} align="start">
            <Popover.Popup className="popup" aria-label={words.settingsOf(name)}>
              <ContenderForm contender={contender} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      {contender.simulated && <Simulated />}
      <button
        type="button"
        className="chip-close"
        aria-label={words.removeOne(name)}
        onClick={() => void removeContender(contender.id)}
      >
        ×
      </button>
    </span>
  );
}

function ContenderForm({ contender }: { readonly contender: Contender }) {
  const words = wordsFor(useLanguage());
  return (
    <div className="form">
      <label>
        {words.effort}
        <select
          value={contender.effort ?? ''}
          onChange={event => {
            const level = effortLevels.find(known => known === event.target.value);
            void changeContender(contender.id, { effort: level ?? null });
          }}
        >
          <option value="">{words.effortDefault}</option>
          {effortLevels.map(level => (
            <option key={level} value={level}>
              {words.efforts[level]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.outputLimit}
        <input
          type="number"
          min={1}
          placeholder={words.noLimit}
          defaultValue={contender.maxOutputTokens ?? ''}
          onBlur={event => {
            const value = event.target.valueAsNumber;
            void changeContender(contender.id, { maxOutputTokens: value >= 1 ? Math.round(value) : null });
          }}
        />
      </label>
      <label>
        {words.temperature}
        <input
          type="number"
          min={0}
          max={2}
          step={0.1}
          placeholder={words.effortDefault}
          defaultValue={contender.temperature ?? ''}
          onBlur={event => {
            const value = event.target.valueAsNumber;
            void changeContender(contender.id, { temperature: value >= 0 && value <= 2 ? value : null });
          }}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={contender.streamed}
          onChange={event => void changeContender(contender.id, { streamed: event.target.checked })}
        />
        {words.streamed}
      </label>
    </div>
  );
}
