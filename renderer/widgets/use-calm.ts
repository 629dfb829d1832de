// A value that changes many times a second, seen a few times a second; as it is once it rests.

import { useEffect, useRef, useState } from 'react';
import { inStep } from '../store/in-step.ts';

export function useCalm<T>(value: T, isLive: boolean, everyMs: number): T {
  const latest = useRef(value);
  const [seen, setSeen] = useState(value);
  useEffect(() => {
    latest.current = value;
  });
  useEffect(() => {
    if (!isLive) return undefined;
    setSeen(latest.current);
    const timer = setInterval(() => inStep(() => setSeen(latest.current)), everyMs);
    return () => clearInterval(timer);
  }, [isLive, everyMs]);
  return isLive ? seen : value;
}
