// A figure of a table that tells on hover and focus how it is known, and how it is defined.

import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import type { Definition } from '../../../shared/format/definition.ts';

interface ToldCellProps {
  /** What is seen of it. */
  readonly children: ReactNode;
  readonly definition: Definition;
  /** How this one is known, or why it is not. */
  readonly title: string;
}

export function ToldCell({ children, definition, title }: ToldCellProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger className="figure">{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="above">
          <Tooltip.Popup className="tip">
            <strong>{definition.label}</strong>
            <p>{title}</p>
            <p>{definition.sentence}</p>
            <code>{definition.formula}</code>
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
