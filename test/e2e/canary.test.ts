// The watch over the suite's key: that hosts have it, and that it would be found where it must not be.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canaryKey, folderHoldsNoKey, holdsNoKey } from './canary.ts';
import { startHost, useBrowser, type Host } from './host.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host.close());

it('is there: the screen counts it, and shows no more of it', async () => {
  const page = await open(host.url);
  await page.getByRole('button', { name: /^Keys: [1-9]\d* set$/ }).waitFor();
});

it.each([
  ['plain', canaryKey],
  ['in base64', Buffer.from(canaryKey).toString('base64')],
])('would be found in a file: %s', async (_form, text) => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-canary-'));
  await writeFile(join(folder, 'log'), `before ${text} after`);
  await expect(folderHoldsNoKey(folder)).rejects.toThrow('the key stands in');
  await rm(folder, { recursive: true });
  expect(() => holdsNoKey('a text', 'nothing')).not.toThrow();
});
