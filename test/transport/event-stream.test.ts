// AWS's binary framing: cut anywhere, damaged, too large. The vendor's codec makes the frames.

import { EventStreamCodec, type MessageHeaders } from '@smithy/eventstream-codec';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framerFor } from '../../electron/transport/framing/framer.ts';
import { awsEventStreamFramer } from '../../electron/transport/framing/aws-event-stream.ts';
import type { Framer } from '../../electron/engine/ports.ts';
import { ms } from '../../shared/units.ts';

const codec = new EventStreamCodec(
  bytes => Buffer.from(bytes as Uint8Array).toString('utf8'),
  text => Buffer.from(text),
);

const frame = (headers: Readonly<Record<string, string>>, payload: string | Uint8Array): Buffer =>
  Buffer.from(
    codec.encode({
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, { type: 'string', value }]),
      ) satisfies MessageHeaders,
      body: Buffer.from(payload),
    }),
  );

const event = (type: string, payload: object): Buffer =>
  frame(
    { ':message-type': 'event', ':event-type': type, ':content-type': 'application/json' },
    JSON.stringify(payload),
  );

const stream = Buffer.concat([
  event('messageStart', { role: 'assistant' }),
  event('contentBlockDelta', { delta: { text: '🙂 你好' } }),
  frame(
    { ':message-type': 'exception', ':exception-type': 'throttlingException' },
    '{"message":"slow down"}',
  ),
  frame({ ':message-type': 'error', ':error-code': 'InternalError', ':error-message': 'oh' }, ''),
]);

const messages = [
  ['messageStart', '{"role":"assistant"}'],
  ['contentBlockDelta', '{"delta":{"text":"🙂 你好"}}'],
  ['exception:throttlingException', '{"message":"slow down"}'],
  ['error:InternalError', '{"message":"oh"}'],
];

function taken(framer: Framer, parts: readonly Uint8Array[]) {
  const told = parts.flatMap((part, index) => framer.take(part, ms(index)));
  return [...told, ...framer.end(ms(parts.length))];
}

describe('the AWS event stream', () => {
  it('is cut into the same messages wherever the bytes are split', () => {
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const told = taken(framerFor('aws-event-stream'), [stream.subarray(0, cut), stream.subarray(cut)]);
      expect(told.map(({ event, data }) => [event, data])).toEqual(messages);
    }
    const bytes = [...stream].map(byte => Uint8Array.of(byte));
    expect(taken(framerFor('aws-event-stream'), bytes).map(({ data }) => data)).toEqual(
      messages.map(([, data]) => data),
    );
  });

  it('stamps a message with the chunk that completes it', () => {
    const first = event('a', {});
    const told = taken(framerFor('aws-event-stream'), [
      first.subarray(0, 5),
      first.subarray(5, -1),
      Buffer.concat([first.subarray(-1), first]),
    ]);
    expect(told.map(({ at }) => at)).toEqual([2, 2]);
  });

  it('ends where a checksum is wrong, and tells what came before', () => {
    fc.assert(
      fc.property(fc.nat(stream.length - 1), fc.integer({ min: 1, max: 255 }), (where, flip) => {
        const damaged = Buffer.from(stream);
        damaged[where] = (damaged[where] ?? 0) ^ flip;
        const framer = framerFor('aws-event-stream');
        const told = taken(framer, [damaged, stream]);
        const whole = told.map(({ event, data }) => [event, data]);
        expect(whole).toEqual(messages.slice(0, whole.length));
        expect(whole.length).toBeLessThan(messages.length);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a web page', Buffer.from('<!doctype html><p>Sign in'), undefined, 'event_too_large'],
    ['zeros', Buffer.alloc(64), 'bad_frame', undefined],
  ])('%s is no frame', (_name, bytes, fault, overflow) => {
    const framer = framerFor('aws-event-stream');
    expect(framer.take(bytes, ms(0))).toEqual([]);
    expect([framer.fault, framer.overflow]).toEqual([fault, overflow]);
  });

  it('keeps no frame larger than its bound', () => {
    const framer = awsEventStreamFramer(1_000);
    expect(framer.take(event('a', { text: 'x'.repeat(1_100) }).subarray(0, 12), ms(0))).toEqual([]);
    expect(framer.overflow).toBe('event_too_large');
  });

  it('says so where a payload is not UTF-8', () => {
    const framer = framerFor('aws-event-stream');
    const [told] = framer.take(frame({ ':event-type': 'a' }, Uint8Array.of(0x61, 0xff)), ms(0));
    expect([told?.data, framer.damaged]).toEqual(['a\uFFFD', true]);
  });
});
