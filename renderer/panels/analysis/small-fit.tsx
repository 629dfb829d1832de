// The fits beside the comparison, small, where there is room and something to draw.

import { formatMs, grouped } from '../../../shared/format/quantity.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { showTab } from '../../store/analysis.ts';
import { useLanguage } from '../../store/app-store.ts';
import { FitChart } from '../../widgets/fit-chart.tsx';
import { useFits } from './use-fits.ts';

export function SmallFit() {
  const language = useLanguage();
  const words = analysisWords(language);
  const { pictures, colour } = useFits();
  const drawn = pictures.filter(picture => picture.fit !== null && picture.points.length >= 3);
  if (drawn.length === 0) return null;
  return (
    <button type="button" className="small-fit" aria-label={words.tabs.fit} onClick={() => showTab('fit')}>
      <FitChart
        pictures={drawn}
        colourOf={colour}
        width={400}
        height={170}
        label={words.fitTitle}
        axes={{ x: words.fitX, y: words.fitY }}
        writeX={tokens => grouped(tokens)}
        writeY={seconds => (seconds === 0 ? '0' : formatMs(seconds * 1000, language))}
      />
    </button>
  );
}
