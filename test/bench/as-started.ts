// How `npm run assay` starts Assay's process: with which flags of Node.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { top } from '../../electron/build-if-stale.ts';

const { scripts } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
  scripts: { assay: string };
};

export const flagsAsStarted: readonly string[] = scripts.assay
  .split(' ')
  .filter(word => word.startsWith('--'));
