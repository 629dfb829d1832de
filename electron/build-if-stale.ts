// Builds what is served, quietly, where it is missing or older than its sources. Two commands at
// once do not build over each other: the second waits for the first.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const top = resolve(import.meta.dirname, '..');
export const rendererFolder = join(top, 'out', 'renderer');

const sources = ['electron', 'renderer', 'shared'];
const configs = ['package-lock.json', 'electron.vite.config.ts', 'tsconfig.json'];

/** Resolves once `out/` is newer than what it is made of. `say` is told when that takes a while. */
export async function buildIfStale(say: (line: string) => void): Promise<void> {
  const lock = join(top, 'out', '.building');
  const stamp = join(top, 'out', '.stamp');
  const wanted = fingerprint();
  if (isBuilt(stamp, wanted)) return;
  mkdirSync(join(top, 'out'), { recursive: true });
  const isFirst = await take(lock);
  try {
    if (!isFirst && isBuilt(stamp, wanted)) return;
    say('Building the app, once ...');
    const electronVite = join(top, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [electronVite, 'build', '--logLevel', 'warn'],
      { cwd: top, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`The build failed.\n${stdout}\n${stderr}`);
    writeFileSync(stamp, wanted);
  } finally {
    if (existsSync(lock)) rmdirSync(lock);
  }
}

const isBuilt = (stamp: string, wanted: string): boolean =>
  existsSync(stamp) &&
  existsSync(join(rendererFolder, 'index.html')) &&
  readFileSync(stamp, 'utf8') === wanted;

/** Takes the lock, a folder since making one is atomic. False: somebody else had it meanwhile. */
async function take(lock: string): Promise<boolean> {
  for (let waited = 0; ; waited += 1) {
    try {
      mkdirSync(lock);
      return waited === 0;
    } catch {
      // Held, or left behind by a build that was killed: two minutes are more than any build takes.
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 120_000) rmdirSync(lock);
      else await wait(250);
    }
  }
}

/** Names, sizes and times of all that is built from. Cheap, and enough to see a change. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const note = (path: string): void => {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path.slice(top.length)} ${size} ${mtimeMs}\n`);
  };
  for (const folder of sources) {
    const files = readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .toSorted();
    for (const file of files) note(file);
  }
  for (const file of configs) if (existsSync(join(top, file))) note(join(top, file));
  return hash.digest('hex');
}
