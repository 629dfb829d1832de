// Requests off a bare socket, cut anywhere, each with the moment its first byte had come.

import { describe, expect, it } from 'vitest';
import { RequestReader } from '../../electron/calibrate/request-reader.ts';

const request = (body: string): string =>
  `POST /v1/chat/completions HTTP/1.1\r\nhost: truth\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Bytes each millisecond from 5 on; what came of them. */
const taken = (...parts: readonly string[]): readonly unknown[] => {
  const reader = new RequestReader();
  return parts.map((part, index) => reader.take(Buffer.from(part, 'latin1'), 5 + index));
};

describe('a request', () => {
  it('is told once it is whole, with the moment it began to come', () => {
    const whole = request('{"model":"m"}');
    expect(taken(whole)).toEqual([{ body: '{"model":"m"}', cameMs: 5 }]);
    for (let cut = 1; cut < whole.length; cut += 1) {
      expect(taken(whole.slice(0, cut), whole.slice(cut))).toEqual([
        undefined,
        { body: '{"model":"m"}', cameMs: 5 },
      ]);
    }
  });

  it('may follow another on the same line, and has its own moment', () => {
    expect(taken(request('one'), request('two').slice(0, 9), request('two').slice(9))).toEqual([
      { body: 'one', cameMs: 5 },
      undefined,
      { body: 'two', cameMs: 6 },
    ]);
  });

  it('may have no body', () => {
    expect(taken('GET / HTTP/1.1\r\nhost: truth\r\n\r\n')).toEqual([{ body: '', cameMs: 5 }]);
  });
});
