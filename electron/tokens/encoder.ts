// Text into tokens by one vocabulary, and the tokens back onto the pieces the text came in.
//
//   pieces   "un" "bel" "ievable story"        tokens of the whole text are counted, and each is
//   words    [unbelievable][ story]            given to the pieces it lies in, by characters: a
//   tokens    un|believ|able  story            piece need not begin where a token does
//
// Text is data: what looks like a control token is counted as the characters it is.

/** What is used of a vocabulary: the tokens of each word, and words back from tokens. */
export interface Vocabulary {
  encodeGenerator(
    text: string,
    options: { readonly disallowedSpecial: Set<string> },
  ): Generator<number[], unknown, undefined>;
  decode(tokens: Iterable<number>): string;
}

const nothingSpecial = { disallowedSpecial: new Set<string>() };

export function countTokens(vocabulary: Vocabulary, text: string): number {
  let n = 0;
  for (const part of cutRuns(text)) {
    for (const word of vocabulary.encodeGenerator(part, nothingSpecial)) n += word.length;
  }
  return n;
}

/** Tokens of each piece of one text, fractions allowed; they add up to the tokens of the whole. */
export function spreadTokens(vocabulary: Vocabulary, pieces: readonly string[]): number[] {
  const each = pieces.map(() => 0);
  const place = { piece: 0, used: 0 };
  for (const part of cutRuns(pieces.join(''))) {
    for (const word of vocabulary.encodeGenerator(part, nothingSpecial)) {
      for (const [length, n] of stretchesOf(vocabulary, word)) lay(pieces, each, place, length, n);
    }
  }
  return each;
}

/** Characters and tokens, token by token; a word whose tokens cut through characters, as one. */
function stretchesOf(
  vocabulary: Vocabulary,
  word: readonly number[],
): readonly (readonly [characters: number, tokens: number])[] {
  const whole = vocabulary.decode(word);
  if (word.length === 1) return [[whole.length, 1]];
  const parts = word.map(token => vocabulary.decode([token]));
  return parts.join('') === whole ? parts.map(part => [part.length, 1]) : [[whole.length, word.length]];
}

/** Gives `n` tokens to the pieces that the next `length` characters lie in. */
function lay(
  pieces: readonly string[],
  each: number[],
  place: { piece: number; used: number },
  length: number,
  n: number,
): void {
  for (let left = length; left > 0 && place.piece < pieces.length;) {
    const room = (pieces[place.piece] ?? '').length - place.used;
    const taken = Math.min(room, left);
    each[place.piece] = (each[place.piece] ?? 0) + (n * taken) / length;
    left -= taken;
    place.used += taken;
    if (taken === room) {
      place.piece += 1;
      place.used = 0;
    }
  }
}

/**
 * Merging takes time with the square of a word's length: runs of one kind of character that no
 * language writes are cut, which moves the count by less than a token per cut.
 */
const longRun = /[\p{L}\p{M}]{512}|\s{512}|[^\s\p{L}\p{M}\p{N}]{512}/gu;

function cutRuns(text: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const run of text.matchAll(longRun)) {
    const end = run.index + run[0].length;
    parts.push(text.slice(from, end));
    from = end;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
