// The bytes that scripts are made of: heads, chunks, and the items of a Chat Completions stream.

import type { Step } from './scripted-server.ts';

const reasons: Readonly<Record<number, string>> = { 200: 'OK', 204: 'No Content', 429: 'Too Many Requests' };

/** A response head. `transfer-encoding: chunked` and an event stream unless told otherwise. */
export function head(
  status = 200,
  headers: Readonly<Record<string, string | number>> = streamHeaders,
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${reasons[status] ?? 'Whatever'}\r\n${lines.join('')}\r\n`;
}

export const streamHeaders = { 'content-type': 'text/event-stream', 'transfer-encoding': 'chunked' } as const;

/** One chunk of a chunked body. */
export function chunked(data: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(data);
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}

export const lastChunk = '0\r\n\r\n';

/** A whole response with its length told. */
export function whole(
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string | number>> = { 'content-type': 'application/json' },
): readonly Step[] {
  const bytes = Buffer.from(body);
  return [
    {
      send: Buffer.concat([Buffer.from(head(status, { ...headers, 'content-length': bytes.length })), bytes]),
    },
  ];
}

export const sse = (data: unknown): string =>
  `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
export const words = (text: string): string => sse({ choices: [{ index: 0, delta: { content: text } }] });
export const thought = (text: string): string =>
  sse({ choices: [{ index: 0, delta: { reasoning_content: text } }] });
export const finish = (reason = 'stop'): string =>
  sse({ choices: [{ index: 0, delta: {}, finish_reason: reason }] });
export const bill = (prompt: number, completion: number): string =>
  sse({ choices: [], usage: { prompt_tokens: prompt, completion_tokens: completion } });
export const done = sse('[DONE]');

/** Finish, bill and [DONE]. */
export const ending = (tokens = 2): string => finish() + bill(10, tokens) + done;

/** A good answer, a piece each `everyMs`, all framed as chunks. */
export const goodAnswer = (pieces: readonly string[], everyMs = 0): readonly Step[] => [
  { send: head() },
  ...pieces.map((text, index) => ({ at: everyMs * (index + 1), send: chunked(words(text)) })),
  { at: everyMs * (pieces.length + 1), send: chunked(ending(pieces.length)) },
  { send: lastChunk },
];

/** The pieces of `bytes` between the given boundaries, each written for itself, a moment apart. */
export function cutAt(
  data: string | Uint8Array,
  boundaries: readonly number[],
  apartMs = 1,
): readonly Step[] {
  const bytes = Buffer.from(data);
  const edges = [0, ...boundaries, bytes.length];
  return edges.slice(1).flatMap((to, index) => {
    const send = bytes.subarray(edges[index], to);
    return index === 0 ? [{ send }] : [{ wait: apartMs }, { send }];
  });
}
