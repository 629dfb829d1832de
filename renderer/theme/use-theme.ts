// Light, dark or high contrast: the person's choice, else the system's, kept on the root element.

import { useCallback, useInsertionEffect, useSyncExternalStore } from 'react';
import { useApp } from '../store/app-store.ts';

function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (then: () => void): (() => void) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', then);
      return () => media.removeEventListener('change', then);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/**
 * The theme in force now; high contrast comes light or dark as the system is. Where the system forces its
 * own colours, what is drawn beside them goes by its ground, whatever was chosen.
 */
export function useResolvedTheme(): 'light' | 'dark' {
  const chosen = useApp(state => state.settings.theme);
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  const isForced = useMedia('(forced-colors: active)');
  return isForced || chosen === 'system' || chosen === 'contrast'
    ? systemIsDark
      ? 'dark'
      : 'light'
    : chosen;
}

export function useTheme(): void {
  const theme = useResolvedTheme();
  const isAsked = useMedia('(prefers-contrast: more)');
  const isStark = useApp(state => state.settings.theme === 'contrast') || isAsked;
  // Before anything is laid out: a canvas reads its colours from the root.
  useInsertionEffect(() => {
    const { dataset } = document.documentElement;
    dataset['theme'] = theme;
    if (isStark) dataset['contrast'] = 'more';
    else delete dataset['contrast'];
  }, [theme, isStark]);
}

const watchRoot = (then: () => void): (() => void) => {
  const observer = new MutationObserver(then);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast'] });
  return () => observer.disconnect();
};

/**
 * What stands on the root element, once it stands there: for a canvas, which reads the colours of its style.
 * The system's change of theme reaches each part of the screen by itself, and some before the root.
 */
export const useRootTheme = (): string =>
  useSyncExternalStore(watchRoot, () => {
    const { theme = '', contrast = '' } = document.documentElement.dataset;
    return `${theme} ${contrast}`;
  });
