// The built app, started as Electron would start it but under plain Node: from a folder that holds
// nothing but what is packed, so that whatever was not bundled is missed.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policy } from '../../electron/desktop/bundle.ts';
import { nodesOf, top } from '../kit/syntax.ts';
import { parseSync } from 'vite';
import { tempFolder } from '../kit/temp-folder.ts';

const out = join(top, 'out');

interface Report {
  readonly strangers: readonly string[];
  readonly chunks?: readonly string[];
  readonly calls: readonly string[];
  readonly facts: object;
  readonly statuses: readonly string[];
  readonly found: number;
  readonly page: { readonly status: number; readonly policy: string; readonly html: string };
  readonly listeners: readonly string[];
  readonly servers: readonly string[];
}

function boot(lock: 'lock' | 'no-lock') {
  const folder = tempFolder();
  const home = join(folder, 'home');
  cpSync(out, join(folder, 'app', 'out'), { recursive: true });
  writeFileSync(join(folder, 'app', 'package.json'), '{"type":"module"}');
  mkdirSync(home);
  const text = execFileSync(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(top, 'test/kit/boot-main.ts'),
      join(folder, 'app/out/main/main.js'),
      lock,
    ],
    { encoding: 'utf8', env: { ...process.env, ASSAY_HOME: home, ASSAY_PRACTICE_SPEED: '400' } },
  );
  return { home, report: JSON.parse(text.trim().split('\n').at(-1) ?? '') as Report };
}

describe('the built app', () => {
  it('does its whole job from what is packed, and from nothing else', () => {
    const { report, home } = boot('lock');
    expect(report).toMatchObject({
      strangers: [],
      facts: { host: 'desktop', warning: null },
      statuses: ['complete', 'complete'],
      found: 1,
      listeners: ['assay-ready'],
      servers: [],
    });
    expect(report.calls.indexOf('app.enableSandbox')).toBeLessThan(report.calls.indexOf('ready'));
    expect(existsSync(join(home, 'sessions.db'))).toBe(true);
  });

  it('serves its page with the same policy in the header and at the head', () => {
    const { page } = boot('lock').report;
    const [first = ''] = page.html.match(/<meta[^>]*>/) ?? [];
    expect([page.status, page.policy]).toEqual([200, policy]);
    expect(first).toContain('http-equiv="Content-Security-Policy"');
    const [, content = ''] = /content="([^"]*)"/.exec(first) ?? [];
    expect([...content.split('; '), "frame-ancestors 'none'"].toSorted()).toEqual(
      policy.split('; ').toSorted(),
    );
  });

  it('goes away without the lock, before the part that opens files is loaded', () => {
    const { report, home } = boot('no-lock');
    expect(report.calls.at(-1)).toBe('app.quit');
    expect(report.chunks?.filter(url => /desktop-|store-worker/.test(url))).toEqual([]);
    expect(readdirSync(home)).toEqual(['chromium']);
  });
});

const bundles = (folder: string, ending: RegExp): readonly (readonly [name: string, source: string])[] =>
  readdirSync(join(out, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => ending.test(name))
    .map(name => [name, readFileSync(join(out, folder, name), 'utf8')]);

/** Every module that a bundle still names: what would be looked for at run time. */
function namedBy(name: string, source: string): readonly string[] {
  const { program } = parseSync(name, source);
  return [...nodesOf(program)].flatMap(node => {
    const isRequire =
      node.type === 'CallExpression' && (node['callee'] as { name?: string }).name === 'require';
    const found = isRequire ? (node['arguments'] as readonly { value?: unknown }[])[0] : node['source'];
    const value = (found as { value?: unknown } | null | undefined)?.value;
    return typeof value === 'string' ? [value] : [];
  });
}

describe('the bundles', () => {
  it('name nothing but each other, Node and Electron', () => {
    const names = bundles('main', /\.js$/).flatMap(([name, source]) => namedBy(name, source));
    const foreign = names.filter(
      name =>
        !name.startsWith('.') &&
        !name.startsWith('node:') &&
        !builtinModules.includes(name) &&
        name !== 'electron',
    );
    expect([...new Set(foreign)]).toEqual([]);
  });

  it('keep the preload to Electron alone', () => {
    const [preload, ...others] = bundles('preload', /\.cjs$/);
    expect(others).toEqual([]);
    expect(namedBy('preload.js', preload?.[1] ?? '')).toEqual(['electron']);
  });

  it('listen on nothing in the desktop app', () => {
    for (const [name, source] of bundles('main', /\.js$/)) {
      const calls = [...nodesOf(parseSync(name, source).program)].filter(
        node =>
          node.type === 'NewExpression' && (node['callee'] as { name?: string }).name === 'WebSocketServer',
      );
      expect([name, calls]).toEqual([name, []]);
    }
  });

  it('load nothing from the web into the page', () => {
    const [[, html = ''] = []] = bundles('renderer', /index\.html$/);
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url]) => url);
    expect(addresses.length).toBeGreaterThan(1);
    expect(addresses.filter(url => !url?.startsWith('./'))).toEqual([]);
    for (const [name, css] of bundles('renderer', /\.css$/)) {
      const urls = [...css.matchAll(/url\(\s*['"]?([^'")]+)/g)].map(([, url]) => url ?? '');
      expect([name, urls.filter(url => /^(https?:)?\/\//.test(url))]).toEqual([name, []]);
      expect([name, /@import/.test(css)]).toEqual([name, false]);
    }
  });

  it('hold no map of the sources, and none of the sources themselves', () => {
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter(name => /\.(map|tsx?|env)$/.test(name))).toEqual([]);
  });

  it('name the licences of all that is in them', () => {
    const licences = readFileSync(join(out, 'licences.txt'), 'utf8');
    for (const name of [
      'react',
      'react-dom',
      'monaco-editor',
      'zod',
      'conf',
      'undici',
      '@orpc/server',
      'zustand',
    ]) {
      expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    }
  });

  it('asks for little before the first paint', () => {
    const page = readFileSync(join(out, 'renderer/index.html'), 'utf8');
    const scripts = new Set(page.match(/assets\/[\w.-]+\.js/g));
    const bytes = [...scripts].reduce(
      (sum, script) => sum + readFileSync(join(out, 'renderer', script)).byteLength,
      0,
    );
    expect(scripts.size).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(500_000);
  });
});
