// What is said to those who listen: a lane's start and end, never each token.

import { useApp } from '../store/app-store.ts';

export function Announcer() {
  const announcement = useApp(state => state.announcement);
  return (
    <p className="unseen" role="status" aria-live="polite">
      {announcement}
    </p>
  );
}
