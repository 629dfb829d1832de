// Silence is allowed: nothing in the whole chain cuts a quiet connection but the person's deadline.
// Every timer of this process is moved on by an hour while real sockets say nothing.

import { afterEach, expect, it, vi } from 'vitest';
import { chunked, ending, head, lastChunk, words } from '../kit/http-script.ts';
import { scriptedServer, type Step } from '../kit/scripted-server.ts';
import { laboratory } from './laboratory.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closing.splice(0).toReversed()) await close();
});

const minutes = (n: number): number => n * 60_000;

/** A gate, and a server whose answer stands still at it. */
async function setup(before: readonly Step[], after: readonly Step[]) {
  let open = (): void => undefined;
  const gate = new Promise<void>(resolve => {
    open = resolve;
  });
  const server = await scriptedServer(() => [...before, { until: gate }, ...after]);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const lab = laboratory({ isHere: true });
  closing.push(server.close, lab.close);
  return { server, lab, open };
}

const rest = [{ send: chunked(words(' world') + ending()) }, { send: lastChunk }] as const;

it.each([
  ['before the head', 'asked', [], [{ send: head() }, { send: chunked(words('Hello')) }, ...rest]],
  ['between head and body', 'headers', [{ send: head() }], [{ send: chunked(words('Hello')) }, ...rest]],
  ['in the middle of an answer', 'chunk', [{ send: head() }, { send: chunked(words('Hello')) }], rest],
] as const)(
  'fifty-nine minutes of silence %s, and the answer still comes',
  async (_name, until, before, after) => {
    const { server, lab, open } = await setup(before, after);
    const trial = await lab.start([lab.contender(server.url)], { timeoutMs: minutes(60) });
    await Promise.all([server.asked(1), lab.reached(until)]);

    await vi.advanceTimersByTimeAsync(minutes(59));
    expect(lab.settledNow(trial)).toEqual([]);
    open();
    vi.useRealTimers();
    const [settled] = await lab.lanes(trial);
    expect(settled?.lane).toMatchObject({ status: 'complete', answer: 'Hello world' });
  },
);

it('the person’s deadline ends it, with what came', async () => {
  const { server, lab } = await setup([{ send: head() }, { send: chunked(words('Hello')) }], rest);
  const trial = await lab.start([lab.contender(server.url)], { timeoutMs: minutes(60) });
  await lab.reached('chunk');
  await vi.advanceTimersByTimeAsync(minutes(60));
  expect(lab.settledNow(trial).map(({ lane }) => lane)).toMatchObject([
    {
      status: 'failed',
      answer: 'Hello',
      failure: { kind: 'timeout', code: 'deadline', next: 'raise_timeout' },
    },
  ]);
});
