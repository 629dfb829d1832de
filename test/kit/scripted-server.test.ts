// The tests' own server keeps its word: what it wrote down is what it sent.

import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { cutAt, head, streamHeaders } from './http-script.ts';
import { scriptedServer, type ScriptedServer } from './scripted-server.ts';

let server: ScriptedServer | undefined;
afterEach(() => server?.close());

const ask = (port: number, requests = 1): Promise<{ text: string; how: 'fin' | 'rst' }> =>
  new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const request = 'POST /v1/x HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody';
    socket.write(request.repeat(requests));
    socket.on('data', bytes => (text += bytes.toString('utf8')));
    socket.on('end', () => resolve({ text, how: 'fin' }));
    socket.on('error', () => resolve({ text, how: 'rst' }));
  });

it('sends the bytes as they stand, at their times, and writes both down', async () => {
  server = await scriptedServer(() => [
    { send: head(200, { 'x-odd': 'yes' }) },
    { at: 30, send: 'first' },
    { wait: 20 },
    ...cutAt('second', [3]),
    { close: 'fin' },
  ]);
  const { text, how } = await ask(server.port);
  const [request] = server.seen;
  expect([text, how]).toEqual(['HTTP/1.1 200 OK\r\nx-odd: yes\r\n\r\nfirstsecond', 'fin']);
  expect(request).toMatchObject({ method: 'POST', path: '/v1/x', body: 'body', connection: 1 });
  const after = request?.sent.map(({ at }) => at - request.at) ?? [];
  expect(request?.sent.map(({ bytes }) => bytes)).toEqual([31, 5, 3, 3]);
  expect(after[1]).toBeGreaterThanOrEqual(29);
  expect((after[2] ?? 0) - (after[1] ?? 0)).toBeGreaterThanOrEqual(19);
  expect(await request?.gone).toBeGreaterThan(request?.sent.at(-1)?.at ?? 0);
});

it('answers one request after another on one connection, and breaks it where told', async () => {
  server = await scriptedServer((_request, index) => [
    { send: `${index}` },
    ...(index === 1 ? [{ wait: 20 }, { close: 'rst' } as const] : []),
  ]);
  expect(await ask(server.port, 2)).toEqual({ text: '01', how: 'rst' });
  expect([server.connections, server.seen.length]).toEqual([1, 2]);
});

it('waits for the test, and stops at once when the other side leaves', async () => {
  let open = (): void => undefined;
  const gate = new Promise<void>(resolve => (open = resolve));
  server = await scriptedServer(function* () {
    yield { send: head(200, streamHeaders) };
    yield { until: gate };
    for (;;) yield { send: 'more', wait: 1 };
  });
  const socket = connect(server.port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\n\r\n');
  const some = (): Promise<unknown> => new Promise(resolve => socket.once('data', resolve));
  await Promise.all([server.asked(1), some()]);
  expect(server.seen[0]?.sent).toHaveLength(1);
  open();
  await some();
  socket.destroy();
  expect(await server.seen[0]?.gone).toBeGreaterThan(0);
});
