// A text as it is, cut into slices: nothing is lost between two, and no character is cut in half.

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { PlainText } from '../../renderer/widgets/markdown/plain-text.tsx';

const slicesOf = (text: string): readonly string[] => {
  const drawn = renderToStaticMarkup(<PlainText text={text} />);
  return [...drawn.matchAll(/<div class="plain-slice">([^<]*)<\/div>/g)].map(([, slice]) => slice ?? '');
};

it.each([
  ['lines', 'nine point eleven\n'.repeat(2_000)],
  ['one line', 'x'.repeat(50_000)],
  ['characters of two units, one unit off', `x${'😀'.repeat(20_000)}`],
])('is whole again, slice by slice: %s', (_name, text) => {
  const slices = slicesOf(text);
  expect(slices.length).toBeGreaterThan(2);
  expect(slices.join('')).toBe(text);
  for (const slice of slices) expect(slice.isWellFormed()).toBe(true);
});

it('ends its slices where lines end', () => {
  const slices = slicesOf('nine point eleven\n'.repeat(2_000));
  for (const slice of slices) expect(slice.endsWith('\n')).toBe(true);
});

it('keeps the slices that are full as they are while the text grows', () => {
  const text = 'nine point eleven\n'.repeat(2_000);
  const before = slicesOf(text).slice(0, -1);
  expect(slicesOf(`${text}${text}`).slice(0, before.length)).toEqual(before);
});
