// Stamped records on their way to the thread that reads them: a frame's worth at a time for all
// flights together, at once where one ends, because somebody waits for it. What is handed on and
// not yet read is bounded: beyond that the bytes stay in their sockets.

import { fill, headOf } from '../../../shared/trial/record-pack.ts';
import type { WireRecord } from '../../../shared/trial/tape.ts';
import { mostUnread, type Batch, type FlightRecords } from './messages.ts';

/** Records are handed on at most this late, milliseconds. */
const handOnMs = 24;

/** Records that go on without waiting for the others. */
const many = 256;

/** What a record counts beside its bytes. */
const perRecord = 64;

export interface OutboxDoors {
  post(batch: Omit<Batch, 'lateMs'>): void;
  /** All flights wait, or go on. */
  hold(isHeld: boolean): void;
  /** Calls back later, or once the sockets were looked at; what is returned calls it off. */
  after(delayMs: number, then: () => void): () => void;
  soon(then: () => void): () => void;
}

interface Waiting {
  zero: number | undefined;
  readonly records: WireRecord[];
}

export class Outbox {
  private readonly doors: OutboxDoors;
  private waiting = new Map<number, Waiting>();
  private count = 0;
  private bytes = 0;
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
    this.of(id).zero = at;
  }

  take(id: number, record: WireRecord): void {
    this.of(id).records.push(record);
    this.count += 1;
    if (record.type === 'chunk') this.bytes += record.bytes.byteLength;
    const isPressing = record.type === 'end' || this.count >= many || this.bytes >= mostUnread / 8;
    this.arrange(isPressing ? 'soon' : 'frame');
    this.mind(this.unread + this.weight);
  }

  /** The owner has read so much. */
  read(weight: number): void {
    this.unread -= weight;
    this.mind(this.unread + this.weight);
  }

  private get weight(): number {
    return this.bytes + this.count * perRecord;
  }

  private of(id: number): Waiting {
    const known = this.waiting.get(id) ?? { zero: undefined, records: [] };
    this.waiting.set(id, known);
    return known;
  }

  private arrange(due: 'frame' | 'soon'): void {
    if (this.due === 'soon' || this.due === due) return;
    this.callOff();
    this.due = due;
    const flush = (): void => this.flush();
    this.callOff = due === 'soon' ? this.doors.soon(flush) : this.doors.after(handOnMs, flush);
  }

  private flush(): void {
    this.due = undefined;
    const { weight } = this;
    const bytes = new Uint8Array(this.bytes);
    let from = 0;
    const flights = [...this.waiting].map(([id, { zero, records }]): FlightRecords => {
      const to = fill(bytes, from, records);
      const flight = { id, ...(zero !== undefined && { zero }), head: headOf(records), from, to };
      from = to;
      return flight;
    });
    this.waiting = new Map();
    this.count = 0;
    this.bytes = 0;
    this.unread += weight;
    this.doors.post({ flights, bytes, weight });
  }

  /** Once all is read half-way again, the sockets go on: not at each step to and fro. */
  private mind(under: number): void {
    const isHeld = this.isHeld ? under > mostUnread / 2 : under > mostUnread;
    if (isHeld === this.isHeld) return;
    this.isHeld = isHeld;
    this.doors.hold(isHeld);
  }
}
