// What servers do, through transport, framing, dialect and engine on real sockets, and what becomes
// of the lane.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isKnown } from '../../shared/reading.ts';
import { chunked, ending, head, lastChunk, whole, words } from '../kit/http-script.ts';
import { hostileStreams, type Row } from '../kit/hostile-streams.ts';
import { scriptedServer, type Script, type ScriptedServer } from '../kit/scripted-server.ts';
import { laboratory, type Laboratory, type Settled } from './laboratory.ts';

/** One server for all rows: which one is asked for stands in the path. */
const rows = Object.entries(hostileStreams);
let server: ScriptedServer;
let lab: Laboratory;
beforeAll(async () => {
  server = await scriptedServer(({ path }) => rowAt(path).script());
  lab = laboratory();
});
afterAll(async () => {
  await lab.close();
  await server.close();
});

const rowAt = (path: string): Row => {
  const [, row] = rows[Number(/^\/(\d+)\//.exec(path)?.[1])] ?? [];
  if (!row) throw new Error(`no row at ${path}`);
  return row;
};
const runRow = (name: string): Promise<Settled> =>
  lab.run(`${server.url}/${rows.findIndex(([known]) => known === name)}`);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});
async function asked(script: () => Script): Promise<Settled> {
  const own = await scriptedServer(script);
  closing.push(own.close);
  return lab.run(own.url);
}

describe('the corpus', () => {
  it.concurrent.each(rows)('%s', async (name, { expected }) => {
    const { lane, tape } = await runRow(name);
    const { failure } = lane;
    expect({
      status: lane.status,
      ...('answer' in expected && { answer: lane.answer }),
      ...('kind' in expected && { kind: failure?.kind }),
      ...('next' in expected && { next: failure?.next }),
      ...('notes' in expected && { notes: lane.notes.map(({ code }) => code) }),
      ...('code' in expected && { code: failure?.code }),
    }).toEqual({
      ...expected,
      ...(expected.code instanceof RegExp && { code: expect.stringMatching(expected.code) }),
    });
    if (expected.status === 'complete') expect(failure).toBeNull();
    // The other side's words are one short line, never a page, a stack or a prompt.
    expect(failure?.message ?? '').not.toMatch(/[\r\n]|private words|^\s*at /);
    expect((failure?.message ?? '').length).toBeLessThanOrEqual(300);
    expect(tape.filter(record => record.type === 'end')).toHaveLength(1);
    expect(tape.at(-1)?.type).toBe('end');
    expect(tape.map(({ at }) => at)).toEqual(tape.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('never leaves an unknown bill at zero', async () => {
    const [none, invalid, twice] = await Promise.all([
      runRow('HS-31 no bill'),
      runRow('HS-34 a bill that can’t be'),
      runRow('HS-32 two bills'),
    ]);
    const counts = ({ lane }: Settled) =>
      [lane.usage.inputTokens, lane.usage.outputTokens].map(read => (isKnown(read) ? read.value : read.why));
    expect([counts(none), counts(invalid), counts(twice)]).toEqual([
      ['usage_missing', 'usage_missing'],
      ['invalid_report', 'invalid_report'],
      [10, 3],
    ]);
  });

  it('starts no clock at an early hint', async () => {
    const { lane } = await runRow('HS-45 trailers and early hints');
    expect(lane.marks.headersMs).toBeGreaterThanOrEqual(55);
    expect(lane.marks.firstAnswerMs).toBeGreaterThanOrEqual(lane.marks.headersMs ?? Infinity);
  });

  it('shows the first words of a page as text', async () => {
    const { lane } = await runRow('HS-49 a page to sign in at');
    expect(lane.failure?.message).toContain('Sign in');
  });
});

describe('what the headers tell', () => {
  it('is kept by a list: limits and names of requests, no cookie', async () => {
    const { lane, tape } = await asked(() => [
      {
        send: head(200, {
          'content-type': 'text/event-stream',
          'transfer-encoding': 'chunked',
          'x-request-id': 'req_1',
          'openai-processing-ms': '321',
          'x-ratelimit-limit-requests': '500',
          'X-RateLimit-Remaining-Tokens': '29000',
          'x-ratelimit-reset-tokens': '6m0s',
          'set-cookie': 'session=secret-cookie',
          'x-echo-authorization': 'Bearer secret-key',
        }),
      },
      { send: chunked(words('ok') + ending()) },
      { send: lastChunk },
    ]);
    expect(lane.server).toEqual({
      serverProcessingMs: 321,
      'x-ratelimit-limit-requests': '500',
      'x-ratelimit-remaining-tokens': '29000',
      'x-ratelimit-reset-tokens': '6m0s',
    });
    expect(lane.served.requestId).toBe('req_1');
    expect(JSON.stringify([lane, tape])).not.toMatch(/secret-/);
  });

  it('is kept of a refusal too', async () => {
    const { lane } = await asked(() =>
      whole(429, '{"error":{"message":"slow down"}}', {
        'content-type': 'application/json',
        'x-ratelimit-remaining-requests': '0',
        'retry-after': '20',
      }),
    );
    expect(lane.server).toEqual({ 'x-ratelimit-remaining-requests': '0' });
    expect(lane.failure).toMatchObject({ kind: 'rate_limit', retryAfterMs: 20_000, httpStatus: 429 });
  });
});
