// Every command that has keys.

import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { commands } from '../../store/commands.ts';

export function KeyMap() {
  const { manners } = wordsFor(useLanguage());
  return (
    <dl className="key-map">
      {commands.map(
        ({ name, keys }) =>
          keys !== undefined && (
            <div key={name}>
              <dt>{manners.commands[name]}</dt>
              <dd>
                <kbd>{keys}</kbd>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
