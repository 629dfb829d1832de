// How wide an element is with its border, in whole pixels, now and after every change.

import { useEffect, useState, type RefObject } from 'react';

export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    // It reports once at the start, too.
    const observer = new ResizeObserver(() => setWidth(Math.floor(current.getBoundingClientRect().width)));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
