// What has come since a piece of an answer was parsed, cut in two: what goes on in the line the piece
// ends with, and what begins lines of its own. A guess by the look of it, drawn until the parser has
// had its say a moment later: so that words stay where they were first seen.

import type { Block } from './tree.ts';
import type { DrawnPiece } from './use-pieces.ts';

export interface Tail {
  readonly onward: string;
  /** A text for each block that seems to have begun. */
  readonly below: readonly string[];
  /** What is below is the next item of a list, which stands closer than a block. */
  readonly isItem: boolean;
}

/** A blank line, or one that can't go on with the paragraph above it. */
const begins = /\n[ \t]*(?:\n|$|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|[>|]|`{3}|~{3}|\$\$)/;
const item = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]/;
const blank = /\n[ \t]*\n/;
const closedFence = /\n[ \t]*(?:`{3,}|~{3,})\s*$/;

export function tailOf({ text, blocks }: DrawnPiece, rest: string): Tail {
  const leaf = blocks === null ? undefined : lastLeaf(blocks);
  const nothing: Tail = { onward: '', below: [], isItem: false };
  if (rest === '' || !leaf) return { ...nothing, onward: rest };
  if (leaf.kind === 'code') {
    const isEmpty = leaf.pieces.every(([piece]) => piece === '');
    if (!isEmpty && closedFence.test(text)) return { ...nothing, below: blocksIn(rest) };
    // The parser leaves out the end of the last line.
    return { ...nothing, onward: !isEmpty && text.endsWith('\n') ? `\n${rest}` : rest };
  }
  if (leaf.kind !== 'paragraph' && leaf.kind !== 'heading') return { ...nothing, below: blocksIn(rest) };
  // Blanks at the end of a piece are not in its tree.
  const whole = text.slice(text.trimEnd().length) + rest;
  const at = whole.search(leaf.kind === 'heading' ? '\n' : begins);
  if (at === -1) return { ...nothing, onward: whole };
  const below = blocksIn(whole.slice(at));
  const isItem = blocks?.at(-1)?.kind === 'list' && item.test(below[0] ?? '');
  return { onward: whole.slice(0, at), below, isItem };
}

const blocksIn = (text: string): readonly string[] =>
  text
    .split(blank)
    .map(part => part.replace(/^[ \t]*\n/, '').trimEnd())
    .filter(part => part !== '');

/** The block whose end is the end of all of them; undefined where an item or a quote is still empty. */
function lastLeaf(blocks: readonly Block[]): Block | undefined {
  const last = blocks.at(-1);
  if (last?.kind === 'quote') return lastLeaf(last.children);
  if (last?.kind === 'list') return lastLeaf(last.items.at(-1)?.children ?? []);
  return last;
}
