// What the project promises of its dependencies and its package, read from the files that say so.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { top } from '../kit/syntax.ts';
import { newestMajors } from './electron-majors.ts';

const read = (name: string): string => readFileSync(join(top, name), 'utf8');

interface Manifest {
  readonly main: string;
  readonly dependencies?: object;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}
interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      { readonly hasInstallScript?: boolean; readonly integrity?: string; readonly link?: boolean }
    >
  >;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as Lock;
const builder = read('electron-builder.yml');

describe('Electron', () => {
  const pinned = manifest.devDependencies['electron'] ?? '';

  it('is pinned to a version that still gets fixes', () => {
    expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
    expect(newestMajors.majors).toContain(Number(pinned.split('.')[0]));
  });

  it('is no version without SQLite', () => {
    expect(newestMajors.never).not.toContain(pinned);
    expect(Number(pinned.split('.')[0])).toBeGreaterThanOrEqual(38);
  });

  it('is held against a list of three neighbours', () => {
    const [newest = 0] = newestMajors.majors;
    expect(newestMajors.majors).toEqual([newest, newest - 1, newest - 2]);
    expect(newestMajors.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('the dependencies', () => {
  it('are exact, and all of them are bundled', () => {
    expect(manifest.dependencies).toBeUndefined();
    const loose = Object.entries(manifest.devDependencies).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('are locked, each with its hash', () => {
    const entries = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(entries.length).toBeGreaterThan(300);
    expect(entries.filter(([, { integrity, link }]) => !integrity && !link).map(([path]) => path)).toEqual(
      [],
    );
  });

  it('run no script on installing but those that are named', () => {
    const names = Object.entries(lock.packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(names.filter(name => !(name in manifest.allowScripts))).toEqual([]);
    expect(Object.keys(manifest.allowScripts).filter(name => manifest.allowScripts[name])).toEqual(['node']);
  });
});

describe('the package', () => {
  const keys = builder.split('\n').flatMap(line => /^\s*([A-Za-z]+):/.exec(line)?.[1] ?? []);

  it('can be started by no link and updates itself from nowhere', () => {
    expect(keys).not.toContain('protocols');
    expect(keys).not.toContain('fileAssociations');
    expect(builder).toMatch(/^publish: null$/m);
  });

  it('is one archive whose hash is checked, with its fuses set by our own hook', () => {
    expect(builder).toMatch(/^asar: true$/m);
    expect(builder).toMatch(/^npmRebuild: false$/m);
    expect(builder).toMatch(/^afterPack: .\/electron\/desktop\/package\/after-pack.ts$/m);
    for (const key of [
      'asarUnpack',
      'disableAsarIntegrity',
      'extraResources',
      'extraFiles',
      'electronFuses',
    ]) {
      expect(keys).not.toContain(key);
    }
  });

  it('asks macOS for the compiler and for nothing else', () => {
    const entitlements = [...read('resources/entitlements.mac.plist').matchAll(/<key>(.*?)<\/key>/g)];
    expect(entitlements.map(([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit']);
    expect(builder).toMatch(/hardenedRuntime: true/);
  });

  it('begins where the build puts it', () => {
    expect(manifest.main).toBe('out/main/main.js');
  });
});
