// The socket: requests out, bytes in, THE stamp.
//
//   zero ─ dispatch ─ [dns ─ tcp ─ tls] ─ written ─ headers ─ chunk ─ chunk ─ ... ─ end
//
// Below fetch, on undici's dispatcher: no hidden five-minute limit, no redirect followed, the end
// of the framing visible, identity encoding asked for. A chunk is stamped in the callback that
// brings it, before anything else is done with it. One `end` always comes, exactly once.

import type { Dispatcher } from 'undici';
import type { Clock, Flight, SendOptions, Wire } from '../engine/ports.ts';
import type { HttpRequest } from '../dialects/dialect.ts';
import type { WireEnd, WireRecord } from '../../shared/trial/tape.ts';
import { ms, type Ms } from '../../shared/units.ts';
import { dispatcherFor, type ConnectLimits } from './connector.ts';
import { observe, type Observer } from './connection-facts.ts';
import { EncodedBody, isEncoded } from './content-encoding.ts';
import { keptHeaders } from './kept-headers.ts';
import { Masking } from './masking.ts';
import { brokenBy } from './broken.ts';
import { plainRoute, type Route } from './route.ts';
import { signed } from './sigv4.ts';
import { checkedUrl } from './url-rules.ts';

/** A flight whose bytes can be left in the socket for a while: the other side is slowed down, nothing is lost. */
export interface HeldFlight extends Flight {
  hold(isHeld: boolean): void;
}

export interface Road extends Wire {
  send(request: HttpRequest, options: SendOptions): HeldFlight;
}

export interface SocketWire extends Road {
  /**
   * The same wire by another road: an endpoint's own certificate authority, proxy, headers.
   * Connections are kept per road. A road that can't be taken fails each lane sent on it.
   */
  through(route: Route): Road;
  /** Lets go of idle connections; flights under way are ended. */
  close(): Promise<void>;
}

export function socketWire(clock: Clock, limits: ConnectLimits = { connectTimeoutMs: 10_000 }): SocketWire {
  const dispatchers = new Map<string, Dispatcher>();
  const dispatcher = (route: Route): Dispatcher => {
    const name = JSON.stringify([route.ca, route.proxy]);
    const found = dispatchers.get(name) ?? dispatcherFor(clock, route, limits);
    dispatchers.set(name, found);
    return found;
  };
  const through = (route: Route): Road => ({
    send: (request, options) => new SocketFlight(() => dispatcher(route), clock, request, options, route),
  });
  return {
    ...through(plainRoute),
    through,
    close: async () => {
      await Promise.all([...dispatchers.values()].map(found => found.destroy()));
    },
  };
}

class SocketFlight implements HeldFlight {
  private readonly clock: Clock;
  private readonly onRecord: SendOptions['onRecord'];
  private readonly onZero: SendOptions['onZero'];
  private readonly dispatcher: () => Dispatcher;
  private readonly extraHeaders: Route['headers'];
  private readonly masking: Masking;
  private zero: number;
  private readonly host: string;
  private controller: Dispatcher.DispatchController | undefined;
  private body: EncodedBody | undefined;
  private isHeld = false;
  private isBehind = false;
  /** What this turn's read of the socket has brought so far, and when. */
  private read: Uint8Array[] = [];
  /** How and when the bytes ended, while their decoding goes on. */
  private ended: { readonly how: WireEnd; readonly at: Ms } | undefined;
  private readAt = ms(0);
  private hasEnded = false;

  constructor(
    dispatcher: () => Dispatcher,
    clock: Clock,
    request: HttpRequest,
    options: SendOptions,
    route: Route,
  ) {
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.onRecord = options.onRecord;
    this.onZero = options.onZero;
    this.extraHeaders = route.headers;
    this.masking = new Masking(options.secret);
    const url = checkedUrl(request.url);
    this.host = typeof url === 'string' ? '' : url.host;
    this.zero = clock.now();
    if (typeof url === 'string') this.end({ kind: 'broken', code: 'bad_url', message: url });
    else this.authorise(url, request, options.secret);
  }

  abort(): void {
    if (this.hasEnded) return;
    this.end({ kind: 'aborted' });
    this.controller?.abort(new Error('let go'));
  }

  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    this.body?.hold(isHeld);
    this.pace();
  }

  private pace(): void {
    const { controller } = this;
    const waits = this.isHeld || this.isBehind;
    if (this.hasEnded || !controller || controller.paused === waits) return;
    if (waits) controller.pause();
    else controller.resume();
  }

  /** The last moment, and the only place: no order, tape or log can hold the key. */
  private authorise(url: URL, request: HttpRequest, secret: string | null): void {
    const { key } = request;
    if (secret === null) return this.dispatch(url, request, request.headers, {});
    if (key.scheme !== 'sigv4') {
      if (!canStandInHeader(secret)) return this.end({ kind: 'broken', code: 'bad_secret', message: '' });
      return this.dispatch(url, request, request.headers, { [key.header]: `${key.prefix}${secret}` });
    }
    // AWS also gives out keys of one word, which are told as they are.
    if (!secret.includes(':')) {
      return this.dispatch(url, request, request.headers, { authorization: `Bearer ${secret}` });
    }
    signed(request, url, key, secret, this.clock.date())
      .then(headers => {
        if (this.hasEnded) return;
        if (!headers) return this.end({ kind: 'broken', code: 'bad_secret', message: awsForm });
        // Zero is the moment before the request is handed over: signing is not the network's time.
        this.zero = this.clock.now();
        this.dispatch(url, request, {}, headers);
      })
      .catch((error: unknown) => this.end(brokenBy(error, this.host)));
  }

  private dispatch(
    url: URL,
    request: HttpRequest,
    composed: Readonly<Record<string, string>>,
    authorised: Readonly<Record<string, string>>,
  ): void {
    const headers = {
      'user-agent': 'assay',
      ...composed,
      ...lowerCase(this.extraHeaders),
      'accept-encoding': 'identity',
      ...authorised,
    };
    const observer: Observer = {
      onSocket: connection => this.record({ type: 'connected', at: this.now(), connection }),
      onWritten: () => this.record({ type: 'written', at: this.now() }),
    };
    this.onZero?.(this.zero);
    try {
      observe(observer, () => {
        this.dispatcher().dispatch(
          {
            origin: url.origin,
            path: `${url.pathname}${url.search}`,
            method: request.method,
            headers,
            body: request.method === 'GET' ? null : request.body,
          },
          this.handler(),
        );
      });
    } catch (error) {
      this.end(brokenBy(error, this.host));
    }
  }

  private handler(): Dispatcher.DispatchHandler {
    return {
      onRequestStart: controller => {
        this.controller = controller;
        if (this.hasEnded) controller.abort(new Error('let go'));
      },
      onResponseStart: (_controller, status, headers) => this.open(status, headers),
      onResponseData: (_controller, bytes) => this.chunk(bytes),
      onResponseEnd: () => this.finish({ kind: 'closed' }),
      onResponseError: (_controller, error) => this.finish(brokenBy(error, this.host)),
    };
  }

  private open(status: number, headers: Readonly<Record<string, string | string[] | undefined>>): void {
    const at = this.now();
    if (this.hasEnded || (status >= 100 && status < 200)) return;
    this.pace();
    const kept = keptHeaders(headers);
    this.record({ type: 'headers', at, status, headers: kept });
    if (status >= 300 && status < 400) return this.refuseRedirect(headers['location'], at);
    if (status === 407) {
      return this.letGo({ kind: 'broken', code: 'proxy_auth', message: '407' }, at);
    }
    const encoding = kept['content-encoding'];
    if (isEncoded(encoding)) this.decode(encoding, at);
  }

  /**
   * Stamped at once. What one read of the socket brings in several pieces arrived together: it is
   * one chunk, handed on before anything else can happen.
   */
  private chunk(bytes: Uint8Array): void {
    if (this.hasEnded || bytes.length === 0) return;
    if (this.read.length === 0) {
      this.readAt = this.now();
      queueMicrotask(() => this.handOn());
    }
    this.read.push(bytes);
  }

  private handOn(): void {
    if (this.read.length === 0) return;
    // undici's buffer is its parser's: what is kept must be our own.
    const bytes = joined(this.read);
    this.read = [];
    if (this.body) this.body.take(bytes, this.readAt);
    else this.record({ type: 'chunk', at: this.readAt, bytes });
  }

  private decode(encoding: string, headersAt: Ms): void {
    this.body = EncodedBody.of(encoding, {
      plain: (bytes, at) => this.record({ type: 'chunk', at, bytes }),
      isBehind: behind => {
        this.isBehind = behind;
        this.pace();
      },
      over: isSound => {
        this.body = undefined;
        // Decoded to its end, the line may still be open, with more to come on it that is not of the body.
        const how = isSound ? (this.ended?.how ?? { kind: 'closed' }) : undecodable;
        this.letGo(how, this.ended?.at ?? this.now());
      },
    });
    if (!this.body) this.letGo(undecodable, headersAt);
    else if (this.isHeld) this.body.hold(true);
  }

  /** The bytes have ended; a body that is still being decoded has its say first. */
  private finish(how: WireEnd): void {
    const at = this.now();
    this.handOn();
    if (!this.body) return this.end(how, at);
    this.ended = { how, at };
    this.body.end(how.kind === 'closed' ? 'whole' : 'broken');
  }

  /** Never followed: it could carry the key and the prompt to another host. */
  private refuseRedirect(location: string | string[] | undefined, at: Ms): void {
    const target = typeof location === 'string' && URL.canParse(location, `http://${this.host}`);
    const host = target ? new URL(location, `http://${this.host}`).host : '';
    this.letGo({ kind: 'broken', code: 'redirect', message: host }, at);
  }

  private letGo(how: WireEnd, at: Ms): void {
    this.end(how, at);
    this.controller?.abort(new Error('let go'));
  }

  private end(how: WireEnd, at: Ms = this.now()): void {
    this.handOn();
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.body?.close();
    const told = how.kind === 'broken' ? { ...how, message: this.masking.text(how.message) } : how;
    this.onRecord({ type: 'end', at, how: told });
  }

  private record(record: WireRecord): void {
    if (!this.hasEnded) this.onRecord(this.masked(record));
  }

  private masked(record: WireRecord): WireRecord {
    if (record.type === 'chunk') {
      const bytes = this.masking.bytes(record.bytes);
      return bytes === record.bytes ? record : { ...record, bytes };
    }
    if (record.type !== 'headers') return record;
    const headers = Object.entries(record.headers).map(([name, value]) => [name, this.masking.text(value)]);
    return { ...record, headers: Object.fromEntries(headers) as Record<string, string> };
  }

  private now(): Ms {
    return ms(this.clock.now() - this.zero);
  }
}

const awsForm = 'ACCESS_KEY_ID:SECRET[:SESSION_TOKEN]';

/** A line end, a control character or a letter beyond Latin-1 was never part of a key. */
const canStandInHeader = (secret: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(secret);

/** Names that differ in case only are one header. */
const lowerCase = (headers: Route['headers'] = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

const undecodable: WireEnd = { kind: 'broken', code: 'encoding', message: '' };
