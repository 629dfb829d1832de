// One session in the rail: opened by a press; the rest behind its menu.

import { Menu } from '@base-ui/react/menu';
import { useState } from 'react';
import type { SessionHeader } from '../../../shared/trial/session.ts';
import { listed } from '../../i18n/listed.ts';
import { wordsFor } from '../../i18n/words.ts';
import { useApp, useLanguage } from '../../store/app-store.ts';
import {
  duplicateSession,
  openSession,
  pinSession,
  removeSession,
  renameSession,
} from '../../store/sessions.ts';

export function RailItem({ header }: { readonly header: SessionHeader }) {
  const language = useLanguage();
  const words = wordsFor(language);
  const isOpen = useApp(state => state.session?.id === header.id);
  // The list is read anew when a session is saved; the lineup of the open one is known before that.
  const contenders = useApp(state =>
    state.session?.id === header.id ? state.session.lineup.length : header.contenders,
  );
  const [isNaming, setNaming] = useState(false);
  const title = header.title || words.untitled;
  const { tags = [], excerpt = '' } = header;
  if (isNaming) {
    return (
      <li>
        <input
          className="rename"
          // The menu closed a moment ago: typing goes on where the name stands.
          ref={field => field?.select()}
          defaultValue={header.title}
          aria-label={words.rail.titleOf}
          maxLength={300}
          onBlur={event => {
            setNaming(false);
            if (event.target.value !== header.title) void renameSession(header.id, event.target.value);
          }}
          onKeyDown={event => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape') event.currentTarget.value = header.title;
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </li>
    );
  }
  return (
    <li className="rail-item">
      <button
        type="button"
        className="item"
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => void openSession(header.id)}
      >
        <span className="item-title">{title}</span>
        <span className="item-size">
          {words.sizes(contenders, header.trials)}
          {header.running ? ` · ${words.isRunning}` : ''}
          {tags.length > 0 && ` · ${listed(tags, language)}`}
        </span>
        {excerpt !== '' && <span className="item-excerpt">{excerpt}</span>}
      </button>
      <Menu.Root>
        <Menu.Trigger className="lane-more" aria-label={words.rail.menuOf(title)}>
          ⋯
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="start" className="above">
            <Menu.Popup className="menu">
              <Menu.Item className="menu-item" onClick={() => setTimeout(() => setNaming(true))}>
                {words.rail.rename}
              </Menu.Item>
              <Menu.Item className="menu-item" onClick={() => void pinSession(header.id, !header.pinned)}>
                {header.pinned ? words.unpin : words.pin}
              </Menu.Item>
              <Menu.Item className="menu-item" onClick={() => void duplicateSession(header.id)}>
                {words.duplicate}
              </Menu.Item>
              <Menu.Item className="menu-item" onClick={() => void removeSession(header.id)}>
                {words.remove}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </li>
  );
}
