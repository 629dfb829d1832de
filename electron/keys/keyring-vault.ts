// Keys in the system's keyring, for the hosts without Electron: the macOS Keychain, the Windows
// Credential Manager, the Secret Service of a Linux desktop. Where there is none (a server, a
// container, a locked session) keys live in memory for this run, and that is said.
//
// The kernel's own keyring is not used: it forgets at the next start, and nobody would be told.

import type { EntryOptions } from '@napi-rs/keyring';
import { memoryVault, slot, type Vault } from './vault.ts';

/** What is used of the keyring: an entry by its account name. */
export interface KeyringEntry {
  getPassword(): Promise<string | null>;
  setPassword(password: string): Promise<void>;
  deletePassword(): Promise<boolean>;
}

export type OpenEntry = (account: string) => KeyringEntry;

const service = 'Assay';
const options: EntryOptions = { linux: { store: 'secret-service' } };

/** An entry nobody writes: reading it tells whether there is a keyring at all. */
const probe = 'probe';

/** Undefined where the system's part is missing altogether. */
export async function systemKeyring(): Promise<OpenEntry | undefined> {
  try {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    return account => {
      const entry = new AsyncEntry(service, account, options);
      return {
        getPassword: () => entry.getPassword(),
        setPassword: password => entry.setPassword(password),
        deletePassword: () => entry.deletePassword(),
      };
    };
  } catch {
    return undefined;
  }
}

/**
 * Asks the keyring only once a key is: a run that finds its keys in the environment never wakes it.
 * What the keyring says is kept for this run, so that a person is asked to unlock it once.
 */
export function keyringVault(open: () => Promise<OpenEntry | undefined> = systemKeyring): Vault {
  const memory = memoryVault();
  const read = new Map<string, string | undefined>();
  let keyring: Promise<OpenEntry | undefined> | undefined;
  let isThere = true;

  const entryFor = async (account: string): Promise<KeyringEntry | undefined> => {
    keyring ??= opened(open);
    const entries = await keyring;
    isThere &&= entries !== undefined;
    return isThere ? entries?.(account) : undefined;
  };

  return {
    /** `memory` once it has turned out that there is no keyring. */
    get name() {
      return isThere ? 'keyring' : memory.name;
    },
    async get(endpoint, origin) {
      const held = await memory.get(endpoint, origin);
      if (held !== undefined) return held;
      const account = slot(endpoint, origin);
      const entry = await entryFor(account);
      if (entry && !read.has(account)) {
        read.set(account, (await entry.getPassword().catch(() => null)) ?? undefined);
      }
      return read.get(account);
    },
    async set(endpoint, origin, key) {
      const account = slot(endpoint, origin);
      const entry = await entryFor(account);
      try {
        await entry?.setPassword(key);
      } catch {
        // Locked or refused at the last moment: this run can still work.
        isThere = false;
      }
      if (isThere) read.set(account, key);
      else await memory.set(endpoint, origin, key);
    },
    async remove(endpoint, origin) {
      const account = slot(endpoint, origin);
      await memory.remove(endpoint, origin);
      read.delete(account);
      const entry = await entryFor(account);
      await entry?.deletePassword().catch(() => false);
    },
  };
}

async function opened(open: () => Promise<OpenEntry | undefined>): Promise<OpenEntry | undefined> {
  const entries = await open();
  try {
    await entries?.(probe).getPassword();
    return entries;
  } catch {
    return undefined;
  }
}
