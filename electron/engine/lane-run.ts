// One lane, from its order to its end. Settles exactly once, keeps what arrived, and never
// tries again unless the person allowed it, before the first answer byte, with the log to show.
//
//   send ── records ──> interpreter ── events ──> sink
//    ├── the deadline: the person's, the only one
//    ├── the linger: nothing can follow any more, yet the line is held
//    └── stop(): the person, the cost cap
//
// Zero of every stamp is the last attempt's own send.

import { failure, type Failure } from '../../shared/trial/failure.ts';
import type { LaneEvent, LaneStatus, Note } from '../../shared/trial/lane-event.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import { ms, type Ms } from '../../shared/units.ts';
import type { Dialect, HttpRequest, Order } from '../dialects/dialect.ts';
import { interpreter, type Interpreter, type Verdict } from './interpreter.ts';
import { limits } from './limits.ts';
import type { Flight, Ports, Wire } from './ports.ts';
import { isWorthRetrying, waitBeforeRetry } from './retry.ts';

export interface LanePlan {
  readonly order: Order;
  readonly dialect: Dialect;
  readonly request: HttpRequest;
  readonly timeoutMs: number;
  readonly retries: number;
}

export interface LaneSink {
  events(events: readonly LaneEvent[]): void;
  record(record: WireRecord): void;
  /** The first attempt is on its way; its stamps count from then, on the engine's clock. */
  dispatched?(at: number): void;
  /** What is to be said of the circumstances, asked as the lane settles. */
  flags?(): readonly Note[];
  /** After the `settled` event, once. */
  settled(): void;
}

export interface Secret {
  readonly key: string | null;
  /** Needed but null: nothing is sent, and the lane says which key to set. */
  readonly needed: boolean;
}

/** What it takes to send: found beforehand, so that lanes sent in a row leave together. */
export interface Access {
  readonly secret: Secret;
  readonly wire: Wire;
}

export class LaneRun {
  private readonly ports: Ports;
  private readonly plan: LanePlan;
  private readonly sink: LaneSink;
  private access: Access | undefined;
  private interpreter: Interpreter;
  private flight: Flight | undefined;
  private isFlying = false;
  private lingersFor: Interpreter['expects'] = 'more';
  private attempt = 0;
  private sentAt = 0;
  private isSettled = false;
  private stopping: Verdict | undefined;
  private callOffDeadline = (): void => undefined;
  private callOffLinger = (): void => undefined;
  private callOffRetry = (): void => undefined;

  constructor(ports: Ports, plan: LanePlan, sink: LaneSink) {
    this.ports = ports;
    this.plan = plan;
    this.sink = sink;
    this.interpreter = this.listen();
  }

  /** Hands the request to the wire. */
  send(access: Access): void {
    if (this.isSettled) return;
    this.access = access;
    const { secret, wire } = access;
    this.attempt += 1;
    this.interpreter = this.listen();
    this.lingersFor = 'more';
    this.sink.events([{ type: 'sent', at: ms(0), attempt: this.attempt }]);
    if (secret.needed && secret.key === null) {
      return this.settle({ status: 'failed', failure: noKey(this.plan.order), notes: [] }, ms(0));
    }
    const { clock } = this.ports;
    this.callOffDeadline = clock.after(this.plan.timeoutMs, () => this.end(this.overdue()));
    this.isFlying = true;
    this.sentAt = clock.now();
    const flight = wire.send(this.plan.request, {
      secret: secret.key,
      ...(this.attempt === 1 && { onZero: at => this.dispatched(at) }),
      onRecord: record => this.take(record),
    });
    // A wire may end, or be ended, before it returns; then there is nothing left to hold.
    if (this.isFlying) this.flight = flight;
    else flight.abort();
  }

  /** Ends the lane now, by the person's hand or by a cap. What has arrived is kept. */
  stop(status: Extract<LaneStatus, 'cancelled' | 'limit' | 'interrupted'>, notes: readonly Note[]): void {
    this.end({ status, failure: null, notes });
  }

  /** The lane's own clock: milliseconds since its last attempt was sent. */
  private elapsed(): Ms {
    return ms(this.attempt === 0 ? 0 : this.ports.clock.now() - this.sentAt);
  }

  private get key(): string | null {
    return this.access?.secret.key ?? null;
  }

  private listen(): Interpreter {
    return interpreter(this.plan.dialect, this.plan.order, this.ports.framer);
  }

  /** A wire that tells of it late may tell of a lane that has settled. */
  private dispatched(at: number): void {
    if (!this.isSettled) this.sink.dispatched?.(at);
  }

  /** Writes a record down, then reads it. */
  private take(record: WireRecord): void {
    if (this.isSettled) return;
    this.sink.record(record);
    const events = this.interpreter.take(record);
    // Our own abort ends the bytes: the reason for it is the verdict, not the end.
    const verdict = record.type === 'end' ? this.stopping : undefined;
    if (events.length > 0) this.sink.events(events);
    const decided = verdict ?? this.interpreter.verdict;
    if (!decided) return this.mindTheEnd();
    if (record.type === 'end') this.conclude(decided, record.at);
    else this.end(decided);
  }

  /** Once nothing can follow, the other side gets a moment to close, then we do. */
  private mindTheEnd(): void {
    const { expects } = this.interpreter;
    if (expects === this.lingersFor) return;
    this.lingersFor = expects;
    this.callOffLinger();
    if (expects === 'more') return;
    const wait = expects === 'close' ? limits.closeAfterDoneMs : limits.billAfterFinishMs;
    this.callOffLinger = this.ports.clock.after(wait, () => {
      this.sink.events([{ type: 'note', at: this.elapsed(), note: { code: 'held_open', message: '' } }]);
      this.flight?.abort();
    });
  }

  /** Lets go of the wire; the lane settles with the `end` record, which what had arrived comes before. */
  private end(verdict: Verdict): void {
    if (this.isSettled || this.stopping) return;
    this.stopping = verdict;
    // Waiting to be tried again, never sent, or still inside the wire's own send: no record follows.
    if (this.flight) this.flight.abort();
    else this.conclude(verdict, this.elapsed());
  }

  private conclude(verdict: Verdict, at: Ms): void {
    this.callOffDeadline();
    this.callOffLinger();
    this.callOffRetry();
    this.isFlying = false;
    this.flight = undefined;
    const { failure: failed } = verdict;
    const { access } = this;
    const mayRetry =
      failed !== null &&
      this.stopping !== verdict &&
      this.attempt <= this.plan.retries &&
      isWorthRetrying(failed, this.interpreter);
    if (mayRetry && access) this.retry(failed, at, access);
    else this.settle(verdict, at);
  }

  private retry(failed: Failure, at: Ms, access: Access): void {
    const wait = waitBeforeRetry(failed, this.attempt, this.ports.random());
    this.sink.events([
      {
        type: 'retried',
        at,
        attempt: {
          attempt: this.attempt,
          endMs: at,
          failure: withoutKey(failed, this.key),
          waitedMs: ms(wait),
        },
      },
    ]);
    this.callOffRetry = this.ports.clock.after(wait, () => this.send(access));
  }

  private settle(verdict: Verdict, at: Ms): void {
    if (this.isSettled) return;
    this.isSettled = true;
    const notes = [...verdict.notes, ...(this.sink.flags?.() ?? [])].map(
      note => ({ type: 'note', at, note }) as const,
    );
    const failed = verdict.failure && explained(verdict.failure, this.key);
    const rest = this.interpreter.rest();
    this.sink.events([...rest, ...notes, { type: 'settled', at, status: verdict.status, failure: failed }]);
    this.sink.settled();
  }

  private overdue(): Verdict {
    const seconds = Math.round(this.plan.timeoutMs / 1000);
    return {
      status: 'failed',
      failure: failure('timeout', 'deadline', `${seconds} s`, 'raise_timeout'),
      notes: [],
    };
  }
}

/** A refused call that carried no key is a missing key, not a wrong one. */
const explained = (failed: Failure, key: string | null): Failure =>
  failed.kind === 'auth' && key === null ? { ...failed, next: 'set_key' } : withoutKey(failed, key);

/** The other side may spell the key so that the transport did not see it (JSON's escapes). */
const withoutKey = (failed: Failure, key: string | null): Failure =>
  key === null || key.length < 8
    ? failed
    : {
        ...failed,
        message: failed.message.replaceAll(key, '***'),
        code: failed.code.replaceAll(key, '***'),
      };

const noKey = (order: Order): Failure => failure('auth', 'no_key', order.contender.endpoint, 'set_key');
