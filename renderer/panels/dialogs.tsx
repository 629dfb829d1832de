// What floats above the bench is loaded when it is first asked for, and stays from then on, so that
// closing it gives the focus back.

import { lazy, Suspense, useState } from 'react';
import { useApp } from '../store/app-store.ts';
import type { Dialog } from '../store/dialogs.ts';

const BlindDialog = lazy(async () => ({ default: (await import('./blind/blind-dialog.tsx')).BlindDialog }));
const SettingsDialog = lazy(async () => ({
  default: (await import('./settings/settings-dialog.tsx')).SettingsDialog,
}));
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

export const Dialogs = () => (
  <Suspense fallback={null}>
    {useEver('blind') && <BlindDialog />}
    {useEver('settings') && <SettingsDialog />}
    {useEver('palette') && <Palette />}
  </Suspense>
);

/** True from the first time a dialog is open. */
function useEver(kind: Dialog['kind']): boolean {
  const isOpen = useApp(state => state.dialog?.kind === kind);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return isOpen || wasOpen;
}
