// Tape records on their way to the worker. They are packed as they come, lanes mixed; `flush` sends on what
// was packed. One batch is under way at a time, and none is large: what comes meanwhile waits, so that the
// journal is always a prefix. What is written is not held here any more: the journal has it. What could not
// be written stays, and goes first the next time, as it was, so that what did reach the disk is kept once.

import type { LaneId } from '../../shared/trial/ids.ts';
import { BatchWriter, letGo, readBatch } from '../../shared/trial/record-batch.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import type { Question } from './worker-link.ts';
import type { BatchLane, JournalBatch } from './worker/messages.ts';

/** Bytes of one batch, give or take a record: each is there twice, here and with the worker. */
const mostAtOnce = 1024 * 1024;

export class JournalQueue {
  private readonly send: (question: Question) => Promise<unknown>;
  /** Records of a lane that were appended so far. */
  private readonly counts = new Map<LaneId, number>();
  /** Batches to be written, in order; the first is under way, or has failed. */
  private batches: readonly JournalBatch[] = [];
  private open = new OpenBatch();
  private isDue = false;
  private underWay: Promise<void> | undefined;

  /** `send` resolves once a batch is written, however often that has to be tried. */
  constructor(send: (question: Question) => Promise<unknown>) {
    this.send = send;
  }

  append(laneId: LaneId, record: WireRecord): void {
    const count = this.counts.get(laneId) ?? 0;
    this.counts.set(laneId, count + 1);
    this.open.add(laneId, count, record);
    if (this.open.size >= mostAtOnce) this.seal();
  }

  flush(): void {
    if (this.open.isEmpty && this.batches.length === 0) return;
    this.isDue = true;
    this.underWay ??= this.write();
  }

  /** Resolves once all that was appended before, of one lane or of all, is written or has failed. */
  async flushed(laneId?: LaneId): Promise<void> {
    if (laneId === undefined || this.open.holds(laneId)) this.flush();
    while (this.underWay && (laneId === undefined || this.holds(laneId))) await this.underWay;
  }

  /** The lane is settled: what of it could not be written goes along with that. Null: nothing. */
  leave(laneId: LaneId): JournalBatch | null {
    this.counts.delete(laneId);
    if (!this.holds(laneId)) return null;
    this.seal();
    const left = new OpenBatch();
    this.batches = this.batches.flatMap(batch => {
      if (!isIn(batch, laneId)) return [batch];
      const others = new OpenBatch();
      sortOut(batch, (lane, first, record) => {
        (lane === laneId ? left : others).add(lane, first, record);
      });
      return others.isEmpty ? [] : [others.take()];
    });
    return left.take();
  }

  /** Batch by batch, until nothing is due or one has failed. */
  private async write(): Promise<void> {
    for (;;) {
      if (this.batches.length === 0 && this.isDue) {
        this.isDue = false;
        this.seal();
      }
      const [batch] = this.batches;
      if (!batch) break;
      try {
        await this.send(() => ({ input: batch }));
      } catch {
        break;
      }
      this.batches = this.batches.slice(1);
      letGo(batch.marks, batch.bytes);
    }
    this.underWay = undefined;
  }

  private seal(): void {
    if (this.open.isEmpty) return;
    this.batches = [...this.batches, this.open.take()];
  }

  private holds(laneId: LaneId): boolean {
    return this.open.holds(laneId) || this.batches.some(batch => isIn(batch, laneId));
  }
}

/** One that is still being packed. */
class OpenBatch {
  private readonly writer = new BatchWriter();
  private readonly places = new Map<string, number>();
  private lanes: BatchLane[] = [];

  get size(): number {
    return this.writer.size;
  }

  get isEmpty(): boolean {
    return this.lanes.length === 0;
  }

  holds(laneId: string): boolean {
    return this.places.has(laneId);
  }

  /** `count`: records of the lane before this one. */
  add(laneId: string, count: number, record: WireRecord): void {
    let place = this.places.get(laneId);
    if (place === undefined) {
      place = this.lanes.push({ laneId, first: count }) - 1;
      this.places.set(laneId, place);
    }
    this.writer.add(place, record);
  }

  take(): JournalBatch {
    const { lanes } = this;
    this.lanes = [];
    this.places.clear();
    return { lanes, ...this.writer.take() };
  }
}

const isIn = ({ lanes }: JournalBatch, laneId: LaneId): boolean => lanes.some(lane => lane.laneId === laneId);

/** Record by record: whose, its number within its lane, and itself. */
function sortOut(
  batch: JournalBatch,
  told: (laneId: string, count: number, record: WireRecord) => void,
): void {
  const counts = batch.lanes.map(({ first }) => first);
  const tell = (place: number, record: WireRecord): void => {
    const count = counts[place] ?? 0;
    counts[place] = count + 1;
    told(batch.lanes[place]?.laneId ?? '', count, record);
  };
  readBatch(batch, {
    chunk: (place, at, from, to) => tell(place, { type: 'chunk', at, bytes: batch.bytes.subarray(from, to) }),
    other: tell,
  });
}
