// `npm start`: the desktop app where it can be, else the same app in the browser, with one line why.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { buildIfStale, top } from './build-if-stale.ts';
import { hasDisplay, serve } from './serve.ts';

const electronFolder = join(top, 'node_modules', 'electron');

/** Electron's program, or why it can't be used. */
function electronProgram(): { readonly path: string } | { readonly why: string } {
  if (!hasDisplay()) return { why: 'There is no display' };
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return { why: 'As root the desktop app would have to run without its sandbox' };
  }
  const found = installed();
  if (found !== undefined) return { path: found };
  process.stderr.write("Fetching Electron's program, once ...\n");
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'ignore', timeout: 60_000 });
  const fetched = installed();
  return fetched === undefined ? { why: "Electron's program could not be fetched" } : { path: fetched };
}

function installed(): string | undefined {
  const note = join(electronFolder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const path = join(electronFolder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(path) ? path : undefined;
}

/** `--port N` and `--no-open` are the browser host's. */
function optionsFrom(args: readonly string[]): { readonly port: number; readonly open: boolean } {
  const at = args.indexOf('--port');
  const port = at < 0 ? 0 : Number(args[at + 1]);
  return {
    port: Number.isInteger(port) && port >= 0 && port < 65_536 ? port : 0,
    open: !args.includes('--no-open'),
  };
}

await buildIfStale(line => process.stderr.write(`${line}\n`));
const electron = electronProgram();
if ('path' in electron) {
  const child = spawn(electron.path, [top], { stdio: 'inherit' });
  child.on('exit', code => {
    process.exitCode = code ?? 1;
  });
} else {
  process.stderr.write(`${electron.why}, so Assay is served to the browser.\n`);
  await serve(optionsFrom(process.argv.slice(2)));
}
