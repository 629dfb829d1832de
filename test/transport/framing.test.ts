// Bytes into messages, however they are cut. The usual SSE parser is the oracle; it is fed whole
// text, since these differences are known and meant:
//
//   a CR at the end of a chunk     ours tells the event at once, the oracle waits for the next byte
//   the byte order mark            the oracle strips it as bytes read as Latin-1, ours as UTF-8
//   a bound                        the oracle has none unless asked; ours always has one
//   invalid UTF-8                  ours says that U+FFFD stands in the text

import { createParser } from 'eventsource-parser';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Framer } from '../../electron/engine/ports.ts';
import { framerFor, largestEvent } from '../../electron/transport/framing/framer.ts';
import { ndjsonFramer } from '../../electron/transport/framing/ndjson.ts';
import { sseFramer } from '../../electron/transport/framing/sse.ts';
import type { WireMessage } from '../../shared/trial/tape.ts';
import { ms } from '../../shared/units.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** What a framer tells, each chunk arriving at the time that is its number. */
function framed(framer: Framer, chunks: readonly Uint8Array[]): readonly WireMessage[] {
  const told = chunks.flatMap((chunk, index) => framer.take(chunk, ms(index)));
  return [...told, ...framer.end(ms(chunks.length))];
}

const plain = (messages: readonly WireMessage[]) => messages.map(({ event, data }) => ({ event, data }));

function oracle(bytes: Uint8Array) {
  const told: { event: string | undefined; data: string }[] = [];
  const parser = createParser({ onEvent: ({ event, data }) => told.push({ event, data }) });
  // With half a harmless line behind it, so that a CR at the very end is not waited on.
  parser.feed(`${new TextDecoder().decode(bytes)}:\n`);
  return told;
}

function cut(bytes: Uint8Array, where: readonly number[]): readonly Uint8Array[] {
  const edges = [0, ...where.map(at => at % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return edges.slice(1).map((to, index) => bytes.subarray(edges[index], to));
}

/** Fragments of which hostile and good streams alike are made. */
const fragment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('\n', '\r', '\r\n', '\n\n', '\r\r', '\r\n\r\n', '\n\r\n') },
  {
    weight: 6,
    arbitrary: fc.constantFrom('data: ', 'data:', 'data', 'data:  ', 'event: ', 'event:', 'event'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('{"a":1}', '[DONE]', 'x', ' ', ':', '你好', '🙂', 'é', '\0', 'data'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(': ping', 'id: 7', 'retry: 10', 'retry: x', 'foo: bar', '\u2028', '\uFEFF'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
);
const stream = fc.array(fragment, { maxLength: 60 }).map(parts => parts.join(''));
const cuts = fc.array(fc.nat(10_000), { maxLength: 12 });

const good = Buffer.from(
  '\uFEFF: hello\n\nevent: a\r\ndata: 你好 🙂\r\n\r\ndata: one\rdata: two\r\rdata\n\ndata:x\nid: 1\n\n: end\n\ndata: last\n\n',
);

describe('server-sent events', () => {
  it('are the same at every split point, and byte by byte', () => {
    const whole = plain(framed(framerFor('sse'), [good]));
    expect(whole).toEqual([
      { event: 'a', data: '你好 🙂' },
      { event: undefined, data: 'one\ntwo' },
      { event: undefined, data: '' },
      { event: undefined, data: 'x' },
      { event: undefined, data: 'last' },
    ]);
    for (let at = 0; at <= good.length; at += 1) {
      expect(plain(framed(framerFor('sse'), cut(good, [at])))).toEqual(whole);
    }
    expect(plain(framed(framerFor('sse'), cut(good, [...good.keys()])))).toEqual(whole);
  });

  it('are what the oracle reads, in 12,000 random splits of random streams', () => {
    let splits = 0;
    fc.assert(
      fc.property(stream, fc.array(cuts, { minLength: 4, maxLength: 4 }), (text, ways) => {
        const bytes = bytesOf(text);
        const expected = oracle(bytes);
        for (const way of ways) {
          splits += 1;
          expect(plain(framed(sseFramer(largestEvent), cut(bytes, way)))).toEqual(expected);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(splits).toBeGreaterThanOrEqual(10_000);
  });

  it('carry the stamp of the chunk that completed them, even where its last byte is a CR', () => {
    fc.assert(
      fc.property(stream, cuts, (text, way) => {
        const chunks = cut(bytesOf(text), way);
        const stamps = framed(sseFramer(largestEvent), chunks).map(({ at }) => at as number);
        // After each chunk exactly those are told that a stream ending there would have told.
        const toldBy = chunks.map(
          (_, index) => framed(sseFramer(largestEvent), [Buffer.concat(chunks.slice(0, index + 1))]).length,
        );
        expect(toldBy.map((_, index) => stamps.filter(at => at <= index).length)).toEqual(toldBy);
      }),
      { numRuns: 1_000 },
    );
    const [first] = framed(sseFramer(100), [bytesOf('data: x\r'), bytesOf('\r'), bytesOf('\n')]);
    expect(first).toEqual({ event: undefined, data: 'x', at: 1 });
  });

  it('strip one byte order mark at the start and keep any other', () => {
    const data = framed(
      framerFor('sse'),
      cut(bytesOf('\uFEFFdata: a\n\ndata: \uFEFFb\n\n\uFEFFdata: c\n\n'), [1, 2, 3]),
    );
    expect(data.map(message => message.data)).toEqual(['a', '\uFEFFb']);
  });

  it('keep what is no UTF-8 as U+FFFD and say so', () => {
    const bytes = Buffer.concat([bytesOf('data: a'), Buffer.from([0xff, 0xe4, 0xbd]), bytesOf('z\n\n')]);
    for (let at = 0; at <= bytes.length; at += 1) {
      const framer = framerFor('sse');
      expect([framed(framer, cut(bytes, [at])).map(({ data }) => data), framer.damaged]).toEqual([
        ['a\uFFFD\uFFFDz'],
        true,
      ]);
    }
  });

  it('without their blank line are none', () => {
    expect(framed(framerFor('sse'), [bytesOf('data: a\n\ndata: cut\n')])).toHaveLength(1);
  });
});

describe('lines of JSON', () => {
  it('are the same however they are cut; the last needs no end, blank ones are nothing', () => {
    const line = fc.oneof(fc.json(), fc.constantFrom('', ' ', '{"你":"好🙂"}'));
    fc.assert(
      fc.property(fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\n\n'))), cuts, (lines, way) => {
        const bytes = bytesOf(
          lines
            .flat()
            .join('')
            .replace(/\r?\n$/, ''),
        );
        const expected = lines.map(([text]) => text).filter(text => text.trim() !== '');
        expect(framed(framerFor('ndjson'), cut(bytes, way)).map(({ data }) => data)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a JSON body', () => {
  it('is one message when the bytes have ended, however they came', () => {
    fc.assert(
      fc.property(fc.json(), cuts, (text, way) => {
        const chunks = cut(bytesOf(text), way);
        expect(framed(framerFor('json'), chunks)).toEqual([
          { event: undefined, data: text, at: chunks.length },
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('of white space is none', () => {
    expect(framed(framerFor('json'), [bytesOf(' \n')])).toEqual([]);
  });
});

describe('bounds', () => {
  const piece = Buffer.alloc(256 * 1024, 0x78);

  /** Feeds `mib` MiB of one line, and how much the process grew by meanwhile, in MiB. */
  function growth(framer: Framer, mib: number): number {
    const before = process.memoryUsage();
    let largest = 0;
    for (let fed = 0; fed < mib * 1024 * 1024; fed += piece.length) {
      expect(framer.take(piece, ms(0))).toEqual([]);
      const now = process.memoryUsage();
      largest = Math.max(largest, now.arrayBuffers + now.heapUsed - before.arrayBuffers - before.heapUsed);
    }
    return largest / (1024 * 1024);
  }

  it.each([
    ['sse', 'sse', 256],
    ['lines of JSON', 'ndjson', 256],
  ] as const)('a single line of 256 MiB stops the %s framer at 8 MiB', (_name, framing, mib) => {
    const framer = framerFor(framing);
    framer.take(bytesOf('data: '), ms(0));
    expect(growth(framer, mib)).toBeLessThan(64);
    expect(framer.overflow).toBe('event_too_large');
    expect([...framer.take(bytesOf('\n\ndata: more\n\n'), ms(1)), ...framer.end(ms(2))]).toEqual([]);
  });

  it.each([
    ['one line too long', 'data: 123456789012345678901\n\n'],
    ['many lines, together too long', 'data: 12345678\ndata: 12345678\ndata: 12345678\n\n'],
  ])('an event of %s is not told, nor anything after it', (_name, text) => {
    for (let at = 0; at <= text.length; at += 1) {
      const framer = sseFramer(20);
      const told = framed(framer, cut(bytesOf(`data: ok\n\n${text}data: after\n\n`), [at + 10]));
      expect([plain(told), framer.overflow]).toEqual([[{ event: undefined, data: 'ok' }], 'event_too_large']);
    }
  });

  it('hold for a last line that never ends', () => {
    const framer = ndjsonFramer(10);
    expect(framed(framer, [bytesOf('{"a":1}\n'), bytesOf('12345678901')])).toHaveLength(1);
    expect(framer.overflow).toBe('event_too_large');
  });
});

describe('cost', () => {
  /** Microseconds of this thread, whatever else the machine does meanwhile. */
  const took = (work: () => void): number => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return user + system;
  };

  it('is linear: 64 MiB of events take about four times what 16 MiB take', () => {
    const events = Buffer.from(
      `data: ${JSON.stringify({ choices: [{ delta: { content: 'word' } }] })}\n\n`.repeat(256),
    );
    const stream = (mib: number): number =>
      took(() => {
        const framer = framerFor('sse');
        let told = 0;
        for (let fed = 0; fed < mib * 1024 * 1024; fed += events.length)
          told += framer.take(events, ms(0)).length;
        expect(told).toBeGreaterThan(mib * 10_000);
      });
    stream(4);
    expect(stream(64) / stream(16)).toBeLessThan(12);
  });

  it.each([1, 7])('is linear in a long line that comes %i bytes at a time', size => {
    const part = new Uint8Array(size).fill(0x78);
    const fill = (kib: number): void => {
      const framer = framerFor('sse');
      for (let fed = 0; fed < kib * 1024; fed += size) framer.take(part, ms(0));
    };
    fill(64);
    // As many bytes in sixteen lines, long enough for a clock that ticks each ten milliseconds.
    const short = took(() => {
      for (let line = 0; line < 16; line += 1) fill(256);
    });
    // A cost by the square would be sixteen times as high.
    expect(took(() => fill(4_096)) / short).toBeLessThan(6);
  });
});
