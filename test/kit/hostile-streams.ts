// What servers do, and what a lane must make of it: the corpus as a table. Each row is a
// script of bytes and the end it leads to. Used through the whole engine, beside good lanes, and to
// look for keys in what comes out.

import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import {
  bill,
  chunked,
  cutAt,
  done,
  ending,
  finish,
  head,
  lastChunk,
  sse,
  streamHeaders,
  thought,
  whole,
  words,
} from './http-script.ts';
import type { Script } from './scripted-server.ts';

export interface Expected {
  readonly status: string;
  readonly answer?: string;
  readonly kind?: string;
  readonly code?: string | RegExp;
  readonly next?: string;
  /** All notes' codes, in order. */
  readonly notes?: readonly string[];
}

export interface Row {
  readonly script: () => Script;
  readonly expected: Expected;
}

/** A chunked event stream of these texts, each its own write. */
const stream = (...texts: readonly (string | Uint8Array)[]): Script => [
  { send: head() },
  ...texts.map(text => ({ send: chunked(text) })),
  { send: lastChunk },
];

/** A body that the end of the connection ends. */
const untilClose = (body: string | Uint8Array, headers: Record<string, string> = {}): Script => [
  { send: head(200, { 'content-type': 'text/event-stream', connection: 'close', ...headers }) },
  { send: body },
  { close: 'fin' },
];

const packed = (bytes: Uint8Array, encoding: string): Script => [
  { send: head(200, { ...streamHeaders, 'content-encoding': encoding }) },
  { send: chunked(bytes) },
  { send: lastChunk },
];

const choice = (fields: object): string => sse({ choices: [fields] });
const good = words('Hello') + words(' world') + ending();
const ok: Expected = { status: 'complete', answer: 'Hello world', notes: [] };
const halfway = words('Hello') + words(' wor');
const cut: Expected = {
  status: 'truncated',
  kind: 'network',
  code: 'stream_truncated',
  next: 'try_again',
  answer: 'Hello wor',
};

const splits: Record<string, Row> = {
  'HS-01 a good stream': { script: () => stream(good), expected: ok },
  'HS-01 a good stream, line held open after [DONE]': {
    script: () => [{ send: head() }, { send: chunked(good) }],
    expected: { ...ok, notes: ['held_open'] },
  },
  'HS-02 every byte its own chunk': {
    script: () => stream(...[...Buffer.from(words('🙂 你好') + ending())].map(byte => Uint8Array.of(byte))),
    expected: { ...ok, answer: '🙂 你好' },
  },
  'HS-02 an emoji in four packets': {
    script: () => {
      const body = Buffer.from(words('🙂') + ending());
      const at = body.indexOf(Buffer.from('🙂'));
      const parts = [0, at + 1, at + 2, at + 3, body.length];
      return [
        { send: head() },
        ...parts
          .slice(1)
          .flatMap((to, index) => [{ wait: 3 }, { send: chunked(body.subarray(parts[index], to)) }]),
        { send: lastChunk },
      ];
    },
    expected: { ...ok, answer: '🙂' },
  },
  'HS-03 head, chunk sizes, field names and lines split': {
    script: () =>
      cutAt(`${head()}${chunked(good).toString()}${lastChunk}`, [3, 20, 60, 95, 97, 100, 101, 120, 200], 2),
    expected: ok,
  },
  'HS-04 CRLF, and CR then LF in separate packets': {
    script: () => [
      { send: head() },
      { send: chunked(good.replaceAll('\n', '\r\n').slice(0, -1)) },
      { wait: 5 },
      { send: chunked('\n') + lastChunk },
    ],
    expected: ok,
  },
  'HS-06 mixed line ends': {
    script: () =>
      stream(words('Hello').replaceAll('\n', '\r') + words(' world').replaceAll('\n', '\r\n') + ending()),
    expected: ok,
  },
  'HS-07 a byte order mark at the start, another in the text': {
    script: () => stream(`\uFEFF${words('Hello')}${words('\uFEFF world')}${ending()}`),
    expected: { ...ok, answer: 'Hello\uFEFF world' },
  },
  'HS-08 comments': {
    script: () => stream(': OPENROUTER PROCESSING\n\n', ':\n\n', good),
    expected: ok,
  },
  'HS-10 an event in several data lines': {
    script: () =>
      stream('data: {"choices":[{"index":0,\ndata: "delta":{"content":"Hello world"}}]}\n\n', ending()),
    expected: ok,
  },
  'HS-11 data without a space, with two, and empty': {
    script: () =>
      stream(
        words('Hello').replace(': ', ':'),
        words(' world').replace(': ', ':  '),
        'event: x\n\n',
        ending(),
      ),
    expected: ok,
  },
};

const ends: Record<string, Row> = {
  'HS-12 [DONE] without its blank line, after the finish': {
    script: () => stream(halfway, finish(), bill(10, 2), 'data: [DONE]\n'),
    expected: { status: 'complete', answer: 'Hello wor', notes: ['no_done'] },
  },
  'HS-12 the finish without its blank line': {
    script: () => stream(halfway, finish().trimEnd()),
    expected: cut,
  },
  'HS-13 a finish, and no [DONE]': {
    script: () => stream(halfway, finish(), bill(10, 2)),
    expected: { status: 'complete', answer: 'Hello wor', notes: ['no_done'] },
  },
  'HS-14 neither': { script: () => stream(halfway), expected: cut },
  'HS-14 [DONE], and no finish': { script: () => stream(halfway, done), expected: cut },
  'HS-39 a reset in the middle': {
    script: () => [{ send: head() }, { send: chunked(halfway) }, { wait: 20 }, { close: 'rst' }],
    expected: cut,
  },
  'HS-39 a reset after the finish': {
    script: () => [{ send: head() }, { send: chunked(halfway + finish()) }, { wait: 20 }, { close: 'rst' }],
    expected: { status: 'complete', answer: 'Hello wor', notes: ['no_done', 'closed_badly'] },
  },
  'HS-39 a reset before the first byte': {
    script: () => [{ close: 'rst' }],
    expected: {
      status: 'failed',
      kind: 'network',
      code: /ECONNRESET|UND_ERR_SOCKET/,
      next: 'try_again',
      answer: '',
    },
  },
  'HS-39 a reset between head and body': {
    script: () => [{ send: head() }, { wait: 20 }, { close: 'rst' }],
    expected: { status: 'failed', kind: 'network', code: /ECONNRESET|UND_ERR_SOCKET/, answer: '' },
  },
  'HS-40 an end in the middle of a chunk': {
    script: () => [
      { send: head() },
      { send: chunked(halfway + good).subarray(0, halfway.length + 9) },
      { close: 'fin' },
    ],
    expected: cut,
  },
  'HS-40 an end before the last chunk': {
    script: () => [{ send: head() }, { send: chunked(halfway) }, { close: 'fin' }],
    expected: cut,
  },
  'HS-40 an end before the last chunk, all said': {
    script: () => [{ send: head() }, { send: chunked(good) }, { close: 'fin' }],
    expected: { ...ok, notes: ['closed_badly'] },
  },
  'HS-40 a chunk of no size': {
    script: () => [{ send: head() }, { send: chunked(halfway) }, { wait: 10 }, { send: 'zz\r\noops\r\n' }],
    expected: cut,
  },
  'HS-41 a length longer than the body': {
    script: () => [
      { send: head(200, { 'content-type': 'text/event-stream', 'content-length': 9_999 }) },
      { send: halfway },
      { close: 'fin' },
    ],
    expected: cut,
  },
  'HS-42 a body longer than its length': {
    script: () => [
      { send: head(200, { 'content-type': 'text/event-stream', 'content-length': halfway.length }) },
      { send: halfway + ending() },
      { wait: 10 },
      { close: 'fin' },
    ],
    expected: cut,
  },
  'HS-43 no length, closed, all said': { script: () => untilClose(good), expected: ok },
  'HS-43 no length, closed, not all said': { script: () => untilClose(halfway), expected: cut },
  'HS-45 trailers and early hints': {
    script: () => [
      { send: 'HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n' },
      { wait: 60 },
      { send: head() },
      { send: chunked(good) },
      { send: '0\r\nx-checksum: 1\r\n\r\n' },
    ],
    expected: ok,
  },
};

const contents: Record<string, Row> = {
  'HS-17 an error in the stream': {
    script: () =>
      stream(halfway, sse({ error: { message: 'The server had an error', type: 'server_error' } }), done),
    expected: {
      status: 'failed',
      kind: 'server',
      code: 'server_error',
      next: 'try_again',
      answer: 'Hello wor',
    },
  },
  'HS-17 an error in the stream, line held open': {
    script: () => [
      { send: head() },
      {
        send: chunked(
          halfway + sse({ error: { message: 'Rate limit reached', code: 'rate_limit_exceeded' } }),
        ),
      },
    ],
    expected: {
      status: 'failed',
      kind: 'rate_limit',
      next: 'wait',
      answer: 'Hello wor',
      notes: ['held_open'],
    },
  },
  'HS-18 an event named error': {
    script: () =>
      stream(
        halfway,
        `event: error\n${sse({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })}`,
      ),
    expected: {
      status: 'failed',
      kind: 'overloaded',
      code: 'overloaded_error',
      next: 'wait',
      answer: 'Hello wor',
    },
  },
  'HS-19 a finish that is an error': {
    script: () => stream(halfway, finish('error'), done),
    expected: { status: 'failed', kind: 'server', code: 'finish_error', answer: 'Hello wor' },
  },
  'HS-20 an event that is no JSON': {
    script: () => stream(halfway, 'data: {"choices":[{"private words of the prompt\n\n', ending()),
    expected: {
      status: 'failed',
      kind: 'malformed',
      code: 'bad_json',
      next: 'try_again',
      answer: 'Hello wor',
    },
  },
  'a bill nested deeper than any stack': {
    script: () =>
      stream(
        words('Hello'),
        finish() + `data: {"choices":[],"usage":{"x":${'{"x":'.repeat(50_000)}1${'}'.repeat(50_000)}}}\n\n`,
        done,
      ),
    expected: { status: 'failed', kind: 'malformed', code: 'bad_json', answer: 'Hello' },
  },
  'a piece that speaks of many brackets': {
    script: () => stream(words('[{"\\'.repeat(1_000)), ending()),
    expected: { status: 'complete', answer: '[{"\\'.repeat(1_000), notes: [] },
  },
  'HS-21 a few events of another shape': {
    script: () =>
      stream(
        sse([]),
        sse(null),
        sse(7),
        sse('"text"'),
        choice({ index: 0, delta: { content: { a: 1 } } }),
        good,
      ),
    expected: { ...ok, notes: ['bad_events'] },
  },
  'HS-21 a hundred events of another shape': {
    script: () => stream(words('Hello'), sse({ hello: 1 }).repeat(100), good),
    expected: { status: 'failed', kind: 'malformed', code: 'not_the_dialect', next: 'check_url' },
  },
  'HS-22 names that JavaScript minds': {
    script: () =>
      stream(
        'data: {"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"choices":[{"index":0,"delta":{"__proto__":{"content":"no"},"content":"Hello world"}}]}\n\n',
        ending(),
      ),
    expected: ok,
  },
  'HS-23 indices of every kind': {
    script: () =>
      stream(
        ...[7, 1e9, -1, 0.5, 'NaN', null].map(index =>
          choice({ index, delta: { content: index === null ? 'Hello' : 'no' } }),
        ),
        sse({
          choices: [
            { index: 3, delta: { content: 'no' } },
            { index: 0, delta: { content: ' world' } },
          ],
        }),
        ending(),
      ),
    expected: ok,
  },
  'HS-25 a tool is asked for': {
    script: () =>
      stream(
        choice({
          index: 0,
          delta: { tool_calls: [{ index: 0, function: { name: 'rm', arguments: '{}' } }] },
        }),
        finish('tool_calls'),
        bill(10, 2),
        done,
      ),
    expected: { status: 'complete', answer: '', notes: ['tool_calls', 'empty_answer'] },
  },
  'HS-26 events and fields nobody knows': {
    script: () => stream('event: wave\ndata: {"hello":1}\n\n', 'id: 7\nretry: 1\nfoo: bar\n', good),
    expected: { ...ok, notes: ['bad_events'] },
  },
  'HS-27 an event that would be code': {
    script: () => stream('event: execute\ndata: {"code":"process.exit(1)"}\n\n', good),
    expected: { ...ok, notes: ['bad_events'] },
  },
  'HS-29 bytes that are no UTF-8': {
    script: () => {
      const [before = '', after = ''] = words('Hello|').split('|');
      return stream(
        Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xfe]), Buffer.from(after)]),
        ending(),
      );
    },
    expected: { status: 'complete', answer: 'Hello\uFFFD\uFFFD', notes: ['invalid_utf8'] },
  },
  'HS-30 half a character in an escape': {
    script: () => stream('data: {"choices":[{"index":0,"delta":{"content":"Hello\\ud83d"}}]}\n\n', ending()),
    expected: { status: 'complete', answer: 'Hello\uFFFD', notes: [] },
  },
  'HS-30 a character whose halves come in two events': {
    script: () =>
      stream(
        'data: {"choices":[{"index":0,"delta":{"content":"\\ud83d"}}]}\n\n',
        'data: {"choices":[{"index":0,"delta":{"content":"\\ude42"}}]}\n\n',
        ending(),
      ),
    expected: { status: 'complete', answer: '🙂', notes: [] },
  },
  'HS-31 no bill': {
    script: () => stream(words('Hello world'), finish(), done),
    expected: ok,
  },
  'HS-32 two bills': {
    script: () => stream(words('Hello world'), finish(), bill(10, 2), bill(10, 3), done),
    expected: { ...ok, notes: ['usage_twice'] },
  },
  'HS-34 a bill that can’t be': {
    script: () =>
      stream(
        words('Hello world'),
        finish(),
        sse({ choices: [], usage: { prompt_tokens: -5, completion_tokens: '7', total_tokens: 1e308 } }),
        done,
      ),
    expected: { ...ok, notes: ['usage_invalid'] },
  },
  'HS-36 a bill that does not add up': {
    script: () =>
      stream(
        words('Hello world'),
        finish(),
        sse({ choices: [], usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 99 } }),
        done,
      ),
    expected: { ...ok, notes: ['usage_total_differs'] },
  },
  'HS-38 thinking, and no answer': {
    script: () => stream(thought('Hm.'), ending()),
    expected: { status: 'complete', answer: '', notes: ['empty_answer'] },
  },
};

const encodings: Record<string, Row> = {
  'HS-46 gzip': {
    script: () => packed(gzipSync(good), 'gzip'),
    expected: { ...ok, notes: ['gzip_despite_identity'] },
  },
  'HS-46 gzip, cut short': {
    script: () => packed(gzipSync(halfway).subarray(0, -12), 'gzip'),
    expected: { status: 'failed', kind: 'malformed', code: 'encoding', next: 'check_server' },
  },
  'HS-46 gzip, and the connection breaks': {
    script: () => [
      { send: head(200, { ...streamHeaders, 'content-encoding': 'gzip' }) },
      { send: chunked(gzipSync(halfway).subarray(0, -8)) },
      { wait: 30 },
      { close: 'rst' },
    ],
    expected: cut,
  },
  'HS-46 brotli': {
    script: () => packed(brotliCompressSync(good), 'br'),
    expected: { ...ok, notes: ['gzip_despite_identity'] },
  },
  'HS-46 an encoding nobody knows': {
    script: () => packed(Buffer.from(good), 'rot13'),
    expected: { status: 'failed', kind: 'malformed', code: 'encoding', answer: '' },
  },
  'HS-46 gzip that is none': {
    script: () => packed(Buffer.from(good), 'gzip'),
    expected: { status: 'failed', kind: 'malformed', code: 'encoding', answer: '' },
  },
  'HS-48 zstd': {
    script: () => packed(zstdCompressSync(good), 'zstd'),
    expected: { ...ok, notes: ['gzip_despite_identity'] },
  },
};

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const refusal = (message: string, more: object = {}): string =>
  JSON.stringify({ error: { message, ...more } });

const refusals: Record<string, Row> = {
  'HS-49 a page to sign in at': {
    script: () => whole(200, '<!doctype html><title>Sign in</title><p>Welcome', html),
    expected: { status: 'failed', kind: 'malformed', code: 'not_a_stream', next: 'check_url', answer: '' },
  },
  'HS-49 a page that calls itself a stream': {
    script: () => stream('<!doctype html>\n\n<p>Welcome</p>\n\n'),
    expected: { status: 'failed', kind: 'malformed', code: 'not_a_stream', next: 'check_url', answer: '' },
  },
  'HS-51 204': {
    script: () => [{ send: head(204, {}) }],
    expected: { status: 'failed', kind: 'malformed', code: 'empty', answer: '' },
  },
  'HS-51 an empty 200': {
    script: () => whole(200, '', { 'content-type': 'text/event-stream' }),
    expected: { status: 'failed', kind: 'malformed', code: 'empty', next: 'check_url', answer: '' },
  },
  'HS-52 401': {
    script: () => whole(401, refusal('Incorrect API key provided', { code: 'invalid_api_key' }), json),
    expected: { status: 'failed', kind: 'auth', code: 'invalid_api_key', answer: '' },
  },
  'HS-52 403 as a page': {
    script: () => whole(403, '<h1>Forbidden</h1>', html),
    expected: { status: 'failed', kind: 'auth', code: 'http_403', answer: '' },
  },
  'HS-52 404': {
    script: () => whole(404, refusal('The model does not exist', { code: 'model_not_found' }), json),
    expected: {
      status: 'failed',
      kind: 'not_found',
      code: 'model_not_found',
      next: 'check_model',
      answer: '',
    },
  },
  'HS-52 400': {
    script: () =>
      whole(
        400,
        refusal("Unsupported value: 'temperature' does not support 0.5", { code: 'unsupported_value' }),
        json,
      ),
    expected: { status: 'failed', kind: 'bad_request', next: 'drop_sampling', answer: '' },
  },
  'HS-52 500 with 10 MB of page': {
    script: () => whole(500, `<p>${'x'.repeat(10_000_000)}`, html),
    expected: { status: 'failed', kind: 'server', code: 'http_500', next: 'try_again', answer: '' },
  },
  'HS-52 a refusal that calls itself a stream': {
    script: () => whole(429, refusal('Too many requests'), { 'content-type': 'text/event-stream' }),
    expected: { status: 'failed', kind: 'rate_limit', next: 'wait', answer: '' },
  },
  'HS-52 a refusal whose bytes break off': {
    script: () => [
      { send: head(503, { ...json, 'content-length': 999 }) },
      { send: refusal('Loading model') },
      { wait: 10 },
      { close: 'rst' },
    ],
    expected: { status: 'failed', kind: 'overloaded', answer: '' },
  },
  'a whole body where a stream was asked for': {
    script: () =>
      whole(
        200,
        JSON.stringify({
          choices: [{ index: 0, message: { content: 'Hello world' }, finish_reason: 'stop' }],
          usage: { prompt_tokens: 10, completion_tokens: 2 },
        }),
        json,
      ),
    expected: { ...ok, notes: ['not_streamed_by_server'] },
  },
  'a whole body that is no JSON': {
    script: () => whole(200, '{"choices":[', json),
    expected: { status: 'failed', kind: 'malformed', code: 'bad_json', answer: '' },
  },
  'HS-56 a head of 40 KB': {
    script: () => [
      { send: head(200, { ...streamHeaders, 'x-long': 'x'.repeat(40_000) }) },
      { send: chunked(good) },
    ],
    expected: {
      status: 'failed',
      kind: 'network',
      code: 'headers_overflow',
      next: 'check_server',
      answer: '',
    },
  },
  'a head that is none': {
    script: () => [{ send: 'SSH-2.0-OpenSSH_9.2\r\n' }, { close: 'fin' }],
    expected: { status: 'failed', kind: 'network', code: 'not_http', next: 'check_url', answer: '' },
  },
};

const slow: Record<string, Row> = {
  'HS-55 a slow head and a slow body': {
    script: () =>
      cutAt(
        `${head()}${chunked(good).toString()}${lastChunk}`,
        Array.from({ length: 12 }, (_, n) => 1 + n * 9),
        15,
      ),
    expected: ok,
  },
  'HS-55 a stall after the first words': {
    script: () => [
      { send: head() },
      { send: chunked(words('Hello')) },
      { wait: 300 },
      { send: chunked(words(' world') + ending()) },
      { send: lastChunk },
    ],
    expected: ok,
  },
  'HS-09 comments for a while': {
    script: function* () {
      yield { send: head() };
      for (let ping = 0; ping < 20; ping += 1) yield { wait: 10, send: chunked(': ping\n\n') };
      yield { send: chunked(good) };
      yield { send: lastChunk };
    },
    expected: ok,
  },
};

/** Every row that ends by itself and quickly. */
export const hostileStreams: Readonly<Record<string, Row>> = {
  ...splits,
  ...ends,
  ...contents,
  ...encodings,
  ...refusals,
  ...slow,
};
