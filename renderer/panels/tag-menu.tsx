// The tags of the open session.

import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import type { Session } from '../../shared/trial/session.ts';
import { listed } from '../i18n/listed.ts';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage } from '../store/app-store.ts';
import { addTag, removeTag, tagsIn } from '../store/tags.ts';

export function TagMenu({ session: { tags = [] } }: { readonly session: Pick<Session, 'tags'> }) {
  const language = useLanguage();
  const words = wordsFor(language).rail;
  const headers = useApp(state => state.headers);
  const [text, setText] = useState('');
  return (
    <Popover.Root>
      <Popover.Trigger className="quiet tags" aria-label={[words.tags, ...tags].join(' ')}>
        {tags.length === 0 ? words.tags : listed(tags, language)}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} align="start" className="above">
          <Popover.Popup className="popup" aria-label={words.tags}>
            <ul className="tag-list">
              {tags.map(tag => (
                <li key={tag} className="chip">
                  {tag}
                  <button
                    type="button"
                    className="chip-close"
                    aria-label={words.removeTag(tag)}
                    onClick={() => removeTag(tag)}
                  >
                    ×
                  </button>
                </li>
              ))}
            </ul>
            <form
              className="form"
              onSubmit={event => {
                event.preventDefault();
                addTag(text);
                setText('');
              }}
            >
              <input
                value={text}
                list="assay-tags"
                maxLength={60}
                aria-label={words.addTag}
                placeholder={words.addTag}
                onChange={event => setText(event.target.value)}
              />
              <datalist id="assay-tags">
                {tagsIn(headers)
                  .filter(tag => !tags.includes(tag))
                  .map(tag => (
                    <option key={tag} value={tag} />
                  ))}
              </datalist>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
