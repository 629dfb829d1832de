// Where the rail stands: beside the bench, as wide as it was dragged; over it, in a narrow window; or
// nowhere.

import { lazy, Suspense, useRef } from 'react';
import { wordsFor } from '../../i18n/words.ts';
import { useLanguage } from '../../store/app-store.ts';
import { keepRailWidth, railWidths, useRail } from '../../store/panes.ts';
import { Separator } from '../../widgets/separator.tsx';
import { useWidth } from '../../widgets/use-width.ts';
import { RailPanel } from './rail-panel.tsx';

const RailOver = lazy(() => import('./rail-over.tsx'));

export function RailPlace() {
  const rail = useRail();
  if (rail === 'beside') return <RailBeside />;
  return (
    rail === 'over' && (
      <Suspense fallback={null}>
        <RailOver />
      </Suspense>
    )
  );
}

function RailBeside() {
  const words = wordsFor(useLanguage()).rail;
  const place = useRef<HTMLElement>(null);
  const width = useWidth(place);
  return (
    <RailPanel ref={place}>
      <Separator
        label={words.width}
        orientation="vertical"
        value={width}
        smallest={railWidths.least}
        largest={railWidths.most}
        onMove={value => place.current?.parentElement?.style.setProperty('--rail', `${value}px`)}
        onDone={keepRailWidth}
        onReset={() => keepRailWidth(null)}
      />
    </RailPanel>
  );
}
