// Stamped records on their way to the thread that reads them: a frame's worth at a time for all
// flights together, at once where one ends, because somebody waits for it. What is handed on and
// not yet read is bounded: beyond that the bytes stay in their sockets.

import { BatchWriter } from '../../../shared/trial/record-batch.ts';
import type { WireRecord } from '../../../shared/trial/tape.ts';
import { mostUnread, type Delivery } from './messages.ts';

/** Records that go on without waiting for the others. */
const many = 256;

/** What a record counts beside its bytes. */
const perRecord = 64;

export interface OutboxDoors {
  /** Records are handed on at most this late, milliseconds. */
  readonly handOnMs: number;
  post(delivery: Omit<Delivery, 'lateMs'>): void;
  /** All flights wait, or go on. */
  hold(isHeld: boolean): void;
  /** Calls back later, or once the sockets were looked at; what is returned calls it off. */
  after(delayMs: number, then: () => void): () => void;
  soon(then: () => void): () => void;
}

export class Outbox {
  private readonly doors: OutboxDoors;
  private readonly waiting = new BatchWriter();
  private count = 0;
  private unread = 0;
  private isHeld = false;
  private due: 'frame' | 'soon' | undefined;
  private callOff = (): void => undefined;

  constructor(doors: OutboxDoors) {
    this.doors = doors;
  }

  get holds(): boolean {
    return this.isHeld;
  }

  zero(id: number, at: number): void {
    this.waiting.zero(id, at);
  }

  take(id: number, record: WireRecord): void {
    this.waiting.add(id, record);
    this.count += 1;
    const isPressing = record.type === 'end' || this.count >= many || this.waiting.size >= mostUnread / 8;
    this.arrange(isPressing ? 'soon' : 'frame');
    this.mind(this.unread + this.weight);
  }

  /** The owner has read so much. */
  read(weight: number): void {
    this.unread -= weight;
    this.mind(this.unread + this.weight);
  }

  private get weight(): number {
    return this.waiting.size + this.count * perRecord;
  }

  private arrange(due: 'frame' | 'soon'): void {
    if (this.due === 'soon' || this.due === due) return;
    this.callOff();
    this.due = due;
    const flush = (): void => this.flush();
    this.callOff = due === 'soon' ? this.doors.soon(flush) : this.doors.after(this.doors.handOnMs, flush);
  }

  private flush(): void {
    this.due = undefined;
    const { weight } = this;
    this.count = 0;
    this.unread += weight;
    this.doors.post({ batch: this.waiting.take(), weight });
  }

  /** Once all is read half-way again, the sockets go on: not at each step to and fro. */
  private mind(under: number): void {
    const isHeld = this.isHeld ? under > mostUnread / 2 : under > mostUnread;
    if (isHeld === this.isHeld) return;
    this.isHeld = isHeld;
    this.doors.hold(isHeld);
  }
}
