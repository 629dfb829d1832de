// Keeps the end of a growing text in view while the reader is at its end. Whoever has scrolled up
// stays where they are. Asked only after the browser has laid out a change: looking at heights any
// earlier would make it lay out everything twice a frame.

import { useEffect, useRef, type RefObject } from 'react';

const near = 32;

/** For a frame that scrolls, whose first child holds all of its text. */
export function useFollow(isLive: boolean): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    const text = element?.firstElementChild;
    if (!element || !text || !isLive) return undefined;
    let height = element.scrollHeight;
    const observer = new ResizeObserver(() => {
      const { scrollTop, clientHeight, scrollHeight } = element;
      const wasAtEnd = scrollTop + clientHeight >= Math.min(height, scrollHeight) - near;
      height = scrollHeight;
      if (wasAtEnd) element.scrollTo({ top: scrollHeight });
    });
    observer.observe(text);
    observer.observe(element);
    return () => observer.disconnect();
  }, [isLive]);
  return frame;
}
