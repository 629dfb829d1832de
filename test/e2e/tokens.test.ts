// The counting worker as it is bundled, alone with what lies beside it: the packed app holds no
// node_modules to fall back on.

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openTokenizer } from '../../electron/tokens/tokenizer.ts';
import { freshFolder, removeFolder } from '../kit/temp-folder.ts';
import { top } from '../kit/syntax.ts';

const folder = freshFolder();
cpSync(join(top, 'out/main'), folder, { recursive: true });

const troubles: string[] = [];
const tokenizer = openTokenizer({
  workerUrl: pathToFileURL(join(folder, 'tokens-worker.js')),
  report: trouble => troubles.push(trouble),
});
afterAll(async () => {
  await tokenizer.close();
  removeFolder(folder);
});

describe('the bundled worker', () => {
  it.each([
    ['你好，世界！', 4, 7],
    ['tiktoken is great!', 6, 6],
  ])('counts %s by both vocabularies', async (text, fresh, old) => {
    expect(await tokenizer.count(text, 'o200k_base')).toBe(fresh);
    expect(await tokenizer.count(text, 'cl100k_base')).toBe(old);
    expect(troubles).toEqual([]);
  });
});
