// Tape records on their way to the worker. One batch is under way at a time, and none is large; what
// comes meanwhile waits, so that the journal is always a prefix. What is written is not held here any
// more: the journal has it. What could not be written stays, and goes first the next time.

import type { LaneId } from '../../shared/trial/ids.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import { fill, headOf, release, sizeOf } from '../../shared/trial/record-pack.ts';
import type { Question } from './worker-link.ts';
import type { JournalBatch, LaneBatch } from './worker/messages.ts';

type Batch = readonly { readonly laneId: LaneId; readonly records: readonly WireRecord[] }[];

/** Bytes of one batch, give or take a record: each is there twice, here and with the worker. */
const mostAtOnce = 1024 * 1024;

export interface Numbered {
  readonly laneId: LaneId;
  /** The number of the first record within its lane. */
  readonly first: number;
  readonly records: readonly WireRecord[];
}

export class JournalQueue {
  private readonly send: (question: Question) => Promise<unknown>;
  /** Records of a lane that were handed over so far. */
  private readonly counts = new Map<LaneId, number>();
  private readonly waiting = new Map<LaneId, WireRecord[]>();
  /** What is under way, or has failed: that is sent again as it was, so that what did reach the disk is kept once. */
  private batch: readonly Numbered[] = [];
  private underWay: Promise<void> | undefined;

  /** `send` resolves once a batch is written, however often that has to be tried. */
  constructor(send: (question: Question) => Promise<unknown>) {
    this.send = send;
  }

  append(batch: Batch): void {
    for (const { laneId, records } of batch) {
      const known = this.waiting.get(laneId);
      if (known) for (const record of records) known.push(record);
      else this.waiting.set(laneId, [...records]);
    }
    if (this.waiting.size > 0) this.underWay ??= this.write();
  }

  /** Resolves once all that was appended before, of one lane or of all, is written or has failed. */
  async flushed(laneId?: LaneId): Promise<void> {
    while (this.underWay && (laneId === undefined || this.holds(laneId))) await this.underWay;
  }

  /** The lane is settled: what of it could not be written goes along with that. */
  leave(laneId: LaneId): readonly Numbered[] {
    const left = this.batch.filter(lane => lane.laneId === laneId);
    this.batch = this.batch.filter(lane => lane.laneId !== laneId);
    const records = this.waiting.get(laneId);
    if (records) left.push(this.numbered(laneId, records));
    this.waiting.delete(laneId);
    this.counts.delete(laneId);
    return left;
  }

  /** Batch by batch, until nothing waits or one has failed. */
  private async write(): Promise<void> {
    const lanes = this.batch.length > 0 ? this.batch : this.next();
    this.batch = lanes;
    const isWritten = await this.send(() => packed(lanes)).then(
      () => true,
      () => false,
    );
    if (isWritten) {
      this.batch = [];
      for (const { records } of lanes) release(records);
    }
    this.underWay = isWritten && this.waiting.size > 0 ? this.write() : undefined;
  }

  private holds(laneId: LaneId): boolean {
    return this.waiting.has(laneId) || this.batch.some(lane => lane.laneId === laneId);
  }

  /** Of every lane that waits its share, the oldest records first. */
  private next(): readonly Numbered[] {
    const share = mostAtOnce / this.waiting.size;
    return [...this.waiting].map(([laneId, records]) => {
      let bytes = 0;
      const more = records.findIndex(record => {
        const isFull = bytes >= share;
        if (record.type === 'chunk') bytes += record.bytes.byteLength;
        return isFull;
      });
      if (more < 0) this.waiting.delete(laneId);
      return this.numbered(laneId, more < 0 ? records : records.splice(0, more));
    });
  }

  private numbered(laneId: LaneId, records: readonly WireRecord[]): Numbered {
    const first = this.counts.get(laneId) ?? 0;
    this.counts.set(laneId, first + records.length);
    return { laneId, first, records };
  }
}

/** All bytes in one buffer, which is handed over rather than copied again. */
export function packed(lanes: readonly Numbered[]): {
  readonly input: JournalBatch;
  readonly handOver: readonly ArrayBuffer[];
} {
  const bytes = new Uint8Array(lanes.reduce((sum, { records }) => sum + sizeOf(records), 0));
  let from = 0;
  const heads = lanes.map(({ laneId, first, records }): LaneBatch => {
    const to = fill(bytes, from, records);
    const lane = { laneId, first, head: headOf(records), from, to };
    from = to;
    return lane;
  });
  return { input: { lanes: heads, bytes }, handOver: [bytes.buffer] };
}
