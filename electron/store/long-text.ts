// A text that is too long to be kept, bound and read in one piece: its beginning as it is, the rest as
// gzip of UTF-8, stretch by stretch. It is given as the pieces it came in, and never put together; nor
// is what is left behind on the way more than a stretch, however long the text is.

import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Characters of the beginning: what can be searched for. */
export const longest = 1_000_000;

/** Bytes of a stretch before it is packed. */
const perStretch = 256 * 1024;

export interface Cut {
  readonly head: string;
  readonly more: readonly Uint8Array[];
}

/** Half a character that its other half never joins becomes U+FFFD. */
export async function cut(pieces: Iterable<string>): Promise<Cut> {
  const heads: string[] = [];
  const more: Uint8Array[] = [];
  const encoder = new TextEncoder();
  let room = new Uint8Array(0);
  let used = 0;
  let left = longest;
  for (const piece of whole(pieces)) {
    let rest = piece;
    if (left > 0) {
      const head = beginning(piece, left);
      heads.push(head);
      rest = piece.slice(head.length);
      left = rest === '' ? left - head.length : 0;
    }
    if (rest !== '' && room.length === 0) room = new Uint8Array(perStretch);
    while (rest !== '') {
      const { read, written } = encoder.encodeInto(rest, room.subarray(used));
      used += written;
      rest = rest.slice(read);
      if (rest === '') break;
      more.push(shared(await pack(room.subarray(0, used), { level: 1 })));
      used = 0;
    }
  }
  if (used > 0) more.push(shared(await pack(room.subarray(0, used), { level: 1 })));
  return { head: heads.join('').toWellFormed(), more };
}

export async function joined(head: string, more: readonly Uint8Array[]): Promise<string> {
  const texts = [head];
  for (const packed of more) {
    const bytes = await unpack(packed, { maxOutputLength: perStretch });
    texts.push(bytes.toString('utf8'));
  }
  return texts.join('');
}

/** In memory that the store's worker reads where it is: a message would copy all stretches in one turn. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

/** The first characters of a text, none of them cut in two. */
function beginning(text: string, most: number): string {
  const isCut = text.length > most && isFirstHalf(text.charCodeAt(most - 1));
  return text.slice(0, isCut ? most - 1 : most);
}

const isFirstHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** The same text in pieces that begin with no second half of a character. */
function* whole(pieces: Iterable<string>): Generator<string> {
  let half = '';
  for (const piece of pieces) {
    const text = half + piece;
    half = isFirstHalf(text.charCodeAt(text.length - 1)) ? text.slice(-1) : '';
    yield half === '' ? text : text.slice(0, -1);
  }
  yield half;
}
