// Tapes packed and unpacked: byte for byte, whatever their size, and as older packers wrote them.

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeTapes, encodeTape, packTape, unpackTape } from '../../electron/store/tape-codec.ts';
import type { Tape, WireRecord } from '../../shared/trial/tape.ts';
import { ms } from '../../shared/units.ts';

const chunk = (at: number, bytes: Uint8Array): WireRecord => ({ type: 'chunk', at: ms(at), bytes });
const end: WireRecord = { type: 'end', at: ms(9), how: { kind: 'closed' } };

/** Bytes that do not repeat soon. */
const noise = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 2_654_435_761) >>> 24);

describe('a packed tape', () => {
  it.each<readonly [string, Tape]>([
    ['nothing', []],
    ['an end alone', [end]],
    ['bytes that are no text', [chunk(1, Uint8Array.of(0, 255, 128, 10, 13)), end]],
    ['more than one member', [chunk(1, noise(900_000)), chunk(2, noise(900_000)), chunk(3, noise(5)), end]],
    ['a chunk larger than a member', [chunk(1, noise(2_500_000)), end]],
  ])('comes back as it was: %s', (_name, tape) => {
    expect(unpackTape(packTape(tape))).toEqual(tape);
  });

  it('is read as well where it was packed in one piece', () => {
    const lines = ['{"type":"chunk","at":1,"bytes":"aGk="}', JSON.stringify(end)];
    expect(unpackTape(gzipSync(lines.join('\n')))).toEqual([chunk(1, new TextEncoder().encode('hi')), end]);
  });

  it.each([
    ['headers of none', { type: 'headers', at: 1, status: 200 }],
    ['a header that is no text', { type: 'headers', at: 1, status: 200, headers: { server: {} } }],
    ['a connection of none', { type: 'connected', at: 1 }],
    ['an end of no kind', { type: 'end', at: 1, how: 'closed' }],
  ])('is refused with a record that is none: %s', (_name, record) => {
    expect(() => unpackTape(gzipSync(JSON.stringify(record)))).toThrow('no record');
  });

  it('is refused where all of a file are too large together, though each is not', () => {
    const text = encodeTape([chunk(1, new Uint8Array(30_000)), end]);
    const texts = new Map([1, 2, 3].map(id => [id, text]));

    expect(decodeTapes(texts, 200_000).get(3)).toEqual(unpackTape(Buffer.from(text, 'base64')));
    expect(() => decodeTapes(texts, 100_000)).toThrow('can not be read');
  });

  it('leaves no more behind than itself', () => {
    const before = process.memoryUsage().arrayBuffers;
    const tapes = Array.from({ length: 100 }, () => packTape([chunk(1, noise(100)), end]));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(tapes.length * 64 * 1024);
  });
});
