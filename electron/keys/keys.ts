// Finding the key for an endpoint: the environment first, then what the person typed.
//
//   ASSAY_KEY_<NAME>      for any endpoint; the person named it, so it goes where the name points
//   OPENAI_API_KEY ...    the vendor's usual variable, for the known endpoint only
//   the vault             for the origin it was saved for, and no other

import { Secret } from './secret.ts';
import type { Vault } from './vault.ts';

export interface KeyedEndpoint {
  readonly name: string;
  /** Empty for all but known endpoints. */
  readonly keyVariables: readonly string[];
}

export interface Keys {
  find(endpoint: KeyedEndpoint, origin: string): Promise<Secret | null>;
  set(name: string, origin: string, key: string): Promise<void>;
  remove(name: string, origin: string): Promise<void>;
  /** Where a key that is typed goes; not lasting: it is gone when the app ends. */
  place(): Promise<{ readonly name: string; readonly lasting: boolean }>;
}

export function openKeys({
  env,
  vault,
}: {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly vault: Vault;
}): Keys {
  return {
    async find({ name, keyVariables }, origin) {
      for (const variable of [variableFor(name), ...keyVariables]) {
        const key = env[variable]?.trim();
        if (key) return new Secret(key, variable);
      }
      const kept = await vault.get(name, origin);
      return kept ? new Secret(kept, vault.name) : null;
    },
    set: (name, origin, key) => vault.set(name, origin, key),
    remove: (name, origin) => vault.remove(name, origin),
    async place() {
      // Whether there is a keyring shows only once it is asked.
      await vault.get('nobody', 'about:nothing');
      return { name: vault.name, lasting: vault.name !== 'memory' };
    },
  };
}

/** `my-lab` is `ASSAY_KEY_MY_LAB`. */
export const variableFor = (name: string): string =>
  `ASSAY_KEY_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
