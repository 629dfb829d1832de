// Notes on the session as a whole.

import { Popover } from '@base-ui/react/popover';
import { wordsFor } from '../i18n/words.ts';
import { useLanguage } from '../store/app-store.ts';
import { editSession } from '../store/edit.ts';

export function SessionNotes({ notes }: { readonly notes: string }) {
  const words = wordsFor(useLanguage()).rail;
  return (
    <Popover.Root>
      <Popover.Trigger className="quiet">
        {words.notes}
        {notes !== '' && <i className="there" aria-hidden="true" />}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} align="start" className="above">
          <Popover.Popup className="popup wide form" aria-label={words.notesOf}>
            <textarea
              rows={8}
              value={notes}
              aria-label={words.notesOf}
              placeholder={words.notesHint}
              onChange={event => editSession({ notes: event.target.value })}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
