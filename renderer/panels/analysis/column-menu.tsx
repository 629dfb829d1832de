// Which figures the comparison shows.

import { Menu } from '@base-ui/react/menu';
import { definitionOf } from '../../../shared/format/definition.ts';
import { comparedFigures, type ComparedFigure } from '../../../shared/metrics/compare.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { setColumns } from '../../store/analysis.ts';
import { useLanguage } from '../../store/app-store.ts';

export function ColumnMenu({ columns }: { readonly columns: readonly ComparedFigure[] }) {
  const language = useLanguage();
  return (
    <Menu.Root>
      <Menu.Trigger className="quiet">{analysisWords(language).columns}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="start" className="above">
          <Menu.Popup className="menu">
            {comparedFigures.map(figure => (
              <Menu.CheckboxItem
                key={figure}
                className="menu-item menu-check"
                checked={columns.includes(figure)}
                closeOnClick={false}
                onCheckedChange={isShown =>
                  setColumns(isShown ? [...columns, figure] : columns.filter(name => name !== figure))
                }
              >
                <Menu.CheckboxItemIndicator className="menu-mark" keepMounted>
                  {columns.includes(figure) ? '✓' : ''}
                </Menu.CheckboxItemIndicator>
                {definitionOf(figure, language).label}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
