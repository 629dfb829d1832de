// The rail over the bench, for a window too narrow for both. It goes when a session was chosen in it.

import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useRef } from 'react';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { liftRail } from '../../store/panes.ts';
import { RailPanel } from './rail-panel.tsx';

export default function RailOver() {
  const words = wordsFor(useLanguage());
  const sessionId = useApp(state => state.session?.id);
  const dialog = useApp(state => state.dialog);
  const first = useRef({ sessionId, dialog });
  useEffect(() => {
    if (first.current.sessionId !== sessionId || first.current.dialog !== dialog) liftRail();
  }, [sessionId, dialog]);
  return (
    <Dialog.Root open onOpenChange={isOpen => !isOpen && liftRail()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className="rail-over"
          aria-label={words.sessions}
          initialFocus={() => document.querySelector<HTMLElement>('#assay-find')}
          finalFocus={() => document.querySelector<HTMLElement>('.bar .rail-toggle')}
        >
          <RailPanel />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
