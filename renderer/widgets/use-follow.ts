// Keeps the end of a growing text in view while the reader is at its end. Whoever has scrolled up
// stays where they are. Asked only after the browser has laid out a change: looking at heights any
// earlier would make it lay out everything twice a frame.

import { useEffect, useRef, type RefObject } from 'react';

const near = 32;

/** A hand on the text: from now on the reader says what is looked at. */
const touches = ['pointerdown', 'wheel', 'keydown', 'click'] as const;

/**
 * For a frame that scrolls, whose first child holds all of its text; `of` names the text. What is drawn
 * after the last of it has come is followed too, until a hand is laid on it.
 */
export function useFollow(isLive: boolean, of: string): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => {
    const element = frame.current;
    const text = element?.firstElementChild;
    if (!element || !text) return undefined;
    if (isLive) {
      stop.current ??= followed(element, text);
      return undefined;
    }
    const letGo = (): void => {
      stop.current?.();
      stop.current = null;
    };
    for (const touch of touches) element.addEventListener(touch, letGo, { passive: true });
    return () => {
      for (const touch of touches) element.removeEventListener(touch, letGo);
    };
  }, [isLive, of]);
  useEffect(
    () => () => {
      stop.current?.();
      stop.current = null;
    },
    [of],
  );
  return frame;
}

function followed(element: HTMLElement, text: Element): () => void {
  let height = element.scrollHeight;
  let top = element.scrollTop;
  const observer = new ResizeObserver(() => {
    const { scrollTop, clientHeight, scrollHeight } = element;
    // Folded away: nothing is seen, and nothing has changed.
    if (clientHeight === 0) return;
    // A key scrolls little by little: whoever has only just left the end is on the way.
    const isLeaving = scrollTop < Math.min(top, scrollHeight - clientHeight) - 1;
    const wasAtEnd = !isLeaving && scrollTop + clientHeight >= Math.min(height, scrollHeight) - near;
    height = scrollHeight;
    if (wasAtEnd) element.scrollTo({ top: scrollHeight });
    top = element.scrollTop;
  });
  observer.observe(text);
  observer.observe(element);
  return () => observer.disconnect();
}
