// The whole screen once it is ready: rail, bench, analysis; and the few things that float above them.

import { useEffect, useRef } from 'react';
import { AnalysisPanel } from './panels/analysis/analysis-panel.tsx';
import { Announcer } from './panels/announcer.tsx';
import { PromptPanel } from './panels/compose/prompt-panel.tsx';
import { Dialogs } from './panels/dialogs.tsx';
import { LanesPanel } from './panels/lanes/lanes-panel.tsx';
import { LineupPanel } from './panels/lineup/lineup-panel.tsx';
import { LinkNotice } from './panels/link-notice.tsx';
import { RailPlace } from './panels/rail/rail-place.tsx';
import { TitlePanel } from './panels/title-panel.tsx';
import { ToastPanel } from './panels/toast-panel.tsx';
import { useFileDrop } from './panels/use-file-drop.ts';
import { useShortcuts } from './panels/use-shortcuts.ts';
import { useAnalysis } from './store/analysis.ts';
import { useApp } from './store/app-store.ts';
import { currentTrial } from './store/columns.ts';
import { useRailWidth } from './store/panes.ts';
import { keepFocus } from './widgets/keep-focus.ts';
import { useRoom } from './widgets/use-room.ts';

/** Below this the bench is laid out as for a narrow window. */
const benchRoom = (width: number): string => (width <= 800 ? 'narrow' : 'wide');

export default function Bench() {
  useShortcuts();
  useFileDrop();
  useEffect(keepFocus, []);
  const railWidth = useRailWidth();
  const bench = useRef<HTMLElement>(null);
  useRoom(bench, benchRoom);
  const isStudyLarge = useAnalysis(state => state.isLarge);
  const hasTrial = useApp(state => currentTrial(state) !== undefined);
  return (
    <div className="app" style={railWidth === null ? undefined : { '--rail': `${railWidth}px` }}>
      <RailPlace />
      <main className="bench" ref={bench} data-study={isStudyLarge && hasTrial ? 'large' : undefined}>
        <TitlePanel />
        <PromptPanel />
        <LineupPanel />
        <LanesPanel />
        <AnalysisPanel />
      </main>
      <Dialogs />
      <LinkNotice />
      <ToastPanel />
      <Announcer />
    </div>
  );
}
