// What the trial says when looked at closely: compared, on one axis of time, down to the bytes.

import { Tabs } from '@base-ui/react/tabs';
import { useState } from 'react';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage } from '../store/app-store.ts';
import { ComparePanel } from './compare-panel.tsx';
import { RequestsPanel } from './requests-panel.tsx';
import { TimelinePanel } from './timeline-panel.tsx';

const tabs = ['compare', 'timeline', 'requests'] as const;

export function AnalysisPanel() {
  const words = wordsFor(useLanguage());
  const trial = useApp(state => state.trials.find(found => found.id === state.trialId));
  const [tab, setTab] = useState<(typeof tabs)[number]>('compare');
  if (!trial) return <section className="study" aria-label={words.study} />;
  return (
    <section className="study" aria-label={words.study}>
      <Tabs.Root value={tab} onValueChange={value => setTab(value as typeof tab)}>
        <Tabs.List className="tabs">
          {tabs.map(name => (
            <Tabs.Tab key={name} className="tab" value={name}>
              {words[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="compare" className="study-panel">
          <ComparePanel trial={trial} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline" className="study-panel">
          <TimelinePanel trial={trial} />
        </Tabs.Panel>
        <Tabs.Panel value="requests" className="study-panel">
          <RequestsPanel key={trial.id} trial={trial} />
        </Tabs.Panel>
      </Tabs.Root>
    </section>
  );
}
