// The line between two parts of the screen: dragged, or moved by the arrow keys, Home and End; Enter or
// a double press brings the usual size back. While it moves, only `onMove` is called, which paints;
// what is to be kept comes once, with `onDone`.

import { useRef, useState, type CSSProperties } from 'react';

interface SeparatorProps {
  readonly label: string;
  /** As the line lies: a vertical one makes wider, a horizontal one taller. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Whether the line stands before or behind what it makes larger. */
  readonly side?: 'before' | 'behind';
  /** Pixels, as all sizes here. */
  readonly value: number;
  readonly smallest: number;
  readonly largest: number;
  /** Taken hold of: what is not to change underneath can be looked at now. */
  readonly onGrip?: () => void;
  readonly onMove: (value: number) => void;
  readonly onDone: (value: number) => void;
  readonly onReset: () => void;
  readonly style?: CSSProperties;
}

const step = 16;

interface Grip {
  readonly at: number;
  readonly value: number;
  readonly now: number;
}

export function Separator({
  label,
  orientation,
  side = 'behind',
  value,
  smallest,
  largest,
  onGrip,
  onMove,
  onDone,
  onReset,
  style,
}: SeparatorProps) {
  const isVertical = orientation === 'vertical';
  const sign = side === 'behind' ? 1 : -1;
  const grip = useRef<Grip | undefined>(undefined);
  // Told to whoever listens while it moves, without drawing anything else anew.
  const [moving, setMoving] = useState<number | undefined>(undefined);
  const within = (wanted: number): number => Math.round(Math.min(largest, Math.max(smallest, wanted)));
  const letGo = (): void => {
    grip.current = undefined;
    setMoving(undefined);
  };
  const keyed = (key: string): number | undefined => {
    if (key === 'Home') return smallest;
    if (key === 'End') return largest;
    if (key === (isVertical ? 'ArrowRight' : 'ArrowDown')) return value + sign * step;
    if (key === (isVertical ? 'ArrowLeft' : 'ArrowUp')) return value - sign * step;
    return undefined;
  };
  return (
    <div
      className="separator"
      style={style}
      role="separator"
      tabIndex={0}
      aria-orientation={orientation}
      aria-label={label}
      aria-valuenow={moving ?? value}
      aria-valuemin={smallest}
      aria-valuemax={largest}
      onPointerDown={event => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        onGrip?.();
        grip.current = { at: isVertical ? event.clientX : event.clientY, value, now: value };
      }}
      onPointerMove={event => {
        const { current } = grip;
        if (!current) return;
        const by = (isVertical ? event.clientX : event.clientY) - current.at;
        const now = within(current.value + sign * by);
        if (now === current.now) return;
        grip.current = { ...current, now };
        setMoving(now);
        onMove(now);
      }}
      onPointerUp={() => {
        const { current } = grip;
        letGo();
        if (current && current.now !== current.value) onDone(current.now);
      }}
      onPointerCancel={() => {
        const { current } = grip;
        letGo();
        if (current) onMove(current.value);
      }}
      onDoubleClick={onReset}
      onKeyDown={event => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const wanted = keyed(event.key);
        if (event.key === 'Enter') onReset();
        else if (wanted === undefined) return;
        else {
          onGrip?.();
          onMove(within(wanted));
          onDone(within(wanted));
        }
        event.preventDefault();
      }}
    />
  );
}
