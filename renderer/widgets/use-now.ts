// The time for what is shown of a running lane: a number that moves, never one that is kept.

import { useEffect, useState } from 'react';
import { inStep } from '../store/in-step.ts';

/** Milliseconds on the page's clock, anew ten times a second while `isRunning`. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => inStep(() => setNow(performance.now())), 100);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
