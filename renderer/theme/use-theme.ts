// Light, dark or high contrast: the person's choice, else the system's, kept on the root element.

import { useEffect, useSyncExternalStore } from 'react';
import { useApp } from '../store/app-store.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

const subscribe = (then: () => void): (() => void) => {
  dark.addEventListener('change', then);
  return () => dark.removeEventListener('change', then);
};

/** The theme in force now; high contrast comes light or dark as the system is. */
export function useResolvedTheme(): 'light' | 'dark' {
  const chosen = useApp(state => state.settings.theme);
  const systemIsDark = useSyncExternalStore(subscribe, () => dark.matches);
  return chosen === 'system' || chosen === 'contrast' ? (systemIsDark ? 'dark' : 'light') : chosen;
}

export function useTheme(): void {
  const theme = useResolvedTheme();
  const isStark = useApp(state => state.settings.theme === 'contrast');
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['theme'] = theme;
    if (isStark) dataset['contrast'] = 'more';
    else delete dataset['contrast'];
  }, [theme, isStark]);
}
