// The whole screen: rail, bench, analysis; and the few things that float above them.

import { useEffect } from 'react';
import { AnalysisPanel } from './panels/analysis/analysis-panel.tsx';
import { Announcer } from './panels/announcer.tsx';
import { BlindDialog } from './panels/blind/blind-dialog.tsx';
import { LanesPanel } from './panels/lanes/lanes-panel.tsx';
import { LineupPanel } from './panels/lineup/lineup-panel.tsx';
import { LinkNotice } from './panels/link-notice.tsx';
import { PromptPanel } from './panels/compose/prompt-panel.tsx';
import { RailPanel } from './panels/rail-panel.tsx';
import { TitlePanel } from './panels/title-panel.tsx';
import { ToastPanel } from './panels/toast-panel.tsx';
import { wordsFor } from './i18n/words.ts';
import { useApp, useLanguage } from './store/app-store.ts';
import { run, stop } from './store/trials.ts';
import { useTheme } from './theme/use-theme.ts';

export function App() {
  const isReady = useApp(state => state.isReady);
  const language = useLanguage();
  useTheme();
  useShortcuts();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
  }, [language]);

  if (!isReady) {
    return (
      <main className="opening">
        <LinkNotice />
        <p>{wordsFor(language).loading}</p>
      </main>
    );
  }
  return (
    <div className="app">
      <RailPanel />
      <main className="bench">
        <TitlePanel />
        <PromptPanel />
        <LineupPanel />
        <LanesPanel />
        <AnalysisPanel />
      </main>
      <BlindDialog />
      <LinkNotice />
      <ToastPanel />
      <Announcer />
    </div>
  );
}

/** Ctrl+Enter runs from anywhere, the editor included; Escape stops while something runs. */
function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.stopPropagation();
        void run();
      }
      const isFloating = document.querySelector('[role="dialog"], [role="menu"]') !== null;
      if (event.key === 'Escape' && !isFloating && useApp.getState().running.size > 0) void stop();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
