// A contender by typing: known models with what they can do and cost, and any name at all.

import { Autocomplete } from '@base-ui/react/autocomplete';
import { useLayoutEffect, useMemo, useState } from 'react';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { addContender } from '../../store/lineup.ts';
import { suggestionsFor } from '../../store/suggestions.ts';
import { Simulated } from '../../widgets/simulated.tsx';
import { abilitiesOf } from './abilities.ts';
import { PriceTag } from './price-tag.tsx';

export function ContenderEntry() {
  const language = useLanguage();
  const words = wordsFor(language);
  const models = useApp(state => state.models);
  const [text, setText] = useState('');
  const [isBad, setBad] = useState(false);
  const suggestions = useMemo(() => suggestionsFor(models, text), [models, text]);
  // Emptied at once, so that the next name may be typed while this one is saved; what is none comes back.
  const add = (name: string): void => {
    setText('');
    void addContender(name).then(isAdded => {
      setBad(!isAdded);
      if (!isAdded) setText(now => (now === '' ? name : now));
    });
  };
  return (
    <form
      className="add"
      onSubmit={event => {
        event.preventDefault();
        if (text.trim() !== '') add(text);
      }}
    >
      <Autocomplete.Root
        items={suggestions}
        filter={null}
        value={text}
        openOnInputClick
        itemToStringValue={suggestion => suggestion.name}
        onValueChange={(value, { reason }) => {
          setBad(false);
          if (reason === 'item-press') add(value);
          else setText(value);
        }}
      >
        <Autocomplete.Input
          id="assay-add"
          placeholder={words.add}
          aria-label={words.add}
          aria-keyshortcuts="Alt+A"
          aria-invalid={isBad}
          aria-describedby={isBad ? 'assay-bad-name' : undefined}
          onKeyDown={event => {
            // With the list open and nothing in it chosen, Enter would only close the list.
            const isChoosing = event.currentTarget.hasAttribute('aria-activedescendant');
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || isChoosing) return;
            event.preventDefault();
            if (text.trim() !== '') add(text);
          }}
        />
        <Autocomplete.Portal>
          <Autocomplete.Positioner sideOffset={6} align="start" className="above">
            <Autocomplete.Popup className="menu models" aria-label={words.compose.suggestions}>
              <ClosersNamed name={words.close} />
              <Autocomplete.Empty className="models-empty">{words.compose.noSuggestion}</Autocomplete.Empty>
              <Autocomplete.List aria-label={words.compose.suggestions}>
                {suggestions.map(suggestion => (
                  <Autocomplete.Item key={suggestion.name} value={suggestion} className="menu-item model">
                    <span className="model-name">
                      {suggestion.name} {suggestion.model.simulated && <Simulated />}
                    </span>
                    <PriceTag model={suggestion.model} />
                    <span className="model-said">
                      {abilitiesOf(suggestion.model, words.compose, language)}
                    </span>
                  </Autocomplete.Item>
                ))}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
      {isBad && (
        <span id="assay-bad-name" className="warn" role="alert">
          {words.badName}
        </span>
      )}
    </form>
  );
}

/**
 * The library gives an open list two unseen buttons by which a screen reader closes it, behind the field and
 * behind the list. It calls them "Dismiss" in every language and has no option for that (Base UI 1.9,
 * ComboboxInternalDismissButton). Drawn with the list, this gives them the name they are to have.
 */
function ClosersNamed({ name }: { readonly name: string }) {
  useLayoutEffect(() => {
    for (const button of document.querySelectorAll('[aria-label="Dismiss"]'))
      button.setAttribute('aria-label', name);
  }, [name]);
  return null;
}
