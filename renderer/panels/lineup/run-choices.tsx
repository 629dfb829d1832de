// What a trial is told beside prompt and lineup: repeats and cap at hand, the rest behind More.

import { Popover } from '@base-ui/react/popover';
import { useId } from 'react';
import { callsPerContender } from '../../../shared/metrics/estimate.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { choose } from '../../store/choices.ts';

/** What keeps a figure honest, at the price of more calls or of a cache that can't help. */
const guards = ['warmUp', 'cachePrefix', 'probe'] as const;

export function RunChoices() {
  const words = wordsFor(useLanguage());
  const choices = useApp(state => state.choices);
  return (
    <>
      <label className="choice">
        {words.repeats}
        <input
          type="number"
          min={1}
          max={100}
          value={choices.repeats}
          onChange={event => choose({ repeats: whole(event.target.valueAsNumber, 1, 100) })}
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
      <Popover.Root>
        <Popover.Trigger className="quiet" aria-label={words.compose.moreName}>
          {words.compose.more}
          {guards.some(name => choices[name]) && <i className="there" aria-hidden="true" />}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={8} align="end">
            <Popover.Popup className="popup" aria-label={words.compose.moreName}>
              <MoreChoices />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </>
  );
}

function MoreChoices() {
  const { compose } = wordsFor(useLanguage());
  const choices = useApp(state => state.choices);
  const contenders = useApp(state => state.session?.lineup.length ?? 0);
  return (
    <div className="form run-form">
      {guards.map(name => (
        <Choice key={name} name={name} words={compose.guards[name]} />
      ))}
      <p className="faint num" role="status">
        {compose.calls(callsPerContender(choices) * contenders)}
      </p>
      <Choice name="blind" words={compose.blindStart} />
      <label>
        {compose.concurrency}
        <input
          type="number"
          min={1}
          max={64}
          value={choices.concurrency}
          onChange={event => choose({ concurrency: whole(event.target.valueAsNumber, 1, 64) })}
        />
      </label>
      {(['ttfatMs', 'e2eMs'] as const).map(name => (
        <label key={name}>
          {compose.target[name]}
          <input
            type="number"
            min={0}
            step="any"
            placeholder={compose.targetHint}
            value={seconds(choices.targets[name])}
            onChange={event => {
              const { [name]: _before, ...others } = choices.targets;
              const most = event.target.valueAsNumber * 1000;
              choose({ targets: most > 0 ? { ...others, [name]: most } : others });
            }}
          />
        </label>
      ))}
      <label>
        {compose.timeout}
        <input
          type="number"
          min={1}
          max={1440}
          value={Math.round(choices.timeoutMs / 60_000)}
          onChange={event => choose({ timeoutMs: whole(event.target.valueAsNumber, 1, 1440) * 60_000 })}
        />
      </label>
      <label>
        {compose.retries}
        <input
          type="number"
          min={0}
          max={2}
          value={choices.retries}
          onChange={event => choose({ retries: whole(event.target.valueAsNumber, 0, 2) })}
        />
      </label>
      <label>
        {compose.seed}
        <input
          type="number"
          min={0}
          max={4_294_967_295}
          placeholder={compose.seedHint}
          value={choices.seed ?? ''}
          onChange={event => {
            const value = event.target.valueAsNumber;
            choose({ seed: Number.isFinite(value) ? whole(value, 0, 4_294_967_295) : null });
          }}
        />
      </label>
    </div>
  );
}

const seconds = (most: number | undefined): number | string => (most === undefined ? '' : most / 1000);

interface ChoiceProps {
  readonly name: (typeof guards)[number] | 'blind';
  readonly words: { readonly name: string; readonly price: string };
}

/** Yes or no, and what a yes costs, said before it is given. */
function Choice({ name, words }: ChoiceProps) {
  const isOn = useApp(state => state.choices[name]);
  const hint = useId();
  return (
    <div className="guard">
      <label className="check">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={hint}
          onChange={event => choose({ [name]: event.target.checked })}
        />
        {words.name}
      </label>
      <small id={hint} className="faint">
        {words.price}
      </small>
    </div>
  );
}

const whole = (value: number, low: number, high: number): number =>
  Number.isFinite(value) ? Math.min(high, Math.max(low, Math.round(value))) : low;
