// Which figures the comparison shows.

import { Menu } from '@base-ui/react/menu';
import { definitionOf } from '../../../shared/format/definition.ts';
import { comparedFigures, type ComparedFigure } from '../../../shared/metrics/compare.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { setColumns } from '../../store/analysis.ts';
import { useLanguage } from '../../store/app-store.ts';
import { MenuCheck } from '../../widgets/menu-check.tsx';

export function ColumnMenu({ columns }: { readonly columns: readonly ComparedFigure[] }) {
  const language = useLanguage();
  return (
    <Menu.Root>
      <Menu.Trigger className="quiet">{analysisWords(language).columns}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="start" className="above">
          <Menu.Popup className="menu">
            {comparedFigures.map(figure => (
              <MenuCheck
                key={figure}
                isOn={columns.includes(figure)}
                onChange={isShown =>
                  setColumns(isShown ? [...columns, figure] : columns.filter(name => name !== figure))
                }
              >
                {definitionOf(figure, language).label}
              </MenuCheck>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
