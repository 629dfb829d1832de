// A lane whose app died: what reached the journal is read again, to the last letter.

import { describe, expect, it } from 'vitest';
import { recovered } from '../../electron/engine/recover.ts';
import type { LaneId } from '../../shared/trial/ids.ts';
import { queuedLane } from '../../shared/trial/lane.ts';
import type { Tape } from '../../shared/trial/tape.ts';
import { ms } from '../../shared/units.ts';
import { contender, setup } from './setup.ts';

const says = (content: string): Uint8Array =>
  new TextEncoder().encode(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`);

describe('a lane that was cut off with the app', () => {
  it('keeps what was held back as half a tag', () => {
    const { ports } = setup();
    const lane = queuedLane({ id: 'l1' as LaneId, contender: contender('a'), repeat: 1, request: null });
    const journal: Tape = [
      { type: 'headers', at: ms(10), status: 200, headers: { 'content-type': 'text/event-stream' } },
      { type: 'chunk', at: ms(20), bytes: says('1 ') },
      { type: 'chunk', at: ms(30), bytes: says('<') },
    ];
    const { lane: kept } = recovered(ports, lane, { system: '', user: 'Why?', variables: {} }, journal);
    expect([kept.status, kept.answer, kept.marks.lastAnswerMs, kept.marks.endMs]).toEqual([
      'interrupted',
      '1 <',
      30,
      30,
    ]);
    expect(kept).not.toHaveProperty('dispatchDelayMs');
  });

  it('says how often it was sent, and keeps what came of the last time', () => {
    const { ports } = setup();
    const lane = queuedLane({ id: 'l1' as LaneId, contender: contender('a'), repeat: 1, request: null });
    const broken = { kind: 'broken', code: 'ECONNRESET', message: '' } as const;
    const journal: Tape = [
      { type: 'end', at: ms(5), how: broken },
      { type: 'end', at: ms(6), how: broken },
      { type: 'headers', at: ms(10), status: 200, headers: { 'content-type': 'text/event-stream' } },
      { type: 'chunk', at: ms(20), bytes: says('1') },
    ];
    const { lane: kept, tape } = recovered(ports, lane, { system: '', user: 'Why?', variables: {} }, journal);
    expect([kept.status, kept.attempts, kept.answer, tape.length]).toEqual(['interrupted', 3, '1', 2]);
  });

  it('keeps a whole body that had come when the app died', () => {
    const { ports } = setup();
    const lane = queuedLane({
      id: 'l1' as LaneId,
      contender: contender('a', { streamed: false }),
      repeat: 1,
      request: null,
    });
    const answer = {
      choices: [{ index: 0, message: { content: '42' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 10, completion_tokens: 2 },
    };
    const journal: Tape = [
      { type: 'headers', at: ms(10), status: 200, headers: { 'content-type': 'application/json' } },
      { type: 'chunk', at: ms(20), bytes: new TextEncoder().encode(JSON.stringify(answer)) },
    ];
    const prompt = { system: '', user: 'Why?', variables: {} };
    const { lane: kept, tape } = recovered(ports, lane, prompt, journal);
    expect([kept.status, kept.answer, kept.marks.endMs]).toEqual(['interrupted', '42', 20]);
    expect(kept.usage.outputTokens).toMatchObject({ value: 2, from: 'reported' });
    expect(tape).toEqual(journal);
  });
});
