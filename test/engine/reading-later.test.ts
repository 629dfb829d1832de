// Bytes are stamped and written down as they come; they are read once all that came with them is.

import { describe, expect, it } from 'vitest';
import { limits } from '../../electron/engine/limits.ts';
import { chat, closed, type Script } from '../kit/fake-wire.ts';
import { contender, setup } from './setup.ts';

/** Work that was put off, done when the test says so. */
function putOff() {
  const due: (() => void)[] = [];
  return {
    later: (then: () => void): void => void due.push(then),
    catchUp: (): void => {
      for (let then = due.shift(); then; then = due.shift()) then();
    },
    get count() {
      return due.length;
    },
  };
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

describe('reading, put off until all is stamped', () => {
  it('reads what came meanwhile in its order, each with the stamp of its arrival', async () => {
    const { later, catchUp } = putOff();
    const { wire, start, pass, saved } = setup({ later });
    wire.answers(chat(['4', '2', '!']));
    await start([contender('a'), contender('b')]);
    await pass(1_000);
    expect(saved.size).toBe(0);

    catchUp();
    await pass(0);
    const lanes = [...saved.values()].map(({ lane }) => lane);
    expect(lanes.map(({ status, answer }) => [status, answer])).toEqual([
      ['complete', '42!'],
      ['complete', '42!'],
    ]);
    expect(lanes[0]?.timeline.map(([at]) => at)).toEqual([100, 110, 120]);
    expect(lanes[0]?.marks.endMs).toBe(133);
  });

  it('asks to be called once for all that comes before the reading', async () => {
    const work = putOff();
    const { wire, start, pass } = setup({ later: work.later });
    wire.answers(hanging);
    await start([contender('a')]);
    await pass(1_000);
    expect(work.count).toBe(1);
  });

  it('is pressing once a lane ends', async () => {
    const asked: string[] = [];
    const { wire, start, pass } = setup({ later: (_then, when) => void asked.push(when) });
    wire.answers(chat(['4', '2']));
    await start([contender('a')]);
    await pass(1_000);
    expect(asked).toEqual(['together', 'soon']);
  });

  it('is pressing once much of a lane waits', async () => {
    const asked: string[] = [];
    const { wire, start, pass } = setup({ later: (_then, when) => void asked.push(when) });
    wire.answers([
      { at: 50, status: 200 },
      ...Array.from({ length: limits.unread }, (_, index) => ({ at: 100 + index, send: sse('!') })),
    ]);
    await start([contender('b')]);
    await pass(1_000);
    expect(asked).toEqual(['together', 'soon']);
  });

  it('keeps the words that arrived before the person stopped the lane', async () => {
    const { wire, engine, start, pass, saved } = setup({ later: putOff().later });
    wire.answers(hanging);
    const trial = await start([contender('a')]);
    await pass(1_000);
    engine.stop(trial.id);
    await pass(0);
    const [kept] = saved.values();
    expect([kept?.lane.status, kept?.lane.answer]).toEqual(['cancelled', 'one two three']);
  });

  it('takes no word that stands behind the one that decided', async () => {
    const { later, catchUp } = putOff();
    const { wire, start, pass, saved } = setup({ later });
    const refusal = 'data: {"error":{"message":"overloaded","type":"overloaded_error"}}\n\n';
    wire.answers([
      { at: 50, status: 200 },
      { at: 100, send: `${sse('one')}${refusal}` },
      { at: 110, send: 'data: [DONE]\n\n' },
      { at: 120, end: closed },
    ]);
    await start([contender('a')]);
    await pass(1_000);
    catchUp();
    await pass(0);
    const [kept] = saved.values();
    expect([kept?.lane.status, kept?.lane.answer, kept?.lane.marks.endMs]).toEqual(['failed', 'one', 120]);
    expect(kept?.tape.map(({ type }) => type)).toEqual(['headers', 'chunk', 'chunk', 'end']);
  });
});
