// Every recorded stream, byte for byte and at its own times, through framer, dialect and fold.
// A new quirk of a provider arrives here as a file, not as a test.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dialectFor } from '../../electron/dialects/index.ts';
import { refusal } from '../../electron/dialects/refusal.ts';
import { interpreter } from '../../electron/engine/interpreter.ts';
import { framerFor } from '../../electron/transport/framing/framer.ts';
import { laneId } from '../../shared/trial/ids.ts';
import { foldLane, queuedLane, type Lane } from '../../shared/trial/lane.ts';
import type { LaneEvent } from '../../shared/trial/lane-event.ts';
import type { WireRecord } from '../../shared/trial/tape.ts';
import { ms } from '../../shared/units.ts';
import { contender } from '../engine/setup.ts';

const folder = join(import.meta.dirname, '../tapes');

interface Recording {
  readonly http?: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
  readonly replay?: {
    readonly headers_at_ms: number;
    readonly chunks: readonly (readonly [at: number, bytes: number])[];
    readonly end_ms: number;
    readonly close: string;
  };
  readonly expected: {
    readonly reasoning_text: string;
    readonly reasoning_kind: string;
    readonly answer_text: string;
    readonly finish: { readonly raw: string | null; readonly normalised: string | null };
    readonly usage: Readonly<Record<string, number | string | null>> | null;
    readonly model?: string | null;
    readonly delta_events?: { readonly reasoning: number; readonly answer: number };
    readonly timing_marks?: Readonly<Record<string, number | null>>;
    readonly errors?: readonly unknown[];
  };
}

function read(name: string): { bytes: Uint8Array; recording: Recording } {
  const expected = name.replace(/\.(sse|json)$/, '.expected.json');
  return {
    bytes: readFileSync(join(folder, name)),
    recording: JSON.parse(readFileSync(join(folder, expected), 'utf8')) as Recording,
  };
}

function tapeOf(bytes: Uint8Array, { http, replay }: Recording, type: string): readonly WireRecord[] {
  const records: WireRecord[] = [
    {
      type: 'headers',
      at: ms(replay?.headers_at_ms ?? 1),
      status: http?.status ?? 200,
      headers: http?.headers ?? { 'content-type': type },
    },
  ];
  let offset = 0;
  for (const [at, size] of replay?.chunks ?? [[2, bytes.length]]) {
    records.push({ type: 'chunk', at: ms(at), bytes: bytes.subarray(offset, offset + size) });
    offset += size;
  }
  records.push({ type: 'end', at: ms(replay?.end_ms ?? 3), how: { kind: 'closed' } });
  return records;
}

/** Plays a tape as the engine does. */
function play(tape: readonly WireRecord[], streamed: boolean): Lane {
  const order = { history: [], images: [], contender: contender('m', { streamed }), system: '', user: 'x' };
  const dialect = dialectFor('openai-chat');
  if (!dialect) throw new Error('the dialect is gone');
  const reader = interpreter(dialect, order, framerFor);
  const events: LaneEvent[] = [];
  for (const record of tape) events.push(...reader.take(record));
  const { verdict } = reader;
  if (!verdict) throw new Error('the tape ended without a verdict');
  for (const note of verdict.notes) events.push({ type: 'note', at: ms(0), note });
  const at = tape.at(-1)?.at ?? ms(0);
  events.push({ type: 'settled', at, status: verdict.status, failure: verdict.failure });
  return foldLane(
    queuedLane({ id: laneId('l'), contender: order.contender, repeat: 1, request: null }),
    events,
  );
}

const numbers = (lane: Lane): Readonly<Record<string, number | null>> => ({
  input_total: lane.usage.inputTokens.value,
  input_cached: lane.usage.cachedInputTokens.value,
  cache_write: lane.usage.cacheWriteTokens.value,
  output_total: lane.usage.outputTokens.value,
  reasoning: lane.usage.reasoningTokens.value,
  answer: lane.usage.answerTokens.value,
});

const marks = (lane: Lane): Readonly<Record<string, number | null>> => ({
  headers_ms: lane.marks.headersMs,
  first_byte_ms: lane.marks.firstByteMs,
  first_reasoning_ms: lane.marks.firstReasoningMs,
  last_reasoning_ms: lane.marks.lastReasoningMs,
  first_answer_ms: lane.marks.firstAnswerMs,
  last_answer_ms: lane.marks.lastAnswerMs,
  last_delta_ms: lane.marks.lastDeltaMs,
  done_ms: lane.marks.doneMs,
  end_ms: lane.marks.endMs,
});

/** Of what is expected, the part that the lane tells under the same names. */
const expectedOf = (
  told: Readonly<Record<string, number | null>>,
  expected: Readonly<Record<string, unknown>>,
) =>
  Object.fromEntries(
    Object.keys(told)
      .filter(key => key in expected)
      .map(key => [key, expected[key]]),
  );

const streams = readdirSync(folder).filter(name => name.endsWith('.sse'));
const bodies = readdirSync(join(folder, 'nonstream'))
  .filter(name => !name.endsWith('.expected.json'))
  .map(name => join('nonstream', name));

describe('recorded streams', () => {
  it('are all there', () => {
    expect(streams.length).toBeGreaterThanOrEqual(13);
    expect(bodies.length).toBeGreaterThanOrEqual(3);
  });

  it.each([...streams, ...bodies])('%s', name => {
    const { bytes, recording } = read(name);
    const streamed = name.endsWith('.sse');
    const lane = play(
      tapeOf(bytes, recording, streamed ? 'text/event-stream' : 'application/json'),
      streamed,
    );
    const { expected } = recording;
    expect({
      answer: lane.answer,
      thinking: lane.thinking,
      kind: lane.reasoningKind,
      finish: lane.finish?.normalised ?? null,
      model: lane.served.model,
    }).toEqual({
      answer: expected.answer_text,
      thinking: expected.reasoning_text,
      kind: expected.reasoning_kind,
      finish: expected.finish.normalised,
      model: expected.model ?? lane.served.model,
    });
    if (expected.usage) expect(numbers(lane)).toMatchObject(expectedOf(numbers(lane), expected.usage));
    if (expected.timing_marks)
      expect(marks(lane)).toMatchObject(expectedOf(marks(lane), expected.timing_marks));
    if (expected.delta_events) {
      expect({
        reasoning: lane.timeline.filter(([, part]) => part === 'thought').length,
        answer: lane.timeline.filter(([, part]) => part === 'text').length,
      }).toEqual(expected.delta_events);
    }
    expect(lane.status === 'complete').toBe((expected.errors ?? []).length === 0);
  });
});

describe('recorded refusals', () => {
  interface Case {
    readonly id: string;
    readonly http: {
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: unknown;
    };
    readonly expected: {
      readonly category: string;
      readonly hint: string | null;
      readonly retry_after_ms: number | null;
      readonly message: string;
      readonly code: string | null;
    };
  }
  const { cases } = JSON.parse(readFileSync(join(folder, 'error-cases.json'), 'utf8')) as {
    cases: readonly Case[];
  };

  it.each(cases.map(found => [found.id, found] as const))('%s', (_id, { http, expected }) => {
    const body = typeof http.body === 'string' ? http.body : JSON.stringify(http.body);
    const failed = refusal(http.status, http.headers, body);
    const isJson = /^\s*[[{]/.test(body);
    expect(failed).toMatchObject({
      kind: expected.category,
      retryAfterMs: expected.retry_after_ms,
      ...(expected.hint !== null && { next: expected.hint }),
      ...(expected.code !== null && { code: expected.code }),
      ...(isJson && { message: expected.message }),
    });
    expect(failed.message).not.toMatch(/[<>]/);
  });
});
