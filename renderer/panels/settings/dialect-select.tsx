// In which dialect an endpoint is spoken to, flavours of Chat Completions beside the dialects.

import { writtenDialects } from '../../../shared/catalog/dialect-names.ts';

interface DialectSelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (written: string) => void;
}

export function DialectSelect({ label, value, onChange }: DialectSelectProps) {
  const known = writtenDialects.includes(value) ? writtenDialects : [value, ...writtenDialects];
  return (
    <label>
      {label}
      <select value={value} onChange={event => onChange(event.target.value)}>
        {known.map(written => (
          <option key={written} value={written}>
            {written}
          </option>
        ))}
      </select>
    </label>
  );
}
