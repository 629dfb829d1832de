// Text as the index reads it. Its word breaker finds no word inside a run of Chinese, so every
// Han, kana or hangul character stands by itself, in what is stored and in what is asked.

const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

export const spaced = (text: string): string => text.replace(alone, ' $& ').toWellFormed();

/** The words a person asked for, as typed; what holds no letter and no digit is no word. */
export const wordsOf = (query: string): readonly string[] =>
  query.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word));

/** A query for the index: every word must be there, runs of Chinese as a phrase. Undefined: nothing to ask. */
export function matchFor(query: string): string | undefined {
  const words = wordsOf(query).map(word => spaced(word).replaceAll('"', ' ').trim().replace(/\s+/g, ' '));
  if (words.length === 0) return undefined;
  // The last word may be unfinished: it is still being typed.
  return words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' AND ');
}

/** Characters kept before and after the word that was found. */
const before = 40;
const after = 100;

/** The text around the first word of the query in one of the texts; undefined where none holds any. */
export function excerptOf(texts: readonly string[], query: string): string | undefined {
  const words = wordsOf(query);
  for (const fold of [lower, plain]) {
    const folded = words.map(fold);
    for (const text of texts) {
      const whole = fold(text);
      const at = folded.map(word => whole.indexOf(word)).filter(index => index >= 0);
      if (at.length > 0) return cut(text, Math.min(...at));
    }
  }
  return undefined;
}

function cut(text: string, at: number): string {
  const from = Math.max(0, at - before);
  const to = Math.min(text.length, at + after);
  const piece = text.slice(from, to).replace(/\s+/g, ' ').toWellFormed().trim();
  return `${from > 0 ? '…' : ''}${piece}${to < text.length ? '…' : ''}`;
}

/** Quick, and enough for most; a letter whose lower case is longer would move all places. */
function lower(text: string): string {
  const folded = text.toLowerCase();
  return folded.length === text.length ? folded : text;
}

/** As the index compares: without case and accents, length kept so that places stay what they are. */
const plain = (text: string): string =>
  text
    .replace(/[\p{L}--\p{ASCII}--\p{Script=Han}]/gv, character => {
      const bare = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      return bare.length === character.length ? bare : character;
    })
    .toLowerCase();
