// What just happened, and the way back where there is one. Gone after a while, but not from under the hand.

import { useEffect, useState } from 'react';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage, type Toast } from '../store/app-store.ts';
import { dismissToast } from '../store/toast.ts';

const shownMs = 9_000;

export function ToastPanel() {
  const toast = useApp(state => state.toast);
  return toast && <ToastLine toast={toast} />;
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const words = wordsFor(useLanguage());
  const [isHeld, hold] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(dismissToast, shownMs);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);
  return (
    <div
      className="toast"
      role="status"
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <button type="button" className="link" aria-keyshortcuts="Alt+Z" onClick={toast.undo}>
          {words.undo}
        </button>
      )}
      <button type="button" className="quiet" aria-label={words.dismiss} onClick={dismissToast}>
        ×
      </button>
    </div>
  );
}
