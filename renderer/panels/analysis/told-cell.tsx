// A figure of a table that tells on hover and focus how it is known.

import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';

interface ToldCellProps {
  /** What is seen of it. */
  readonly children: ReactNode;
  /** What is told of it. */
  readonly tip: ReactNode;
}

export function ToldCell({ children, tip }: ToldCellProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger className="figure">{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="above">
          <Tooltip.Popup className="tip">{tip}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
