// Every recorded stream, body and refusal through the whole engine, byte for byte and at its own
// times. A new quirk of a provider arrives here as a file, not as a test.

import { describe, expect, it } from 'vitest';
import type { Lane } from '../../shared/trial/lane.ts';
import type { Contender } from '../../shared/trial/contender.ts';
import { contender, setup } from '../engine/setup.ts';
import { closed, type Script } from '../kit/fake-wire.ts';
import {
  askerOf,
  factsExpected,
  marksTold,
  mustTell,
  recordings,
  refusals,
  refuser,
  rounded,
  told,
  type Recording,
} from './recordings.ts';

const script = ({ status, headers, headersAtMs, chunks, endMs }: Recording): Script => [
  { at: headersAtMs, status, headers },
  ...chunks.map(({ at, bytes }) => ({ at, send: bytes })),
  { at: endMs, end: closed },
];

async function run(asker: Contender, answer: Script): Promise<Lane> {
  const { wire, start, pass, saved } = setup();
  wire.answers(answer);
  await start([asker]);
  await pass(60_000);
  const [settled] = [...saved.values()];
  if (!settled) throw new Error('the lane never settled');
  return settled.lane;
}

describe('recorded streams and bodies', () => {
  it('are all there', () => {
    const kinds = new Set(recordings.map(({ dialect }) => dialect));
    expect(recordings.length).toBeGreaterThanOrEqual(32);
    expect(kinds.size).toBe(7);
  });

  it.each(recordings.map(recording => [recording.name, recording] as const))(
    '%s',
    async (_name, recording) => {
      const lane = await run(askerOf(recording, 'http://127.0.0.1:9'), script(recording));
      const { expected } = recording;
      expect(told(lane)).toEqual(mustTell(recording, told(lane)));
      if (expected.timing_marks) expect(marksTold(lane)).toMatchObject(expected.timing_marks);
      expect(rounded(lane.server)).toMatchObject(factsExpected(recording));
      expect(lane.served).toMatchObject({
        ...(expected.service_tier !== undefined && { tier: expected.service_tier }),
        ...(expected.upstream_provider !== undefined && { upstream: expected.upstream_provider }),
      });
      if (expected.tokens_per_event) {
        const each = lane.timeline.map(([at, part, , tokens]) => [at, tokens, part === 'text' ? 'a' : 'r']);
        expect(each).toEqual(expected.tokens_per_event);
      }
      expect(lane.notes.some(({ code }) => code === 'cold_start')).toBe(expected.cold_start === true);
      expect(lane.status === 'complete').toBe((expected.errors ?? []).length === 0);
    },
  );

  it.each(
    recordings
      .filter(
        ({ dialect, flavour }) => dialect === 'openai-chat' && flavour !== null && flavour !== 'reseller',
      )
      .map(recording => [recording.name, recording] as const),
  )('%s is read the same without its flavour', async (_name, recording) => {
    const plain = { ...recording, flavour: null };
    const lane = await run(askerOf(plain, 'http://127.0.0.1:9'), script(plain));
    expect(told(lane)).toEqual(mustTell(plain, told(lane)));
  });
});

describe('recorded refusals', () => {
  it.each(refusals.map(found => [found.id, found] as const))('%s', async (_id, found) => {
    const { http, expected } = found;
    const body = typeof http.body === 'string' ? http.body : JSON.stringify(http.body);
    const [dialect, flavour] = refuser(found);
    const lane = await run(contender('m', { dialect, flavour }), [
      { at: 10, status: http.status, headers: http.headers },
      { at: 12, send: body },
      { at: 13, end: closed },
    ]);
    const isJson = /^\s*[[{]/.test(body);
    expect(lane).toMatchObject({ status: 'failed', httpStatus: http.status, answer: '' });
    expect(lane.failure).toMatchObject({
      kind: expected.category,
      retryAfterMs: expected.retry_after_ms,
      ...(expected.hint !== null && { next: expected.hint }),
      ...(expected.code !== null && { code: expected.code }),
      ...(isJson && { message: expected.message }),
    });
    expect(lane.failure?.message).not.toMatch(/[<>]/);
    expect(lane.served.requestId).toBe(expected.request_id);
  });
});
