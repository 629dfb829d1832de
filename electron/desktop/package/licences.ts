// The licences of everything that is bundled, in one file beside the bundles: the packed app holds
// no node_modules, so nobody could look there. A plugin of the build; ships in nothing itself.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** One plugin for each part of the build; the file grows as the parts are done. */
export function licencesInto(file: string): () => Plugin {
  const folders = new Set<string>();
  return () => ({
    name: 'assay-licences',
    apply: 'build',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const folder = packageFolder(id);
        if (folder !== undefined) folders.add(folder);
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, licencesText([...folders]));
    },
  });
}

/** The innermost package a module belongs to; undefined for our own sources. */
export function packageFolder(id: string): string | undefined {
  const path = id.replace(/^\0+/, '').replace(/\?.*$/, '').replaceAll('\\', '/');
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

/** Of what is shipped as a file and is no package's own work. */
const vocabularies = `The vocabularies o200k_base and cl100k_base, of tiktoken

Licence: MIT

MIT License

Copyright (c) 2025 OpenAI, Shantanu Jain

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;

const isLicence = (name: string): boolean => /^(licen[cs]e|notice|copying|third-?party-?notices)/i.test(name);

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

export function licencesText(folders: readonly string[]): string {
  const packages = folders
    .map(folder => ({
      folder,
      manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest,
    }))
    .filter(({ manifest }) => manifest.name !== undefined && manifest.version !== undefined)
    .toSorted((a, b) => a.manifest.name.localeCompare(b.manifest.name));
  const unique = new Map(packages.map(entry => [`${entry.manifest.name} ${entry.manifest.version}`, entry]));
  const parts = [...unique].map(([title, { folder, manifest }]) => {
    const texts = readdirSync(folder)
      .filter(isLicence)
      .toSorted()
      .map(name => readFileSync(join(folder, name), 'utf8').trim());
    return [title, `Licence: ${manifest.license ?? 'see below'}`, ...texts].join('\n\n');
  });
  const head = 'Assay is built with the work of others. Their licences:';
  return `${[head, ...parts, vocabularies].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
