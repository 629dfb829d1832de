// Asks before a link of an answer is opened: the host as the network will read it, the whole
// address, and no as the answer that Enter gives.

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { memo, useRef } from 'react';
import { answerWords } from '../../i18n/answer.ts';
import { useLanguage } from '../../store/app-store.ts';
import type { Address } from './ask-to-open.ts';

interface OpenDialogProps {
  readonly address: Address | null;
  readonly ask: (address: Address | null) => void;
}

/** Not drawn anew with every word of the answer it belongs to. */
export const OpenDialog = memo(function OpenDialog({ address, ask }: OpenDialogProps) {
  const words = answerWords(useLanguage());
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={address !== null} onOpenChange={isOpen => !isOpen && ask(null)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog" initialFocus={cancel}>
          <AlertDialog.Title>{words.openTitle(address?.host ?? '')}</AlertDialog.Title>
          <AlertDialog.Description>{words.openNote}</AlertDialog.Description>
          <p className="wire" dir="ltr">
            {address?.href}
          </p>
          <footer className="dialog-foot">
            <AlertDialog.Close ref={cancel} className="quiet">
              {words.cancel}
            </AlertDialog.Close>
            <AlertDialog.Close
              className="link"
              onClick={() => {
                if (address) window.open(address.href, '_blank', 'noopener,noreferrer');
              }}
            >
              {words.open}
            </AlertDialog.Close>
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
});
