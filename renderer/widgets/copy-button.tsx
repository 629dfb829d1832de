// Copies a text in one press, and says so.

import { useApp, useLanguage } from '../store/app-store.ts';
import { analysisWords } from '../i18n/analysis.ts';

export function CopyButton({ label, text }: { readonly label: string; readonly text: () => string }) {
  const words = analysisWords(useLanguage());
  return (
    <button
      type="button"
      className="quiet"
      onClick={() =>
        void navigator.clipboard
          .writeText(text())
          .then(() => useApp.setState({ toast: { text: words.copied } }))
      }
    >
      {label}
    </button>
  );
}
