// Who is asked, and how often; Run and Stop.

import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { run, stop } from '../../store/trials.ts';
import { PatientButton } from '../../widgets/patient-button.tsx';
import { Chip } from './chip.tsx';
import { ContenderEntry } from './contender-entry.tsx';
import { LineupsMenu } from './lineups-menu.tsx';
import { RunChoices } from './run-choices.tsx';

export function LineupPanel() {
  const words = wordsFor(useLanguage());
  const lineup = useApp(state => state.session?.lineup);
  const hasPrompt = useApp(
    state =>
      state.session !== null &&
      (state.session.prompt.user.trim() !== '' ||
        (state.session.lineup.length > 0 &&
          state.session.lineup.every(({ variant }) => (variant?.user ?? '').trim() !== ''))),
  );
  const isRunning = useApp(state => state.running.size > 0);
  if (!lineup) return null;
  const obstacle = !hasPrompt ? words.compose.empty : lineup.length === 0 ? words.compose.emptyLineup : '';

  return (
    <section className="lineup" aria-label={words.lineup}>
      <ul className="chips" aria-label={words.lineup}>
        {lineup.map((contender, index) => (
          <Chip key={contender.id} contender={contender} place={index} colour={(index % 8) + 1} />
        ))}
        <li>
          <ContenderEntry />
        </li>
        <li>
          <LineupsMenu />
        </li>
      </ul>
      <div className="launch">
        <RunChoices />
        <PatientButton className="stop" isWaiting={!isRunning} onClick={() => void stop()}>
          {words.stopAll} <kbd>Esc</kbd>
        </PatientButton>
        <button
          type="button"
          className="run"
          disabled={obstacle !== ''}
          title={obstacle === '' ? undefined : obstacle}
          aria-keyshortcuts="Control+Enter"
          onClick={() => void run()}
        >
          {words.run} <kbd>Ctrl Enter</kbd>
        </button>
      </div>
    </section>
  );
}
