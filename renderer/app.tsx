// The whole screen: rail, bench, analysis; and the few things that float above them.

import { useEffect } from 'react';
import { AnalysisPanel } from './panels/analysis/analysis-panel.tsx';
import { Announcer } from './panels/announcer.tsx';
import { BlindDialog } from './panels/blind/blind-dialog.tsx';
import { LanesPanel } from './panels/lanes/lanes-panel.tsx';
import { LineupPanel } from './panels/lineup/lineup-panel.tsx';
import { LinkNotice } from './panels/link-notice.tsx';
import { PromptPanel } from './panels/compose/prompt-panel.tsx';
import { Palette } from './panels/palette.tsx';
import { RailPanel } from './panels/rail/rail-panel.tsx';
import { SettingsDialog } from './panels/settings/settings-dialog.tsx';
import { TitlePanel } from './panels/title-panel.tsx';
import { ToastPanel } from './panels/toast-panel.tsx';
import { useFileDrop } from './panels/use-file-drop.ts';
import { useShortcuts } from './panels/use-shortcuts.ts';
import { wordsFor } from './i18n/words.ts';
import { useApp, useLanguage } from './store/app-store.ts';
import { useTheme } from './theme/use-theme.ts';

export function App() {
  const isReady = useApp(state => state.isReady);
  const language = useLanguage();
  useTheme();
  useShortcuts();
  useFileDrop();
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
      <SettingsDialog />
      <Palette />
      <LinkNotice />
      <ToastPanel />
      <Announcer />
    </div>
  );
}
