// The first thing painted, and the bench behind it. The bench is fetched while the laboratory is being
// reached: whichever comes last is waited for once.

import { lazy, Suspense, useEffect } from 'react';
import { LinkNotice } from './panels/link-notice.tsx';
import { wordsFor } from './i18n/words.ts';
import { useApp, useLanguage } from './store/app-store.ts';
import { useTheme } from './theme/use-theme.ts';

const fetched = import('./bench.tsx');
const Bench = lazy(() => fetched);

export function App() {
  const isReady = useApp(state => state.isReady);
  const language = useLanguage();
  useTheme();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  }, [language]);
  return isReady ? (
    <Suspense fallback={<Opening />}>
      <Bench />
    </Suspense>
  ) : (
    <Opening />
  );
}

function Opening() {
  return (
    <main className="opening">
      <LinkNotice />
      <p>{wordsFor(useLanguage()).loading}</p>
    </main>
  );
}
