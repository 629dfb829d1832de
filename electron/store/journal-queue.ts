// Tape records on their way to the worker. They are packed as they come, lanes mixed; `flush` sends on what
// was packed. One batch is under way at a time, and none is large: what comes meanwhile waits, so that the
// journal is always a prefix. What is written is not held here any more: the journal has it. What could not
// be written stays, and goes first the next time, as it was, so that what did reach the disk is kept once.

import type { LaneId } from '../../shared/trial/ids.ts';
import { BatchWriter, letGo, readBatch } from '../../shared/trial/record-batch.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import type { BatchLane, JournalBatch } from './worker/messages.ts';

/** Bytes of one batch, give or take a record: each is there twice, here and with the worker. */
const mostAtOnce = 1024 * 1024;

export class JournalQueue {
  private readonly send: (batch: JournalBatch) => Promise<unknown>;
  /** Records of a lane that were appended so far. */
  private readonly counts = new Map<LaneId, number>();
  /** Batches to be written, in order; the first is under way, or has failed. */
  private batches: readonly JournalBatch[] = [];
  private readonly open = new OpenBatch();
  private isDue = false;
  private underWay: Promise<void> | undefined;

  /** `send` resolves once a batch is written, however often that has to be tried. */
  constructor(send: (batch: JournalBatch) => Promise<unknown>) {
    this.send = send;
  }

  append(laneId: LaneId, record: WireRecord): void {
    const count = this.counts.get(laneId) ?? 0;
    this.counts.set(laneId, count + 1);
    this.open.add(laneId, count, record);
    if (this.open.size >= mostAtOnce) this.seal();
  }

  flush(): void {
    this.isDue = true;
    this.underWay ??= this.begin();
  }

  /** Resolves once all that was appended before, of one lane or of all, is written or has failed. */
  async flushed(laneId?: LaneId): Promise<void> {
    if (laneId === undefined || this.open.holds(laneId)) this.flush();
    while (this.underWay && (laneId === undefined || this.holds(laneId))) await this.underWay;
  }

  /** The lane is settled: what of it could not be written goes along with that, cut as it was sent. */
  leave(laneId: LaneId): readonly JournalBatch[] {
    this.counts.delete(laneId);
    if (!this.holds(laneId)) return [];
    this.seal();
    const all: JournalBatch[] = [];
    this.batches = this.batches.flatMap(batch => {
      if (!isIn(batch, laneId)) return [batch];
      const [left, others] = [new OpenBatch(), new OpenBatch()];
      sortOut(batch, (lane, first, record) => {
        (lane === laneId ? left : others).add(lane, first, record);
      });
      all.push(left.take());
      return others.isEmpty ? [] : [others.take()];
    });
    return all;
  }

  /** The next batch, where one is due. */
  private begin(): Promise<void> | undefined {
    if (this.batches.length === 0 && this.isDue) {
      this.isDue = false;
      this.seal();
    }
    const [batch] = this.batches;
    return batch && this.write(batch);
  }

  /** Ends with this batch: a lane that waits for its own must not wait for those of all others. */
  private async write(batch: JournalBatch): Promise<void> {
    const isWritten = await this.send(batch).then(
      () => true,
      () => false,
    );
    if (isWritten) {
      this.batches = this.batches.filter(other => other !== batch);
      letGo(batch.marks, batch.bytes);
    }
    this.underWay = isWritten ? this.begin() : undefined;
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
