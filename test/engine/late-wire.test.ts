// A wire in a thread of its own hands on what came a little later, and ends a little later: each
// record with the stamp of its coming, in its order.

import { describe, expect, it } from 'vitest';
import type { Wire } from '../../electron/engine/ports.ts';
import { chat, closed, fakeWire, type Script } from '../kit/fake-wire.ts';
import { contender, setup } from './setup.ts';

/** A wire whose records wait until the test says so. */
function late() {
  const due: (() => void)[] = [];
  const { clock, ...rest } = setup({ wire: () => wire });
  const inner = fakeWire(clock);
  const wire: Wire = {
    send: (request, { secret, onRecord, onZero }) =>
      inner.send(request, {
        secret,
        onRecord: record => void due.push(() => onRecord(record)),
        onZero: at => void due.push(() => onZero?.(at)),
      }),
  };
  const catchUp = async (): Promise<void> => {
    for (let then = due.shift(); then; then = due.shift()) then();
    await rest.pass(0);
  };
  return { ...rest, inner, catchUp };
}

const sse = (content: string): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;

/** Three pieces, and then nothing more. */
const hanging: Script = [
  { at: 50, status: 200 },
  { at: 100, send: sse('one ') },
  { at: 110, send: sse('two ') },
  { at: 120, send: sse('three') },
];

describe('a wire that hands on late', () => {
  it('has what came meanwhile read in its order, each with the stamp of its coming', async () => {
    const { inner, start, pass, saved, catchUp } = late();
    inner.answers(chat(['4', '2', '!']));
    await start([contender('a'), contender('b')]);
    await pass(1_000);
    expect(saved.size).toBe(0);

    await catchUp();
    const lanes = [...saved.values()].map(({ lane }) => lane);
    expect(lanes.map(({ status, answer }) => [status, answer])).toEqual([
      ['complete', '42!'],
      ['complete', '42!'],
    ]);
    expect(lanes[0]?.timeline.map(([at]) => at)).toEqual([100, 110, 120]);
    expect(lanes[0]?.marks.endMs).toBe(133);
  });

  it('keeps the words that had come before the person stopped the lane', async () => {
    const { inner, engine, start, pass, saved, catchUp } = late();
    inner.answers(hanging);
    const trial = await start([contender('a')]);
    await pass(1_000);
    engine.stop(trial.id);
    await pass(0);
    expect(saved.size).toBe(0);
    await catchUp();
    const [kept] = saved.values();
    expect([kept?.lane.status, kept?.lane.answer]).toEqual(['cancelled', 'one two three']);
  });

  it('was stopped, though its last word came in between', async () => {
    const { inner, engine, start, pass, saved, catchUp } = late();
    inner.answers(chat(['4', '2']));
    const trial = await start([contender('a')]);
    await pass(1_000);
    engine.stop(trial.id);
    await catchUp();
    const [kept] = saved.values();
    expect([kept?.lane.status, kept?.lane.answer]).toEqual(['cancelled', '42']);
  });

  it('keeps a whole body that was all there when the person stopped the lane', async () => {
    const { inner, engine, start, pass, saved, catchUp } = late();
    const answer = {
      choices: [{ index: 0, message: { content: '42' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 10, completion_tokens: 2 },
    };
    inner.answers([
      { at: 50, status: 200, headers: { 'content-type': 'application/json' } },
      { at: 100, send: JSON.stringify(answer) },
    ]);
    const trial = await start([contender('a', { streamed: false })]);
    await pass(1_000);
    engine.stop(trial.id);
    await catchUp();
    const [kept] = saved.values();
    expect([kept?.lane.status, kept?.lane.answer]).toEqual(['cancelled', '42']);
    expect(kept?.lane.usage.outputTokens).toMatchObject({ value: 2, from: 'reported' });
  });

  it('makes nothing of half a body when the person stops the lane', async () => {
    const { inner, engine, start, pass, saved, catchUp } = late();
    inner.answers([
      { at: 50, status: 200, headers: { 'content-type': 'application/json' } },
      { at: 100, send: '{"choices":[{"index":0,"message":{"content":"4' },
    ]);
    const trial = await start([contender('a', { streamed: false })]);
    await pass(1_000);
    engine.stop(trial.id);
    await catchUp();
    const [kept] = saved.values();
    expect(kept?.lane).toMatchObject({ status: 'cancelled', answer: '', failure: null });
  });

  it('takes no word that stands behind the one that decided', async () => {
    const { inner, start, pass, saved, catchUp } = late();
    const refusal = 'data: {"error":{"message":"overloaded","type":"overloaded_error"}}\n\n';
    inner.answers([
      { at: 50, status: 200 },
      { at: 100, send: `${sse('one')}${refusal}` },
      { at: 110, send: 'data: [DONE]\n\n' },
      { at: 120, end: closed },
    ]);
    await start([contender('a')]);
    await pass(1_000);
    await catchUp();
    const [kept] = saved.values();
    expect([kept?.lane.status, kept?.lane.answer, kept?.lane.marks.endMs]).toEqual(['failed', 'one', 120]);
    expect(kept?.tape.map(({ type }) => type)).toEqual(['headers', 'chunk', 'chunk', 'end']);
  });
});
