// Characters that do not show, or that turn, hide or move what stands beside them: bidi controls,
// letters without width, terminal controls. On the screen each is a small sign; in what is copied
// they are gone. Joiners that scripts and emoji need stay.

const bidi = '\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069';
const widthless = '\u00AD\u180E\u200B\u2060-\u2064\uFEFF\uFFF9-\uFFFB';
// Terminal controls: all but tab, line feed and carriage return. U+0085, U+2028 and U+2029 end lines.
const controls = '\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F';
const tags = '\u{E0000}-\u{E007F}';
/** A joiner between two plain Latin letters joins nothing: it only hides. */
const joiner = '(?<=[A-Za-z0-9])[\u200C\u200D](?=[A-Za-z0-9])';

const pattern = new RegExp(`[${bidi}${widthless}${controls}${tags}]|${joiner}`, 'gu');

export interface UnseenSign {
  readonly sign: string;
  readonly code: string;
}

const names: Readonly<Record<string, string>> = {
  '00AD': 'SHY',
  '061C': 'ALM',
  '200B': 'ZWSP',
  '200C': 'ZWNJ',
  '200D': 'ZWJ',
  '200E': 'LRM',
  '200F': 'RLM',
  '202A': 'LRE',
  '202B': 'RLE',
  '202C': 'PDF',
  '202D': 'LRO',
  '202E': 'RLO',
  '2060': 'WJ',
  '2066': 'LRI',
  '2067': 'RLI',
  '2068': 'FSI',
  '2069': 'PDI',
  FEFF: 'BOM',
};

function signOf(character: string): UnseenSign {
  const point = character.codePointAt(0) ?? 0;
  const hex = point.toString(16).toUpperCase().padStart(4, '0');
  // Control pictures: U+2400 and on show U+0000 to U+001F.
  const picture = point < 0x20 ? String.fromCodePoint(0x2400 + point) : point === 0x7f ? '␡' : undefined;
  return { sign: picture ?? names[hex] ?? hex, code: `U+${hex}` };
}

/** A text cut into what shows and signs for what does not. One piece where all of it shows. */
export function revealed(text: string): readonly (string | UnseenSign)[] {
  const pieces: (string | UnseenSign)[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) pieces.push(text.slice(from, match.index));
    pieces.push(signOf(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** The text as it may be put on a clipboard: what shows, and nothing that acts in a terminal. */
export const withoutUnseen = (text: string): string => text.replace(pattern, '');
