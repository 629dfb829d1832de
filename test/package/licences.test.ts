// The file of licences: which package a module belongs to, and what is said of it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licencesText, packageFolder } from '../../electron/desktop/package/licences.ts';
import { tempFolder } from '../kit/temp-folder.ts';

function library(top: string, name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(top, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

describe('a module', () => {
  it.each([
    ['/a/node_modules/react/index.js', '/a/node_modules/react'],
    ['/a/node_modules/@orpc/client/dist/index.mjs', '/a/node_modules/@orpc/client'],
    ['/a/node_modules/x/node_modules/y/lib/z.js?worker', '/a/node_modules/x/node_modules/y'],
    ['\0/a/node_modules/react/index.js?commonjs', '/a/node_modules/react'],
    ['C:\\a\\node_modules\\react\\index.js', 'C:/a/node_modules/react'],
    ['/a/renderer/main.tsx', undefined],
    ['\0vite/preload-helper.js', undefined],
  ])('%j belongs to %s', (id, folder) => {
    expect(packageFolder(id)).toBe(folder);
  });
});

describe('the licences', () => {
  it('name every package once, in order, with all its texts', () => {
    const top = tempFolder();
    const folders = [
      library(top, 'zebra', {
        'package.json': '{"name":"zebra","version":"1.0.0","license":"MIT"}',
        'LICENSE.md': 'The zebra licence',
        'ThirdPartyNotices.txt': 'What zebra took from others',
        'index.js': 'not a licence',
      }),
      library(top, '@a/b', {
        'package.json': '{"name":"@a/b","version":"2.0.0","license":"ISC"}',
        COPYING: 'Copy it',
      }),
      library(top, 'bare', { 'package.json': '{"name":"bare","version":"3.0.0"}' }),
      library(top, '@a/b', {}),
    ];
    const text = licencesText(folders);
    expect(text.match(/^\S+ \d\.0\.0$/gm)).toEqual(['@a/b 2.0.0', 'bare 3.0.0', 'zebra 1.0.0']);
    for (const part of ['Licence: MIT', 'The zebra licence', 'What zebra took from others', 'Copy it']) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('not a licence');
    expect(text).toContain('of tiktoken');
  });
});
