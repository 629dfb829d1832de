// Good lanes beside hostile ones, and many lanes at once: nothing lost, nothing out of order. How
// far arrival times moved is said, not judged: this machine may be busy with other things.

import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Tape } from '../../shared/trial/tape.ts';
import { chunked, ending, goodAnswer, head, lastChunk, streamHeaders, words } from '../kit/http-script.ts';
import { scriptedServer, type Receipt, type Script } from '../kit/scripted-server.ts';
import { laboratory } from './laboratory.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const pieces = Array.from({ length: 40 }, (_, index) => `${index} 🙂 `);
const text = pieces.join('');

function* flood(): Generator<{ send: string | Uint8Array }> {
  yield { send: head() };
  for (;;) yield { send: chunked(words('x'.repeat(60_000))) };
}

const hostile: Record<string, () => Script> = {
  'a flood': flood,
  'a bomb of gzip': () => [
    { send: head(200, { ...streamHeaders, 'content-encoding': 'gzip' }) },
    { send: chunked(gzipSync(Buffer.alloc(100 * 1024 * 1024, 0x78))) },
  ],
  'a single line of 30 MiB': function* () {
    yield { send: head() };
    for (let sent = 0; sent < 500; sent += 1) yield { send: chunked('x'.repeat(60_000)) };
  },
  'a reset': () => [{ send: head() }, { send: chunked(words('half')) }, { wait: 20 }, { close: 'rst' }],
  nonsense: () => [{ send: head() }, { send: chunked('data: {"a":\n\n'.repeat(5_000)) }],
  'a head of 40 KB': () => [{ send: head(200, { 'x-long': 'x'.repeat(40_000) }) }],
};

/** The largest distance between when pieces were sent and when they were recorded, both from their first. */
function shift(tape: Tape, sent: readonly Receipt[]): number {
  const came = tape.flatMap(record => (record.type === 'chunk' ? [record.at as number] : []));
  const [firstCame = 0] = came;
  const [, firstSent] = sent;
  const late = came.map((at, index) =>
    Math.abs(at - firstCame - ((sent[index + 1]?.at ?? 0) - (firstSent?.at ?? 0))),
  );
  return late.toSorted((a, b) => a - b)[Math.floor(late.length * 0.95)] ?? 0;
}

describe('seven good lanes beside', () => {
  it.each(Object.entries(hostile))('%s are whole', { timeout: 30_000 }, async (name, script) => {
    const bad = await scriptedServer(script);
    const good = await scriptedServer(() => goodAnswer(pieces, 5));
    const lab = laboratory();
    closing.push(bad.close, good.close, lab.close);
    const lineup = [bad, good, good, good, good, good, good, good].map(({ url }) => lab.contender(url));
    const [worst, ...rest] = await lab.lanes(await lab.start(lineup));

    expect(worst?.lane.status, name).not.toBe('complete');
    expect(rest.map(({ lane }) => [lane.status, lane.answer, lane.notes.length])).toEqual(
      Array.from({ length: 7 }, () => ['complete', text, 0]),
    );
    for (const { tape } of rest) expect(shift(tape, good.seen[0]?.sent ?? [])).toBeGreaterThanOrEqual(0);
  });
});

describe('sixteen lanes of 8,000 pieces each', () => {
  it('lose nothing and keep their order', { timeout: 60_000 }, async () => {
    const count = 8_000;
    const server = await scriptedServer(function* (_request, lane) {
      yield { send: head() };
      for (let piece = 0; piece < count; piece += 1) yield { send: chunked(words(`${lane}:${piece} `)) };
      yield { send: chunked(ending(count)) };
      yield { send: lastChunk };
    });
    const lab = laboratory();
    closing.push(server.close, lab.close);
    const before = process.memoryUsage().rss;
    const trial = await lab.start(Array.from({ length: 16 }, () => lab.contender(server.url)));
    const lanes = await lab.lanes(trial);
    const grownMib = (process.memoryUsage().rss - before) / (1024 * 1024);

    const wanted = (lane: string): string =>
      Array.from({ length: count }, (_, piece) => `${lane}:${piece} `).join('');
    expect(lanes.map(({ lane }) => lane.status)).toEqual(Array.from({ length: 16 }, () => 'complete'));
    for (const { lane } of lanes) expect(lane.answer === wanted(nameIn(lane))).toBe(true);
    expect(new Set(lanes.map(({ lane }) => nameIn(lane))).size).toBe(16);
    expect(lanes.every(({ lane }) => lane.timeline.length === count)).toBe(true);
    expect(lanes.every(({ lane }) => isOrdered(lane.timeline.map(([at]) => at)))).toBe(true);
    // What the server sent is 50 bytes a piece; text, tape, timeline and events stand beside it.
    expect(grownMib).toBeLessThan(600);
  });
});

const nameIn = ({ answer }: Lane): string => answer.slice(0, answer.indexOf(':'));
const isOrdered = (times: readonly number[]): boolean =>
  times.every((at, index) => index === 0 || at >= (times[index - 1] ?? 0));
