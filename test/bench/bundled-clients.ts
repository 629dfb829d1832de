// Every client as it would be shipped: bundled, alike. From source each would hold the compiler of
// TypeScript besides, which is none of its own memory.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { buildIfStale, top } from '../../electron/build-if-stale.ts';

export const clientNames = ['assay', 'undici-dispatch', 'node-http', 'openai-sdk', 'stream-text'] as const;
export type ClientName = (typeof clientNames)[number];

export interface Clients {
  pathOf(client: ClientName): string;
  /** Where Assay's own workers lie, of the app's own build. */
  readonly workers: string;
}

export async function bundledClients(): Promise<Clients> {
  await buildIfStale(line => console.log(line));
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-clients-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    configFile: false,
    root: top,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: Object.fromEntries(
          clientNames.map(name => [name, join(import.meta.dirname, 'clients', `${name}.ts`)]),
        ),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return {
    pathOf: client => join(folder, `${client}.mjs`),
    workers: join(top, 'out', 'main'),
  };
}
