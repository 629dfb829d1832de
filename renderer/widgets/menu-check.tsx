// An entry of a menu that is on or off; the menu stays open, since several may be changed in a row.

import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

interface MenuCheckProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

export function MenuCheck({ isOn, onChange, children }: MenuCheckProps) {
  return (
    <Menu.CheckboxItem
      className="menu-item menu-check"
      checked={isOn}
      closeOnClick={false}
      onCheckedChange={onChange}
    >
      <Menu.CheckboxItemIndicator className="menu-mark" keepMounted>
        {isOn ? '✓' : ''}
      </Menu.CheckboxItemIndicator>
      {children}
    </Menu.CheckboxItem>
  );
}
