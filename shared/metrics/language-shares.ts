// In which scripts a text is written, by share: what of a language can be told without guessing.
//
//   "Die Antwort ist 42."            latin 1
//   "答案是 42, the answer"            han 0.6, latin 0.4        three characters, two words
//
// Counted in words where a script parts them by spaces, in characters where it does not. Code,
// formulas, numbers and signs belong to no language and are left out. Japanese is `kana` as soon as
// a tenth of its characters are kana: its Chinese characters are its own then.

import type { Lane } from '../trial/lane.ts';

export type Script =
  | 'latin'
  | 'han'
  | 'kana'
  | 'hangul'
  | 'cyrillic'
  | 'arabic'
  | 'hebrew'
  | 'devanagari'
  | 'thai'
  | 'greek'
  | 'other';

export interface ScriptShare {
  readonly script: Script;
  /** Of all words and characters counted, above 0 and up to 1. */
  readonly share: number;
}

/** A run of letters of an alphabet is a word; each character of the others counts by itself. */
const words: Readonly<Record<Script, RegExp>> = {
  latin: /[\p{Script=Latin}\p{M}'’-]*\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*/gu,
  cyrillic: /\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}-]*/gu,
  greek: /\p{Script=Greek}[\p{Script=Greek}\p{M}]*/gu,
  arabic: /\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*/gu,
  hebrew: /\p{Script=Hebrew}[\p{Script=Hebrew}\p{M}]*/gu,
  devanagari: /\p{Script=Devanagari}[\p{Script=Devanagari}\p{M}]*/gu,
  hangul: /\p{Script=Hangul}+/gu,
  han: /\p{Script=Han}/gu,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  thai: /\p{Script=Thai}/gu,
  other:
    /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Common}\p{Script=Inherited}])\p{L}+/gu,
};

/** As much text as is looked at: a share does not become truer by the second megabyte. */
const looksAt = 200_000;

/** The largest share first; empty where a text holds no words. */
export function languageShares(text: string): readonly ScriptShare[] {
  const prose = withoutCode(text.slice(0, looksAt));
  const counts = new Map<Script, number>();
  for (const script of Object.keys(words) as Script[]) {
    const found = prose.match(words[script])?.length ?? 0;
    if (found > 0) counts.set(script, found);
  }
  const kana = counts.get('kana') ?? 0;
  const han = counts.get('han') ?? 0;
  if (kana > 0 && kana >= 0.1 * (kana + han)) {
    counts.set('kana', kana + han);
    counts.delete('han');
  }
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return [...counts].map(([script, n]) => ({ script, share: n / all })).toSorted((a, b) => b.share - a.share);
}

/** Fenced and inline code, formulas, addresses: written alike in every language. */
const withoutCode = (text: string): string =>
  text
    .replaceAll(/```[\s\S]*?(?:```|$)/g, ' ')
    .replaceAll(/`[^`\n]*`/g, ' ')
    .replaceAll(/\$\$[\s\S]*?\$\$|\\\[[\s\S]*?\\\]|\\\([\s\S]*?\\\)|\$[^$\n]{1,200}\$/g, ' ')
    .replaceAll(/https?:\/\/\S+/g, ' ');

export interface LaneLanguages {
  readonly prompt: readonly ScriptShare[];
  readonly thinking: readonly ScriptShare[];
  readonly answer: readonly ScriptShare[];
}

export const laneLanguages = (lane: Pick<Lane, 'thinking' | 'answer'>, prompt: string): LaneLanguages => ({
  prompt: languageShares(prompt),
  thinking: languageShares(lane.thinking),
  answer: languageShares(lane.answer),
});

/** Most of a text; undefined where no script has that. */
const mainScript = (shares: readonly ScriptShare[]): Script | undefined =>
  shares[0] !== undefined && shares[0].share > 0.5 ? shares[0].script : undefined;

/** A summary in another script than the question was written by somebody who did not look at it. */
export function isForeignSummary(
  lane: Pick<Lane, 'reasoningKind' | 'thinking' | 'contender'>,
  prompt: string,
): boolean {
  if (lane.reasoningKind !== 'summary') return false;
  const [asked, summed] = [prompt, lane.thinking].map(text => mainScript(languageShares(text)));
  return asked !== undefined && summed !== undefined && asked !== summed;
}
