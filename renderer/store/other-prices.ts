// What a lineup would pay on another day, or as another model. Asked of the laboratory, as the terminal
// does: most prices stand in no table of ours, and the person's own stand in none at all.

import { useEffect, useState } from 'react';
import type { OtherPrices, WhatIf } from '../../shared/report/cost-sheet.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import { laboratory } from './laboratory.ts';

interface Told {
  readonly lineup: readonly Contender[];
  readonly whatIf: WhatIf;
  readonly prices: OtherPrices;
}

/** Null: nothing was asked, or the answer has not come. */
export function useOtherPrices(lineup: readonly Contender[], whatIf: WhatIf | null): OtherPrices | null {
  const [told, tell] = useState<Told | null>(null);
  useEffect(() => {
    if (whatIf === null) return;
    let isOld = false;
    const models = lineup.map(({ endpoint, model }) => whatIf.as ?? { endpoint, model });
    laboratory()
      .models.prices({ models, on: whatIf.on })
      .then(prices => {
        const byContender = lineup.map(({ id }, index) => [id, prices[index] ?? null] as const);
        if (!isOld) tell({ lineup, whatIf, prices: new Map(byContender) });
      })
      // Without an answer nothing stands there; the link tells its own trouble.
      .catch(() => undefined);
    return () => {
      isOld = true;
    };
  }, [lineup, whatIf]);
  return told?.lineup === lineup && told.whatIf === whatIf ? told.prices : null;
}
