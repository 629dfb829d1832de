// A line that is dragged, or moved with the arrow keys, to make what is above it taller; or, where it
// stands above, what is below.

import { useRef } from 'react';

interface HeightHandleProps {
  readonly label: string;
  /** Where the line stands, seen from what it makes taller. */
  readonly side?: 'above' | 'below';
  readonly value: number;
  readonly smallest: number;
  readonly largest: number;
  readonly onChange: (value: number) => void;
  readonly onDone: (value: number) => void;
}

const step = 16;

export function HeightHandle({
  label,
  side = 'below',
  value,
  smallest,
  largest,
  onChange,
  onDone,
}: HeightHandleProps) {
  const sign = side === 'below' ? 1 : -1;
  const grip = useRef<{ readonly y: number; readonly value: number } | undefined>(undefined);
  const within = (wanted: number): number => Math.round(Math.min(largest, Math.max(smallest, wanted)));
  return (
    <div
      className="handle"
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={smallest}
      aria-valuemax={largest}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { y: event.clientY, value };
      }}
      onPointerMove={event => {
        if (grip.current) onChange(within(grip.current.value + sign * (event.clientY - grip.current.y)));
      }}
      onPointerUp={() => {
        grip.current = undefined;
        onDone(value);
      }}
      onKeyDown={event => {
        const by = sign * (event.key === 'ArrowDown' ? step : event.key === 'ArrowUp' ? -step : 0);
        if (by === 0) return;
        event.preventDefault();
        onChange(within(value + by));
        onDone(within(value + by));
      }}
    />
  );
}
