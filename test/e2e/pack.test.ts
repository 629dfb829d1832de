// The app packed without a network, on a stand-in for Electron's folder: what the archive holds,
// how large it is, that a changed byte shows, and that the fuses were set.

import { getRawHeader, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronStub } from '../kit/electron-stub.ts';
import { top } from '../kit/syntax.ts';
import { freshFolder, removeFolder } from '../kit/temp-folder.ts';

/** Bytes. What is bundled today takes four fifths of it. */
const largest = 15 * 1024 * 1024;

const folder = freshFolder();
const app = join(folder, 'dist', 'linux-unpacked');
const archive = join(app, 'resources', 'app.asar');

beforeAll(() => {
  const manifest = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const stub = electronStub(join(folder, 'electron'), manifest.devDependencies['electron'] ?? '');
  execFileSync(
    process.execPath,
    [
      join(top, 'node_modules/electron-builder/cli.js'),
      '--linux',
      'dir',
      '--publish',
      'never',
      `-c.electronDist=${stub}`,
      `-c.directories.output=${join(folder, 'dist')}`,
    ],
    { cwd: top, stdio: ['ignore', 'ignore', 'inherit'] },
  );
});
afterAll(() => removeFolder(folder));

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
  readonly integrity?: { readonly algorithm: string; readonly hash: string };
}

function entriesOf(entry: Entry, path = ''): readonly (readonly [path: string, entry: Entry])[] {
  if (!entry.files) return [[path, entry]];
  return Object.entries(entry.files).flatMap(([name, inner]) => entriesOf(inner, `${path}/${name}`));
}

const headerOf = () =>
  getRawHeader(archive) as unknown as { header: Entry; headerString: string; headerSize: number };

describe('the archive', () => {
  it('holds the bundles, the manifest and the licences, and nothing else', () => {
    const files = listPackage(archive, { isPack: false }).map(name => name.replaceAll('\\', '/'));
    expect([...new Set(files.map(name => name.split('/')[1]))].toSorted()).toEqual([
      'LICENSE',
      'out',
      'package.json',
    ]);
    expect([...new Set(files.map(name => name.split('/').slice(1, 3).join('/')))].toSorted()).toEqual([
      'LICENSE',
      'out',
      'out/licences.txt',
      'out/main',
      'out/preload',
      'out/renderer',
      'package.json',
    ]);
    expect(files).toEqual(
      expect.arrayContaining([
        '/out/main/main.js',
        '/out/main/cl100k_base.tiktoken',
        '/out/main/o200k_base.tiktoken',
        '/out/main/store-worker.js',
        '/out/main/tokens-worker.js',
        '/out/main/wire-worker.js',
        '/out/preload/preload.cjs',
      ]),
    );
    const unwelcome =
      /\.(map|tsx?|env|pem|key|db|log|md|ya?ml)$|node_modules|\/test\/|\.stamp|\.building|secret|settings\.json/i;
    expect(files.filter(name => unwelcome.test(name))).toEqual([]);
  });

  it('holds a manifest without scripts and dependencies', () => {
    const entry = entriesOf(headerOf().header).find(([path]) => path === '/package.json')?.[1];
    const bytes = readFileSync(archive);
    const start = 8 + headerOf().headerSize + Number(entry?.offset);
    const manifest = JSON.parse(bytes.subarray(start, start + (entry?.size ?? 0)).toString()) as object;
    expect(manifest).toMatchObject({ name: 'assay', main: 'out/main/main.js', type: 'module' });
    expect(Object.keys(manifest)).not.toContain('dependencies');
    expect(Object.keys(manifest)).not.toContain('devDependencies');
  });

  it('is no larger than it should be, with nothing beside it', () => {
    expect(statSync(archive).size).toBeLessThan(largest);
    expect(entriesOf(headerOf().header).filter(([, { unpacked }]) => unpacked)).toEqual([]);
  });

  it('tells of every changed byte', () => {
    const { header, headerSize } = headerOf();
    const bytes = readFileSync(archive);
    const hashOf = ({ offset, size = 0 }: Entry): string => {
      const start = 8 + headerSize + Number(offset);
      return createHash('sha256')
        .update(bytes.subarray(start, start + size))
        .digest('hex');
    };
    const entries = entriesOf(header);
    expect(entries.length).toBeGreaterThan(50);
    for (const [path, entry] of entries) {
      expect([path, entry.integrity?.algorithm, entry.integrity?.hash]).toEqual([
        path,
        'SHA256',
        hashOf(entry),
      ]);
    }
    const main = entries.find(([path]) => path === '/out/main/main.js')?.[1];
    if (!main) throw new Error('no main in the archive');
    const at = 8 + headerSize + Number(main.offset);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(hashOf(main)).not.toBe(main.integrity?.hash);
  });
});

describe('the program', () => {
  it('had its fuses set', async () => {
    expect(await getCurrentFuseWire(join(app, 'assay'))).toMatchObject({
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
      [FuseV1Options.WasmTrapHandlers]: FuseState.ENABLE,
    });
  });
});
