// Who may look into the data folder.

import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownFolder } from '../../electron/store/own-folder.ts';
import { temporaryFolder } from './setup.ts';

describe('a data folder that is there already', () => {
  it.each([
    ['is closed to others where it is empty', undefined, 0o700],
    ['is closed to others where it is ours', 'settings.json', 0o700],
    ['keeps its access where it holds other things', 'thesis.tex', 0o755],
  ])('%s', (_what, name, mode) => {
    const folder = temporaryFolder();
    if (name !== undefined) writeFileSync(join(folder, name), '');
    chmodSync(folder, 0o755);
    ownFolder(folder);
    expect(statSync(folder).mode & 0o777).toBe(mode);
  });
});
