// Tape records on their way to the worker. One batch is under way at a time; what comes meanwhile
// waits and goes together, so that the journal is always a prefix and a slow disk makes batches
// larger, not more. A lane whose journal can't be kept up is settled with its whole tape instead.

import type { LaneId } from '../../shared/trial/ids.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import { fill, headOf, sizeOf } from '../../shared/trial/record-pack.ts';
import type { Question } from './worker-link.ts';
import type { JournalBatch, LaneBatch } from './worker/messages.ts';

type Batch = readonly { readonly laneId: LaneId; readonly records: readonly WireRecord[] }[];

/** Bytes that may wait for a disk that takes nothing. */
const mostWaiting = 64 * 1024 * 1024;

interface Numbered {
  readonly laneId: LaneId;
  readonly first: number;
  readonly records: readonly WireRecord[];
}

export class JournalQueue {
  private readonly send: (question: Question) => Promise<unknown>;
  /** Records of a lane that were handed over so far; null: its journal is given up. */
  private readonly counts = new Map<LaneId, number | null>();
  private waiting = new Map<LaneId, WireRecord[]>();
  private waitingBytes = 0;
  private underWay: Promise<void> | undefined;

  /** `send` resolves once a batch is written, however often that has to be tried. */
  constructor(send: (question: Question) => Promise<unknown>) {
    this.send = send;
  }

  append(batch: Batch): void {
    for (const { laneId, records } of batch) {
      if (this.counts.get(laneId) === null) continue;
      const known = this.waiting.get(laneId);
      if (known) for (const record of records) known.push(record);
      else this.waiting.set(laneId, [...records]);
      this.waitingBytes += sizeOf(records);
    }
    if (this.waitingBytes > mostWaiting) this.giveUp([...this.waiting.keys()]);
    this.underWay ??= this.run();
  }

  /** Resolves once all that was appended before is written, or given up. */
  async flushed(): Promise<void> {
    while (this.underWay) await this.underWay;
  }

  forget(laneId: LaneId): void {
    this.counts.delete(laneId);
  }

  private async run(): Promise<void> {
    while (this.waiting.size > 0) {
      const lanes = [...this.waiting].map(([laneId, records]) => this.numbered(laneId, records));
      this.waiting = new Map();
      this.waitingBytes = 0;
      try {
        await this.send(() => packed(lanes));
      } catch {
        // A gap must not open: what follows of these lanes comes with their tapes.
        this.giveUp(lanes.map(({ laneId }) => laneId));
      }
    }
    this.underWay = undefined;
  }

  private numbered(laneId: LaneId, records: readonly WireRecord[]): Numbered {
    const first = this.counts.get(laneId) ?? 0;
    this.counts.set(laneId, first + records.length);
    return { laneId, first, records };
  }

  private giveUp(lanes: readonly LaneId[]): void {
    for (const laneId of lanes) {
      this.counts.set(laneId, null);
      this.waiting.delete(laneId);
    }
    this.waitingBytes = [...this.waiting.values()].reduce((sum, records) => sum + sizeOf(records), 0);
  }
}

/** All bytes in one buffer, which is handed over rather than copied again. */
function packed(lanes: readonly Numbered[]): ReturnType<Question> {
  const bytes = new Uint8Array(lanes.reduce((sum, { records }) => sum + sizeOf(records), 0));
  let from = 0;
  const heads = lanes.map(({ laneId, first, records }): LaneBatch => {
    const to = fill(bytes, from, records);
    const lane = { laneId, first, head: headOf(records), from, to };
    from = to;
    return lane;
  });
  return { input: { lanes: heads, bytes } satisfies JournalBatch, handOver: [bytes.buffer] };
}
