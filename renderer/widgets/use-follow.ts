// Keeps the end of a growing text in view while the reader is at its end. Whoever has scrolled up
// stays where they are.

import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

const near = 32;

export function useFollow(isLive: boolean, length: number): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const look = (): void => {
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < near;
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, []);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element && isLive && isAtEnd.current) element.scrollTo({ top: element.scrollHeight });
  }, [isLive, length]);
  return frame;
}
