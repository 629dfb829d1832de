// The values of the prompt's variables, in the order in which they stand in it.

import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';

interface VariableTableProps {
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
}

export function VariableTable({ names, values, onChange }: VariableTableProps) {
  const words = wordsFor(useLanguage());
  return (
    <>
      {names.length === 0 && <p className="faint">{words.noVariables}</p>}
      {names.map(name => (
        <label key={name} className="variable">
          <span className="mono">{name}</span>
          <textarea
            rows={1}
            aria-label={words.compose.valueOf(name)}
            value={values[name] ?? ''}
            onChange={event => onChange({ ...values, [name]: event.target.value })}
          />
        </label>
      ))}
    </>
  );
}
