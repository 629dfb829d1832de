// The time for what is shown of a running lane: a number that moves, never one that is kept.

import { useEffect, useState } from 'react';

/** Milliseconds on the page's clock, anew ten times a second while `isRunning`. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
