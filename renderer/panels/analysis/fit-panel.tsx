// How fast hidden thinking goes: a line through many calls, its band, what it leaves over, and what
// may be said of it.

import { formatMs, grouped } from '../../../shared/format/quantity.ts';
import { analysisWords } from '../../i18n/analysis.ts';
import { qualified } from '../../i18n/listed.ts';
import { useLanguage } from '../../store/app-store.ts';
import { ContenderLabel } from '../../widgets/contender-label.tsx';
import { FitChart } from '../../widgets/fit-chart.tsx';
import { ResidualChart } from '../../widgets/residual-chart.tsx';
import { useFits } from './use-fits.ts';

export default function FitPanel() {
  const language = useLanguage();
  const words = analysisWords(language);
  const { pictures, trials, colour, place } = useFits();
  if (pictures.length === 0) return <p className="faint empty-view">{words.fitEmpty}</p>;
  const seconds = (value: number): string => (value === 0 ? '0' : formatMs(value * 1000, language));
  return (
    <div className="fit-view">
      <figure>
        <figcaption className="faint">
          {qualified([words.fitTitle, words.fitOver(trials)], language)}
        </figcaption>
        <FitChart
          pictures={pictures}
          colourOf={colour}
          width={560}
          height={196}
          label={words.fitTitle}
          axes={{ x: words.fitX, y: words.fitY }}
          writeX={tokens => grouped(tokens)}
          writeY={seconds}
        />
      </figure>
      <ul className="fit-list">
        {pictures.map(picture => (
          <li key={`${picture.contender.id} ${picture.contender.effort}`}>
            <ContenderLabel contender={picture.contender} colour={colour(picture)} place={place(picture)} />
            <p className="verdicts">
              <strong>{picture.sentence}</strong>
            </p>
            {picture.diagnoses.map(text => (
              <p key={text} className="soft">
                {text}
              </p>
            ))}
            {picture.residuals.length > 2 && (
              <figure>
                <figcaption className="faint">{words.fitResiduals}</figcaption>
                <ResidualChart
                  picture={picture}
                  colour={colour(picture)}
                  label={words.fitResiduals}
                  write={seconds}
                />
              </figure>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
