// A formula as plain data: what KaTeX writes, read back by a strict little reader that lets through
// only the elements, attributes and styles on its lists. The page builds elements from it; no
// markup is ever set. Nothing in a formula may point anywhere: `trust` stays off, sizes and
// expansions are bounded, and whatever is refused stands as its source.

import { renderToString } from 'katex';
import type { MathElement } from './tree.ts';

const tags = new Set(
  `span svg path line math semantics annotation mrow mi mn mo ms mtext mspace msub msup msubsup mfrac
  msqrt mroot munder mover munderover mtable mtr mtd mlabeledtr menclose mstyle mpadded mphantom merror`.split(
    /\s+/,
  ),
);

const attributes = new Set(
  `class aria-hidden width height viewBox preserveAspectRatio d x1 y1 x2 y2 stroke-width encoding display
  mathvariant stretchy fence separator lspace rspace minsize maxsize linethickness accent accentunder
  columnalign columnspacing rowspacing columnlines rowlines scriptlevel displaystyle mathcolor
  mathbackground movablelimits symmetric voffset depth notation`.split(/\s+/),
);

const styles =
  /^(height|width|min-width|top|bottom|left|vertical-align|(margin|padding)(-(left|right|top|bottom))?|border(-(left|right|top|bottom))?(-(width|style|color))?|color|background-color|position|text-shadow)$/;
/** No function but calc, no address, nothing that leaves the line. */
const value = /^(?!.*(?:fixed|sticky|absolute|url))(?:[-+\w.#% ,]|calc\([-+\w.% ]*\))+$/i;

/** Sizes beyond this many em are cut; more expansions than this are refused. */
const bounds = { maxSize: 20, maxExpand: 300 } as const;
const longest = 4_000;

export function mathTree(source: string, isBlock: boolean): MathElement | null {
  if (source.length > longest) return null;
  try {
    const written = renderToString(source, {
      ...bounds,
      displayMode: isBlock,
      output: 'htmlAndMathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
    });
    return read(written);
  } catch {
    // KaTeX refused it, or wrote what this reader does not know: the source stands.
    return null;
  }
}

type Growing = MathElement & { readonly children: (MathElement | string)[] };

const piece = /<(\/?)([A-Za-z][\w-]*)((?:\s+[A-Za-z][\w:-]*\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/y;

function read(written: string): MathElement {
  const root: Growing = { tag: 'span', attributes: {}, style: {}, children: [] };
  const open: Growing[] = [root];
  piece.lastIndex = 0;
  while (piece.lastIndex < written.length) {
    const found = piece.exec(written);
    if (!found) throw new Error('KaTeX wrote what is no element');
    const [, closes, tag = '', inside = '', alone, text] = found;
    const top = open.at(-1);
    if (!top) throw new Error('KaTeX closed more than it opened');
    if (text !== undefined) top.children.push(unescaped(text));
    else if (closes === '/') open.pop();
    else {
      const made = element(tag, inside);
      top.children.push(made);
      if (alone !== '/') open.push(made);
    }
  }
  return root;
}

function element(tag: string, inside: string): Growing {
  if (!tags.has(tag)) throw new Error(`a formula may not hold <${tag}>`);
  const kept: Record<string, string> = {};
  let style: Record<string, string> = {};
  for (const [, name = '', double, single] of inside.matchAll(
    /([A-Za-z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    const text = unescaped(double ?? single ?? '');
    if (name === 'style') style = styleOf(text);
    else if (attributes.has(name)) kept[name] = text;
  }
  return { tag, attributes: kept, style, children: [] };
}

function styleOf(text: string): Record<string, string> {
  const pairs = text.split(';').flatMap(part => {
    const [name = '', of = ''] = part.split(/:(.*)/s).map(side => side.trim());
    return styles.test(name) && value.test(of)
      ? [[name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), of] as const]
      : [];
  });
  return Object.fromEntries(pairs);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? '');
