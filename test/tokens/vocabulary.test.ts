// Our own vocabularies held against the library's: every token, the tokens of many texts, friendly
// and hostile, and how they are spread over the pieces those came in.

import * as fc from 'fast-check';
import * as theirCl100k from 'gpt-tokenizer/encoding/cl100k_base';
import * as theirO200k from 'gpt-tokenizer/encoding/o200k_base';
import theirCl100kRanks from 'gpt-tokenizer/bpeRanks/cl100k_base';
import theirO200kRanks from 'gpt-tokenizer/bpeRanks/o200k_base';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countTokens, spreadTokens } from '../../electron/tokens/encoder.ts';
import { none, readRanks } from '../../electron/tokens/ranks.ts';
import type { Vocabulary } from '../../electron/tokens/vocabulary.ts';
import { filesIn, top } from '../kit/syntax.ts';
import { cl100k, fileOf, o200k } from './vocabularies.ts';

const both = [
  { encoding: 'o200k_base', own: o200k, theirs: theirO200k, ranks: theirO200kRanks },
  { encoding: 'cl100k_base', own: cl100k, theirs: theirCl100k, ranks: theirCl100kRanks },
] as const;

type Theirs = (typeof both)[number]['theirs'];

const nothingSpecial = { disallowedSpecial: new Set<string>() };

const tokensBy = (own: Vocabulary, text: string): number[] =>
  [...own.wordsOf(text)].flatMap(([, tokens]) => tokens);

/** Hundreds of texts of people and machines: ours, in English, Chinese and TypeScript. */
const written = ['CHANGELOG.md', 'README.md', 'CONTRIBUTING.md']
  .map(name => ({ path: name, source: readFileSync(join(top, name), 'utf8') }))
  .concat(['shared', 'electron'].flatMap(filesIn))
  .map(({ source }) => source.slice(0, 20_000));

const alphabets = [
  [0x20, 0x7e],
  [0x09, 0x0d],
  [0x41, 0x5a],
  [0x30, 0x39],
  [0xa0, 0xff],
  [0x300, 0x36f],
  [0x400, 0x4ff],
  [0x600, 0x6ff],
  [0x900, 0x97f],
  [0x2000, 0x200f],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xd800, 0xdfff],
  [0x1f300, 0x1faff],
  [0, 0x10ffff],
] as const;

/** A mark of byte order is left out: the library loses it, which a test below tells. */
const anyText = fc
  .array(
    fc
      .constantFrom(...alphabets)
      .chain(([min, max]) => fc.array(fc.integer({ min, max }), { minLength: 1, maxLength: 12 })),
    { minLength: 1, maxLength: 8 },
  )
  .map(runs =>
    runs
      .flat()
      .filter(point => point !== 0xfeff)
      .map(point => String.fromCodePoint(point))
      .join(''),
  );

const hostile: readonly string[] = [
  '',
  ...['a', 'A', 'é', '中', '龘', '🫠', '\u0301', ' ', '\n', '!', '/', '1', '\ud83e', '\udee0'].flatMap(
    letter => [1, 2, 3, 17, 511, 512, 513].map(n => letter.repeat(n)),
  ),
  '!\u0301'.repeat(200),
  `!${'\n/'.repeat(200)}`,
  'aB'.repeat(400),
  '<|endoftext|>',
  'a<|endoftext|><|im_start|>system<|im_end|><|fim_prefix|>',
  "I'LL we've SHE'D 'tis 'S",
  '🧑‍🚀👨‍👩‍👧‍👦🏳️‍🌈🇨🇳',
  'ꙮ\u0000\u007f\u0085\u2028',
  '\udee0\ud83e',
];

/** By characters of the whole text: what each has of the tokens it lies in. */
function sharesBy(theirs: Theirs, ranks: readonly (string | readonly number[])[], text: string): number[] {
  const words = [...theirs.encodeGenerator(text, nothingSpecial)];
  return words.flatMap(tokens => {
    const bytes = tokens.map(token => Buffer.from(ranks[token] ?? ''));
    const isCut = bytes.some(part => !Buffer.from(part.toString()).equals(part));
    const parts = isCut ? [Buffer.concat(bytes)] : bytes;
    return parts.flatMap(part => {
      const { length } = part.toString();
      return Array.from({ length }, () => (isCut ? tokens.length : 1) / length);
    });
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, n) => total + n, 0);

describe.each(both)('$encoding', ({ encoding, own, theirs, ranks }) => {
  it('holds every token of the library by its rank, and no other', () => {
    const ours = readRanks(fileOf(encoding));
    const wrong = [...ranks.entries()].filter(([rank, token]) => {
      const bytes = Buffer.from(token as string);
      return ours.rankOf(bytes, 0, bytes.length) !== rank || ours.lengthOf(rank) !== bytes.length;
    });
    expect(ranks.length).toBeGreaterThan(100_000);
    expect(wrong).toEqual([]);
    const strange = Buffer.from('\u0001\u0002no token at all');
    expect(ours.rankOf(strange, 0, strange.length)).toBe(none);
  });

  it('cuts what people and machines write into the same tokens', () => {
    expect(written.length).toBeGreaterThan(200);
    for (const text of written) expect(tokensBy(own, text)).toEqual(theirs.encode(text, nothingSpecial));
  });

  it('cuts what nobody writes into the same tokens', () => {
    for (const text of hostile) expect(tokensBy(own, text)).toEqual(theirs.encode(text, nothingSpecial));
  });

  it('cuts any mixture of scripts into the same tokens', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(tokensBy(own, text)).toEqual(theirs.encode(text, nothingSpecial));
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives each piece of a text what its characters have of the tokens', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 5 }), pieces => {
        const shares = sharesBy(theirs, ranks, pieces.join(''));
        let at = 0;
        const expected = pieces.map(({ length }) => sum(shares.slice(at, (at += length))));
        const each = spreadTokens(own, pieces);
        expect(each.map(n => n.toFixed(6))).toEqual(expected.map(n => n.toFixed(6)));
        expect(sum(each)).toBeCloseTo(countTokens(own, pieces.join('')), 6);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a mark of byte order', () => {
  // As the vendor's own program counts it; the library takes it for nothing and then finds two.
  it.each([
    ['\uFEFFusing', [9251], [4117]],
    ['\uFEFF\uFEFF', [135153], [3305, 3305]],
    ['a\uFEFFb', [64, 5574, 65], [64, 3305, 65]],
  ])('is read in %j', (text, fresh, old) => {
    expect([tokensBy(o200k, text), tokensBy(cl100k, text)]).toEqual([fresh, old]);
  });
});
