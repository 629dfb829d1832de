// The settings of one contender, and what can be made of it: a copy, a sweep, another place.

import type { Contender, Variant } from '../../../shared/trial/contender.ts';
import { effortWord } from '../../i18n/effort-word.ts';
import { listed, named } from '../../i18n/listed.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { changeContender, duplicateContender, moveContender, sweepEffort } from '../../store/lineup.ts';
import { levelsOf } from '../../store/suggestions.ts';
import { EffortField } from './effort-field.tsx';
import { NumberField } from './number-field.tsx';

export function ContenderForm({
  contender,
  place,
}: {
  readonly contender: Contender;
  readonly place: number;
}) {
  const language = useLanguage();
  const words = wordsFor(language);
  const { compose } = words;
  const { id } = contender;
  const count = useApp(state => state.session?.lineup.length ?? 0);
  const model = useApp(state =>
    state.models.find(known => known.endpoint === contender.endpoint && known.model === contender.model),
  );
  const vary = (part: keyof Variant, text: string): void => {
    const { [part]: _old, ...rest } = contender.variant ?? {};
    const variant: Variant = text.trim() === '' ? rest : { ...rest, [part]: text };
    void changeContender(id, { variant: Object.keys(variant).length === 0 ? undefined : variant });
  };
  return (
    <div className="form">
      <EffortField contender={contender} />
      <div className="form pair">
        <NumberField
          label={words.temperature}
          value={contender.temperature}
          smallest={0}
          largest={2}
          step={0.1}
          hint={words.effortDefault}
          onChange={temperature => void changeContender(id, { temperature })}
        />
        <NumberField
          label={compose.topP}
          value={contender.topP ?? null}
          smallest={0}
          largest={1}
          step={0.05}
          hint={words.effortDefault}
          onChange={topP => void changeContender(id, { topP: topP ?? undefined })}
        />
      </div>
      <NumberField
        label={words.outputLimit}
        value={contender.maxOutputTokens}
        smallest={1}
        largest={10_000_000}
        step={1}
        hint={words.noLimit}
        onChange={maxOutputTokens => void changeContender(id, { maxOutputTokens })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={contender.streamed}
          onChange={event => void changeContender(id, { streamed: event.target.checked })}
        />
        {words.streamed}
      </label>
      {(['system', 'user'] as const).map(part => (
        <label key={part} title={compose.ownHint}>
          {part === 'system' ? compose.ownSystem : compose.ownUser}
          <textarea
            rows={2}
            defaultValue={contender.variant?.[part] ?? ''}
            placeholder={compose.ownHint}
            onBlur={event => {
              if (event.target.value !== (contender.variant?.[part] ?? '')) vary(part, event.target.value);
            }}
          />
        </label>
      ))}
      <div className="form-actions">
        <button
          type="button"
          className="link"
          title={compose.duplicateHint}
          onClick={() => void duplicateContender(id)}
        >
          {compose.duplicateOne}
        </button>
        <button
          type="button"
          className="link"
          title={named(
            compose.sweepHint,
            listed(
              levelsOf(model).map(level => effortWord(level, words)),
              language,
            ),
            language,
          )}
          onClick={() => void sweepEffort(id, levelsOf(model))}
        >
          {compose.sweep}
        </button>
        <span className="gap" />
        <button
          type="button"
          className="quiet"
          aria-label={compose.moveLeft}
          disabled={place === 0}
          onClick={() => void moveContender(id, place - 1)}
        >
          ←
        </button>
        <button
          type="button"
          className="quiet"
          aria-label={compose.moveRight}
          disabled={place === count - 1}
          onClick={() => void moveContender(id, place + 1)}
        >
          →
        </button>
      </div>
    </div>
  );
}
