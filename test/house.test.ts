// The wall inspector: who may import whom, as data, read by a small program that fails on what
// is not listed, and fails when it finds fewer files than there must be. Every net is proved by
// a planted violation.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';

const top = resolve(import.meta.dirname, '..');

/**
 * Who may import whom. The first match decides; what is not listed is forbidden. A word that
 * ends in / or .ts is a place in the house, any other a package.
 */
const rooms: readonly (readonly [room: string, mayImport: readonly string[]])[] = [
  ['shared/contract/', ['shared/', 'zod', '@orpc/contract']],
  ['shared/', ['shared/']],

  ['renderer/link/', ['shared/', 'renderer/', '@orpc/client', '@orpc/contract']],
  [
    'renderer/widgets/',
    [
      'shared/',
      'renderer/',
      'react',
      'react-dom',
      'monaco-editor',
      '@base-ui/react',
      'mdast',
      'mdast-util-from-markdown',
      'mdast-util-gfm',
      'micromark-extension-gfm',
      'mdast-util-math',
      'micromark-extension-math',
      'katex',
    ],
  ],
  [
    'renderer/',
    [
      'shared/',
      'renderer/',
      'react',
      'react-dom',
      'zustand',
      '@base-ui/react',
      'react-resizable-panels',
      '@fontsource-variable/inter',
      '@fontsource-variable/jetbrains-mono',
    ],
  ],

  ['electron/dialects/', ['shared/', 'electron/dialects/']],
  ['electron/engine/', ['shared/', 'electron/engine/', 'electron/dialects/dialect.ts']],
  [
    'electron/transport/',
    [
      'shared/',
      'electron/transport/',
      'electron/engine/ports.ts',
      'electron/dialects/dialect.ts',
      'node:',
      'undici',
      '@smithy/eventstream-codec',
      '@smithy/signature-v4',
      '@aws-crypto/sha256-js',
    ],
  ],
  [
    'electron/practice/',
    ['shared/', 'electron/practice/', 'electron/engine/ports.ts', 'electron/dialects/dialect.ts', 'node:'],
  ],
  ['electron/store/', ['shared/', 'electron/store/', 'node:', 'conf', 'zod']],
  ['electron/calibrate/', ['shared/', 'electron/calibrate/', 'node:']],
  ['electron/keys/', ['shared/', 'electron/keys/', 'node:', '@napi-rs/keyring']],
  [
    'electron/laboratory/',
    [
      'shared/',
      'electron/laboratory/',
      'electron/engine/',
      'electron/dialects/',
      'electron/store/',
      'electron/keys/',
      'electron/practice/',
      'electron/transport/',
      'node:',
      '@pydantic/genai-prices',
    ],
  ],
  ['electron/terminal/', ['shared/', 'electron/', '!electron/desktop/', 'node:', 'commander']],
  ['electron/web/', ['shared/', 'electron/web/', 'node:', 'ws', '@orpc/server']],
  // What runs when the app is packed, and ships in nothing.
  [
    'electron/desktop/package/',
    ['electron/desktop/package/', 'node:', '@electron/fuses', 'electron-builder', 'vite'],
  ],
  [
    'electron/desktop/',
    [
      'shared/',
      'electron/',
      '!electron/web/',
      '!electron/calibrate/',
      '!electron/desktop/package/',
      'electron',
      'electron-store',
      '@orpc/server',
      'node:',
    ],
  ],
  ['electron/router.ts', ['shared/', '@orpc/server']],
  ['electron/preload.ts', ['electron']],
  [
    'electron/main.ts',
    ['shared/', 'electron/', '!electron/web/', '!electron/calibrate/', 'electron', 'node:'],
  ],
  ['electron/', ['shared/', 'electron/', '!electron/desktop/', 'node:', 'commander', 'vite']],
  ['test/', ['*']],
];

/** Packages that only one place may touch, whatever the table above allows to its room. */
const single: readonly (readonly [what: string, where: RegExp])[] = [
  ['electron', /^electron\/(desktop\/|main\.ts|preload\.ts)/],
  ['electron-store', /^electron\/desktop\//],
  ['monaco-editor', /^renderer\/widgets\//],
  ['katex', /^renderer\/widgets\/markdown\//],
  ['undici', /^electron\/transport\//],
  ['@smithy', /^electron\/transport\//],
  ['@aws-crypto', /^electron\/transport\//],
  ['@napi-rs/keyring', /^electron\/keys\//],
  ['@pydantic/genai-prices', /^electron\/laboratory\/list-prices\.ts/],
  ['node:sqlite', /^electron\/store\/worker\//],
];

/** The least number of files each part must hold: an inspector that sees nothing must not pass. */
const least: Readonly<Record<string, number>> = { shared: 30, electron: 60, renderer: 30, test: 30 };

interface File {
  readonly path: string;
  readonly source: string;
}

function filesIn(part: string): readonly File[] {
  return readdirSync(join(top, part), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => ({ path: relative(top, path).replaceAll('\\', '/'), source: readFileSync(path, 'utf8') }));
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Every node of a file's syntax tree, whatever its depth. */
function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
  } else if (isNode(value)) {
    yield value;
    for (const part of Object.values(value)) yield* nodesOf(part);
  }
}

const naming = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** Every module a file names: imports, re-exports, dynamic imports with a literal, types by import(). */
function importsOf({ path, source }: File): readonly string[] {
  const program = parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path);
  return [...nodesOf(program)]
    .filter(node => naming.has(node.type) && isNode(node['source']))
    .map(node => String((node['source'] as Node)['value']));
}

function targetOf(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return relative(top, resolve(top, dirname(from), specifier.replace(/\?.*$/, ''))).replaceAll('\\', '/');
}

const covers = (rule: string, target: string): boolean =>
  rule === '*' ||
  target === rule ||
  (/[/:]$/.test(rule) ? target.startsWith(rule) : target.startsWith(`${rule}/`));

/** What is wrong with one file's imports, a line each. */
function trespasses(file: File): readonly string[] {
  const rule = rooms.find(([room]) => file.path.startsWith(room));
  if (!rule) return [`${file.path} stands in no room of the plan`];
  const [room, mayImport] = rule;
  return importsOf(file).flatMap(specifier => {
    const target = targetOf(file.path, specifier);
    const style = /\.(css|json|woff2|svg)$/.test(target) && !target.startsWith('node_modules');
    const denied = mayImport.some(word => word.startsWith('!') && covers(word.slice(1), target));
    const allowed = !denied && mayImport.some(word => covers(word, target));
    const reserved = single.find(([what]) => covers(what, specifier));
    if (reserved && room !== 'test/' && !reserved[1].test(file.path)) {
      return [`${file.path} imports ${target}, which belongs to ${reserved[1].source}`];
    }
    if (allowed) return [];
    if (style && (target.startsWith(room) || target.startsWith('renderer/') || target === 'package.json'))
      return [];
    return [`${file.path} imports ${target}; ${room} may not`];
  });
}

const listening = /\b(createServer|WebSocketServer)\b/;
const sinks =
  /dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write\(|\beval\(|new Function\(|executeJavaScript|rehype-raw|<webview/;
const openDoors =
  /rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED|webSecurity:\s*false|setAsDefaultProtocolClient|nodeIntegration:\s*true|contextIsolation:\s*false/;
const escapes = /@ts-ignore|@ts-nocheck|\bas any\b|:\s*any\b/;
const skips = /\b(it|test|describe)\.(skip|only|todo|skipIf|runIf)\b/;

/** Lines of code that must stand nowhere, or in one place. Comments do not count. */
function forbiddenIn({ path, source }: File): readonly string[] {
  const code = source.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const found: string[] = [];
  const product = !path.startsWith('test/');
  if (product && listening.test(code) && !/^electron\/(web|calibrate)\//.test(path))
    found.push(`${path} listens on a socket`);
  if (product && sinks.test(code)) found.push(`${path} holds a dangerous sink`);
  if (product && openDoors.test(code)) found.push(`${path} opens a door that stays shut`);
  if (path !== 'test/house.test.ts' && escapes.test(code)) found.push(`${path} escapes the type checker`);
  if (path !== 'test/house.test.ts' && skips.test(code)) found.push(`${path} skips a test`);
  return found;
}

const house = Object.keys(least).flatMap(filesIn);

describe('the house', () => {
  it.each(Object.entries(least))('%s holds at least %i files, so the inspector sees it', (part, number) => {
    expect(filesIn(part).length).toBeGreaterThanOrEqual(number);
  });

  it('keeps its walls: no room imports what the plan does not list', () => {
    expect(house.flatMap(trespasses)).toEqual([]);
  });

  it('holds no dangerous sink, no open door, no listening socket, no skipped test', () => {
    expect(house.flatMap(forbiddenIn)).toEqual([]);
  });

  it('has nothing at the top but what was planned', () => {
    const planned = [
      '.ci',
      '.git',
      '.gitignore',
      '.oxlintrc.json',
      '.prettierignore',
      '.prettierrc.json',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'electron',
      'electron-builder.yml',
      'electron.vite.config.ts',
      'node_modules',
      'out',
      'dist',
      'package-lock.json',
      'package.json',
      'renderer',
      'resources',
      'shared',
      'test',
      'tsconfig.json',
      'vitest.config.ts',
    ];
    expect(readdirSync(top).filter(name => !planned.includes(name))).toEqual([]);
  });
});

describe('the inspector', () => {
  it.each([
    ['shared/trial/x.ts', "import { readFile } from 'node:fs';"],
    ['shared/metrics/x.ts', "export { z } from 'zod';"],
    ['electron/engine/x.ts', "import { socketWire } from '../transport/wire.ts';"],
    ['electron/engine/x.ts', "const m = await import('../store/open-store.ts');"],
    ['electron/dialects/openai-chat/x.ts', "import { openStore } from '../../store/open-store.ts';"],
    ['electron/web/x.ts', "import { app } from 'electron';"],
    ['electron/store/x.ts', "import { DatabaseSync } from 'node:sqlite';"],
    ['electron/main.ts', "import { serveWeb } from './web/serve-web.ts';"],
    ['electron/serve.ts', "import { openWindow } from './desktop/window.ts';"],
    ['renderer/panels/x.tsx', "import * as monaco from 'monaco-editor/editor';"],
    ['renderer/store/x.ts', "import { Engine } from '../../electron/engine/engine.ts';"],
    ['renderer/panels/x.tsx', "import '../../test/kit/sample-trial.ts';"],
    ['attic/x.ts', 'export {};'],
  ])('sees a trespass planted in %s', (path, source) => {
    expect(trespasses({ path, source })).toHaveLength(1);
  });

  it.each([
    ['electron/engine/x.ts', 'const server = createServer();'],
    ['renderer/panels/x.tsx', 'element.innerHTML = text;'],
    ['electron/transport/x.ts', 'connect({ rejectUnauthorized: false });'],
    ['shared/trial/x.ts', 'const y = value as any;'],
    ['test/trial/x.test.ts', "it.skip('later', () => undefined);"],
  ])('sees what must stand nowhere, planted in %s', (path, source) => {
    expect(forbiddenIn({ path, source })).toHaveLength(1);
  });

  it('lets what is listed pass', () => {
    const file = { path: 'electron/engine/x.ts', source: "import { ms } from '../../shared/units.ts';" };
    expect([...trespasses(file), ...forbiddenIn(file)]).toEqual([]);
  });
});
