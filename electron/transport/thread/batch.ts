// A batch of stamped records, of all flights, in the order in which they came. It is written record by
// record as they come: while the thread packed all at once, it stamped nothing of what came meanwhile.
//
//   marks   flight at size | flight at size | flight at -1 | ...
//   bytes   the chunks, one after another      others: what is no chunk, in turn

import { lend } from '../../../shared/trial/record-pack.ts';
import type { WireRecord } from '../../../shared/trial/tape.ts';
import { ms } from '../../../shared/units.ts';

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
  zero(flight: number, at: number): void {
    this.mark(flight, at, isZero);
  }

  add(flight: number, record: WireRecord): void {
    if (record.type !== 'chunk') {
      this.mark(flight, record.at, isOther);
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
    this.mark(flight, record.at, bytes.length);
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

  private mark(flight: number, at: number, size: number): void {
    if (this.marked + perMark > this.marks.length) {
      this.marks = new Float64Array(this.marks.buffer.transfer(this.marks.buffer.byteLength * 2));
    }
    this.marks[this.marked] = flight;
    this.marks[this.marked + 1] = at;
    this.marks[this.marked + 2] = size;
    this.marked += perMark;
  }
}

export interface BatchReader {
  zero(flight: number, at: number): void;
  record(flight: number, record: WireRecord): void;
}

/** The chunks are views of the batch's bytes, whose buffer goes with the last of them: `release`. */
export function readBatch({ marks, bytes, others }: Batch, reader: BatchReader): void {
  lend(bytes.buffer);
  let from = 0;
  let other = 0;
  for (let i = 0; i < marks.length; i += perMark) {
    const flight = marks[i] ?? NaN;
    const at = marks[i + 1] ?? NaN;
    const size = marks[i + 2] ?? NaN;
    if (size >= 0) {
      reader.record(flight, { type: 'chunk', at: ms(at), bytes: bytes.subarray(from, from + size) });
      from += size;
    } else if (size === isZero) {
      reader.zero(flight, at);
    } else {
      const record = others[other];
      other += 1;
      if (record) reader.record(flight, record);
    }
  }
}
