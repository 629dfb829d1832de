// Trouble before there is an answer: names, ports, certificates, proxies, redirects. One readable
// failure each, nothing tried again, no key where it does not belong.

import { afterEach, describe, expect, it } from 'vitest';
import { chunked, ending, goodAnswer, head, lastChunk, whole, words } from '../kit/http-script.ts';
import { scriptedProxy } from '../kit/scripted-proxy.ts';
import { scriptedServer, type Script, type SeenRequest, type ServerOptions } from '../kit/scripted-server.ts';
import { systemClock } from '../../electron/transport/clock.ts';
import { socketWire } from '../../electron/transport/wire.ts';
import { laboratory, type LaboratoryOptions } from './laboratory.ts';
import { endOf, fly, request, sent, turn } from './setup.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function serve(answer: (seen: SeenRequest, index: number) => Script, options?: ServerOptions) {
  const server = await scriptedServer(answer, options);
  closing.push(server.close);
  return server;
}
function lab(options?: LaboratoryOptions) {
  const made = laboratory(options);
  closing.push(made.close);
  return made;
}
const good = (): Script => goodAnswer(['ok']);

describe('a server that can’t be reached', () => {
  it('by a name that nobody knows', async () => {
    const { lane } = await lab().run('http://no-such-host.invalid');
    expect(lane.failure).toMatchObject({
      kind: 'network',
      code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
      next: 'check_url',
      httpStatus: null,
    });
  });

  it('since nobody listens', async () => {
    const server = await serve(good);
    await server.close();
    const { lane } = await lab().run(server.url);
    expect(lane.failure).toMatchObject({
      kind: 'network',
      code: 'ECONNREFUSED',
      next: 'check_server',
      message: `127.0.0.1:${server.port}`,
    });
    expect(lane).toMatchObject({ status: 'failed', attempts: 1, marks: { headersMs: null } });
  });

  it('at a port where browsers would not even try', async () => {
    const { lane } = await lab().run('http://127.0.0.1:9');
    expect(lane.failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED' });
  });

  it('at an address that is none', async () => {
    const { lane } = await lab().run('http://169.254.169.254');
    expect(lane.failure).toMatchObject({ kind: 'network', code: 'bad_url', next: 'check_url' });
  });
});

describe('a name is judged by the addresses it stands for', () => {
  /** A wire for which every name stands for these addresses. */
  function naming(...addresses: readonly string[]) {
    const all = addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }));
    const wire = socketWire(systemClock(), {
      connectTimeoutMs: 1_000,
      lookup: (_host, _options, done) => done(null, all),
    });
    closing.push(wire.close);
    return wire;
  }

  it.each([
    ['169.254.169.254'],
    ['fe80::1'],
    ['fd00:ec2::254'],
    ['::ffff:a9fe:a9fe'],
    ['100.100.100.200'],
    ['0.0.0.0'],
  ])('one that leads to %s is refused, with nothing sent', async address => {
    const server = await serve(good);
    const url = `http://models.example:${server.port}/v1/x`;
    // Also where a good address stands beside it: which of them is taken would be chance.
    for (const addresses of [[address], ['127.0.0.1', address]]) {
      const records = await sent(naming(...addresses), request(url), 'the-key');
      expect(endOf(records)).toMatchObject({ kind: 'broken', code: 'bad_url' });
      expect(JSON.stringify(records)).not.toContain('the-key');
    }
    expect(server.seen).toHaveLength(0);
  });

  it('one that leads home is welcome', async () => {
    const server = await serve(good);
    const url = `http://models.example:${server.port}/v1/x`;
    expect(endOf(await sent(naming('127.0.0.1'), request(url)))).toEqual({ kind: 'closed' });
    expect(server.seen).toHaveLength(1);
  });
});

describe('TLS', () => {
  it.each<[string, ServerOptions, 'http' | 'https', string, string]>([
    ['a certificate of an unknown authority', { tls: 'localhost' }, 'https', '^tls_', 'check_certificate'],
    ['another host’s certificate', { tls: 'elsewhere' }, 'https', '^tls_', 'check_certificate'],
    ['plain HTTP to a TLS port', { tls: 'localhost' }, 'http', '^(ECONNRESET|UND_ERR_SOCKET|not_http)$', ''],
    ['TLS to a plain port', {}, 'https', '^tls_', 'check_certificate'],
    ['TLS to a port that says nothing', { mute: true }, 'https', '^connect_timeout$', 'check_server'],
  ])('%s', async (_name, options, scheme, code, next) => {
    const server = await serve(good, options);
    const { lane, tape } = await lab({ key: 'the-key', connectTimeoutMs: 300 }).run(
      server.url.replace(/^https?/, scheme),
    );
    expect(lane).toMatchObject({ status: 'failed', failure: { kind: 'network', ...(next && { next }) } });
    expect(lane.failure?.code).toMatch(new RegExp(code));
    expect(lane.failure?.message).not.toMatch(/node_modules|\n/);
    expect(JSON.stringify([lane, tape])).not.toContain('the-key');
    expect(server.seen).toHaveLength(0);
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('%i is not followed, whatever header holds the key', async status => {
    const second = await serve(good);
    const first = await serve(() => [
      {
        send: head(status, { location: `${second.url}/v1/x`, 'content-length': 2 }) + 'go',
      },
    ]);
    const wire = socketWire(systemClock());
    closing.push(wire.close);
    for (const header of ['authorization', 'x-api-key', 'api-key', 'x-goog-api-key']) {
      const asked = request(`${first.url}/v1/x`, { key: { header, prefix: '' } });
      expect(endOf(await fly(wire, asked, 'the-key').over)).toEqual({
        kind: 'broken',
        code: 'redirect',
        message: `127.0.0.1:${second.port}`,
      });
    }
    await turn();
    expect(first.seen.map(({ headers }) => Object.values(headers).includes('the-key'))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([second.connections, second.seen.length]).toEqual([0, 0]);
  });

  it.each([
    ['to another host', 'https://elsewhere.example/v1'],
    ['to itself', '/v1/chat/completions'],
    ['to nowhere', undefined],
    ['to nonsense', 'http://[nope'],
  ])('%s fails the lane, once, and says where it pointed', async (_name, location) => {
    const server = await serve(() => [
      { send: head(302, { ...(location !== undefined && { location }), 'content-length': 0 }) },
    ]);
    const { lane } = await lab({ key: 'the-key' }).run(server.url, { retries: 2 });
    expect(lane).toMatchObject({
      status: 'failed',
      httpStatus: 302,
      failure: { kind: 'network', code: 'redirect', next: 'check_url', httpStatus: 302 },
    });
    if (location?.startsWith('https') === true) expect(lane.failure?.message).toBe('elsewhere.example');
    expect(server.seen).toHaveLength(1);
  });
});

describe('a proxy', () => {
  it('that asks for a password fails the lane and says so', async () => {
    const server = await serve(good);
    const proxy = await scriptedProxy({ password: 'me:right' });
    closing.push(proxy.close);
    const { lane } = await lab({ route: { proxy: proxy.urlFor('me:wrong-word') }, key: 'the-key' }).run(
      server.url,
    );
    expect(lane.failure).toMatchObject({ kind: 'network', code: 'proxy_auth', next: 'check_proxy' });
    expect(JSON.stringify(lane)).not.toMatch(/wrong-word|the-key/);
    expect(proxy.heads.join('')).not.toContain('the-key');
  });

  it('that answers in the server’s place is told apart from a refused key', async () => {
    const server = await serve(() => whole(407, '<h1>Proxy</h1>', { 'content-type': 'text/html' }));
    const { lane } = await lab().run(server.url);
    expect(lane.failure).toMatchObject({
      kind: 'network',
      code: 'proxy_auth',
      next: 'check_proxy',
      httpStatus: 407,
    });
  });
});

describe('trying again, on real sockets', () => {
  const busy = (headers: Record<string, string>): Script =>
    whole(429, '{"error":{"message":"slow down"}}', { 'content-type': 'application/json', ...headers });

  it('waits as long as it was asked to, and counts time from the last attempt', async () => {
    const server = await serve((_seen, index) => (index === 0 ? busy({ 'retry-after-ms': '120' }) : good()));
    const { lane, tape } = await lab({ key: 'the-key' }).run(server.url, { retries: 1 });
    const [first, second] = server.seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(118);
    expect(lane).toMatchObject({
      status: 'complete',
      answer: 'ok',
      attempts: 2,
      attemptLog: [{ attempt: 1, waitedMs: 120, failure: { kind: 'rate_limit', retryAfterMs: 120 } }],
    });
    expect(lane.marks.firstAnswerMs).toBeLessThan(118);
    expect(second?.headers['authorization']).toBe('Bearer the-key');
    // The tape is the last attempt's.
    expect(tape.filter(({ type }) => type === 'headers')).toHaveLength(1);
  });

  it('in a storm of 503 makes three requests and no more', async () => {
    const server = await serve(() =>
      whole(503, '{}', { 'content-type': 'application/json', 'retry-after-ms': '1' }),
    );
    const { lane } = await lab().run(server.url, { retries: 2 });
    expect([server.seen.length, lane.status, lane.attempts, lane.attemptLog.length]).toEqual([
      3,
      'failed',
      3,
      2,
    ]);
  });

  it('makes one request unless the person allowed more', async () => {
    const server = await serve(() => busy({ 'retry-after-ms': '1' }));
    const { lane } = await lab().run(server.url);
    await turn();
    expect([server.seen.length, lane.attempts]).toEqual([1, 1]);
  });

  it('makes one request once a byte of an answer has come', async () => {
    const server = await serve(() => [
      { send: head() },
      { send: chunked(': hello\n\n') },
      { wait: 20 },
      { close: 'rst' },
    ]);
    const { lane } = await lab().run(server.url, { retries: 2 });
    expect([server.seen.length, lane.status, lane.failure?.kind]).toEqual([1, 'truncated', 'network']);
  });

  it('makes one request where the connection broke mid-answer', async () => {
    const server = await serve(() => [
      { send: head() },
      { send: chunked(words('half')) },
      { wait: 20 },
      { close: 'rst' },
    ]);
    const { lane } = await lab().run(server.url, { retries: 2 });
    expect([server.seen.length, lane.status]).toEqual([1, 'truncated']);
  });
});

describe('a connection', () => {
  it('is told with what opening it took, and as reused after that', async () => {
    const server = await serve(() => [
      { send: head() },
      { send: chunked(words('ok') + ending()) + lastChunk },
    ]);
    const laboratory = lab();
    const byName = server.url.replace('127.0.0.1', 'localhost');
    const first = await laboratory.run(byName);
    await turn();
    const second = await laboratory.run(byName);
    expect(first.lane.connection).toMatchObject({ reused: false, tlsMs: null });
    expect(first.lane.connection.dnsMs).toBeGreaterThan(0);
    expect(first.lane.connection.connectMs).toBeGreaterThan(0);
    expect(second.lane.connection).toEqual({ reused: true, dnsMs: null, connectMs: null, tlsMs: null });
    expect(first.lane.marks.writtenMs).toBeGreaterThan(0);
    expect(first.tape.map(({ type }) => type).slice(0, 3)).toEqual(['connected', 'written', 'headers']);
  });

  it('is not shared by lanes that fly at the same time', async () => {
    const server = await serve(good);
    const laboratory = lab();
    const lineup = Array.from({ length: 5 }, () => laboratory.contender(server.url));
    const lanes = await laboratory.lanes(await laboratory.start(lineup));
    expect(lanes.map(({ lane }) => lane.connection.reused)).toEqual([false, false, false, false, false]);
    expect(server.connections).toBe(5);
  });
});
