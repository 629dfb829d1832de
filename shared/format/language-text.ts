// In which scripts question, thinking and answer are written, as one line of a lens.

import type { LaneLanguages, ScriptShare } from '../metrics/language-shares.ts';
import type { Language } from './language.ts';
import { formatShare } from './quantity.ts';
import { wordsOf } from './words-of.ts';

/** A few stray words make no second language. */
const worthTelling = 0.02;

/** `Chinese 92 %, Latin 8 %`; the script alone where it is the only one; empty without words. */
export function sharesText(shares: readonly ScriptShare[], lang: Language): string {
  const { scripts } = wordsOf(lang);
  const told = shares.filter(({ share }) => share >= worthTelling);
  const [only] = told;
  if (only === undefined) return '';
  if (told.length === 1) return scripts[only.script];
  return told
    .map(({ script, share }) => `${scripts[script]} ${formatShare(share, lang)}`)
    .join(wordsOf(lang).report.comma);
}

/** `question Latin · thinking Chinese 92 %, Latin 8 % · answer Latin`; empty where no thinking was shown. */
export function languageLine({ prompt, thinking, answer }: LaneLanguages, lang: Language): string {
  const { languages } = wordsOf(lang);
  if (thinking.length === 0) return '';
  const [asked, thought, answered] = [prompt, thinking, answer].map(shares => sharesText(shares, lang));
  // All in one script, which is how it mostly is, is not worth a line.
  if (asked === thought && (answered === thought || answered === '')) return '';
  return (
    [
      [languages.prompt, prompt],
      [languages.thinking, thinking],
      [languages.answer, answer],
    ] as const
  )
    .filter(([, shares]) => shares.length > 0)
    .map(([say, shares]) => say(sharesText(shares, lang)))
    .join(' · ');
}
