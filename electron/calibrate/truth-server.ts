// The truth: a server in a process of its own that streams numbered pieces on a schedule and tells its
// parent when it really sent each. It speaks Chat Completions, on loopback, to whoever asks: it holds
// nothing worth guarding, and ends with its parent.

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { machineNow } from '../transport/machine-clock.ts';
import { pieceText, scheduleOf, type Schedule, type TruthMessage } from './schedule.ts';

const tell = (message: TruthMessage): void => {
  process.send?.(message);
};

const item = (data: object): string => `data: ${JSON.stringify(data)}\n\n`;
const piece = (index: number, padding: number): string =>
  item({ choices: [{ index: 0, delta: { content: pieceText(index, padding) } }] });
const ending = (pieces: number): string =>
  item({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }) +
  item({ choices: [], usage: { prompt_tokens: 8, completion_tokens: pieces } }) +
  'data: [DONE]\n\n';

const server = createServer((request, response) => {
  const cameMs = machineNow();
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => {
    body += part;
  });
  request.on('end', () => {
    const model = /"model":"([^"]*)"/.exec(body)?.[1] ?? '';
    const schedule = scheduleOf(model);
    if (!schedule) {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end('{"error":{"message":"no such schedule","code":"model_not_found"}}');
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    stream(response, schedule, cameMs)
      .then(sentMs => tell({ type: 'sent', model, cameMs, sentMs }))
      .catch(() => response.destroy());
  });
});
server.keepAliveTimeout = 60_000;

async function stream(response: ServerResponse, schedule: Schedule, cameMs: number): Promise<number[]> {
  const { pieces, everyMs, firstMs, padding } = schedule;
  const sentMs: number[] = [];
  for (let index = 0; index < pieces && !response.destroyed; index += 1) {
    const wait = cameMs + firstMs + index * everyMs - machineNow();
    if (everyMs > 0 || index === 0) await new Promise(resolve => setTimeout(resolve, Math.max(0, wait)));
    sentMs.push(machineNow());
    if (!response.write(piece(index, padding))) await new Promise(resolve => response.once('drain', resolve));
  }
  response.end(ending(pieces));
  return sentMs;
}

server.listen(0, '127.0.0.1', () => tell({ type: 'ready', port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
