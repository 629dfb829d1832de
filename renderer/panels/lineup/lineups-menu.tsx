// Lineups kept by name: one press puts one in place; this one can be kept too.

import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import { listed } from '../../i18n/listed.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { loadLineup, removeLineup, saveLineup } from '../../store/lineup.ts';

export function LineupsMenu() {
  const language = useLanguage();
  const { compose } = wordsFor(language);
  const lineups = useApp(state => state.settings.lineups);
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="quiet" aria-label={compose.lineupsName}>
        {compose.lineups}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} align="start" className="above">
          <Popover.Popup className="popup" aria-label={compose.lineupsName}>
            {(lineups ?? []).length === 0 ? (
              <p className="faint">{compose.noLineups}</p>
            ) : (
              <ul className="saved">
                {lineups?.map(saved => (
                  <li key={saved.name}>
                    <button
                      type="button"
                      className="item"
                      onClick={() => {
                        setOpen(false);
                        void loadLineup(saved.name);
                      }}
                    >
                      <span className="item-title">{saved.name}</span>
                      <span className="item-size">
                        {listed(
                          saved.lineup.map(contender => contender.model),
                          language,
                        )}
                      </span>
                    </button>
                    <button
                      type="button"
                      className="chip-close"
                      aria-label={compose.removeLineup(saved.name)}
                      onClick={() => void removeLineup(saved.name)}
                    >
                      ×
                    </button>
                  </li>
                ))}
              </ul>
            )}
            <form
              className="form save-row"
              onSubmit={event => {
                event.preventDefault();
                if (name.trim() !== '') void saveLineup(name.trim()).then(isSaved => isSaved && setName(''));
              }}
            >
              <label>
                {compose.saveLineup}
                <input
                  value={name}
                  maxLength={100}
                  aria-label={compose.lineupName}
                  placeholder={compose.lineupName}
                  onChange={event => setName(event.target.value)}
                />
              </label>
              <button type="submit" className="link" disabled={name.trim() === ''}>
                {compose.save}
              </button>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
