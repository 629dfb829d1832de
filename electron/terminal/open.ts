// Opens the app for one command and closes it again, whatever happens in between.

import { composeAssay, type Assay, type AssayOptions } from '../compose.ts';
import { hostVault } from '../keys/host-vault.ts';
import { homeOf } from './environment.ts';
import type { Terminal } from './program.ts';

/** What every command of the terminal opens the app with. */
export const terminalOptions = (terminal: Terminal): AssayOptions => ({
  home: homeOf(terminal.env),
  host: 'terminal',
  env: terminal.env,
  vault: terminal.vault ?? hostVault(terminal.env),
  ...(terminal.localServers && { localServers: terminal.localServers }),
});

export async function withAssay(
  terminal: Terminal,
  work: (assay: Assay) => Promise<number>,
): Promise<number> {
  const assay = await composeAssay(terminalOptions(terminal));
  try {
    return await work(assay);
  } finally {
    await assay.close();
  }
}
