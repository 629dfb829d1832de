// Light or dark: the person's choice, else the system's, kept on the root element.

import { useEffect, useSyncExternalStore } from 'react';
import { useApp } from '../store/app-store.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

const subscribe = (then: () => void): (() => void) => {
  dark.addEventListener('change', then);
  return () => dark.removeEventListener('change', then);
};

/** The theme in force now. */
export function useResolvedTheme(): 'light' | 'dark' {
  const chosen = useApp(state => state.settings.theme);
  const systemIsDark = useSyncExternalStore(subscribe, () => dark.matches);
  return chosen === 'system' ? (systemIsDark ? 'dark' : 'light') : chosen;
}

export function useTheme(): void {
  const theme = useResolvedTheme();
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}
