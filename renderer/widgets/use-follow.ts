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

const up: ReadonlySet<string> = new Set(['ArrowUp', 'PageUp', 'Home']);

/**
 * Whether this hand goes up. What it scrolls moves a little later and little by little: by then a text
 * that grows would have taken the reader for one who is still at its end.
 */
const goesUp = (event: Event): boolean =>
  event instanceof WheelEvent ? event.deltaY < 0 : event instanceof KeyboardEvent && up.has(event.key);

function followed(element: HTMLElement, text: Element): () => void {
  let height = element.scrollHeight;
  let isLeaving = false;
  const onHand = (event: Event): void => {
    // A frame within this one is scrolled for itself.
    const isHere = event.target instanceof Element && event.target.closest('[tabindex="0"]') === element;
    if (isHere) isLeaving = goesUp(event);
  };
  const observer = new ResizeObserver(() => {
    const { scrollTop, clientHeight, scrollHeight } = element;
    // Folded away: nothing is seen, and nothing has changed.
    if (clientHeight === 0) return;
    const wasAtEnd = !isLeaving && scrollTop + clientHeight >= Math.min(height, scrollHeight) - near;
    height = scrollHeight;
    if (wasAtEnd) element.scrollTo({ top: scrollHeight });
  });
  observer.observe(text);
  observer.observe(element);
  for (const touch of touches) element.addEventListener(touch, onHand, { passive: true });
  return () => {
    observer.disconnect();
    for (const touch of touches) element.removeEventListener(touch, onHand);
  };
}
