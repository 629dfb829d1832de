// A key given to every lane of the corpus is in nothing that leaves the transport: no record, event,
// lane, note, failure, tape or journal. Not even where the server says it back.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  chunked,
  cutAt,
  ending,
  head,
  lastChunk,
  sse,
  streamHeaders,
  whole,
  words,
} from '../kit/http-script.ts';
import { hostileStreams } from '../kit/hostile-streams.ts';
import { scriptedServer, type Script, type ScriptedServer } from '../kit/scripted-server.ts';
import { framesOf, laboratory, type Laboratory } from './laboratory.ts';

const canary = 'sk-canary-7f3a9b21d4';

/** Everything as text, bytes too, with what JSON would escape unescaped. */
const textOf = (told: unknown): string =>
  JSON.stringify(told, (_name, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  ).replaceAll('\\', '');

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

describe('the key', () => {
  const rows = Object.values(hostileStreams);
  let server: ScriptedServer;
  let lab: Laboratory;
  beforeAll(async () => {
    server = await scriptedServer(({ path }) => rows[Number(/^\/(\d+)\//.exec(path)?.[1])]?.script() ?? []);
    lab = laboratory({ key: canary });
  });
  afterAll(async () => {
    await lab.close();
    await server.close();
  });

  it('is in nothing that a trial of the whole corpus leaves behind', { timeout: 30_000 }, async () => {
    const lineup = rows.map((_, index) => lab.contender(`${server.url}/${index}`));
    const trial = await lab.start(lineup);
    const frames = await framesOf(lab, trial);
    const lanes = await lab.lanes(trial);

    expect(server.seen.filter(({ headers }) => headers['authorization'] === `Bearer ${canary}`)).toHaveLength(
      rows.length,
    );
    expect(lanes).toHaveLength(rows.length);
    const everything = textOf([trial, frames, lanes, lab.told]);
    expect(everything.length).toBeGreaterThan(50_000);
    expect(everything).not.toContain(canary);
  });
});

describe('a server that says the key back', () => {
  const json = { 'content-type': 'application/json' };
  const echoes: Record<string, () => Script> = {
    'in a refusal': () =>
      whole(401, `{"error":{"message":"Incorrect API key provided: ${canary}","code":"${canary}"}}`, json),
    'in a refusal, spelled in another way': () =>
      whole(401, `{"error":{"message":"Incorrect API key provided: \\u0073${canary.slice(1)}"}}`, json),
    'in a page': () => whole(403, `<h1>${canary}</h1>`, { 'content-type': 'text/html' }),
    'in a header that is kept': () => [
      { send: head(200, { ...streamHeaders, 'x-request-id': canary, 'x-ratelimit-limit-requests': canary }) },
      { send: chunked(words('ok') + ending()) + lastChunk },
    ],
    'in a redirect': () => [
      { send: head(302, { location: `https://${canary}.example/`, 'content-length': 0 }) },
    ],
    'in an error of the stream': () => [
      { send: head() },
      {
        send:
          chunked(words('half') + sse({ error: { message: `Bad key ${canary}`, type: canary } })) + lastChunk,
      },
    ],
    'in the answer': () => [
      { send: head() },
      { send: chunked(words(`your key is ${canary}`) + ending()) + lastChunk },
    ],
    'in the answer, a byte at a time': () => [
      { send: head() },
      ...cutAt(
        words(`key ${canary}.`) + ending(),
        Array.from({ length: 80 }, (_, at) => at + 1),
      ).map(step => ('send' in step && step.send !== undefined ? { send: chunked(step.send) } : step)),
      { send: lastChunk },
    ],
    'where HTTP should be': () => [{ send: `${canary}\r\n` }, { close: 'fin' }],
    'in a line that breaks off': () => [
      { send: head() },
      { send: chunked(words('half') + `data: ${canary.slice(0, -1)}`) },
      { wait: 10 },
      { close: 'rst' },
    ],
  };

  it.each(Object.entries(echoes))('%s', async (_name, script) => {
    const server = await scriptedServer(script);
    const lab = laboratory({ key: canary });
    closing.push(server.close, lab.close);
    const trial = await lab.start([lab.contender(server.url)]);
    const frames = await framesOf(lab, trial);
    const lanes = await lab.lanes(trial);
    expect(lanes).toHaveLength(1);
    expect(textOf([frames, lanes, lab.told])).not.toContain(canary);
  });
});

describe('a key that can’t be one', () => {
  it.each(['sk-canary\r\nx-evil: 1', 'sk-\u0000', '密钥密钥密钥'])('%j is sent nowhere', async key => {
    const server = await scriptedServer(() => whole(200, '{}'));
    const lab = laboratory({ key });
    closing.push(server.close, lab.close);
    const { lane } = await lab.run(server.url);
    expect(lane.failure).toMatchObject({ kind: 'auth', code: 'bad_secret', next: 'check_key' });
    expect(lane).not.toHaveProperty('dispatchDelayMs');
    expect(server.connections).toBe(0);
  });
});
