// Text into tokens by one vocabulary, and the tokens back onto the pieces the text came in.
//
//   pieces   "un" "bel" "ievable story"        tokens of the whole text are counted, and each is
//   words    [unbelievable][ story]            given to the pieces it lies in, by characters: a
//   tokens    un|believ|able  story            piece need not begin where a token does
//
// Text is data: what looks like a control token is counted as the characters it is.

import type { Vocabulary, Word } from './vocabulary.ts';

export function countTokens(vocabulary: Vocabulary, text: string): number {
  let n = 0;
  for (const part of cutRuns(text)) {
    for (const [, tokens] of vocabulary.wordsOf(part)) n += tokens.length;
  }
  return n;
}

/** Tokens of each piece of one text, fractions allowed; they add up to the tokens of the whole. */
export function spreadTokens(vocabulary: Vocabulary, pieces: readonly string[]): number[] {
  const each = pieces.map(() => 0);
  const place = { piece: 0, used: 0 };
  for (const part of cutRuns(pieces.join(''))) {
    for (const word of vocabulary.wordsOf(part)) {
      for (const [length, n] of stretchesOf(vocabulary, word)) lay(pieces, each, place, length, n);
    }
  }
  return each;
}

type Stretch = readonly [characters: number, tokens: number];

/** Characters and tokens, token by token; a word whose tokens cut through characters, as one. */
function stretchesOf(vocabulary: Vocabulary, [word, tokens]: Word): readonly Stretch[] {
  if (tokens.length === 1) return [[word.length, 1]];
  const stretches: Stretch[] = [];
  let [from, to, bytes] = [0, 0, 0];
  for (const token of tokens) {
    bytes += vocabulary.lengthOf(token);
    while (bytes > 0) {
      const point = word.codePointAt(to) ?? 0;
      bytes -= bytesOf(point);
      to += point > 0xffff ? 2 : 1;
    }
    if (bytes < 0) return [[word.length, tokens.length]];
    stretches.push([to - from, 1]);
    from = to;
  }
  return stretches;
}

/** In UTF-8. Half a character alone is written as the mark for what cannot be written: three too. */
const bytesOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

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
 * Runs of one kind of character that no language writes are cut, so that no word is so long that
 * cutting and joining it takes much memory. It moves the count by less than a token per cut.
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
