// By which road a request leaves: an authority of the person's own, a proxy, extra headers.

import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/transport/clock.ts';
import { routeProblem, type Route } from '../../electron/transport/route.ts';
import { socketWire } from '../../electron/transport/wire.ts';
import { whole } from '../kit/http-script.ts';
import { scriptedProxy, type ProxyOptions, type ScriptedProxy } from '../kit/scripted-proxy.ts';
import {
  scriptedServer,
  testAuthority,
  type ScriptedServer,
  type ServerOptions,
} from '../kit/scripted-server.ts';
import { connectionIn, endOf, request, sent, textOf, turn } from './setup.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function setup(options: ServerOptions = {}, connectTimeoutMs = 10_000) {
  const server = await scriptedServer(() => whole(200, '{}'), options);
  const wire = socketWire(systemClock(), { connectTimeoutMs });
  closing.push(server.close, wire.close);
  const ask = (route: Route, secret?: string, at: ScriptedServer = server) =>
    sent(wire.through(route), request(`${at.url}/v1/x`), secret);
  const proxy = async (more: ProxyOptions = {}): Promise<ScriptedProxy> => {
    const made = await scriptedProxy(more);
    closing.push(made.close);
    return made;
  };
  return { server, wire, ask, proxy };
}

describe('an authority of the person’s own', () => {
  it('is trusted on its own road only', async () => {
    const { ask } = await setup({ tls: 'localhost' });
    expect(endOf(await ask({ ca: testAuthority() }))).toEqual({ kind: 'closed' });
    expect(endOf(await ask({}))).toMatchObject({ kind: 'broken', code: expect.stringMatching(/^tls_/) });
  });

  it('does not make a wrong host right', async () => {
    const { ask } = await setup({ tls: 'elsewhere' });
    expect(endOf(await ask({ ca: testAuthority() }))).toMatchObject({
      kind: 'broken',
      code: 'tls_ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });
});

describe('a proxy', () => {
  it.each([
    ['http to a plain server', {}, {}],
    ['http to a TLS server', {}, { tls: 'localhost' }],
    ['https to a TLS server', { tls: true }, { tls: 'localhost' }],
  ] as const)('%s is a tunnel, and the connection it made is told', async (_name, proxied, served) => {
    const { server, ask, proxy } = await setup(served);
    const way = await proxy(proxied);
    const route = { proxy: way.url, ca: testAuthority() };
    const records = await ask(route, 'the-key');

    expect([endOf(records), textOf(records)]).toEqual([{ kind: 'closed' }, '{}']);
    expect(way.heads).toHaveLength(1);
    expect(way.heads[0]).toContain(`CONNECT 127.0.0.1:${server.port} `);
    expect(way.heads[0]).not.toContain('the-key');
    expect(server.seen[0]?.headers['authorization']).toBe('Bearer the-key');
    expect(records.filter(record => record.type === 'connected')).toHaveLength(1);
    expect(connectionIn(records)).toMatchObject({ reused: false, dnsMs: null, tlsMs: null });
    expect(connectionIn(records)?.connectMs).toBeGreaterThan(0);
    await turn();
    expect(connectionIn(await ask(route))).toMatchObject({ reused: true });
  });

  it('is given its name and password, and nobody else is', async () => {
    const { server, ask, proxy } = await setup();
    const way = await proxy({ password: 'me:pass word' });
    expect(endOf(await ask({ proxy: way.urlFor('me:pass%20word') }))).toEqual({ kind: 'closed' });
    expect(JSON.stringify(server.seen[0]?.headers)).not.toContain('proxy-authorization');
  });

  it.each([
    ['asks for a password', { password: 'me:secret-word' }, 'proxy_auth', '407'],
    ['forbids the way', { refuse: 403 }, 'proxy_refused', '403'],
    ['finds nobody behind it', { refuse: 502 }, 'proxy_refused', '502'],
    ['hangs up', { refuse: 'close' }, 'proxy_unreachable', undefined],
    ['says nothing', { refuse: 'silence' }, 'proxy_unreachable', undefined],
  ] as const)(
    'that %s is named so, once, and the endpoint sees nothing',
    async (_name, how, code, message) => {
      const { server, ask, proxy } = await setup({}, 300);
      const way = await proxy(how);
      const end = endOf(await ask({ proxy: way.urlFor('me:wrong-word') }));
      expect(end).toMatchObject({ kind: 'broken', code, ...(message !== undefined && { message }) });
      expect(JSON.stringify(end)).not.toContain('wrong-word');
      expect([way.heads.length, server.connections]).toEqual([1, 0]);
    },
  );

  it('that is not there is not called the endpoint’s trouble', async () => {
    const { ask, proxy } = await setup();
    const way = await proxy();
    await way.close();
    expect(endOf(await ask({ proxy: way.url }))).toMatchObject({ kind: 'broken', code: 'proxy_unreachable' });
  });

  it('does not hide a bad certificate behind it', async () => {
    const { ask, proxy } = await setup({ tls: 'localhost' });
    const way = await proxy();
    expect(endOf(await ask({ proxy: way.url }))).toMatchObject({ code: expect.stringMatching(/^tls_/) });
  });

  it('does not make a wrong host right', async () => {
    const { ask, proxy } = await setup({ tls: 'elsewhere' });
    const way = await proxy();
    expect(endOf(await ask({ proxy: way.url, ca: testAuthority() }))).toMatchObject({
      code: 'tls_ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });
});

describe('extra headers', () => {
  it('are sent, give way to the key, and stand in no record', async () => {
    const { server, ask } = await setup();
    const headers = { 'X-Gateway-Token': 'gateway-secret', Authorization: 'nobody', 'User-Agent': 'mine' };
    const records = await ask({ headers }, 'the-key');
    expect(server.seen[0]?.headers).toMatchObject({
      'x-gateway-token': 'gateway-secret',
      authorization: 'Bearer the-key',
      'user-agent': 'mine',
      'accept-encoding': 'identity',
    });
    expect(JSON.stringify(records)).not.toContain('gateway-secret');
  });
});

describe('a road that can’t be taken', () => {
  it.each([
    [{ proxy: 'socks5://h:1' }],
    [{ proxy: 'me:secret-word@h:1' }],
    [{ proxy: 'http://me:secret-word@h:1/path' }],
    [{ ca: 'no certificate' }],
    [{ ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }],
  ])('%j fails each lane that is sent on it, and repeats no secret', async route => {
    const { server, ask } = await setup();
    const end = endOf(await ask(route));
    expect(end).toMatchObject({ kind: 'broken', code: 'bad_route', message: routeProblem(route) });
    expect(JSON.stringify(end)).not.toContain('secret-word');
    expect(server.connections).toBe(0);
  });
});
