// Builds the desktop app: main, preload and store worker as bundles, and the renderer that the
// browser host serves as it is. Everything is bundled, so nothing of node_modules is shipped.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { licencesInto } from './electron/desktop/package/licences.ts';
import { encodings } from './shared/catalog/encodings.ts';

const at = (path: string): string => resolve(import.meta.dirname, path);
const licences = licencesInto(at('out/licences.txt'));

/** The vocabularies beside the worker that reads them, without their ranks: those are their order. */
const vocabularies = (): Plugin => ({
  name: 'assay-vocabularies',
  generateBundle() {
    for (const encoding of encodings) {
      const fileName = `${encoding}.tiktoken`;
      const published = readFileSync(at(`node_modules/gpt-tokenizer/data/${fileName}`), 'latin1');
      this.emitFile({ type: 'asset', fileName, source: published.replaceAll(/ \d+$/gm, '') });
    }
  },
});

export default defineConfig({
  main: {
    plugins: [vocabularies(), licences()],
    build: {
      outDir: at('out/main'),
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          'store-worker': at('electron/store/worker/main.ts'),
          'tokens-worker': at('electron/tokens/worker/main.ts'),
          'wire-worker': at('electron/transport/thread/main.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    plugins: [licences()],
    build: {
      outDir: at('out/preload'),
      // A sandboxed preload must be CommonJS.
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react(), licences()],
    resolve: {
      // Its browser variant asks the page's document; the parser runs in a worker, which has none.
      alias: {
        'decode-named-character-reference': at('node_modules/decode-named-character-reference/index.js'),
      },
    },
    worker: { format: 'es', plugins: () => [licences()] },
    build: {
      outDir: at('out/renderer'),
      rolldownOptions: { input: at('renderer/index.html') },
      minify: true,
      // Inlined fonts and workers would need a wider content security policy.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 6_000,
    },
  },
});
