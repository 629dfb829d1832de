// The socket: requests out, bytes in, THE stamp.
//
//   zero ─ dispatch ─ [dns ─ tcp ─ tls] ─ written ─ headers ─ chunk ─ chunk ─ ... ─ end
//
// Below fetch, on undici's dispatcher: no hidden five-minute limit, no redirect followed, the end
// of the framing visible, identity encoding asked for. A chunk is stamped in the callback that
// brings it, before anything else is done with it. One `end` always comes, exactly once.

import { Agent, type Dispatcher } from 'undici';
import type { Clock, Flight, SendOptions, Wire } from '../engine/ports.ts';
import type { HttpRequest } from '../dialects/dialect.ts';
import type { WireEnd, WireRecord } from '../../shared/trial/tape.ts';
import { ms, type Ms } from '../../shared/units.ts';
import { timedConnector } from './connector.ts';
import { observe, type Observer } from './connection-facts.ts';
import { EncodedBody, isEncoded } from './content-encoding.ts';
import { keptHeaders } from './kept-headers.ts';
import { brokenBy } from './broken.ts';
import { checkedUrl } from './url-rules.ts';

export interface SocketWire extends Wire {
  /** Lets go of idle connections; flights under way are ended. */
  close(): Promise<void>;
}

export function socketWire(clock: Clock): SocketWire {
  const agent = new Agent({
    connect: timedConnector(clock),
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: 16 * 1024,
    pipelining: 1,
    keepAliveTimeout: 30_000,
  });
  return {
    send: (request, options) => new SocketFlight(agent, clock, request, options),
    close: () => agent.destroy(),
  };
}

class SocketFlight implements Flight {
  private readonly clock: Clock;
  private readonly onRecord: SendOptions['onRecord'];
  private readonly zero: number;
  private readonly host: string;
  private controller: Dispatcher.DispatchController | undefined;
  private body: EncodedBody | undefined;
  private hasEnded = false;

  constructor(agent: Agent, clock: Clock, request: HttpRequest, options: SendOptions) {
    this.clock = clock;
    this.onRecord = options.onRecord;
    const url = checkedUrl(request.url);
    this.host = typeof url === 'string' ? '' : url.host;
    this.zero = clock.now();
    if (typeof url === 'string') this.end({ kind: 'broken', code: 'bad_url', message: url });
    else this.dispatch(agent, url, request, options.secret);
  }

  abort(): void {
    if (this.hasEnded) return;
    this.end({ kind: 'aborted' });
    this.controller?.abort(new Error('let go'));
  }

  private dispatch(agent: Agent, url: URL, request: HttpRequest, secret: string | null): void {
    const { key } = request;
    const headers = {
      ...request.headers,
      'accept-encoding': 'identity',
      'user-agent': 'assay',
      // The last moment, and the only place: no order, tape or log can hold the key.
      ...(secret !== null && { [key.header]: `${key.prefix}${secret}` }),
    };
    const observer: Observer = {
      onSocket: connection => this.record({ type: 'connected', at: this.now(), connection }),
      onWritten: () => this.record({ type: 'written', at: this.now() }),
    };
    try {
      observe(observer, () => {
        agent.dispatch(
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
      onResponseEnd: () => this.finish(),
      onResponseError: (_controller, error) => this.end(brokenBy(error, this.host)),
    };
  }

  private open(status: number, headers: Readonly<Record<string, string | string[] | undefined>>): void {
    const at = this.now();
    if (this.hasEnded || (status >= 100 && status < 200)) return;
    const kept = keptHeaders(headers);
    this.record({ type: 'headers', at, status, headers: kept });
    if (status >= 300 && status < 400) return this.refuseRedirect(headers['location'], at);
    if (status === 407) {
      return this.letGo({ kind: 'broken', code: 'proxy_auth', message: '407' }, at);
    }
    const encoding = kept['content-encoding'];
    if (isEncoded(encoding)) this.body = new EncodedBody(encoding);
  }

  private chunk(bytes: Uint8Array): void {
    const at = this.now();
    if (this.hasEnded) return;
    // undici's buffer is its parser's: what is kept must be our own.
    if (this.body) this.body.take(bytes);
    else this.record({ type: 'chunk', at, bytes: Uint8Array.prototype.slice.call(bytes) });
  }

  private finish(): void {
    const at = this.now();
    if (this.body && !this.hasEnded) {
      const plain = this.body.end();
      if (!plain) return this.end(undecodable, at);
      this.record({ type: 'chunk', at, bytes: plain });
    }
    this.end({ kind: 'closed' }, at);
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
    if (this.hasEnded) return;
    this.record({ type: 'end', at, how });
    this.hasEnded = true;
  }

  private record(record: WireRecord): void {
    if (!this.hasEnded) this.onRecord(record);
  }

  private now(): Ms {
    return ms(this.clock.now() - this.zero);
  }
}

const undecodable: WireEnd = { kind: 'broken', code: 'encoding', message: 'the body could not be decoded' };
