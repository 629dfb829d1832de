// The truth: a server in a process of its own that streams numbered pieces on a schedule and tells its
// parent when it really sent each. It speaks Chat Completions, on loopback, to whoever asks: it holds
// nothing worth guarding, and ends with its parent.
//
// On the bare socket, with no HTTP server between: one that serves 128 requests after another writes
// down the last of them late, and its client seems to have been.

import { createServer, type AddressInfo, type Socket } from 'node:net';
import { machineNow } from '../transport/machine-clock.ts';
import { RequestReader } from './request-reader.ts';
import { phaseOf, pieceText, scheduleOf, type Schedule, type TruthMessage } from './schedule.ts';

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

/** Everything sent is ASCII: its letters are its bytes. */
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
const lastChunk = '0\r\n\r\n';
const streamHead = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n';
const refusal = '{"error":{"message":"no such schedule","code":"model_not_found"}}';
const refusalHead = `HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\ncontent-length: ${refusal.length}\r\n\r\n`;

const server = createServer({ noDelay: true }, socket => {
  const reader = new RequestReader();
  socket.on('data', (bytes: Buffer) => {
    const request = reader.take(bytes, machineNow());
    // Answered once all that came at the same time has its stamp.
    if (request) setImmediate(answer, socket, request.body, request.cameMs);
  });
  // Let go in the middle: nobody is told, and nothing more is written.
  socket.on('error', () => socket.destroy());
});

function answer(socket: Socket, body: string, cameMs: number): void {
  const model = /"model":"([^"]*)"/.exec(body)?.[1] ?? '';
  const schedule = scheduleOf(model);
  if (!schedule) {
    socket.write(refusalHead + refusal);
    return;
  }
  socket.write(streamHead);
  stream(socket, schedule, cameMs + phaseOf(model, schedule))
    .then(sentMs => tell({ type: 'sent', model, cameMs, sentMs }))
    .catch(() => socket.destroy());
}

async function stream(socket: Socket, schedule: Schedule, startMs: number): Promise<number[]> {
  const { pieces, everyMs, firstMs, padding } = schedule;
  const sentMs: number[] = [];
  for (let index = 0; index < pieces && !socket.destroyed; index += 1) {
    const wait = startMs + firstMs + index * everyMs - machineNow();
    if (everyMs > 0 || index === 0) await new Promise(resolve => setTimeout(resolve, Math.max(0, wait)));
    const text = chunk(piece(index, padding));
    sentMs.push(machineNow());
    if (!socket.write(text, 'latin1')) await drained(socket);
  }
  socket.write(chunk(ending(pieces)) + lastChunk);
  return sentMs;
}

const drained = (socket: Socket): Promise<void> =>
  new Promise(resolve => {
    const go = (): void => {
      socket.off('drain', go);
      socket.off('close', go);
      resolve();
    };
    socket.on('drain', go);
    socket.on('close', go);
  });

server.listen(0, '127.0.0.1', () => tell({ type: 'ready', port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
