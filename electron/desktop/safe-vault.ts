// Keys on the desktop: encrypted by the system, kept in the settings. Where the system offers no
// real encryption, keys live in memory for this run; nothing weak is written.

import type { SafeStorage } from 'electron';
import { memoryVault, slot, type Vault } from '../keys/vault.ts';
import type { SettingsStore } from '../store/settings.ts';

/** Backends that hide a key behind a password everybody knows. */
const weak = new Set(['basic_text', 'unknown']);

export function safeVault(safe: SafeStorage, store: SettingsStore): Vault {
  const backend = process.platform === 'linux' ? safe.getSelectedStorageBackend() : process.platform;
  if (!safe.isEncryptionAvailable() || weak.has(backend)) return memoryVault();
  const kept = (): Readonly<Record<string, string>> => {
    const value = store.get('keys');
    const isOfThisBackend = store.get('keysBackend') === backend;
    return isOfThisBackend && typeof value === 'object' && value !== null
      ? (value as Record<string, string>)
      : {};
  };
  const write = (keys: Readonly<Record<string, string>>): void => {
    store.set('keys', keys);
    store.set('keysBackend', backend);
  };
  return {
    name: 'keychain',
    async get(endpoint, origin) {
      const sealed = kept()[slot(endpoint, origin)];
      if (sealed === undefined) return undefined;
      try {
        return safe.decryptString(Buffer.from(sealed, 'base64'));
      } catch {
        // Another login, another keyring: the key is asked for again, nothing else is lost.
        return undefined;
      }
    },
    async set(endpoint, origin, key) {
      write({ ...kept(), [slot(endpoint, origin)]: safe.encryptString(key).toString('base64') });
    },
    async remove(endpoint, origin) {
      const { [slot(endpoint, origin)]: _removed, ...rest } = kept();
      write(rest);
    },
  };
}
