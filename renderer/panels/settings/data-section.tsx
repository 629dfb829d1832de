// Where this runs, and the copies of the sessions.

import { useEffect, useState } from 'react';
import type { Backup } from '../../../shared/contract/views.ts';
import { named } from '../../i18n/listed.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { copyText } from '../../store/clipboard.ts';
import { listBackups, makeBackup, restoreBackup } from '../../store/backups.ts';

export function DataSection() {
  const language = useLanguage();
  const { manners, own } = wordsFor(language);
  const facts = useApp(state => state.facts);
  const [backups, setBackups] = useState<readonly Backup[]>([]);
  useEffect(() => {
    void listBackups().then(setBackups);
  }, []);
  const time = (at: number): string =>
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-Hans' : 'en', {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(at);
  return (
    <div className="data-section">
      {facts && <p className="soft">{named(manners.host, manners.hosts[facts.host], language)}</p>}
      {facts?.home !== undefined && (
        <p className="soft">
          {named(own.folder, '', language)}
          <span className="mono">{facts.home}</span>{' '}
          <button
            type="button"
            className="link"
            onClick={() => void copyText(facts.home ?? '', own.folderCopied)}
          >
            {own.copyFolder}
          </button>
        </p>
      )}
      <p>
        {manners.backups}{' '}
        <button
          type="button"
          className="link"
          onClick={() => void makeBackup().then(() => listBackups().then(setBackups))}
        >
          {manners.makeBackup}
        </button>
      </p>
      {backups.length === 0 && <p className="faint">{manners.noBackups}</p>}
      <ul>
        {backups.map(({ id, at, sessions }) => (
          <li key={id}>
            {time(at)} <span className="faint">{sessions !== null && manners.sessionsIn(sessions)}</span>{' '}
            <button
              type="button"
              className="link"
              disabled={sessions === null}
              aria-label={manners.restoreOf(time(at))}
              onClick={() => void restoreBackup(id)}
            >
              {manners.restoreBackup}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
