// What part of the axis is seen, and how it is moved: never beyond its ends, never closer than a
// millisecond.

import type { View } from './timeline-draw.ts';

const closestMs = 1;

/** `factor` below 1 comes closer; the moment under the pointer stays where it is. */
export function zoomed({ fromMs, toMs }: View, factor: number, aroundMs: number, spanMs: number): View {
  const length = Math.min(spanMs, Math.max(closestMs, (toMs - fromMs) * factor));
  const part = (aroundMs - fromMs) / (toMs - fromMs);
  return within(aroundMs - part * length, length, spanMs);
}

export const moved = ({ fromMs, toMs }: View, byMs: number, spanMs: number): View =>
  within(fromMs + byMs, toMs - fromMs, spanMs);

/** Moved only as far as it takes to see a moment. */
export function showing(view: View, atMs: number, spanMs: number): View {
  if (atMs >= view.fromMs && atMs <= view.toMs) return view;
  const length = view.toMs - view.fromMs;
  return within(atMs - length / 2, length, spanMs);
}

function within(from: number, length: number, spanMs: number): View {
  const fromMs = Math.max(0, Math.min(spanMs - length, from));
  return { fromMs, toMs: fromMs + length };
}
