// What every contender is sent: the prompt, the system prompt, the values of their variables.

import { Tabs } from '@base-ui/react/tabs';
import { lazy, Suspense, useState } from 'react';
import type { Prompt } from '../../shared/trial/session.ts';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage } from '../store/app-store.ts';
import { editSession } from '../store/edit.ts';
import { updateSettings } from '../store/settings.ts';
import { run } from '../store/trials.ts';
import { HeightHandle } from '../widgets/height-handle.tsx';

const Editor = lazy(() =>
  import('../widgets/editor.tsx').then(({ Editor: component }) => ({ default: component })),
);

const smallest = 56;
const largest = 600;

export function PromptPanel() {
  const language = useLanguage();
  const words = wordsFor(language);
  const session = useApp(state => state.session);
  const kept = useApp(state => state.settings.layout['promptHeight']);
  const [height, setHeight] = useState(typeof kept === 'number' ? kept : 84);
  const [tab, setTab] = useState<'user' | 'system' | 'variables'>('user');
  if (!session) return null;
  const { prompt } = session;
  const edit = (change: Partial<Prompt>): void => editSession({ prompt: { ...prompt, ...change } });
  const shown = tab === 'system' ? prompt.system : prompt.user;
  const names = variablesIn(prompt);

  return (
    <section className="prompt" aria-label={words.prompt}>
      <Tabs.Root value={tab} onValueChange={value => setTab(value as typeof tab)}>
        <div className="tabs-row">
          <Tabs.List className="tabs">
            <Tabs.Tab className="tab" value="user">
              {words.prompt}
            </Tabs.Tab>
            <Tabs.Tab className="tab" value="system">
              {words.system}
            </Tabs.Tab>
            <Tabs.Tab className="tab" value="variables">
              {words.variables} {names.length > 0 ? names.length : ''}
            </Tabs.Tab>
          </Tabs.List>
          <span className="faint num">{words.characters([...shown].length)}</span>
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
        <Tabs.Panel value="variables" className="variables" style={{ minHeight: height }}>
          <p className="faint">{names.length === 0 ? words.noVariables : words.variablesHint}</p>
          {names.map(name => (
            <label key={name} className="variable">
              <span className="mono">{name}</span>
              <textarea
                rows={1}
                value={prompt.variables[name] ?? ''}
                onChange={event => edit({ variables: { ...prompt.variables, [name]: event.target.value } })}
              />
            </label>
          ))}
        </Tabs.Panel>
      </Tabs.Root>
      <HeightHandle
        label={words.promptHeight}
        value={height}
        smallest={smallest}
        largest={largest}
        onChange={setHeight}
        onDone={value => void updateSettings({ layout: { promptHeight: value } })}
      />
    </section>
  );
}

const variablesIn = ({ system, user }: Prompt): readonly string[] => [
  ...new Set(
    [...`${system}\n${user}`.matchAll(/\{\{\s*([\p{L}\p{N}_-]+)\s*\}\}/gu)].map(([, name]) => name ?? ''),
  ),
];
