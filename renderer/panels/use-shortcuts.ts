// The keyboard: every command that has keys, from anywhere, the editor included.

import { useEffect } from 'react';
import { useApp } from '../store/app-store.ts';
import { commands } from '../store/commands.ts';
import { stop } from '../store/trials.ts';

/** What lies over the bench. One that is on its way out, or the search of the editor, does not. */
const layers = '[role="dialog"], [role="alertdialog"], [role="menu"]';
const isCoveredNow = (): boolean => document.querySelector(`:is(${layers})[data-open]`) !== null;

export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const isCovered = isCoveredNow();
      const command = commands.find(({ matches }) => matches?.(event));
      // Behind a dialog nothing happens, but for the one that runs.
      if (command && (!isCovered || command.name === 'run') && useApp.getState().isReady) {
        event.preventDefault();
        event.stopPropagation();
        command.perform();
      } else if (event.key === 'Escape' && !isCovered && useApp.getState().running.size > 0) void stop();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
