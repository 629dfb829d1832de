// Why a lane has not been sent yet.

import { useShallow } from 'zustand/react/shallow';
import type { Lane } from '../../../shared/trial/lane.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { waitOf } from '../../store/waits.ts';

export function Waiting({ lane }: { readonly lane: Lane }) {
  const words = wordsFor(useLanguage()).lane;
  const wait = useApp(useShallow(state => waitOf(state, lane)));
  if (!wait) return null;
  return (
    <p className="faint">
      {wait.for === 'trial' ? words.waitsForTrial : words.waitsForEndpoint(wait.name, wait.atOnce)}
    </p>
  );
}
