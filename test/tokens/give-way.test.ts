// A thread that gives way does so alone: those that measure keep their priority.

import { constants, getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

const isLinux = process.platform === 'linux';

const thread = `
  const { parentPort } = require('node:worker_threads');
  const { readlinkSync } = require('node:fs');
  const { getPriority } = require('node:os');
  const own = () => getPriority(${isLinux} ? Number(readlinkSync('/proc/thread-self').split('/').at(-1)) : 0);
  import(${JSON.stringify(new URL('../../electron/tokens/worker/give-way.ts', import.meta.url).href)}).then(({ giveWay }) => {
    const before = own();
    giveWay();
    parentPort.postMessage([before, own()]);
  });
`;

it('a counting thread gives way to all others', async () => {
  const ours = getPriority();
  const worker = new Worker(thread, { eval: true });
  const priorities = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  expect(priorities).toEqual([ours, isLinux ? constants.priority.PRIORITY_BELOW_NORMAL : ours]);
  expect(getPriority()).toBe(ours);
});
