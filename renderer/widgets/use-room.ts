// Tells the style sheets how much room an element has, by a mark on it: `data-room`. A container query
// says the same, but has the browser work out anew the styles of all that is inside with every layout:
// eight answers that stream took two and a half times as long to lay out.

import { useLayoutEffect, type RefObject } from 'react';

/** `roomOf` names the room by the width inside the padding, in pixels. */
export function useRoom(element: RefObject<HTMLElement | null>, roomOf: (width: number) => string): void {
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    // Reports once at the start, before anything is painted.
    const observer = new ResizeObserver(([entry]) => {
      if (entry) current.dataset['room'] = roomOf(entry.contentRect.width);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, roomOf]);
}
