// Code in four kinds of pieces, for quiet colours: comments, strings, numbers, words that most
// languages keep for themselves. One pass, no grammar: it may err, and nothing hangs on it.

import type { CodeKind, CodePiece } from './tree.ts';

const keywords = new Set(
  `abstract and as assert async await begin bool boolean break case catch char class const continue
  crate def default defer del delete do double elif else end enum except export extends false final
  finally float fn for from func function global go goto if impl implements import in instanceof int
  interface is lambda let long loop match mod module mut namespace new nil None nonlocal not null or
  package pass print private protected pub public raise return select self Self short static struct
  super switch template then this throw trait true True False try type typedef typeof union unless
  unsafe use using var void where while with yield SELECT FROM WHERE GROUP BY ORDER INSERT UPDATE
  DELETE CREATE TABLE JOIN ON AND OR NOT NULL LIMIT`.split(/\s+/),
);

/** Languages in which # begins a comment; in others it may be anything. */
const hashed =
  /^(py|python|sh|bash|zsh|shell|console|rb|ruby|yaml|yml|toml|r|perl|make|dockerfile|jl|julia)$/i;
const dashed = /^(sql|lua|hs|haskell|ada|elm)$/i;
/** Texts, not programs. */
const plain = /^(|text|txt|plain|plaintext|md|markdown|csv|log|diff|output)$/i;

/** Longer code is left plain: colours are a courtesy. */
const longest = 60_000;

export function codePieces(text: string, language: string): readonly CodePiece[] {
  if (text.length > longest || plain.test(language)) return [[text]];
  const comment = hashed.test(language)
    ? '#.*'
    : dashed.test(language)
      ? '--.*'
      : '\\/\\/.*|\\/\\*[^]*?(?:\\*\\/|$)';
  const strings = `"(?:[^"\\\\\\n]|\\\\.)*"?|'(?:[^'\\\\\\n]|\\\\.)*'?|\`(?:[^\`\\\\]|\\\\.)*\`?`;
  const pattern = new RegExp(
    `(?<comment>${comment})|(?<text>${strings})|(?<number>\\b\\d[\\w.]*)|(?<word>[A-Za-z_]\\w*)`,
    'g',
  );
  const pieces: CodePiece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const kind = kindOf(match.groups ?? {});
    if (kind === undefined) continue;
    if (match.index > from) pieces.push([text.slice(from, match.index)]);
    pieces.push([match[0], kind]);
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push([text.slice(from)]);
  return pieces;
}

function kindOf({ comment, text, number, word }: Record<string, string | undefined>): CodeKind | undefined {
  if (comment !== undefined) return 'comment';
  if (text !== undefined) return 'text';
  if (number !== undefined) return 'number';
  return word !== undefined && keywords.has(word) ? 'keyword' : undefined;
}
