// A page made of one script, bundled as the app is and served from this process.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'vite';

export interface BarePage {
  readonly url: string;
  close(): void;
}

/** What `main` imports is looked for from `folder` on. */
export async function barePage(folder: string, main: string): Promise<BarePage> {
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><meta charset="utf-8"><title>bare</title><div id="root"></div><script type="module" src="./main.js"></script>',
  );
  writeFileSync(join(folder, 'main.js'), main);
  await build({ root: folder, base: './', logLevel: 'silent', configFile: false, build: { outDir: 'out' } });
  const out = join(folder, 'out');
  const server = createServer((request, response) => {
    const path = (request.url ?? '/') === '/' ? '/index.html' : (request.url ?? '');
    const isThere = existsSync(join(out, path));
    response.writeHead(isThere ? 200 : 404, {
      'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html',
    });
    response.end(isThere ? readFileSync(join(out, path)) : '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => void server.close(),
  };
}
