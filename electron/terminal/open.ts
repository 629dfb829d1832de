// Opens the app for one command and closes it again, whatever happens in between.

import { composeAssay, type Assay } from '../compose.ts';
import { homeOf } from './environment.ts';
import type { Terminal } from './program.ts';

export async function withAssay(
  terminal: Terminal,
  work: (assay: Assay) => Promise<number>,
): Promise<number> {
  const assay = await composeAssay({ home: homeOf(terminal.env), host: 'terminal', env: terminal.env });
  try {
    return await work(assay);
  } finally {
    await assay.close();
  }
}
