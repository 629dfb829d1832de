// Text as the index reads it. Its word breaker finds no word inside a run of Chinese, so every
// Han, kana or hangul character stands by itself, in what is stored and in what is asked.

const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

export const spaced = (text: string): string => text.replace(alone, ' $& ').toWellFormed();

/** A query for the index: every word must be there, runs of Chinese as a phrase. Undefined: nothing to ask. */
export function matchFor(query: string): string | undefined {
  const words = query
    .split(/\s+/)
    .map(word => spaced(word).replaceAll('"', ' ').trim().replace(/\s+/g, ' '))
    .filter(word => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return undefined;
  // The last word may be unfinished: it is still being typed.
  return words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' AND ');
}
