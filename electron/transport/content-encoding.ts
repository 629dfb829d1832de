// A server that compresses although identity was asked for. Its body is kept until it ends and
// decoded whole and strictly: a body cut short is an error here, where a lenient client sees a
// clean end. Arrival times inside such a body are lost, which the lane says in a note.

import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

const largest = { compressed: 16 * 1024 * 1024, plain: 64 * 1024 * 1024 } as const;

const decoders: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

export class EncodedBody {
  private readonly decode: typeof gunzipSync | undefined;
  private readonly parts: Uint8Array[] = [];
  private size = 0;

  constructor(encoding: string) {
    this.decode = decoders[encoding.trim().toLowerCase()];
  }

  take(bytes: Uint8Array): void {
    this.size += bytes.length;
    if (this.size <= largest.compressed) this.parts.push(Uint8Array.prototype.slice.call(bytes));
  }

  /** The plain body; undefined where it can't be decoded, or is larger than a lane may be. */
  end(): Uint8Array | undefined {
    if (!this.decode || this.size > largest.compressed) return undefined;
    try {
      return this.decode(Buffer.concat(this.parts), { maxOutputLength: largest.plain });
    } catch {
      return undefined;
    }
  }
}

export const isEncoded = (encoding: string | undefined): encoding is string =>
  encoding !== undefined && encoding.trim() !== '' && encoding.trim().toLowerCase() !== 'identity';
