// The rail: sessions by day, newest first, pinned before the rest; search, new, import, settings.

import { useRef, useState } from 'react';
import type { SessionHeader } from '../../shared/trial/session.ts';
import { wordsFor } from '../i18n/words.ts';
import type { ScreenWords } from '../i18n/en.ts';
import { useApp, useLanguage } from '../store/app-store.ts';
import { search } from '../store/headers.ts';
import { importSession, newSession, openSession } from '../store/sessions.ts';
import { Mark } from '../widgets/mark.tsx';
import { SettingsDialog } from './settings-dialog.tsx';

export function RailPanel() {
  const words = wordsFor(useLanguage());
  const headers = useApp(state => state.headers);
  const query = useApp(state => state.query);
  const current = useApp(state => state.session?.id);
  const keys = useApp(state => state.endpoints.filter(endpoint => endpoint.key.present).length);
  const file = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);

  return (
    <nav className="rail" aria-label={words.sessions}>
      <header className="brand">
        <Mark />
        <span>Assay</span>
        <button
          type="button"
          className="quiet"
          aria-label={words.newSessionName}
          onClick={() => void newSession()}
        >
          {words.newSession}
        </button>
      </header>
      <input
        className="find"
        type="search"
        value={query}
        placeholder={words.search}
        aria-label={words.searchName}
        onChange={event => search(event.target.value)}
      />
      <div className="rail-list">
        {headers.length === 0 && <p className="faint">{words.noneFound}</p>}
        {byDay(headers, words).map(([day, sessions]) => (
          <section key={day}>
            <h2 className="day">{day}</h2>
            <ul>
              {sessions.map(header => (
                <li key={header.id}>
                  <button
                    type="button"
                    className="item"
                    aria-current={header.id === current ? 'true' : undefined}
                    onClick={() => void openSession(header.id)}
                  >
                    <span className="item-title">{header.title || words.untitled}</span>
                    <span className="item-size">
                      {words.sizes(header.contenders, header.trials)}
                      {header.running ? ` · ${words.isRunning}` : ''}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <footer className="rail-foot">
        <span className="faint">{words.keysSet(keys)}</span>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={event => {
            const [chosen] = event.target.files ?? [];
            if (chosen) void importSession(chosen);
            event.target.value = '';
          }}
        />
        <button type="button" className="quiet" onClick={() => file.current?.click()}>
          {words.importFile}
        </button>
        <button type="button" className="quiet" onClick={() => setOpen(true)}>
          {words.settings}
        </button>
      </footer>
      <SettingsDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </nav>
  );
}

/** In the order in which they come: pinned, today, yesterday, earlier. */
function byDay(
  headers: readonly SessionHeader[],
  words: ScreenWords,
): readonly (readonly [string, readonly SessionHeader[]])[] {
  const today = new Date().toDateString();
  const yesterday = new Date(Date.now() - 86_400_000).toDateString();
  const groups = new Map<string, SessionHeader[]>();
  for (const header of headers) {
    const day = new Date(header.updatedAt).toDateString();
    const name = header.pinned
      ? words.pinned
      : day === today
        ? words.today
        : day === yesterday
          ? words.yesterday
          : words.earlier;
    const group = groups.get(name);
    if (group) group.push(header);
    else groups.set(name, [header]);
  }
  return [...groups];
}
