// Keys on the desktop: encrypted by the system, kept in the settings.
//
//   encrypted     the system's own store holds the password: sealed keys are written
//   weak          the password is one that everybody knows: written only once the person said so
//   unavailable   kept in memory for this run, whatever the person says

import type { SafeStorage } from 'electron';
import { memoryVault, slot, type Vault } from '../keys/vault.ts';
import type { SettingsStore } from '../store/settings.ts';

/** Backends that hide a key behind a password everybody knows. */
const weak = new Set(['basic_text', 'unknown']);

export interface KeyPlace {
  readonly vault: Vault;
  /** The backend keys were sealed by before, where it is another one now. */
  readonly movedFrom: string | null;
  readonly backend: string;
}

/** `consent` asks the person whether a key may be written although nothing protects it. */
export function safeVault(
  safe: SafeStorage,
  store: SettingsStore,
  consent: (backend: string) => Promise<boolean>,
): KeyPlace {
  const backend = backendOf(safe);
  const before = store.get('keysBackend');
  const movedFrom = typeof before === 'string' && before !== backend ? before : null;
  if (!isAvailable(safe)) return { vault: memoryVault(), movedFrom, backend };
  const sealed = sealedVault(safe, store, backend);
  const vault = weak.has(backend) ? askingVault(sealed, store, backend, consent) : sealed;
  return { vault, movedFrom, backend };
}

/** A broken keyring must not keep the app from starting: it counts as none. */
function backendOf(safe: SafeStorage): string {
  if (process.platform !== 'linux') return process.platform;
  try {
    return safe.getSelectedStorageBackend();
  } catch {
    return 'unknown';
  }
}

function isAvailable(safe: SafeStorage): boolean {
  try {
    return safe.isEncryptionAvailable();
  } catch {
    return false;
  }
}

function sealedVault(safe: SafeStorage, store: SettingsStore, backend: string): Vault {
  const kept = (): Readonly<Record<string, unknown>> => {
    const value = store.get('keys');
    const isOfThisBackend = store.get('keysBackend') === backend;
    return isOfThisBackend && typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : {};
  };
  const write = (keys: Readonly<Record<string, unknown>>): void => {
    store.set('keys', keys);
    store.set('keysBackend', backend);
  };
  return {
    name: 'keychain',
    async get(endpoint, origin) {
      const sealed = kept()[slot(endpoint, origin)];
      if (typeof sealed !== 'string') return undefined;
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
      const { [slot(endpoint, origin)]: removed, ...rest } = kept();
      if (removed !== undefined) write(rest);
    },
  };
}

/** Memory until the person has accepted this very backend; asked at most once per run. */
function askingVault(
  written: Vault,
  store: SettingsStore,
  backend: string,
  consent: (backend: string) => Promise<boolean>,
): Vault {
  const memory = memoryVault();
  let answer: Promise<boolean> | undefined;
  const isAccepted = (): boolean => store.get('weakKeysAccepted') === backend;
  return {
    get name() {
      return isAccepted() ? 'unprotected' : 'memory';
    },
    async get(endpoint, origin) {
      const fresh = await memory.get(endpoint, origin);
      return fresh ?? (isAccepted() ? written.get(endpoint, origin) : undefined);
    },
    async set(endpoint, origin, key) {
      answer ??= isAccepted() ? Promise.resolve(true) : consent(backend);
      if (!(await answer)) return memory.set(endpoint, origin, key);
      store.set('weakKeysAccepted', backend);
      await written.set(endpoint, origin, key);
    },
    async remove(endpoint, origin) {
      await memory.remove(endpoint, origin);
      if (isAccepted()) await written.remove(endpoint, origin);
    },
  };
}
