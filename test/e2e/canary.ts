// A key that every host of the browser suite is given, and that may turn up nowhere: not in a file of
// its data folder, nor in what it prints, nor in a page, nor in anything a person takes away.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const canaryKey = 'canary-of-the-whole-suite-5d1f0b7c93e6a248';

/** The environment that carries it, as a person's shell would. */
export const canaryEnv: Readonly<Record<string, string>> = { OPENAI_API_KEY: canaryKey };

/** @throws where the key stands in `text`, plain or in base64. */
export function holdsNoKey(where: string, text: string | Buffer): void {
  const bytes = Buffer.from(text);
  const forms = [canaryKey, Buffer.from(canaryKey).toString('base64').replace(/=+$/, '')];
  if (forms.some(form => bytes.includes(form))) throw new Error(`the key stands in ${where}`);
}

/** @throws where the key stands in any file below `folder`. */
export async function folderHoldsNoKey(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    holdsNoKey(path, await readFile(path));
  }
}
