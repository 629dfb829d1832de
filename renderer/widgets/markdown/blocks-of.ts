// Markdown text as the tree this page draws: CommonMark and tables, read by a well-kept parser, cut
// down to what is listed. Raw HTML comes out as the text it is.

import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, Inline } from './tree.ts';

/** The parts of a parsed node that are read. */
interface Node {
  readonly type: string;
  readonly value?: string | undefined;
  readonly depth?: number | undefined;
  readonly lang?: string | null | undefined;
  readonly ordered?: boolean | null | undefined;
  readonly start?: number | null | undefined;
  readonly url?: string | undefined;
  readonly alt?: string | null | undefined;
  readonly label?: string | null | undefined;
  readonly children?: readonly Node[] | undefined;
}

/** Deeper nesting than any answer needs is hostile: the parser would walk it by recursion. */
const deepest = 40;

/** Throws where the text is nested too deeply; the caller shows it as it is. */
export function blocksOf(text: string): readonly Block[] {
  if (new RegExp(`^(?:[ \\t]*(?:>|[-*+]|\\d{1,9}[.)])[ \\t]*){${deepest},}`, 'm').test(text)) {
    throw new RangeError('nested too deeply');
  }
  const root: Node = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return blocks(root.children ?? [], 0);
}

const blocks = (nodes: readonly Node[], depth: number): readonly Block[] => {
  if (depth > deepest) throw new RangeError('nested too deeply');
  return nodes.flatMap((node): readonly Block[] => {
    const children = node.children ?? [];
    switch (node.type) {
      case 'paragraph':
        return [{ kind: 'paragraph', children: inlines(children) }];
      case 'heading':
        return [{ kind: 'heading', depth: node.depth ?? 1, children: inlines(children) }];
      case 'code':
        return [{ kind: 'code', language: node.lang ?? '', text: node.value ?? '' }];
      case 'blockquote':
        return [{ kind: 'quote', children: blocks(children, depth + 1) }];
      case 'list':
        return [
          {
            kind: 'list',
            isOrdered: node.ordered === true,
            start: node.start ?? 1,
            items: children.map(item => blocks(item.children ?? [], depth + 1)),
          },
        ];
      case 'table':
        return [
          {
            kind: 'table',
            rows: children.map(row => (row.children ?? []).map(cell => inlines(cell.children ?? []))),
          },
        ];
      case 'thematicBreak':
        return [{ kind: 'rule' }];
      case 'html':
        return [{ kind: 'paragraph', children: [{ kind: 'text', text: node.value ?? '' }] }];
      case 'footnoteDefinition':
        return blocks(children, depth + 1);
      default:
        return [];
    }
  });
};

const inlines = (nodes: readonly Node[]): readonly Inline[] =>
  nodes.flatMap((node): readonly Inline[] => {
    const children = node.children ?? [];
    switch (node.type) {
      case 'text':
      case 'html':
        return [{ kind: 'text', text: node.value ?? '' }];
      case 'inlineCode':
        return [{ kind: 'code', text: node.value ?? '' }];
      case 'strong':
      case 'emphasis':
      case 'delete':
        return [{ kind: node.type, children: inlines(children) }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return [{ kind: 'link', host: hostOf(node.url), children: inlines(children) }];
      case 'image':
        return [{ kind: 'image', alt: node.alt ?? '', host: hostOf(node.url) }];
      case 'linkReference':
        return inlines(children);
      case 'imageReference':
        return [{ kind: 'image', alt: node.alt ?? '', host: '' }];
      case 'footnoteReference':
        return [{ kind: 'text', text: `[${node.label ?? ''}]` }];
      default:
        return [];
    }
  });

/** The ASCII host, so that a look-alike shows; empty for what is no web address. */
const hostOf = (url: string | undefined): string => {
  if (url === undefined || !URL.canParse(url)) return '';
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? hostname : '';
};
