// A formula as elements, built one by one from the tree: no markup is set.

import 'katex/dist/katex.min.css';
import { createElement, type ReactNode } from 'react';
import type { MathElement } from './tree.ts';

/** Spellings that React has for attributes of SVG; all others are as KaTeX writes them. */
const spelling: Readonly<Record<string, string>> = { class: 'className', 'stroke-width': 'strokeWidth' };

export function MathView({ source, drawn }: { readonly source: string; readonly drawn: MathElement | null }) {
  if (drawn === null) return <code className="math-source">{source}</code>;
  return <span className="math">{drawn.children.map(nodeOf)}</span>;
}

function nodeOf(node: MathElement | string, key: number): ReactNode {
  if (typeof node === 'string') return node;
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [spelling[name] ?? name, value]),
  );
  return createElement(
    node.tag,
    { key, ...attributes, ...(Object.keys(node.style).length > 0 && { style: node.style }) },
    ...node.children.map(nodeOf),
  );
}
