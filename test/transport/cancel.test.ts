// Stopping: at any moment, at once, with what came kept, and the server is let go of.

import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  chunked,
  ending,
  finish,
  goodAnswer,
  head,
  streamHeaders,
  whole,
  words,
} from '../kit/http-script.ts';
import { scriptedServer, type Script, type ServerOptions } from '../kit/scripted-server.ts';
import { laboratory } from './laboratory.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const never = new Promise<never>(() => undefined);

const moments: Record<
  string,
  { script: () => Script; options?: ServerOptions; until: string; answer?: string }
> = {
  'while TLS is being agreed on': { script: () => [], options: { mute: true }, until: 'connecting' },
  'before a head has come': { script: () => [{ until: never }], until: 'asked' },
  'in the middle of the head': {
    script: () => [{ send: head().slice(0, 20) }, { until: never }],
    until: 'asked',
  },
  'between head and body': { script: () => [{ send: head() }, { until: never }], until: 'headers' },
  'in the middle of a chunk': {
    script: () => [
      { send: head() },
      { send: chunked(words('Hello') + words('more')).subarray(0, 66) },
      { until: never },
    ],
    until: 'chunk',
    answer: 'Hello',
  },
  'in the middle of an answer': {
    script: () => [{ send: head() }, { send: chunked(words('Hello')) }, { until: never }],
    until: 'chunk',
    answer: 'Hello',
  },
  'while the bill is being waited for': {
    script: () => [{ send: head() }, { send: chunked(words('Hello') + finish()) }, { until: never }],
    until: 'chunk',
    answer: 'Hello',
  },
  'in a flood': {
    script: function* () {
      yield { send: head() };
      for (;;) yield { send: chunked(words('Hello')) };
    },
    until: 'chunk',
  },
  'in a body that is being unpacked': {
    script: () => [
      { send: head(200, { ...streamHeaders, 'content-encoding': 'gzip' }) },
      { send: chunked(gzipSync(words('Hello').repeat(1_000)).subarray(0, -8)) },
      { until: never },
    ],
    until: 'headers',
  },
  'while waiting to try again': {
    script: () => whole(503, '{}', { 'content-type': 'application/json', 'retry-after': '30' }),
    until: 'retry',
  },
};

describe('stop', () => {
  it.each(Object.entries(moments))('%s', async (_name, { script, options, until, answer }) => {
    const server = await scriptedServer(script, options);
    const lab = laboratory();
    closing.push(server.close, lab.close);
    const url = options?.mute === true ? server.url.replace('http', 'https') : server.url;
    const trial = await lab.start([lab.contender(url)], { retries: 1 });
    await lab.reached(until);
    if (until === 'asked') await server.asked(1);

    const startedAt = performance.now();
    lab.engine.stop(trial.id);
    const settled = await lab.lanes(trial);
    const tookMs = performance.now() - startedAt;

    expect(settled.map(({ lane }) => lane.status)).toEqual(['cancelled']);
    // A tenth of a second is the goal; a busy machine is given a whole one.
    expect(tookMs).toBeLessThan(1_000);
    if (answer !== undefined) expect(settled[0]?.lane.answer).toBe(answer);
    expect(settled[0]?.lane).toMatchObject({ failure: null, usage: { outputTokens: { from: 'absent' } } });
    if (until !== 'retry' && until !== 'connecting') expect(await server.seen[0]?.gone).toBeGreaterThan(0);
    expect(server.seen.length).toBeLessThanOrEqual(1);
  });

  it('before anything was written leaves the server unasked', async () => {
    const server = await scriptedServer(() => goodAnswer(['no']));
    const lab = laboratory();
    closing.push(server.close, lab.close);
    const trial = await lab.start([lab.contender(server.url)]);
    lab.engine.stop(trial.id);
    await lab.lanes(trial);
    // A lane that comes after proves that the first one’s request never was on the line.
    await lab.run(server.url);
    expect(server.seen).toHaveLength(1);
  });

  it('of one lane leaves the others alone', async () => {
    const slow = await scriptedServer(() => [
      { send: head() },
      { send: chunked(words('a')) },
      { until: never },
    ]);
    const good = await scriptedServer(() => goodAnswer(['1', '2', '3', '4', '5'], 15));
    const lab = laboratory();
    closing.push(slow.close, good.close, lab.close);
    const trial = await lab.start([lab.contender(slow.url), lab.contender(good.url)]);
    await lab.reached('chunk');
    lab.engine.stop(trial.id, trial.lanes[0]?.id);
    const lanes = await lab.lanes(trial);
    expect(lanes.map(({ lane }) => lane.status)).toEqual(['cancelled', 'complete']);
    expect(lanes[1]?.lane.answer).toBe('12345');
  });

  it('by closing the app keeps every word as interrupted', async () => {
    const server = await scriptedServer(() => [
      { send: head() },
      { send: chunked(words('Hello')) },
      { until: never },
    ]);
    const lab = laboratory();
    closing.push(server.close);
    const trial = await lab.start([lab.contender(server.url), lab.contender(server.url)]);
    await lab.reached('chunk', 2);
    await lab.close();
    expect(lab.settledNow(trial).map(({ lane }) => [lane.status, lane.answer])).toEqual([
      ['interrupted', 'Hello'],
      ['interrupted', 'Hello'],
    ]);
  });
});

describe('a packed body that has ended', () => {
  it('is not the end of the line: what follows for ever is let go of', async () => {
    const server = await scriptedServer(function* () {
      yield { send: head(200, { ...streamHeaders, 'content-encoding': 'gzip' }) };
      yield { send: chunked(gzipSync(words('Hello') + ending())) };
      yield { wait: 50 };
      for (;;) yield { send: chunked(Buffer.alloc(64 * 1024)) };
    });
    const lab = laboratory();
    closing.push(server.close, lab.close);
    const { lane } = await lab.run(server.url);
    expect([lane.status, lane.answer]).toEqual(['complete', 'Hello']);
    expect(await server.seen[0]?.gone).toBeGreaterThan(0);
  });
});
