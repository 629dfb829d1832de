// Markdown text as the tree this page draws: CommonMark, tables and formulas, read by a well-kept
// parser, cut down to what is listed. Raw HTML comes out as the text it is.

import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { codePieces } from './code-pieces.ts';
import { deepest, inlinesOf, textOf } from './inlines-of.ts';
import { mathTree } from './math-tree.ts';
import type { Node } from './node.ts';
import type { Block } from './tree.ts';

/** Quotes and lists nested on one line, before the parser walks them by recursion. */
const nested = new RegExp(`^[ \\t]*(?:(?:>|[-*+]|\\d{1,9}[.)])[ \\t]*){${deepest},}`, 'm');
const dashes = /^[ \t]*([-*+_])[ \t]*(?:\1[ \t]*)*$/;

/** Throws where the text is nested too deeply; the caller shows it as it is. */
export function blocksOf(text: string): readonly Block[] {
  const line = nested.exec(text);
  if (line && !dashes.test(text.slice(line.index).split('\n', 1)[0] ?? '')) {
    throw new RangeError('nested too deeply');
  }
  const root: Node = fromMarkdown(spelled(text), {
    extensions: [gfm(), math({ singleDollarTextMath: true })],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
  });
  return blocks(root.children ?? [], 0);
}

/** Models write formulas as \( \) and \[ \] too: outside code these become the dollars they mean. */
function spelled(text: string): string {
  if (!text.includes('\\(') && !text.includes('\\[')) return text;
  return text.replace(
    /(```[^]*?(?:```|$)|~~~[^]*?(?:~~~|$)|`[^`\n]*`)|\\\[([^]*?)\\\]|\\\(([^\n]*?)\\\)/g,
    (whole, code: string | undefined, block: string | undefined, inline: string | undefined) => {
      if (code !== undefined) return whole;
      if (block !== undefined) return block.includes('\n\n') ? whole : `$$${block}$$`;
      return inline === undefined || inline.trim() === '' ? whole : `$${inline.trim()}$`;
    },
  );
}

function blocks(nodes: readonly Node[], depth: number): readonly Block[] {
  if (depth > deepest) throw new RangeError('nested too deeply');
  return nodes.flatMap((node): readonly Block[] => {
    const children = node.children ?? [];
    switch (node.type) {
      case 'paragraph': {
        const [only] = children;
        // A formula of two dollars alone on its line is one that stands apart.
        if (
          children.length === 1 &&
          only?.type === 'inlineMath' &&
          /\n|\\begin|\\frac|\\sum|\\int/.test(only.value ?? '')
        ) {
          return [mathBlock(only.value ?? '')];
        }
        return [{ kind: 'paragraph', children: inlinesOf(children) }];
      }
      case 'heading':
        return [{ kind: 'heading', depth: node.depth ?? 1, children: inlinesOf(children) }];
      case 'code':
        return [
          { kind: 'code', language: node.lang ?? '', pieces: codePieces(node.value ?? '', node.lang ?? '') },
        ];
      case 'math':
        return [mathBlock(node.value ?? '')];
      case 'blockquote':
        return [{ kind: 'quote', children: blocks(children, depth + 1) }];
      case 'list':
        return [
          {
            kind: 'list',
            isOrdered: node.ordered === true,
            start: node.start ?? 1,
            items: children.map(item => ({
              checked: item.checked ?? null,
              children: blocks(item.children ?? [], depth + 1),
            })),
          },
        ];
      case 'table':
        return [
          {
            kind: 'table',
            align: node.align ?? [],
            rows: children.map(row => (row.children ?? []).map(cell => inlinesOf(cell.children ?? []))),
          },
        ];
      case 'thematicBreak':
        return [{ kind: 'rule' }];
      case 'html':
        return [{ kind: 'paragraph', children: textOf(node.value ?? '') }];
      case 'footnoteDefinition':
        return blocks(children, depth + 1);
      default:
        return [];
    }
  });
}

const mathBlock = (source: string): Block => ({ kind: 'math', source, drawn: mathTree(source, true) });
