// One quiet line while the connection to the engine is lost. Trials go on without it.

import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage } from '../store/app-store.ts';

export function LinkNotice() {
  const link = useApp(state => state.link);
  const isReady = useApp(state => state.isReady);
  const words = wordsFor(useLanguage());
  if (link !== 'lost') return null;
  return (
    <p className="notice" role="alert">
      {words.lost} {isReady ? '' : words.badToken}
    </p>
  );
}
