// The wire's thread: sockets and stamps, and nothing else that could make a stamp late. Reading,
// writing down and showing are the owner's.

import { parentPort, workerData } from 'node:worker_threads';
import type { LoopWatch } from '../../engine/ports.ts';
import { systemClock } from '../clock.ts';
import { watchLoop } from '../loop-watch.ts';
import { machineOffset } from '../machine-clock.ts';
import { socketWire, type HeldFlight } from '../wire.ts';
import type { Delivery, Order, Orders, ThreadOptions } from './messages.ts';
import { Outbox } from './outbox.ts';

const port = parentPort;
if (!port) throw new Error("the wire's thread was started without an owner");
const { limits, handOnMs, offset } = workerData as ThreadOptions;

/** Both threads' `performance.now()` run on the machine's clock from a zero of their own. */
const shift = machineOffset() - offset;
const clock = systemClock();
const wire = socketWire({ ...clock, now: () => clock.now() + shift }, limits);

const flights = new Map<number, HeldFlight>();
let watch: LoopWatch | undefined;

const outbox = new Outbox({
  handOnMs,
  post: delivery => {
    const { marks, bytes } = delivery.batch;
    port.postMessage({ ...delivery, lateMs: watch?.p99() } satisfies Delivery, [marks.buffer, bytes.buffer]);
  },
  hold: isHeld => {
    for (const flight of flights.values()) flight.hold(isHeld);
  },
  after: clock.after,
  soon: then => {
    const due = setImmediate(then);
    return () => clearImmediate(due);
  },
});

function send({ id, request, secret, route }: Extract<Order, { type: 'send' }>): void {
  let hasEnded = false;
  const flight = wire.through(route).send(request, {
    secret,
    onZero: at => outbox.zero(id, at),
    onRecord: record => {
      outbox.take(id, record);
      if (record.type !== 'end') return;
      hasEnded = true;
      flights.delete(id);
    },
  });
  if (hasEnded) return;
  flights.set(id, flight);
  if (outbox.holds) flight.hold(true);
}

function carryOut(order: Order): void {
  switch (order.type) {
    case 'send':
      return send(order);
    case 'abort':
      return flights.get(order.id)?.abort();
    case 'read':
      return outbox.read(order.weight);
    case 'watch':
      watch?.close();
      watch = order.isOn ? watchLoop() : undefined;
      return undefined;
    default:
      return order satisfies never;
  }
}

/**
 * So many requests are handed to the HTTP client in one turn. It looks at an idle connection for a turn before
 * it writes on it: of 128 handed over at once, each would wait for all others, with its clock running.
 */
const sendsInTurn = 2;

const queue: Order[] = [];
let isTurnDue = false;

function work(): void {
  isTurnDue = false;
  for (let sends = 0, next = queue.shift(); next; next = queue.shift()) {
    carryOut(next);
    if (next.type === 'send') sends += 1;
    if (sends === sendsInTurn) break;
  }
  if (queue.length === 0) return;
  isTurnDue = true;
  setImmediate(work);
}

port.on('message', (orders: Orders) => {
  queue.push(...orders);
  if (!isTurnDue) work();
});
