// A proxy on a loopback socket: opens CONNECT tunnels, or refuses to, and writes down what it was
// asked. It sees hosts and its own password, never what goes through a TLS tunnel.

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as tlsServer } from 'node:tls';
import { certificateOf } from './scripted-server.ts';

export interface ScriptedProxy {
  readonly url: string;
  /** `USER:PASSWORD@` put in front of the host. */
  urlFor(userAndPassword: string): string;
  /** Every head it was sent, as it stood. */
  readonly heads: readonly string[];
  close(): Promise<void>;
}

export interface ProxyOptions {
  readonly tls?: boolean;
  /** Asks for this `USER:PASSWORD`. */
  readonly password?: string;
  /** Answers every CONNECT with this status, or closes without a word. */
  readonly refuse?: number | 'close' | 'silence';
}

export async function scriptedProxy(options: ProxyOptions = {}): Promise<ScriptedProxy> {
  const heads: string[] = [];
  const sockets = new Set<Socket>();
  const hold = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const listener = (client: Socket): void => {
    hold(client);
    let head = '';
    const read = (bytes: Buffer): void => {
      head += bytes.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      client.off('data', read);
      heads.push(head);
      if (options.refuse === 'silence') return;
      if (options.refuse === 'close') return void client.destroy();
      const status = options.refuse ?? (allows(head, options.password) ? 200 : 407);
      if (status !== 200) return void client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
      const [, host = '', port = ''] = /^CONNECT ([^:]+):(\d+)/.exec(head) ?? [];
      const upstream = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        client.pipe(upstream).pipe(client);
      });
      hold(upstream);
      upstream.on('close', () => client.destroy());
      client.on('close', () => upstream.destroy());
    };
    client.on('data', read);
  };
  const server =
    options.tls === true ? tlsServer(certificateOf('localhost'), listener) : createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // TLS names a host, never an address.
  const [scheme, host] = options.tls === true ? ['https', 'localhost'] : ['http', '127.0.0.1'];
  return {
    url: `${scheme}://${host}:${port}`,
    urlFor: userAndPassword => `${scheme}://${userAndPassword}@${host}:${port}`,
    heads,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}

function allows(head: string, password: string | undefined): boolean {
  if (password === undefined) return true;
  const [, given = ''] = /^proxy-authorization: Basic (\S+)/im.exec(head) ?? [];
  return Buffer.from(given, 'base64').toString('utf8') === password;
}
