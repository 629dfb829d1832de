// What just happened, and the way back where there is one.

import { useEffect } from 'react';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage } from '../store/app-store.ts';
import { dismissToast } from '../store/toast.ts';

const shownMs = 9_000;

export function ToastPanel() {
  const toast = useApp(state => state.toast);
  const words = wordsFor(useLanguage());
  useEffect(() => {
    if (!toast) return undefined;
    const timer = setTimeout(dismissToast, shownMs);
    return () => clearTimeout(timer);
  }, [toast]);
  if (!toast) return null;
  return (
    <div className="toast" role="status">
      <span>{toast.text}</span>
      {toast.undo && (
        <button type="button" className="link" onClick={toast.undo}>
          {words.undo}
        </button>
      )}
      <button type="button" className="quiet" aria-label={words.dismiss} onClick={dismissToast}>
        ×
      </button>
    </div>
  );
}
