// Sessions in the order in which they come: pinned, today, yesterday, earlier.

import type { SessionHeader } from '../../../shared/trial/session.ts';
import type { ScreenWords } from '../../i18n/en.ts';

const dayMs = 86_400_000;

export function byDay(
  headers: readonly SessionHeader[],
  words: Pick<ScreenWords, 'pinned' | 'today' | 'yesterday' | 'earlier'>,
  now = Date.now(),
): readonly (readonly [string, readonly SessionHeader[]])[] {
  const today = new Date(now).toDateString();
  const yesterday = new Date(now - dayMs).toDateString();
  const nameOf = ({ pinned, updatedAt }: SessionHeader): string => {
    if (pinned) return words.pinned;
    const day = new Date(updatedAt).toDateString();
    return day === today ? words.today : day === yesterday ? words.yesterday : words.earlier;
  };
  return [...Map.groupBy(headers, nameOf)];
}
