// A folder of a test's own, gone when the test is over.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export function tempFolder(): string {
  const folder = freshFolder();
  onTestFinished(() => removeFolder(folder));
  return folder;
}

/** For what several tests share: whoever makes it removes it. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'assay-test-'));

export const removeFolder = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
