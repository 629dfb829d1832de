// A server of its own process that streams Markdown at a told pace and notes when it sent each token.
//
//   model  screen-SECONDS-RATE-INDEX      seconds of answer, tokens a second
//   GET /sent/MODEL                       when each token was written, epoch milliseconds

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tokenAt } from './tokens.ts';

/** Tokens go out this often, milliseconds; those of one turn leave one by one. */
const everyMs = 5;

const sent = new Map<string, number[]>();

const sse = (fields: object): string => `data: ${JSON.stringify(fields)}\n\n`;

function stream(model: string, response: ServerResponse): void {
  const [, seconds = 1, rate = 1] = model.split('-').map(Number);
  const count = seconds * rate;
  const times: number[] = [];
  sent.set(model, times);
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'access-control-allow-origin': '*',
  });
  const from = performance.now();
  const timer = setInterval(() => {
    const due = Math.min(count, Math.floor(((performance.now() - from) / 1000) * rate));
    while (times.length < due) {
      const content = tokenAt(times.length);
      times.push(performance.timeOrigin + performance.now());
      response.write(sse({ choices: [{ index: 0, delta: { content } }] }));
    }
    if (times.length < count) return;
    clearInterval(timer);
    response.write(sse({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }));
    response.write(sse({ choices: [], usage: { prompt_tokens: 10, completion_tokens: count } }));
    response.end('data: [DONE]\n\n');
  }, everyMs);
  response.on('close', () => clearInterval(timer));
}

const server = createServer((request, response) => {
  const url = request.url ?? '';
  if (url.startsWith('/sent/')) {
    response.end(JSON.stringify(sent.get(decodeURIComponent(url.slice('/sent/'.length))) ?? []));
    return;
  }
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { model } = JSON.parse(Buffer.concat(parts).toString()) as { readonly model: string };
    stream(model, response);
  });
});

server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
