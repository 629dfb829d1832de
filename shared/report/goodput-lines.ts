// How many runs met the targets they were held to, in sentences.

import { analysisSentences } from '../format/analysis-words.ts';
import { definitionOf } from '../format/definition.ts';
import { formatQuantity } from '../format/quantity.ts';
import type { Language } from '../format/language.ts';
import type { ContenderGoodput } from '../metrics/goodput.ts';
import type { ContenderId } from '../trial/contender.ts';
import { targetNames } from '../trial/trial.ts';

export const goodputLines = (
  held: readonly ContenderGoodput[],
  nameOf: (id: ContenderId) => string,
  lang: Language,
): readonly string[] =>
  held.map(({ contenderId, targets, good, total }) =>
    analysisSentences(lang).goodput({
      name: nameOf(contenderId),
      good,
      total,
      targets: targetNames.flatMap(name => {
        const most = targets[name];
        const { label, unit } = definitionOf(name, lang);
        return most === undefined ? [] : [{ figure: label, most: formatQuantity(most, unit, lang) }];
      }),
    }),
  );
