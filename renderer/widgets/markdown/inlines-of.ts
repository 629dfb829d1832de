// Parsed inline nodes as the tree this page draws. Raw HTML is the text it is; a link is its text
// with its host; an image is told, not fetched; what would not show gets a sign.

import { mathTree } from './math-tree.ts';
import type { Node } from './node.ts';
import type { Inline } from './tree.ts';
import { revealed } from './unseen.ts';

/** Deeper nesting than any answer needs is hostile: it is walked by recursion. */
export const deepest = 40;

export const textOf = (text: string): readonly Inline[] =>
  revealed(text).map((piece): Inline =>
    typeof piece === 'string' ? { kind: 'text', text: piece } : { kind: 'unseen', ...piece },
  );

export function inlinesOf(nodes: readonly Node[], depth = 0): readonly Inline[] {
  if (depth > deepest) throw new RangeError('nested too deeply');
  return nodes.flatMap((node, index): readonly Inline[] => {
    const children = (): readonly Inline[] => inlinesOf(node.children ?? [], depth + 1);
    switch (node.type) {
      case 'text':
      case 'html':
        return textOf(node.value ?? '');
      case 'inlineCode':
        return [{ kind: 'code', children: textOf(node.value ?? '') }];
      case 'inlineMath':
        return isMoney(node, nodes[index + 1])
          ? textOf(`$${node.value ?? ''}$`)
          : [{ kind: 'math', source: node.value ?? '', drawn: mathTree(node.value ?? '', false) }];
      case 'strong':
      case 'emphasis':
      case 'delete':
        return [{ kind: node.type, children: children() }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return [{ kind: 'link', ...addressOf(node.url), children: children() }];
      case 'image':
        return [{ kind: 'image', alt: textOf(node.alt ?? ''), host: addressOf(node.url).host }];
      case 'linkReference':
        return children();
      case 'imageReference':
        return [{ kind: 'image', alt: textOf(node.alt ?? ''), host: '' }];
      case 'footnoteReference':
        return textOf(`[${node.label ?? ''}]`);
      default:
        return [];
    }
  });
}

/** `$5 and $6` are two prices: a formula has no blank inside its dollars, and no digit right behind. */
const isMoney = ({ value = '' }: Node, next: Node | undefined): boolean =>
  /^\s|\s$/.test(value) || (next?.type === 'text' && /^\d/.test(next.value ?? ''));

/** The ASCII host, so that a look-alike shows. Only https may be opened; other schemes have no host. */
function addressOf(url: string | undefined): { readonly host: string; readonly href: string | null } {
  if (url === undefined || !URL.canParse(url)) return { host: '', href: null };
  const { protocol, host, href, username, password } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return { host: '', href: null };
  // A name before the host is there to look like one.
  const isPlain = username === '' && password === '';
  return { host, href: protocol === 'https:' && isPlain ? href : null };
}
