// Two projects: `unit` is fast and mirrors the rooms; `e2e` drives a real browser and real
// processes. Both run their files and tests in a random order, printed with its seed.

import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const electronDouble = resolve(import.meta.dirname, 'test/kit/electron-double.ts');

export default defineConfig({
  test: {
    sequence: { shuffle: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          alias: { electron: electronDouble },
          server: { deps: { inline: ['electron-store'] } },
          // Some write real databases; a machine that is busy with something else says nothing about them.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          // What a page comes to takes as long as the machine lets it.
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
