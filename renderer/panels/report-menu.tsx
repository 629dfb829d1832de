// The session as a file to hand on, whole or without what the person keeps to themselves.

import { Menu } from '@base-ui/react/menu';
import { useState } from 'react';
import { wordsFor } from '../i18n/words.ts';
import { useLanguage } from '../store/app-store.ts';
import { exportSession } from '../store/sessions.ts';
import { MenuCheck } from '../widgets/menu-check.tsx';

const formats = ['html', 'md', 'csv', 'json'] as const;
const parts = ['prompt', 'answers'] as const;

/** Nothing is left out of the next session's file because it was left out of this one's: made anew with each. */
export function ReportMenu() {
  const words = wordsFor(useLanguage());
  const [leftOut, leaveOut] = useState({ prompt: false, answers: false });
  return (
    <Menu.Root>
      <Menu.Trigger className="quiet">{words.report}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end" className="above">
          <Menu.Popup className="menu">
            {formats.map(format => (
              <Menu.Item
                key={format}
                className="menu-item"
                onClick={() => void exportSession(format, leftOut)}
              >
                {words.exports[format]}
              </Menu.Item>
            ))}
            <Menu.Separator className="menu-line" />
            {parts.map(part => (
              <MenuCheck
                key={part}
                isOn={leftOut[part]}
                onChange={isLeftOut => leaveOut({ ...leftOut, [part]: isLeftOut })}
              >
                {words.without[part]}
              </MenuCheck>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
