// A batch of stamped records, of several flights or lanes, in the order in which they came. It is written
// record by record as they come, bytes copied: nothing is held for it that the garbage collector would
// look at, and no thread stands still while it is packed.
//
//   marks   whose at size | whose at size | whose at -1 | ...
//   bytes   the chunks, one after another      others: what is no chunk, in turn

import { ms, type Ms } from '../units.ts';
import type { WireRecord } from './tape.ts';

export interface Batch {
  readonly marks: Float64Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly others: readonly Other[];
}

type Other = Exclude<WireRecord, { type: 'chunk' }>;

/** In the place of a chunk's size: another record; the moment a flight's stamps count from. */
const isOther = -1;
const isZero = -2;

const perMark = 3;

export class BatchWriter {
  private marks = new Float64Array(64 * perMark);
  private marked = 0;
  private bytes = new Uint8Array(16 * 1024);
  private filled = 0;
  private others: Other[] = [];

  /** Bytes of its chunks. */
  get size(): number {
    return this.filled;
  }

  /** On the owner's clock; told again whenever it has moved. */
  zero(whose: number, at: number): void {
    this.mark(whose, at, isZero);
  }

  add(whose: number, record: WireRecord): void {
    if (record.type !== 'chunk') {
      this.mark(whose, record.at, isOther);
      this.others.push(record);
      return;
    }
    const { bytes } = record;
    const wanted = this.filled + bytes.length;
    if (wanted > this.bytes.length) {
      this.bytes = new Uint8Array(this.bytes.buffer.transfer(Math.max(wanted, this.bytes.length * 2)));
    }
    this.bytes.set(bytes, this.filled);
    this.filled = wanted;
    this.mark(whose, record.at, bytes.length);
  }

  /** What was written, to be handed over; the next batch begins with as much room as this one took. */
  take(): Batch {
    const { others, marked, filled } = this;
    const marks = new Float64Array(this.marks.buffer.transfer(marked * Float64Array.BYTES_PER_ELEMENT));
    const bytes = new Uint8Array(this.bytes.buffer.transfer(filled));
    this.marks = new Float64Array(Math.max(64 * perMark, marked));
    this.bytes = new Uint8Array(Math.max(4 * 1024, filled));
    this.others = [];
    this.marked = 0;
    this.filled = 0;
    return { marks, bytes, others };
  }

  private mark(whose: number, at: number, size: number): void {
    if (this.marked + perMark > this.marks.length) {
      this.marks = new Float64Array(this.marks.buffer.transfer(this.marks.buffer.byteLength * 2));
    }
    this.marks[this.marked] = whose;
    this.marks[this.marked + 1] = at;
    this.marks[this.marked + 2] = size;
    this.marked += perMark;
  }
}

interface BatchReader {
  /** A chunk: where its bytes begin and end in the batch's. */
  chunk(whose: number, at: Ms, from: number, to: number): void;
  other(whose: number, record: Other): void;
  zero?(whose: number, at: number): void;
}

export function readBatch({ marks, others }: Batch, reader: BatchReader): void {
  let from = 0;
  let other = 0;
  for (let i = 0; i < marks.length; i += perMark) {
    const whose = marks[i] ?? NaN;
    const at = marks[i + 1] ?? NaN;
    const size = marks[i + 2] ?? NaN;
    if (size >= 0) {
      reader.chunk(whose, ms(at), from, from + size);
      from += size;
    } else if (size === isZero) {
      reader.zero?.(whose, at);
    } else {
      const record = others[other];
      other += 1;
      if (record) reader.other(whose, record);
    }
  }
}

/** Nobody reads these any more: their room is given back now, not when the garbage collector finds small objects. */
export function letGo(...views: readonly (Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>)[]): void {
  for (const { buffer } of views) if (!buffer.detached) buffer.transfer(0);
}
