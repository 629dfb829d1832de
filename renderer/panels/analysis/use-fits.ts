// The fits of the session as they are drawn, made anew when a lane settles.

import { useMemo } from 'react';
import { fitPictures, type FitPicture } from '../../../shared/report/fit-picture.ts';
import { colourOf, shortNames } from '../../../shared/report/short-names.ts';
import { placesIn } from '../../../shared/trial/contender.ts';
import { useTrials } from '../../store/analysis.ts';
import { useLanguage } from '../../store/app-store.ts';

export interface Fits {
  readonly pictures: readonly FitPicture[];
  readonly trials: number;
  readonly colour: (picture: FitPicture) => number;
  readonly place: (picture: FitPicture) => string | undefined;
}

export function useFits(): Fits {
  const language = useLanguage();
  const trials = useTrials();
  return useMemo(() => {
    const lineup = [...new Map(trials.flatMap(trial => trial.lineup.map(c => [c.id, c] as const))).values()];
    const places = placesIn(lineup);
    const names = shortNames(lineup, language);
    return {
      pictures: fitPictures(trials, contender => names.get(contender.id) ?? contender.model, language),
      trials: trials.length,
      colour: picture => colourOf(lineup, picture.contender.id),
      place: picture => places.get(picture.contender.id),
    };
  }, [trials, language]);
}
