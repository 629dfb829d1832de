// A server that compresses although identity was asked for. Its body is decoded as it comes, away
// from this thread, so that a bomb in one lane disturbs no other; and strictly: a body cut short is
// an error here, where a lenient client sees a clean end. What comes out carries the arrival of
// what went in; the server's own packing has made those times coarser, which the lane says in a note.

import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import type { Transform } from 'node:stream';
import type { Ms } from '../../shared/units.ts';

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** Compressed bytes that may wait to be decoded before the socket is asked to wait too. */
const mostWaiting = 1024 * 1024;

export interface Decoded {
  plain(bytes: Uint8Array, at: Ms): void;
  /** More waits than should, or that is over. */
  isBehind(behind: boolean): void;
  /** Nothing follows: all is decoded that came, or it could not be. */
  over(isSound: boolean): void;
}

export const isEncoded = (encoding: string | undefined): encoding is string =>
  encoding !== undefined && encoding.trim() !== '' && encoding.trim().toLowerCase() !== 'identity';

export class EncodedBody {
  private readonly stream: Transform;
  private readonly sink: Decoded;
  private readonly waiting: { readonly bytes: Uint8Array; readonly at: Ms }[] = [];
  private bytesWaiting = 0;
  private isDecoding = false;
  private isHeld = false;
  private isOver = false;
  /** How the bytes ended: whole, or broken off so that only what came can be had. */
  private ending: 'whole' | 'broken' | undefined;
  private at = 0 as Ms;

  /** Undefined where the encoding is not known. */
  static of(encoding: string, sink: Decoded): EncodedBody | undefined {
    const name = encoding.trim().toLowerCase();
    const make = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
    return make && new EncodedBody(make(), sink);
  }

  private constructor(stream: Transform, sink: Decoded) {
    this.stream = stream;
    this.sink = sink;
    stream.on('data', (bytes: Uint8Array) => {
      if (!this.isOver) this.sink.plain(new Uint8Array(bytes), this.at);
    });
    stream.on('end', () => this.conclude(true));
    stream.on('error', () => this.conclude(false));
  }

  take(bytes: Uint8Array, at: Ms): void {
    this.bytesWaiting += bytes.length;
    this.waiting.push({ bytes, at });
    if (this.bytesWaiting > mostWaiting) this.sink.isBehind(true);
    this.next();
  }

  /** Nobody takes more for now: what is small when packed may be a thousand times as much. */
  hold(isHeld: boolean): void {
    if (this.isOver || isHeld === this.isHeld) return;
    this.isHeld = isHeld;
    if (isHeld) this.stream.pause();
    else this.goOn();
  }

  /** What was decoded meanwhile goes first: it has the arrival of its own piece. */
  private goOn(): void {
    // Each read tells `plain`, which may have it held again.
    while (!this.isHeld && !this.isOver && this.stream.read() !== null);
    if (this.isHeld || this.isOver) return;
    this.stream.resume();
    this.next();
  }

  /** The bytes have ended; `over` follows. */
  end(how: 'whole' | 'broken'): void {
    this.ending = how;
    this.next();
  }

  /** Lets go: nothing is told any more. */
  close(): void {
    this.isOver = true;
    this.stream.destroy();
  }

  private next(): void {
    if (this.isDecoding || this.isOver || this.isHeld) return;
    const piece = this.waiting.shift();
    if (piece) {
      this.isDecoding = true;
      this.at = piece.at;
      this.bytesWaiting -= piece.bytes.length;
      if (this.bytesWaiting <= mostWaiting) this.sink.isBehind(false);
      this.stream.write(piece.bytes, () => {
        this.isDecoding = false;
        this.next();
      });
    } else if (this.ending === 'whole') {
      this.stream.end();
    } else if (this.ending === 'broken') {
      this.conclude(true);
    }
  }

  private conclude(isSound: boolean): void {
    if (this.isOver) return;
    this.close();
    this.sink.over(isSound);
  }
}
