// The session's name, which trial is shown, and what can be done with the whole of it.

import { contenderName } from '../../shared/trial/contender.ts';
import type { TrialId } from '../../shared/trial/ids.ts';
import { qualified } from '../i18n/listed.ts';
import { wordsFor } from '../i18n/words.ts';
import { useApp, useLanguage, type TrialHead } from '../store/app-store.ts';
import { currentTrial, shownLanes } from '../store/columns.ts';
import { addressNext, canContinue } from '../store/conversation.ts';
import { openBlind } from '../store/dialogs.ts';
import { editSession } from '../store/edit.ts';
import { showTrial } from '../store/place.ts';
import { duplicateSession, pinSession, removeSession } from '../store/sessions.ts';
import { useRail } from '../store/panes.ts';
import { RailToggle } from './rail/rail-toggle.tsx';
import { ReportMenu } from './report-menu.tsx';
import { SessionNotes } from './session-notes.tsx';
import { TagMenu } from './tag-menu.tsx';

export function TitlePanel() {
  const language = useLanguage();
  const words = wordsFor(language);
  const session = useApp(state => state.session);
  const trials = useApp(state => state.trials);
  const trialId = useApp(state => state.trialId);
  const isRailBeside = useRail() === 'beside';
  const hasAnswers = useApp(state => {
    const trial = currentTrial(state);
    return trial !== undefined && shownLanes(state, trial).some(canContinue);
  });
  if (!session) return null;
  const time = (at: number): string =>
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-Hans' : 'en', {
      // The year goes without saying until it is another.
      ...(new Date(at).getFullYear() !== new Date().getFullYear() && { year: 'numeric' }),
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    }).format(at);
  /** What sets a trial apart from a plain run. */
  const kindOf = ({ options, lineup }: TrialHead): string => {
    const [first] = lineup;
    const turns = first?.history?.length ?? 0;
    const said = options.again && first ? words.rail.again(contenderName(first)) : '';
    return qualified([said, turns > 0 ? words.rail.turn(turns + 1) : ''], language);
  };
  const continueAll = (): void => {
    const state = useApp.getState();
    const trial = currentTrial(state);
    if (trial)
      addressNext(
        shownLanes(state, trial)
          .filter(canContinue)
          .map(({ id }) => id),
      );
  };

  return (
    <header className="bar">
      {!isRailBeside && <RailToggle isShown={false} />}
      <h1 className="unseen">{session.title || words.untitled}</h1>
      <input
        className="title"
        value={session.title}
        placeholder={words.untitled}
        aria-label={words.title}
        maxLength={300}
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
              {[words.trialOf(index + 1, trials.length, time(trial.startedAt)), kindOf(trial)]
                .filter(text => text !== '')
                .join(' · ')}
            </option>
          ))}
        </select>
      )}
      <TagMenu session={session} />
      <SessionNotes notes={session.notes} />
      <span className="gap" />
      {hasAnswers && (
        <>
          <button type="button" className="quiet" aria-keyshortcuts="Alt+C" onClick={continueAll}>
            {words.rail.continueAll}
          </button>
          <button type="button" className="quiet" aria-keyshortcuts="Alt+B" onClick={openBlind}>
            {words.blind.open}
          </button>
        </>
      )}
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
      <ReportMenu key={session.id} />
    </header>
  );
}
