// Where keys that a person types are kept. The desktop brings a vault of Electron's, the other hosts
// the system's keyring. Memory is the last resort: such a key is gone when the app ends.

export interface Vault {
  /** `memory`, `keychain`, `keyring`. */
  readonly name: string;
  get(endpoint: string, origin: string): Promise<string | undefined>;
  set(endpoint: string, origin: string, key: string): Promise<void>;
  remove(endpoint: string, origin: string): Promise<void>;
}

export function memoryVault(): Vault {
  const keys = new Map<string, string>();
  return {
    name: 'memory',
    get: async (endpoint, origin) => keys.get(slot(endpoint, origin)),
    set: async (endpoint, origin, key) => {
      keys.set(slot(endpoint, origin), key);
    },
    remove: async (endpoint, origin) => {
      keys.delete(slot(endpoint, origin));
    },
  };
}

/** A key belongs to a name at an origin: point the name elsewhere and it is not found. */
export const slot = (endpoint: string, origin: string): string => `${endpoint} ${origin}`;
