// A settings file is asked for many times a trial and changes a few times a day. conf reads and parses
// it at every question, because another host of the same folder may have written it; here it is read
// again only when it is another file than the one that was read: conf puts a new file in its place.

import { statSync } from 'node:fs';
import type { SettingsStore } from './settings.ts';

export function readWhenChanged(store: SettingsStore & { readonly path: string }): SettingsStore {
  let seen: string | undefined;
  const read = new Map<string, unknown>();
  return {
    get(key) {
      const now = stampOf(store.path);
      if (now !== seen) read.clear();
      seen = now;
      if (!read.has(key)) read.set(key, store.get(key));
      return read.get(key);
    },
    set(key, value) {
      read.clear();
      store.set(key, value);
    },
  };
}

function stampOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeNs} ${stat.size}` : '';
}
