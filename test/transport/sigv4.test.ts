// AWS's signature, held against a vector that AWS published, and against what leaves the socket.

import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/transport/clock.ts';
import { signed } from '../../electron/transport/sigv4.ts';
import { socketWire } from '../../electron/transport/wire.ts';
import { epochMs } from '../../shared/units.ts';
import { whole } from '../kit/http-script.ts';
import { scriptedServer } from '../kit/scripted-server.ts';
import { endOf, request, sent } from './setup.ts';

const place = { scheme: 'sigv4', region: 'us-east-1', service: 'service' } as const;
const id = 'AKIDEXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const day = epochMs(Date.parse('2015-08-30T12:36:00Z'));

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

describe('the signature', () => {
  it('is that of the published suite: get-vanilla', async () => {
    const url = new URL('https://example.amazonaws.com/');
    const headers = await signed(
      { method: 'GET', headers: {}, body: '' },
      url,
      place,
      `${id}:${secret}`,
      day,
    );
    expect(headers).toMatchObject({
      'x-amz-date': '20150830T123600Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
        'SignedHeaders=host;x-amz-date, ' +
        'Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    });
  });

  it('covers the body and the headers that the dialect composed, and carries a session token', async () => {
    const url = new URL('https://bedrock-runtime.us-east-1.amazonaws.com/model/a.b-v1%3A0/converse');
    const ask = (body: string, token = '') =>
      signed({ method: 'POST', headers: { accept: 'x' }, body }, url, place, `${id}:${secret}${token}`, day);
    const [one, other, temporary] = [await ask('{"a":1}'), await ask('{"a":2}'), await ask('{}', ':TOKEN')];
    expect(one?.['authorization']).toContain('SignedHeaders=accept;host;x-amz-date');
    expect(one?.['authorization']).not.toBe(other?.['authorization']);
    expect(temporary).toMatchObject({ 'x-amz-security-token': 'TOKEN', accept: 'x' });
  });

  it.each(['sk-plain-key', 'ID:', ':SECRET', 'ID:SECRET:TOKEN:MORE', 'ID:SEC RET'])(
    'is not made of "%s"',
    async text => {
      const url = new URL('https://example.amazonaws.com/');
      expect(await signed({ method: 'GET', headers: {}, body: '' }, url, place, text, day)).toBeUndefined();
    },
  );
});

describe('on the wire', () => {
  const setup = async () => {
    const server = await scriptedServer(() => whole(200, '{}'));
    const wire = socketWire(systemClock());
    closing.push(server.close, wire.close);
    const ask = (key: string | undefined) =>
      sent(wire, request(`${server.url}/model/a.b-v1%3A0/converse`, { key: place }), key);
    return { server, ask };
  };

  it('a request is signed at the last moment: the server sees a signature, never the secret', async () => {
    const { server, ask } = await setup();
    const records = await ask(`${id}:${secret}`);
    expect(endOf(records)).toEqual({ kind: 'closed' });
    const { headers, path, body } = server.seen[0] ?? {};
    expect(headers?.['authorization']).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\//);
    expect(headers?.['host']).toBe(new URL(server.url).host);
    expect(headers?.['content-type']).toBe('application/json');
    expect([path, body]).toEqual(['/model/a.b-v1%3A0/converse', '{"model":"m"}']);
    expect(JSON.stringify([headers, records])).not.toContain(secret);
  });

  it('a secret of another form is sent nowhere', async () => {
    const { server, ask } = await setup();
    expect(endOf(await ask('AKIA:'))).toMatchObject({ kind: 'broken', code: 'bad_secret' });
    expect(server.connections).toBe(0);
  });

  it('a key of one word is told as it is', async () => {
    const { server, ask } = await setup();
    await ask('bedrock-api-key-x');
    expect(server.seen[0]?.headers['authorization']).toBe('Bearer bedrock-api-key-x');
  });

  it('without a secret it goes unsigned', async () => {
    const { server, ask } = await setup();
    await ask(undefined);
    expect(server.seen[0]?.headers['authorization']).toBeUndefined();
  });
});
