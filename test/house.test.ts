// The wall inspector: who may import whom, as data, read by a small program that fails on what
// is not listed, and fails when it finds fewer files than there must be. Every net is proved by
// a planted violation.

import { readdirSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, isNode, parsed, top, type File, type Node } from './kit/syntax.ts';

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
      'cmdk',
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
  ['electron/calibrate/', ['shared/', 'electron/calibrate/', 'electron/transport/machine-clock.ts', 'node:']],
  ['electron/tokens/', ['shared/', 'electron/tokens/', 'node:', 'gpt-tokenizer']],
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
      'electron/tokens/',
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
  ['gpt-tokenizer', /^electron\/tokens\/worker\//],
  ['node:sqlite', /^electron\/store\/worker\//],
];

/** The least number of files each part must hold: an inspector that sees nothing must not pass. */
const least: Readonly<Record<string, number>> = { shared: 30, electron: 60, renderer: 30, test: 30 };

const naming = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** Every module a file names: imports, re-exports, dynamic imports with a literal, types by import(). */
function importsOf(file: File): readonly string[] {
  return parsed(file)
    .nodes.filter(node => naming.has(node.type) && isNode(node['source']))
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

const house = Object.keys(least).flatMap(filesIn);

describe('the house', () => {
  it.each(Object.entries(least))('%s holds at least %i files, so the inspector sees it', (part, number) => {
    expect(filesIn(part).length).toBeGreaterThanOrEqual(number);
  });

  it('keeps its walls: no room imports what the plan does not list', () => {
    expect(house.flatMap(trespasses)).toEqual([]);
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
    ['electron/tokens/tokenizer.ts', "import { encode } from 'gpt-tokenizer/encoding/o200k_base';"],
    ['electron/main.ts', "import { serveWeb } from './web/serve-web.ts';"],
    ['electron/serve.ts', "import { openWindow } from './desktop/window.ts';"],
    ['renderer/panels/x.tsx', "import * as monaco from 'monaco-editor/editor';"],
    ['renderer/store/x.ts', "import { Engine } from '../../electron/engine/engine.ts';"],
    ['renderer/panels/x.tsx', "import '../../test/kit/sample-trial.ts';"],
    ['attic/x.ts', 'export {};'],
  ])('sees a trespass planted in %s', (path, source) => {
    expect(trespasses({ path, source })).toHaveLength(1);
  });

  it('lets what is listed pass', () => {
    const file = { path: 'electron/engine/x.ts', source: "import { ms } from '../../shared/units.ts';" };
    expect(trespasses(file)).toEqual([]);
  });
});
