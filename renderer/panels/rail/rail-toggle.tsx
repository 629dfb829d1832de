// Hides the rail, or brings it back: one button, which stands where the rail begins or would begin.

import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { showRail } from '../../store/panes.ts';

export function RailToggle({ isShown }: { readonly isShown: boolean }) {
  const words = wordsFor(useLanguage()).rail;
  return (
    <button
      type="button"
      className="rail-toggle"
      aria-label={isShown ? words.hide : words.show}
      aria-expanded={isShown}
      aria-keyshortcuts="Alt+L"
      onClick={() => {
        showRail(!isShown);
        // The other of the two takes the place of the one that was pressed.
        requestAnimationFrame(() => document.querySelector<HTMLElement>('.rail-toggle')?.focus());
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <rect x="1.5" y="2.5" width="13" height="11" rx="2" />
        <path d="M6 2.5v11" />
      </svg>
    </button>
  );
}
