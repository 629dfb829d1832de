// A number that may be missing. Told when the field is left or Enter is pressed, not with each digit.

import { useEffect, useRef } from 'react';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly smallest: number;
  readonly largest: number;
  readonly step: number;
  /** Stands in the empty field: what holds when nothing is said. */
  readonly hint: string;
  readonly onChange: (value: number | null) => void;
}

export function NumberField({ label, value, smallest, largest, step, hint, onChange }: NumberFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  // Written into the field that is there: another in its place would take the keyboard away.
  useEffect(() => {
    if (input.current) input.current.value = written(value);
  }, [value]);
  const tell = (field: HTMLInputElement): void => {
    const read = field.valueAsNumber;
    const next = Number.isFinite(read) ? Math.min(largest, Math.max(smallest, read)) : null;
    const told = next !== null && step >= 1 ? Math.round(next) : next;
    if (told !== null) field.value = written(told);
    if (told !== value) onChange(told);
  };
  return (
    <label>
      {label}
      <input
        ref={input}
        type="number"
        min={smallest}
        max={largest}
        step={step >= 1 ? step : 'any'}
        placeholder={hint}
        defaultValue={written(value)}
        onBlur={event => tell(event.target)}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) tell(event.currentTarget);
        }}
      />
    </label>
  );
}

const written = (value: number | null): string => (value === null ? '' : String(value));
