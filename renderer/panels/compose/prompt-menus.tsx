// Prompts to start from: what was run in this session and in others, and samples that come with the app.

import { Menu } from '@base-ui/react/menu';
import { useEffect, useMemo, useState } from 'react';
import { titleFrom, type Prompt } from '../../../shared/trial/session.ts';
import { wordsFor } from '../../i18n/words.ts';
import { sampleKinds } from '../../i18n/samples/sample.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { distinctPrompts, pastPrompts, promptHistory, replacePrompt } from '../../store/prompts.ts';

export function PromptMenus() {
  const { compose } = wordsFor(useLanguage());
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="quiet" aria-label={compose.samplesName}>
          {compose.samples}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="start" className="above">
            <Menu.Popup className="menu tall">
              <Samples />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Menu.Root>
        <Menu.Trigger className="quiet" aria-label={compose.historyName}>
          {compose.history}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="start" className="above">
            <Menu.Popup className="menu tall">
              <History />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </>
  );
}

function Samples() {
  const words = wordsFor(useLanguage());
  return sampleKinds.map(kind => (
    <Menu.Group key={kind}>
      <Menu.GroupLabel className="menu-label">{words.compose.kinds[kind]}</Menu.GroupLabel>
      {words.samples
        .filter(sample => sample.kind === kind)
        .map(({ id, title, system = '', user, variables = {} }) => (
          <Menu.Item
            key={id}
            className="menu-item"
            title={user}
            onClick={() => replacePrompt({ system, user, variables })}
          >
            {title}
          </Menu.Item>
        ))}
    </Menu.Group>
  ));
}

function History() {
  const { compose } = wordsFor(useLanguage());
  const trials = useApp(state => state.trials);
  const prompt = useApp(state => state.session?.prompt);
  const history = useMemo(() => (prompt ? promptHistory(trials, prompt) : []), [trials, prompt]);
  const [past, setPast] = useState<readonly Prompt[]>();
  useEffect(() => {
    void pastPrompts().then(setPast);
  }, []);
  const others = past && distinctPrompts(past, prompt ? [prompt, ...history] : history);
  if (history.length === 0 && others?.length === 0) {
    return (
      <Menu.Item className="menu-item faint" disabled>
        {compose.noHistory}
      </Menu.Item>
    );
  }
  return (
    <>
      <PastPrompts label={compose.historyHere} prompts={history} />
      <PastPrompts label={compose.historyElsewhere} prompts={others ?? []} />
    </>
  );
}

function PastPrompts({ label, prompts }: { readonly label: string; readonly prompts: readonly Prompt[] }) {
  if (prompts.length === 0) return null;
  return (
    <Menu.Group>
      <Menu.GroupLabel className="menu-label">{label}</Menu.GroupLabel>
      {prompts.map(past => (
        <Menu.Item
          key={JSON.stringify([past.user, past.system, past.variables])}
          className="menu-item"
          title={past.user}
          onClick={() => replacePrompt(past)}
        >
          {titleFrom(past.user)}
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}
