// The rail: sessions by day, newest first, pinned before the rest; search, tags, new, import, settings.

import { useRef, type ReactNode, type Ref } from 'react';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import { openSettings } from '../../store/dialogs.ts';
import { filterByTag, search, showOlder } from '../../store/headers.ts';
import { importSession, newSession } from '../../store/sessions.ts';
import { tagsIn } from '../../store/tags.ts';
import { Mark } from '../../widgets/mark.tsx';
import { byDay } from './by-day.ts';
import { RailItem } from './rail-item.tsx';
import { RailToggle } from './rail-toggle.tsx';

interface RailPanelProps {
  readonly ref?: Ref<HTMLElement>;
  /** The line at its edge. */
  readonly children?: ReactNode;
}

export function RailPanel({ ref, children }: RailPanelProps) {
  const words = wordsFor(useLanguage());
  const headers = useApp(state => state.headers);
  const hasMore = useApp(state => state.hasMore);
  const query = useApp(state => state.query);
  const tag = useApp(state => state.tag);
  const keys = useApp(state => state.endpoints.filter(endpoint => endpoint.key.present).length);
  const file = useRef<HTMLInputElement>(null);
  const tags = tagsIn(headers);

  return (
    <nav className="rail" ref={ref} aria-label={words.sessions}>
      <header className="brand">
        <Mark />
        <span>Assay</span>
        <button
          type="button"
          className="quiet"
          aria-label={words.newSessionName}
          aria-keyshortcuts="Alt+N"
          onClick={() => void newSession()}
        >
          {words.newSession}
        </button>
        <RailToggle isShown />
      </header>
      <input
        id="assay-find"
        className="find"
        type="search"
        value={query}
        placeholder={words.search}
        aria-label={words.searchName}
        aria-keyshortcuts="Alt+S"
        onChange={event => search(event.target.value)}
      />
      {(tags.length > 0 || tag !== null) && (
        <select
          className="tag-filter"
          aria-label={words.rail.filter}
          value={tag ?? ''}
          onChange={event => filterByTag(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{words.rail.allTags}</option>
          {[...new Set([...tags, ...(tag === null ? [] : [tag])])].map(name => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
      {query !== '' && (
        <p className="unseen" role="status">
          {words.rail.found(headers.length)}
        </p>
      )}
      <div className="rail-list">
        {headers.length === 0 && <p className="faint">{words.noneFound}</p>}
        {byDay(headers, words).map(([day, sessions]) => (
          <section key={day}>
            <h2 className="day">{day}</h2>
            <ul>
              {sessions.map(header => (
                <RailItem key={header.id} header={header} />
              ))}
            </ul>
          </section>
        ))}
        {hasMore && (
          <button type="button" className="link" onClick={showOlder}>
            {words.rail.older}
          </button>
        )}
      </div>
      <footer className="rail-foot">
        <button type="button" className="quiet faint" onClick={() => openSettings('endpoints')}>
          {words.keysSet(keys)}
        </button>
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
        <button type="button" className="quiet" aria-keyshortcuts="Alt+," onClick={() => openSettings()}>
          {words.settings}
        </button>
      </footer>
      {children}
    </nav>
  );
}
