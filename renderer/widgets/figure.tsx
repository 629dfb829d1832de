// One figure: its label, its number, how it is known. Hover or focus tells the rest. The exact
// value stands in data-value, so that screen and file can be compared to the last digit.

import { Tooltip } from '@base-ui/react/tooltip';
import { memo } from 'react';
import { definitionOf } from '../../shared/format/definition.ts';
import { formatReading } from '../../shared/format/format-reading.ts';
import type { MeasureName } from '../../shared/format/measures.ts';
import type { Reading } from '../../shared/reading.ts';
import { useLanguage } from '../store/app-store.ts';
import { same } from '../store/same.ts';

interface FigureProps {
  readonly name: MeasureName;
  readonly reading: Reading<number>;
  /** Stands in place of what is absent, where the reason is only that it is too early. */
  readonly early?: string;
}

/** Readings are worked out anew while a lane runs, most of them to the same. */
export const FigureValue = memo(
  Figure,
  (before, after) =>
    before.name === after.name && before.early === after.early && same(before.reading, after.reading),
);

function Figure({ name, reading, early }: FigureProps) {
  const language = useLanguage();
  const { text, unit, mark, title } = formatReading(reading, definitionOf(name, language).unit, language);
  const isEarly = reading.from === 'absent' && reading.why === 'still_running' && early !== undefined;
  return (
    <Defined
      name={name}
      title={title}
      className={reading.from === 'absent' ? 'figure none' : 'figure'}
      data-reading={name}
      data-value={reading.value ?? ''}
      data-from={reading.from}
    >
      {isEarly ? early : text}
      {unit !== '' && <small> {unit}</small>}
      {mark !== '' && <sup>{mark}</sup>}
    </Defined>
  );
}

interface DefinedProps extends Tooltip.Trigger.Props {
  readonly name: MeasureName;
  /** What is to be said of this very value. */
  readonly title?: string;
}

/** What is told of a figure, with its definition on hover or focus. */
export function Defined({ name, title = '', ...trigger }: DefinedProps) {
  const { label, sentence, formula } = definitionOf(name, useLanguage());
  return (
    <Tooltip.Root>
      <Tooltip.Trigger {...trigger} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6}>
          <Tooltip.Popup className="tip">
            <strong>{label}</strong>
            {title !== '' && <p>{title}</p>}
            <p>{sentence}</p>
            <code>{formula}</code>
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
