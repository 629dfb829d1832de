// A text as it is, of any length. Long ones stand in slices that the browser lays out only where
// they are seen; characters that would not show get their sign.

import { memo } from 'react';
import { UnseenSign } from './inlines.tsx';
import { revealed } from './unseen.ts';

/** Characters per slice: what is laid out at once when a slice comes into view. */
const sliceLength = 8_192;

export function PlainText({ text }: { readonly text: string }) {
  const slices = slicesOf(text);
  return (
    <div className="plain" dir="auto">
      {slices.map((slice, index) => (
        <Slice key={index} text={slice} isLong={slices.length > 1} />
      ))}
    </div>
  );
}

const Slice = memo(function Slice({ text, isLong }: { readonly text: string; readonly isLong: boolean }) {
  const pieces = revealed(text).map((piece, index) =>
    typeof piece === 'string' ? piece : <UnseenSign key={index} {...piece} />,
  );
  return isLong ? <div className="plain-slice">{pieces}</div> : pieces;
});

/** Cut at the end of a line where one is near. */
function slicesOf(text: string): readonly string[] {
  if (text.length <= 2 * sliceLength) return [text];
  const slices: string[] = [];
  for (let at = 0; at < text.length;) {
    const end = Math.min(text.length, at + sliceLength);
    const line = end === text.length ? -1 : text.lastIndexOf('\n', end);
    const cut = line > at ? line + 1 : end + (isHigh(text.charCodeAt(end - 1)) ? 1 : 0);
    slices.push(text.slice(at, cut));
    at = cut;
  }
  return slices;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
