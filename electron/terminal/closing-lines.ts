// What a run showed, in the sentences it ends with: who is sooner, how fast hidden thinking goes,
// and what the runs can't tell.

import type { Language } from '../../shared/format/language.ts';
import { wordsOf } from '../../shared/format/words-of.ts';
import { comparisonLines } from '../../shared/report/comparison-lines.ts';
import { fitPictures } from '../../shared/report/fit-picture.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { trialsOfDocument } from '../../shared/session-file/document-of.ts';
import { contenderName, namesIn, type Contender } from '../../shared/trial/contender.ts';

/** Fewer calls make a line through points, and no speed. */
const fewestCalls = 3;

export function closingLines(document: SessionDocument, lang: Language): readonly string[] {
  const { paths } = wordsOf(lang);
  const trials = trialsOfDocument(document);
  const all = [...new Map(trials.flatMap(({ lineup }) => lineup.map(c => [c.id, c] as const))).values()];
  const names = namesIn(all);
  const nameOf = (contender: Contender): string => names.get(contender.id) ?? contenderName(contender);
  const speeds = fitPictures(trials, nameOf, lang).flatMap(picture => {
    if (picture.points.length < fewestCalls) return [];
    const fit = document.fits.find(({ contenderId }) => contenderId === picture.contender.id);
    const path = fit?.singlePath === undefined ? '' : ` ${paths[fit.singlePath.verdict]}`;
    return [labelled([picture.contender], `${picture.sentence}${path}`)];
  });
  return [...comparisonLines(document, lang).map(({ text }) => labelled(all, text)), ...speeds];
}

/** One practice model among those a line speaks of, and it is labelled, as on the screen. */
const labelled = (of: readonly Contender[], line: string): string =>
  of.some(({ simulated }) => simulated) ? `SIMULATED  ${line}` : line;
