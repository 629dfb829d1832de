// The command palette: every command and every session by its name.

import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage } from '../store/app-store.ts';
import { commands } from '../store/commands.ts';
import { closeDialog } from '../store/dialogs.ts';
import { openSession } from '../store/sessions.ts';

export function Palette() {
  const words = wordsFor(useLanguage());
  const { manners } = words;
  const isOpen = useApp(state => state.dialog?.kind === 'palette');
  const headers = useApp(state => state.headers);
  // Closed first: a command may open another dialog, or move the focus.
  const then = (perform: () => void) => (): void => {
    closeDialog();
    setTimeout(perform, 30);
  };
  return (
    <Dialog.Root open={isOpen} onOpenChange={open => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="palette" aria-label={manners.palette}>
          <Command label={manners.palette}>
            <Command.Input placeholder={manners.paletteHint} />
            <Command.List label={manners.palette}>
              <Command.Empty className="models-empty">{manners.noCommand}</Command.Empty>
              <Command.Group heading={manners.palette}>
                {commands
                  .filter(({ name }) => name !== 'palette')
                  .map(({ name, keys, perform }) => (
                    <Command.Item key={name} value={manners.commands[name]} onSelect={then(perform)}>
                      {manners.commands[name]} {keys && <kbd>{keys}</kbd>}
                    </Command.Item>
                  ))}
              </Command.Group>
              <Command.Group heading={manners.sessions}>
                {headers.slice(0, 60).map(({ id, title }) => (
                  <Command.Item key={id} value={`${title} ${id}`} onSelect={then(() => void openSession(id))}>
                    {title || words.untitled}
                  </Command.Item>
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
