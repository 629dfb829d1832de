// The browser host: the same engine and the same renderer on a loopback address. Composition only.

import { spawn } from 'node:child_process';
import process from 'node:process';
import { buildIfStale, rendererFolder } from './build-if-stale.ts';
import { composeAssay } from './compose.ts';
import { hostVault } from './keys/host-vault.ts';
import { routerOf } from './router.ts';
import { homeOf } from './terminal/environment.ts';
import { serveWeb } from './web/serve-web.ts';

export interface ServeOptions {
  readonly port: number;
  /** Opens a browser, where there is a display to open one on. */
  readonly open: boolean;
}

/** Serves until it is told to end; resolves once everything is saved and closed. */
export async function serve({ port, open }: ServeOptions): Promise<void> {
  await buildIfStale(say);
  const assay = await composeAssay({
    home: homeOf(process.env),
    host: 'browser',
    env: process.env,
    vault: hostVault(process.env),
  });
  const web = await serveWeb({ router: routerOf(assay.laboratory), rendererFolder, port });
  process.stdout.write(`Assay is at ${web.url}\n`);
  if (open && hasDisplay()) openBrowser(web.url);
  await new Promise<void>(resolve => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await web.close();
  await assay.close();
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

export const hasDisplay = (): boolean =>
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open'];
  const child = spawn(command ?? 'xdg-open', [...args, url], { stdio: 'ignore', detached: true });
  // No opener is no trouble: the address stands on the terminal.
  child.on('error', () => undefined);
  child.unref();
}
