// A button that can't be pressed for the moment and keeps the focus meanwhile: one that is disabled
// would lose it, and whoever pressed it by keyboard would stand somewhere else.

import type { ComponentProps } from 'react';

interface PatientButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'disabled'> {
  readonly isWaiting: boolean;
  readonly onClick: () => void;
}

export const PatientButton = ({ isWaiting, onClick, ...rest }: PatientButtonProps) => (
  <button
    {...rest}
    type="button"
    aria-disabled={isWaiting || undefined}
    onClick={() => {
      if (!isWaiting) onClick();
    }}
  />
);
