// What has come since an answer was last parsed goes on where it belongs, so that no word moves once
// the parser has had its say.

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../renderer/widgets/markdown/blocks-of.ts';
import { MarkdownTree } from '../../renderer/widgets/markdown/markdown-tree.tsx';
import { tailOf, type Tail } from '../../renderer/widgets/markdown/tail-of.ts';
import { sampleTexts } from '../kit/sample-texts.ts';

const cutOf = (text: string, rest: string): Tail => tailOf({ text, blocks: blocksOf(text) }, rest);

describe('the tail of an answer', () => {
  it.each([
    ['a paragraph, its blank kept', 'Nine ', 'point', ' point'],
    ['a paragraph over the end of a line', 'Nine\n', 'point', '\npoint'],
    ['a heading', '# Nine', ' point', ' point'],
    ['the last item of a list', '- one\n- two', ' more', ' more'],
    ['an item that is still empty', '- one\n- ', 'two', 'two'],
    ['a quote', '> said', ' so', ' so'],
    ['code, with the end of its line', '```\na = 1\n', 'b = 2\n\nc', '\nb = 2\n\nc'],
    ['code that has just begun', '```js\n', 'a', 'a'],
  ])('goes on in %s', (_name, text, rest, onward) => {
    expect(cutOf(text, rest)).toEqual({ onward, below: [], isItem: false });
  });

  it.each([
    ['behind a blank line', 'One.', '\n\nTwo', 'Two', false],
    ['behind a heading', '# One\n', 'Two', 'Two', false],
    ['behind code that is closed', '```\na\n```\n', 'Two', 'Two', false],
    ['below a table', '| a |\n|--|\n| 1 |', '\n| 2', '| 2', false],
    ['as the next item', '- one', '\n- two', '- two', true],
    ['as the first item', 'One:', '\n- two', '- two', false],
  ])('stands on a line of its own %s', (_name, text, rest, below, isItem) => {
    expect(cutOf(text, rest)).toEqual({ onward: '', below: [below], isItem });
  });

  it('begins a block behind each blank line, as the parser will', () => {
    expect(cutOf('One', '.\n\nTwo\n \nThree\n')).toEqual({
      onward: '.',
      below: ['Two', 'Three'],
      isItem: false,
    });
  });

  it('waits with an empty line until it is known what comes', () => {
    expect(cutOf('One', '.\n\n')).toEqual({ onward: '.', below: [], isItem: false });
  });

  it('loses no letter, wherever the parser was', () => {
    const letters = (text: string): string => text.replaceAll(/\s/g, '');
    for (const whole of Object.values(sampleTexts)) {
      const end = whole.slice(-40);
      const { onward, below } = cutOf(whole.slice(0, -40), end);
      expect(letters(onward + below.join(''))).toBe(letters(end));
    }
  });

  it('is drawn inside the last line there is', () => {
    const drawn = (text: string): string =>
      renderToStaticMarkup(<MarkdownTree blocks={blocksOf(text)} tail={<i>!</i>} />);
    expect(drawn('a\n\nb')).toBe('<p dir="auto">a</p><p dir="auto">b<i>!</i></p>');
    expect(drawn('- a\n- b')).toContain('b<i>!</i></p></li></ul>');
    expect(drawn('```\na')).toContain('a<i>!</i></code>');
  });
});
