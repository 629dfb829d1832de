// The settings file through electron-store: the same file that the other hosts keep through conf.

import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { ownFolder } from '../store/own-folder.ts';
import { readWhenChanged } from '../store/read-when-changed.ts';
import { setAside, type SettingsStore } from '../store/settings.ts';

/** `warning` says where a file that could not be read was moved to; null: all is well. */
export function keptSettings(
  home: string,
  now: number,
): { readonly kept: SettingsStore; readonly warning: string | null } {
  ownFolder(home);
  const warning = setAside(join(home, 'settings.json'), now);
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: home,
    name: 'settings',
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  });
  return { warning, kept: readWhenChanged(store) };
}
