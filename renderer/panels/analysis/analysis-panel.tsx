// What the trial says when looked at closely: compared, on one axis of time, as a line, in money,
// side by side, down to the bytes.

import { Tabs } from '@base-ui/react/tabs';
import { Tooltip } from '@base-ui/react/tooltip';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { analysisWords } from '../../i18n/analysis.ts';
import {
  enlargeStudy,
  openReplay,
  showTab,
  studyTabs,
  useAnalysis,
  type StudyTab,
} from '../../store/analysis.ts';
import { useApp, useLanguage, type TrialHead } from '../../store/app-store.ts';
import { keepStudyHeight, studyHeights, useStudyHeight } from '../../store/panes.ts';
import { late } from '../../widgets/late.tsx';
import { Separator } from '../../widgets/separator.tsx';

const panels = {
  compare: late(() => import('./compare-panel.tsx')),
  timeline: late(() => import('./timeline-panel.tsx')),
  fit: late(() => import('./fit-panel.tsx')),
  cost: late(() => import('./cost-panel.tsx')),
  diff: late(() => import('./diff-panel.tsx')),
  requests: late(() => import('./requests-panel.tsx')),
} satisfies Record<StudyTab, unknown>;

const ReplayPanel = lazy(() => import('./replay-panel.tsx'));

export function AnalysisPanel() {
  const words = analysisWords(useLanguage());
  const trial = useApp(state => state.trials.find(found => found.id === state.trialId));
  if (!trial) return <section className="study" aria-label={words.study} />;
  return <Study trial={trial} />;
}

function Study({ trial }: { readonly trial: TrialHead }) {
  const words = analysisWords(useLanguage());
  const tab = useAnalysis(state => state.tab);
  const replaying = useAnalysis(state => state.replaying);
  const isLarge = useAnalysis(state => state.isLarge);
  const isRunning = useApp(state => state.running.has(trial.id));
  const height = useStudyHeight();
  const section = useRef<HTMLElement>(null);
  // A view is there at once when it is asked for: its code comes while nothing else is to do.
  useEffect(() => {
    if (isRunning) return undefined;
    const idle = requestIdleCallback(() => {
      for (const panel of Object.values(panels)) panel.load().catch(() => undefined);
    });
    return () => cancelIdleCallback(idle);
  }, [isRunning]);
  return (
    <section
      className="study"
      aria-label={words.study}
      ref={section}
      style={{ '--study-height': `${height}px` }}
    >
      <Separator
        label={words.studyHeight}
        orientation="horizontal"
        side="before"
        value={height}
        smallest={studyHeights.least}
        largest={studyHeights.most}
        onMove={value => section.current?.style.setProperty('--study-height', `${value}px`)}
        onDone={keepStudyHeight}
        onReset={() => keepStudyHeight(null)}
      />
      <Tooltip.Provider delay={250}>
        <Tabs.Root value={tab} onValueChange={value => showTab(value as StudyTab)}>
          <div className="tabs-row">
            <Tabs.List className="tabs" activateOnFocus>
              {studyTabs.map(name => (
                <Tabs.Tab key={name} className="tab" value={name}>
                  {words.tabs[name]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <button type="button" className="quiet" disabled={isRunning} onClick={() => openReplay(trial.id)}>
              {words.replay.open}
            </button>
            <span className="gap" />
            <button
              type="button"
              className="quiet"
              aria-keyshortcuts="Alt+X"
              onClick={() => enlargeStudy(!isLarge)}
            >
              {isLarge ? words.smaller : words.larger}
            </button>
          </div>
          {studyTabs.map(name => {
            const Panel = panels[name];
            return (
              <Tabs.Panel key={name} value={name} className="study-panel">
                <Panel
                  trial={trial}
                  meanwhile={
                    <p className="faint" aria-busy="true">
                      {words.loading}
                    </p>
                  }
                />
              </Tabs.Panel>
            );
          })}
        </Tabs.Root>
      </Tooltip.Provider>
      {replaying === trial.id && (
        <Suspense fallback={null}>
          <ReplayPanel trial={trial} />
        </Suspense>
      )}
    </section>
  );
}
