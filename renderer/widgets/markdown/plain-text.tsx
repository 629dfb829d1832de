// A text as it is, of any length. Long ones stand in slices that the browser lays out only where
// they are seen; characters that would not show get their sign.

import { memo, type ReactNode } from 'react';
import { UnseenSign } from './inlines.tsx';
import { revealed } from './unseen.ts';

/** Characters per slice: what is laid out at once when a slice comes into view, or its text grows. */
const shortest = 2_048;
const longest = 8_192;

interface PlainTextProps {
  readonly text: string;
  /** Goes on in the last line there is. */
  readonly tail?: ReactNode;
}

export function PlainText({ text, tail }: PlainTextProps) {
  const slices = slicesOf(text);
  return (
    <div className="plain" dir="auto">
      {slices.map((slice, index) => (
        <Slice
          key={index}
          text={slice}
          tail={index === slices.length - 1 ? tail : undefined}
          isLong={slices.length > 1}
        />
      ))}
    </div>
  );
}

const Slice = memo(function Slice({ text, tail, isLong }: PlainTextProps & { readonly isLong: boolean }) {
  const pieces = revealed(text).map((piece, index) =>
    typeof piece === 'string' ? piece : <UnseenSign key={index} {...piece} />,
  );
  const whole = (
    <>
      {pieces}
      {tail}
    </>
  );
  return isLong ? <div className="plain-slice">{whole}</div> : whole;
});

/** Cut at the end of a line; in a line that is too long, anywhere but inside a character. */
function slicesOf(text: string): readonly string[] {
  if (text.length <= 2 * shortest) return [text];
  const slices: string[] = [];
  for (let at = 0; at < text.length;) {
    // Only what may still belong to the slice is looked through: a line can be megabytes long.
    const most = text.slice(at, at + longest);
    const line = most.indexOf('\n', shortest);
    const isInside = line === -1 && at + longest < text.length && isHigh(most.charCodeAt(longest - 1));
    const end = at + (line === -1 ? most.length : line + 1) + (isInside ? 1 : 0);
    slices.push(text.slice(at, end));
    at = end;
  }
  return slices;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
