// Markdown as models write it, and how it is drawn.

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../renderer/widgets/markdown/blocks-of.ts';
import { codePieces } from '../../renderer/widgets/markdown/code-pieces.ts';
import { MarkdownTree } from '../../renderer/widgets/markdown/markdown-tree.tsx';
import { cutAgain, splitBlocks } from '../../renderer/widgets/markdown/split-blocks.ts';
import { withoutUnseen } from '../../renderer/widgets/markdown/unseen.ts';
import { sampleTexts } from '../kit/sample-texts.ts';

const drawn = (text: string): string => renderToStaticMarkup(<MarkdownTree blocks={blocksOf(text)} />);

describe('Markdown', () => {
  it('draws tables with their heads and sides', () => {
    const markup = drawn('| a | b |\n|:--|--:|\n| 1 | 2 |');
    expect(markup).toContain('<th scope="col" style="text-align:left">a</th>');
    expect(markup).toContain('<td style="text-align:right">2</td>');
  });

  it('draws tasks with their state', () => {
    expect(drawn('- [x] done\n- [ ] open')).toMatch(/☑.*done.*☐.*open/s);
  });

  it.each([
    ['dollars', 'so $x^2$ it is'],
    ['brackets', 'so \\(x^2\\) it is'],
  ])('draws a formula in a line, written with %s', (_name, text) => {
    const markup = drawn(text);
    expect(markup).toContain('<math');
    expect(markup).toContain('class="katex-html" aria-hidden="true"');
    expect(markup).toContain('application/x-tex');
  });

  it.each([
    ['dollars', '$$\n\\frac{1}{2}\n$$'],
    ['brackets', '\\[\n\\frac{1}{2}\n\\]'],
    ['dollars on one line', '$$\\frac{1}{2}$$'],
  ])('draws a formula that stands apart, written with %s', (_name, text) => {
    expect(blocksOf(text)).toMatchObject([{ kind: 'math', drawn: {} }]);
  });

  it('leaves prices and code as they are', () => {
    for (const text of ['It costs $5 and then $6.', 'It costs $5-$6.']) {
      expect(drawn(text)).toBe(`<p dir="auto">${text}</p>`);
    }
    expect(drawn('`\\(x\\)`')).toContain('<code>\\(x\\)</code>');
  });

  it('shows the source of a formula that KaTeX does not take', () => {
    expect(drawn('$\\nonsense{$')).toContain('<code class="math-source">\\nonsense{</code>');
  });
});

describe('cutting an answer into blocks', () => {
  const cut = (text: string): readonly string[] => splitBlocks(text).map(piece => piece.text);

  it.each([
    ['paragraphs', 'a\n\nb\n\nc', ['a\n\n', 'b\n\n', 'c']],
    ['a fence with blank lines', '```\na\n\nb\n```\n\nc', ['```\na\n\nb\n```\n\n', 'c']],
    ['a fence inside a longer one', '````\n```\n\nx\n````\n\ny', ['````\n```\n\nx\n````\n\n', 'y']],
    ['a list with blank lines', '1. a\n\n2. b\n\n   more\n\nc', ['1. a\n\n2. b\n\n   more\n\n', 'c']],
    ['a formula', '$$\na\n\nb\n$$\n\nc', ['$$\na\n\nb\n$$\n\n', 'c']],
    ['a formula on one line', '$$a$$\n\nb', ['$$a$$\n\n', 'b']],
    ['a fence that never closes', '```\na\n\nb', ['```\na\n\nb']],
    ['nothing', '', []],
  ])('keeps together what belongs together: %s', (_name, text, pieces) => {
    expect(cut(text)).toEqual(pieces);
  });

  it('draws the same from its pieces as from the whole', () => {
    for (const text of Object.values(sampleTexts)) {
      expect(splitBlocks(text).flatMap(piece => blocksOf(piece.text))).toEqual(blocksOf(text));
    }
  });

  it('cuts a growing answer as it cuts the whole of it, whatever the steps', () => {
    const whole = `${sampleTexts.markdown}\n\n${sampleTexts.second}`;
    for (const step of [1, 7, 64]) {
      let pieces = splitBlocks('');
      for (let end = 0; end < whole.length; end += step) pieces = cutAgain(pieces, whole.slice(0, end));
      expect(cutAgain(pieces, whole)).toEqual(splitBlocks(whole));
    }
  });

  it('does not hold on to the pieces of another text', () => {
    expect(cutAgain(splitBlocks('one\n\ntwo'), 'three\n\nfour')).toEqual(splitBlocks('three\n\nfour'));
  });
});

describe('code', () => {
  it.each([
    ['python', 'x = 1 # one', 'comment', '# one'],
    ['c', 'x = 1; // one', 'comment', '// one'],
    ['c', '#define X 1', undefined, '#define X '],
    ['js', 'const a = "b"', 'keyword', 'const'],
    ['js', 'const a = "b"', 'text', '"b"'],
  ])('in %s: %s', (language, text, kind, piece) => {
    expect(codePieces(text, language)).toContainEqual(kind === undefined ? [piece] : [piece, kind]);
  });

  it('loses no character', () => {
    const text = sampleTexts.markdown;
    expect(
      codePieces(text, 'ts')
        .map(([piece]) => piece)
        .join(''),
    ).toBe(text);
  });
});

describe('a copied answer', () => {
  it('holds nothing that acts in a terminal or hides', () => {
    expect(withoutUnseen('a\u001B[31mb\u202Ec\u200Bd\n\te')).toBe('a[31mbcd\n\te');
  });
});
