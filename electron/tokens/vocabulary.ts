// A vocabulary: how a text is cut into words, and which bytes of a word are one token.

import { mergedTokens } from './merge.ts';
import { none, readRanks } from './ranks.ts';

export interface Vocabulary {
  /** The words of a text and the tokens of each. */
  wordsOf(text: string): Iterable<Word>;
  /** In bytes. */
  lengthOf(token: number): number;
}

export type Word = readonly [word: string, tokens: readonly number[]];

/** `file`: as its vendor publishes it; `words`: matches each word of a text, with nothing between them. */
export function readVocabulary(file: Uint8Array, words: RegExp): Vocabulary {
  const ranks = readRanks(file);
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(1024);

  const tokensOf = (word: string): readonly number[] => {
    if (word.length * 3 > bytes.length) bytes = new Uint8Array(word.length * 3);
    const { written } = encoder.encodeInto(word, bytes);
    const whole = ranks.rankOf(bytes, 0, written);
    return whole === none ? mergedTokens(ranks, bytes, written) : [whole];
  };

  return {
    *wordsOf(text) {
      for (const [word] of text.matchAll(words)) yield [word, tokensOf(word)];
    },
    lengthOf: ranks.lengthOf,
  };
}
