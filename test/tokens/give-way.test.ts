// Counting gives way, alone: the threads that measure keep their priority.

import { readdirSync } from 'node:fs';
import { constants, getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import type { Question } from '../../electron/tokens/worker/messages.ts';

/** Linux alone has a priority for each thread. */
const isLinux = process.platform === 'linux';
const threads = (): readonly number[] => (isLinux ? readdirSync('/proc/self/task').map(Number) : []);

it('a counting thread gives way to all others', async () => {
  const before = new Set(threads());
  const ours = getPriority();
  const worker = new Worker(new URL('../../electron/tokens/worker/main.ts', import.meta.url));
  const answered = new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  worker.postMessage({ id: 1, encoding: 'cl100k_base', texts: [['hello']] } satisfies Question);
  await answered;
  const fresh = threads().filter(id => !before.has(id));
  const lowered = Math.max(ours, constants.priority.PRIORITY_BELOW_NORMAL);
  expect(fresh.some(id => getPriority(id) === lowered)).toBe(isLinux);
  expect(getPriority()).toBe(ours);
  await worker.terminate();
});
