// From tape to events: framing and dialect, and what the end of the bytes means.
//
//   headers ── chunk ── chunk ── end
//      │         └── framer ── messages ── decoder ── events (same stamp)
//      └── status other than 2xx: the body is the other side's excuse
//
// The same machine reads a lane while it runs and a tape from last year: it has no clock, no
// socket and no memory of anything but this lane.

import { failure, type Failure } from '../../shared/trial/failure.ts';
import type { LaneEvent, LaneStatus, Note } from '../../shared/trial/lane-event.ts';
import type { WireEnd, WireMessage, WireRecord } from '../../shared/trial/tape.ts';
import type { Ms } from '../../shared/units.ts';
import type { Decoded, Decoder, Dialect, Framing, Order } from '../dialects/dialect.ts';
import { BodyHead } from './body-head.ts';
import { limits } from './limits.ts';
import type { Framer } from './ports.ts';
import { networkFailure } from './network-failure.ts';

export interface Verdict {
  readonly status: LaneStatus;
  readonly failure: Failure | null;
  readonly notes: readonly Note[];
}

export interface Interpreter {
  /** The events of one record, in order. */
  take(record: WireRecord): readonly LaneEvent[];
  /** What the dialect still holds back, for a lane that is ended before its bytes are; once. */
  rest(): readonly LaneEvent[];
  /** Set as soon as the lane's end is decided: by its bytes ending, by trouble in them, by a cap. */
  readonly verdict: Verdict | undefined;
  /** What the dialect still waits for, which decides how long the line is held. */
  readonly expects: Decoder['expects'];
  /** True once a body byte has come: from then on nothing is tried again. */
  readonly begun: boolean;
  /** What the other side's status and headers were; undefined before they came. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** True when the dialect's terminal signal has come. */
  readonly terminal: boolean;
}

export function interpreter(
  dialect: Dialect,
  order: Order,
  framerFor: (framing: Framing) => Framer,
): Interpreter {
  return new LaneInterpreter(dialect, order, framerFor);
}

class LaneInterpreter implements Interpreter {
  verdict: Verdict | undefined;
  status: number | undefined;
  headers: Readonly<Record<string, string>> = {};
  begun = false;
  terminal = false;

  private readonly dialect: Dialect;
  private readonly order: Order;
  private readonly framerFor: (framing: Framing) => Framer;
  private decoder: Decoder;
  private framer: Framer | undefined;
  /** Read where nothing of the dialect comes. */
  private readonly head = new BodyHead(limits.errorBytes);
  private bytes = 0;
  private trouble: Failure | undefined;
  private hasRequestId = false;
  private messages = 0;
  private chunks = 0;

  constructor(dialect: Dialect, order: Order, framerFor: (framing: Framing) => Framer) {
    this.dialect = dialect;
    this.order = order;
    this.framerFor = framerFor;
    this.decoder = dialect.decoder(order);
  }

  get expects(): Decoder['expects'] {
    return this.trouble ? 'close' : this.decoder.expects;
  }

  take(record: WireRecord): readonly LaneEvent[] {
    if (this.verdict) return [];
    switch (record.type) {
      case 'connected':
        return [{ type: 'connected', at: record.at, connection: record.connection }];
      case 'written':
        return [{ type: 'written', at: record.at }];
      case 'headers':
        return this.open(record);
      case 'chunk':
        return this.chunk(record.bytes, record.at);
      case 'end':
        return this.end(record.how, record.at);
      default:
        return record satisfies never;
    }
  }

  rest(): readonly LaneEvent[] {
    return this.framer ? this.decoder.rest() : [];
  }

  private open(record: Extract<WireRecord, { type: 'headers' }>): readonly LaneEvent[] {
    this.status = record.status;
    this.headers = record.headers;
    const { streamed } = this.order.contender;
    if (record.status >= 200 && record.status < 300) {
      const framing = this.dialect.framing(streamed, record.headers['content-type'] ?? '');
      if (framing) this.framer = this.framerFor(framing);
    }
    const told = this.dialect.headers(record.headers).map(event => ({ ...event, at: record.at }));
    this.hasRequestId = told.some(namesRequest);
    const events: LaneEvent[] = [{ type: 'opened', at: record.at, status: record.status }, ...told];
    const encoding = record.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      const note = { code: 'gzip_despite_identity', message: encoding };
      events.push({ type: 'note', at: record.at, note });
    }
    return events;
  }

  private chunk(bytes: Uint8Array, at: Ms): readonly LaneEvent[] {
    const events: LaneEvent[] = [];
    if (!this.begun && bytes.length > 0) {
      this.begun = true;
      events.push({ type: 'firstByte', at });
    }
    this.bytes += bytes.length;
    this.head.add(bytes);
    if (this.framer) {
      this.decode(this.framer.take(bytes, at), events);
      if (this.framer.overflow) this.cap('capped_bytes', 'one event is larger than 8 MiB');
      if (this.framer.fault) this.trouble ??= badFrame(this.status ?? null);
    } else if (this.head.isFull) {
      this.conclude(this.refused());
    }
    if (this.bytes > limits.bytes) this.cap('capped_bytes', `${limits.bytes} bytes`);
    this.chunks += 1;
    if (this.chunks > limits.messages) this.cap('capped_events', `${limits.messages} pieces`);
    return events;
  }

  private decode(messages: readonly WireMessage[], events: LaneEvent[]): void {
    for (const message of messages) {
      if (this.verdict) return;
      this.messages += 1;
      if (this.messages > limits.messages) return this.cap('capped_events', `${limits.messages} events`);
      const decoded = this.read(message);
      for (const event of decoded.events) {
        if (event.type === 'finish') this.terminal = true;
        if (event.type === 'text' || event.type === 'thought') this.head.drop();
        this.hasRequestId ||= namesRequest(event);
        events.push(event);
      }
      if (decoded.failure) events.push(...this.named(message.data, message.at));
      // Told, but not yet the end: what still comes (a bill, the last mark) is kept.
      this.trouble ??= decoded.failure;
    }
  }

  /** What no decoder can read is this lane's trouble: the others, and the process, go on. */
  private read(message: WireMessage): Decoded {
    try {
      return this.decoder.take(message);
    } catch {
      // Not quoted: it may be a piece of what was asked or answered.
      return { events: [], failure: failure('malformed', 'bad_json', '', 'try_again') };
    }
  }

  private end(how: WireEnd, at: Ms): readonly LaneEvent[] {
    const events: LaneEvent[] = [];
    if (this.framer && !this.framer.overflow) {
      const { trouble, messages } = this;
      this.decode(this.framer.end(at), events);
      // What the end cut in two is half of something, not nonsense.
      const mayBeHalf = how.kind === 'broken' || messages > 0;
      if (mayBeHalf && this.trouble?.code === 'bad_json') this.trouble = trouble;
    }
    events.push(...this.rest());
    if (!this.verdict) this.conclude(this.judge(how, at));
    if (this.verdict?.failure) events.push(...this.named(this.body(), at));
    return events;
  }

  /** The request's id as a refusal tells it, where nothing else did. */
  private named(refusal: string, at: Ms): readonly LaneEvent[] {
    const requestId = this.hasRequestId ? undefined : this.dialect.requestId(refusal);
    if (requestId === undefined) return [];
    this.hasRequestId = true;
    return [{ type: 'served', at, served: { requestId } }];
  }

  /** What the end of the bytes means, once nothing before it has decided. */
  private judge(how: WireEnd, at: Ms): Verdict {
    const { status } = this;
    // What stood in the way spoke in the endpoint's place: its body is nobody's excuse.
    if (status !== undefined && how.kind === 'broken' && inTheWay.has(how.code)) {
      const failed = { ...networkFailure(how), httpStatus: status };
      return { status: 'failed', failure: failed, notes: [] };
    }
    if (status !== undefined && (status < 200 || status >= 300)) return this.refused();

    const { terminal, spoke, notes } = this.decoder.end();
    const flags: Note[] = [...notes];
    if (this.framer?.damaged) flags.push({ code: 'invalid_utf8', message: '' });
    const trouble = (spoke ? undefined : this.refusalUnframed(at)) ?? this.trouble;
    if (trouble) return { status: 'failed', failure: trouble, notes: flags };
    if (terminal) {
      if (how.kind === 'broken') flags.push({ code: 'closed_badly', message: how.code });
      return { status: 'complete', failure: null, notes: flags };
    }
    if (how.kind === 'broken' && (!this.begun || how.code === 'encoding')) {
      return { status: 'failed', failure: networkFailure(how), notes: flags };
    }
    if (!this.begun) {
      return { status: 'failed', failure: empty(this.status ?? null), notes: flags };
    }
    // Nothing but the break is known of what broke off before its first words.
    const isOther = !spoke && how.kind !== 'broken';
    if (!this.framer || isOther) return { ...this.refused(), notes: flags };
    return { status: 'truncated', failure: cut(how), notes: flags };
  }

  /** The other side said no, or something that is not this dialect. */
  private refused(): Verdict {
    const body = this.body();
    const status = this.status ?? 0;
    const isSuccess = status >= 200 && status < 300;
    const failed = isSuccess ? this.notAStream(body) : this.dialect.refusal(status, this.headers, body);
    return { status: 'failed', failure: failed, notes: [] };
  }

  /**
   * A refusal that is one JSON body, sent with status 200 under the type of a stream, or under one
   * that no dialect has; undefined where the body is none.
   */
  private refusalUnframed(at: Ms): Failure | undefined {
    const data = this.body().trim();
    if (!/^[[{]/.test(data)) return undefined;
    const failed = this.dialect.decoder(this.order).take({ event: undefined, data, at }).failure;
    return failed?.kind === 'malformed' ? undefined : failed;
  }

  private notAStream(body: string): Failure {
    const type = this.headers['content-type'] ?? '';
    const says = body.trim() === '' ? type : `${type}: ${body.slice(0, 200)}`;
    return failure('malformed', 'not_a_stream', says, 'check_url', { httpStatus: this.status ?? null });
  }

  private body(): string {
    return this.head.text();
  }

  private cap(code: string, message: string): void {
    this.conclude({ status: 'limit', failure: null, notes: [{ code, message }] });
  }

  private conclude(verdict: Verdict): void {
    this.verdict ??= verdict;
  }
}

const namesRequest = (event: LaneEvent): boolean =>
  event.type === 'served' && event.served.requestId !== undefined;

const inTheWay: ReadonlySet<string> = new Set(['redirect', 'proxy_auth']);

const empty = (httpStatus: number | null): Failure =>
  failure('malformed', 'empty', '', 'check_url', { httpStatus });

const badFrame = (httpStatus: number | null): Failure =>
  failure('malformed', 'bad_frame', '', 'try_again', { httpStatus });

const cut = (how: WireEnd): Failure =>
  failure('network', 'stream_truncated', how.kind === 'broken' ? how.code : '', 'try_again');
