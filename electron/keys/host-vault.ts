// The vault of the hosts without Electron: the system's keyring, unless the environment says to
// leave that alone (`ASSAY_KEYRING=off`), which a script on a shared machine may want.

import { keyringVault } from './keyring-vault.ts';
import { memoryVault, type Vault } from './vault.ts';

export const hostVault = (env: Readonly<Record<string, string | undefined>>): Vault =>
  env['ASSAY_KEYRING'] === 'off' ? memoryVault() : keyringVault();
