// Which of the things that float above the bench is open. One at a time.

import { useApp } from './app-store.ts';

export const settingsTabs = ['look', 'endpoints', 'measuring', 'data', 'keys'] as const;
export type SettingsTab = (typeof settingsTabs)[number];

export type Dialog =
  | { readonly kind: 'settings'; readonly tab: SettingsTab }
  | { readonly kind: 'palette' }
  | { readonly kind: 'blind' };

export const openSettings = (tab: SettingsTab = 'look'): void =>
  useApp.setState({ dialog: { kind: 'settings', tab } });

export const openPalette = (): void => useApp.setState({ dialog: { kind: 'palette' } });
export const openBlind = (): void => useApp.setState({ dialog: { kind: 'blind' } });
export const closeDialog = (): void => useApp.setState({ dialog: null });
