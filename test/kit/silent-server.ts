// A server on this machine that takes every request, says that an answer is coming, and says no more.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SilentServer {
  readonly baseUrl: string;
  close(): Promise<void>;
}

export async function silentServer(): Promise<SilentServer> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': wait\n\n');
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      const closed = new Promise<void>(resolve => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}
