// The session's name, which trial is shown, and what can be done with the whole of it.

import { Menu } from '@base-ui/react/menu';
import type { TrialId } from '../../shared/trial/ids.ts';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage } from '../store/app-store.ts';
import { editSession } from '../store/edit.ts';
import { duplicateSession, exportSession, pinSession, removeSession } from '../store/sessions.ts';
import { showTrial } from '../store/trials.ts';

const formats = ['html', 'md', 'csv', 'json'] as const;

export function TitlePanel() {
  const language = useLanguage();
  const words = wordsFor(language);
  const session = useApp(state => state.session);
  const trials = useApp(state => state.trials);
  const trialId = useApp(state => state.trialId);
  if (!session) return null;
  const time = (at: number): string =>
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-Hans' : 'en', {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(at);

  return (
    <header className="bar">
      <input
        className="title"
        value={session.title}
        placeholder={words.untitled}
        aria-label={words.title}
        onChange={event => editSession({ title: event.target.value })}
      />
      {trials.length > 0 && (
        <select
          className="trial-pick"
          aria-label={words.trial}
          value={trialId ?? ''}
          onChange={event => showTrial(event.target.value as TrialId)}
        >
          {trials.map((trial, index) => (
            <option key={trial.id} value={trial.id}>
              {words.trialOf(index + 1, trials.length, time(trial.startedAt))}
            </option>
          ))}
        </select>
      )}
      <span className="gap" />
      <button
        type="button"
        className="quiet"
        aria-pressed={session.pinned}
        onClick={() => void pinSession(session.id, !session.pinned)}
      >
        {session.pinned ? words.unpin : words.pin}
      </button>
      <button type="button" className="quiet" onClick={() => void duplicateSession(session.id)}>
        {words.duplicate}
      </button>
      <button type="button" className="quiet" onClick={() => void removeSession(session.id)}>
        {words.remove}
      </button>
      <Menu.Root>
        <Menu.Trigger className="quiet">{words.report}</Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="end">
            <Menu.Popup className="menu">
              {formats.map(format => (
                <Menu.Item key={format} className="menu-item" onClick={() => void exportSession(format)}>
                  {words.exports[format]}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </header>
  );
}
