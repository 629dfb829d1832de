// The wire in a thread of its own, as its owner sees it: requests go over, stamped records come back.
//
//   owner    send ─────────────────────────── records ── read ──> lane
//   thread     └─ socket ─ stamp ─ stamp ─ stamp ─┘ 16 or 45 ms
//
// What the owner does meanwhile, reading 128 lanes or collecting its garbage, makes no stamp late.

import { Worker } from 'node:worker_threads';
import type { Flight, LoopWatch, SendOptions, Wire } from '../engine/ports.ts';
import type { HttpRequest } from '../dialects/dialect.ts';
import { letGo, readBatch } from '../../shared/trial/record-batch.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import { ms, type Ms } from '../../shared/units.ts';
import type { ConnectLimits } from './connector.ts';
import { machineOffset } from './machine-clock.ts';
import { plainRoute, type Route } from './route.ts';
import { mostUnread, type Delivery, type Order, type Orders, type ThreadOptions } from './thread/messages.ts';

export interface ThreadWire extends Wire {
  /** The same wire by another road: `wire.ts`. */
  through(route: Route): Wire;
  /** How late the thread's loop is: the one that stamps. */
  watchLoop(): LoopWatch;
  /** Ends the thread, its sockets with it; flights under way are ended. */
  close(): Promise<void>;
}

export interface ThreadWireOptions {
  /** Where the thread's code lies in a bundle; from source it lies beside this file. */
  readonly workerUrl?: URL;
  readonly limits?: Pick<ConnectLimits, 'connectTimeoutMs'>;
  /** Records are handed on at most this late, milliseconds. */
  readonly handOnMs?: number;
  /** For tests: the thread itself, to be ended. */
  readonly onWorker?: (worker: Worker) => void;
}

/** What was read is told of in lots: telling wakes the thread, and a small part of the bound is no hurry. */
const tellReadAt = mostUnread / 8;

/** Megabytes for what lives a moment. What Node would give it grows to 48, and is not given back. */
const young = 3;

interface Open {
  readonly onRecord: SendOptions['onRecord'];
  readonly onZero: SendOptions['onZero'];
  readonly sentAt: number;
}

export function threadWire(options: ThreadWireOptions = {}): ThreadWire {
  const open = new Map<number, Open>();
  let sent = 0;
  let isClosing = false;
  let isWatched = false;
  let lateMs: Ms | undefined;
  /** What was read and not yet told of. */
  let unsaid = 0;
  let worker: Worker | undefined;

  /** What is ordered in one turn crosses as one: lanes sent in a row leave in a row. */
  let orders: Order[] = [];
  const post = (order: Order): void => {
    if (orders.push(order) === 1) queueMicrotask(cross);
  };
  const cross = (): void => {
    worker?.postMessage(orders satisfies Orders);
    orders = [];
  };

  const hear = ({ batch, weight, lateMs: late }: Delivery): void => {
    lateMs = late;
    readBatch(batch, {
      zero: (id, at) => open.get(id)?.onZero?.(at),
      chunk: (id, at, from, to) => hand(id, { type: 'chunk', at, bytes: batch.bytes.subarray(from, to) }),
      other: hand,
    });
    letGo(batch.marks, batch.bytes);
    unsaid += weight;
    if (unsaid < tellReadAt) return;
    post({ type: 'read', weight: unsaid });
    unsaid = 0;
  };

  const hand = (id: number, record: WireRecord): void => {
    const flight = open.get(id);
    if (record.type === 'end') forget(id);
    flight?.onRecord(record);
  };

  /** A thread that nothing is asked of keeps nobody alive. */
  const forget = (id: number): void => {
    open.delete(id);
    if (open.size === 0) worker?.unref();
  };

  const start = (): Worker => {
    unsaid = 0;
    const workerData: ThreadOptions = {
      limits: options.limits ?? { connectTimeoutMs: 10_000 },
      handOnMs: options.handOnMs ?? 16,
      offset: machineOffset(),
    };
    const made = new Worker(options.workerUrl ?? new URL('./thread/main.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: young },
    });
    let why = 'the thread ended';
    made.on('message', hear);
    made.on('error', error => {
      why = error instanceof Error ? error.message : String(error);
    });
    made.on('exit', () => {
      if (worker === made) worker = undefined;
      bury(why);
    });
    made.unref();
    options.onWorker?.(made);
    return made;
  };

  /**
   * With the thread its sockets are gone. What had been handed on stays. A lane that ends may have the
   * next one sent at once: that one flies on another thread.
   */
  const bury = (why: string): void => {
    const lost = [...open];
    for (const [id, { sentAt }] of lost) {
      const how = isClosing
        ? ({ kind: 'aborted' } as const)
        : ({ kind: 'broken', code: 'wire_lost', message: why } as const);
      hand(id, { type: 'end', at: ms(performance.now() - sentAt), how });
    }
  };

  const send = (request: HttpRequest, { secret, onRecord, onZero }: SendOptions, route: Route): Flight => {
    if (isClosing) {
      onRecord({ type: 'end', at: ms(0), how: { kind: 'aborted' } });
      return { abort: () => undefined };
    }
    const id = (sent += 1);
    if (!worker) {
      worker = start();
      if (isWatched) post({ type: 'watch', isOn: true });
    }
    open.set(id, { onRecord, onZero, sentAt: performance.now() });
    worker.ref();
    post({ type: 'send', id, request, secret, route });
    return { abort: () => post({ type: 'abort', id }) };
  };

  const through = (route: Route): Wire => ({
    send: (request, more) => send(request, more, route),
  });

  // Before it is asked for: the first send would wait for it.
  worker = start();

  return {
    ...through(plainRoute),
    through,
    watchLoop: () => {
      lateMs = undefined;
      isWatched = true;
      post({ type: 'watch', isOn: true });
      return {
        p99: () => lateMs,
        close: () => {
          isWatched = false;
          post({ type: 'watch', isOn: false });
        },
      };
    },
    close: async () => {
      isClosing = true;
      await worker?.terminate();
    },
  };
}
