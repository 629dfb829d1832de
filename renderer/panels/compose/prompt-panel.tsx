// What every contender is sent: the prompt, the system prompt, the values of their variables, and
// the files that go along.

import { Tabs } from '@base-ui/react/tabs';
import { lazy, Suspense, useState } from 'react';
import type { Prompt } from '../../../shared/trial/session.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { attach } from '../../store/attachments.ts';
import { editSession } from '../../store/edit.ts';
import { keepPromptHeight, promptHeights, usePromptHeight } from '../../store/panes.ts';
import { variablesIn } from '../../store/prompts.ts';
import { run } from '../../store/trials.ts';
import { Separator } from '../../widgets/separator.tsx';
import { AttachButton, Attachments } from './attachments.tsx';
import { PromptSize } from './prompt-size.tsx';
import { PromptMenus } from './prompt-menus.tsx';
import { VariableTable } from './variable-table.tsx';

const Editor = lazy(() =>
  import('../../widgets/editor.tsx').then(({ Editor: component }) => ({ default: component })),
);

export function PromptPanel() {
  const language = useLanguage();
  const words = wordsFor(language);
  const session = useApp(state => state.session);
  const kept = usePromptHeight();
  const [moving, setMoving] = useState<number | null>(null);
  const height = moving ?? kept;
  const [tab, setTab] = useState<'user' | 'system' | 'variables'>('user');
  const [isOver, setOver] = useState(false);
  if (!session) return null;
  const { prompt } = session;
  const edit = (change: Partial<Prompt>): void => {
    const now = useApp.getState().session;
    if (now) editSession({ prompt: { ...now.prompt, ...change } });
  };
  const names = variablesIn(prompt);
  const keepHeight = (value: number | null): void => {
    setMoving(null);
    keepPromptHeight(value);
  };

  return (
    <section
      className="prompt"
      aria-label={words.prompt}
      data-over={isOver ? '' : undefined}
      onDragOver={event => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDropCapture={event => {
        setOver(false);
        const files = [...event.dataTransfer.files];
        // A session file is not a part of the prompt: the page imports it.
        if (files.length === 0 || files.some(file => /\.assay\.json$/i.test(file.name))) return;
        event.preventDefault();
        event.stopPropagation();
        void attach(files);
      }}
    >
      <Tabs.Root value={tab} onValueChange={value => setTab(value as typeof tab)}>
        <div className="tabs-row">
          <Tabs.List className="tabs">
            <Tabs.Tab className="tab" value="user">
              {words.prompt}
            </Tabs.Tab>
            <Tabs.Tab className="tab" value="system">
              {words.system}
              {prompt.system !== '' && <i className="there" aria-hidden="true" />}
            </Tabs.Tab>
            <Tabs.Tab className="tab" value="variables">
              {words.variables} {names.length > 0 ? names.length : ''}
            </Tabs.Tab>
          </Tabs.List>
          <PromptMenus />
          <AttachButton />
          <span className="gap" />
          <PromptSize session={session} />
        </div>
        {(['user', 'system'] as const).map(part => (
          <Tabs.Panel key={part} value={part} className="editor-panel">
            <Suspense
              fallback={
                <pre className="editor waiting" style={{ height }}>
                  {prompt[part]}
                </pre>
              }
            >
              <Editor
                key={`${session.id} ${language}`}
                label={part === 'user' ? words.prompt : words.system}
                language={language}
                value={prompt[part]}
                height={height}
                onChange={text => edit({ [part]: text })}
                onSubmit={() => void run()}
              />
            </Suspense>
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="variables" className="variables" style={{ height }}>
          <VariableTable
            names={names}
            values={prompt.variables}
            onChange={variables => edit({ variables })}
          />
        </Tabs.Panel>
      </Tabs.Root>
      <Attachments />
      <Separator
        label={words.promptHeight}
        orientation="horizontal"
        value={height}
        smallest={promptHeights.least}
        largest={promptHeights.most}
        onMove={setMoving}
        onDone={keepHeight}
        onReset={() => keepHeight(null)}
      />
    </section>
  );
}
