// How much a lane may take: endless streams, bombs, single lines, and an honest answer that is long.
// What it costs this process is held against the size of what came.

import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { chunked, ending, head, lastChunk, streamHeaders, words } from '../kit/http-script.ts';
import { scriptedServer, type Script, type Step } from '../kit/scripted-server.ts';
import { laboratory } from './laboratory.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const mib = 1024 * 1024;

/** So many times a text, packed member by member: what it unpacks to was never in this process. */
const bomb = (text: string, times: number): Buffer =>
  Buffer.concat(Array.from({ length: times }, () => gzipSync(text)));

/** Runs one lane, and by how much memory had grown at most meanwhile, MiB. */
async function growth(script: () => Script) {
  const server = await scriptedServer(script);
  const lab = laboratory();
  closing.push(server.close, lab.close);
  const before = process.memoryUsage().rss;
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const { lane } = await lab.run(server.url, { timeoutMs: 120_000 });
  clearInterval(sampling);
  return { lane, server, grownMib: (peak - before) / mib };
}

function* endless(piece: Uint8Array, first: Step = { send: head() }): Generator<Step> {
  yield first;
  for (;;) yield { send: piece };
}

const codes = (notes: readonly { readonly code: string }[]): readonly string[] =>
  notes.map(({ code }) => code);

describe('a lane ends at the limit', () => {
  it.each<[string, () => Script, string, number]>([
    ['a stream without end', () => endless(chunked(words('x'.repeat(60_000)))), 'capped_bytes', 400],
    [
      'comments without end',
      () => endless(chunked(`: ping ${'x'.repeat(100)}\n\n`.repeat(500))),
      'capped_bytes',
      300,
    ],
    ['a single line without end', () => endless(chunked('x'.repeat(60_000))), 'capped_bytes', 150],
    [
      'a million tiny events',
      () => endless(chunked('data: {"choices":[]}\n\n'.repeat(2_000))),
      'capped_events',
      400,
    ],
    [
      'a bomb of gzip, one line',
      () =>
        endless(chunked(bomb('x'.repeat(mib), 200)), {
          send: head(200, { ...streamHeaders, 'content-encoding': 'gzip' }),
        }),
      'capped_bytes',
      250,
    ],
    [
      'a bomb of gzip, many events',
      () =>
        endless(chunked(bomb(words('x'.repeat(100_000)).repeat(10), 100)), {
          send: head(200, { ...streamHeaders, 'content-encoding': 'gzip' }),
        }),
      'capped_bytes',
      400,
    ],
  ])('%s', { timeout: 60_000 }, async (_name, script, code, mostMib) => {
    const { lane, server, grownMib } = await growth(script);
    expect([lane.status, lane.failure]).toEqual(['limit', null]);
    expect(codes(lane.notes)).toContain(code);
    expect(await server.seen[0]?.gone).toBeGreaterThan(0);
    expect(grownMib).toBeLessThan(mostMib);
  });

  it.each([
    ['a page', 200, 'not_a_stream'],
    ['an error', 500, 'http_500'],
  ])('%s without end is read no further than what it says', async (_name, status, code) => {
    const { lane, server, grownMib } = await growth(() =>
      endless(chunked('<p>text '.repeat(8_000)), {
        send: head(status, { 'content-type': 'text/html', 'transfer-encoding': 'chunked' }),
      }),
    );
    expect(lane).toMatchObject({ status: 'failed', failure: { code } });
    expect(await server.seen[0]?.gone).toBeGreaterThan(0);
    expect(grownMib).toBeLessThan(100);
  });
});

describe('a long answer', () => {
  it('of 60 MiB comes whole, and the memory it takes is bounded', { timeout: 60_000 }, async () => {
    const piece = 'word '.repeat(12_000);
    const pieceBytes = Buffer.byteLength(words(piece));
    const count = Math.floor((60 * mib) / pieceBytes);
    const { lane, grownMib } = await growth(function* () {
      yield { send: head() };
      for (let sent = 0; sent < count; sent += 1) yield { send: chunked(words(piece)) };
      yield { send: chunked(ending()) };
      yield { send: lastChunk };
    });
    expect(lane.status).toBe('complete');
    expect(lane.answer.length).toBe(count * piece.length);
    // Tape, pieces and answer are three; the server in the same process and what waits for collection are the rest.
    expect(grownMib).toBeLessThan(6 * 64);
  });
});
