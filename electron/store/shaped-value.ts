// One value of the settings, read by its shape: once per value, however often it is asked for.

import type { SettingsStore } from './settings.ts';

export function shapedValue<T>(
  store: SettingsStore,
  key: string,
  shaped: (value: unknown) => T,
): () => Readonly<T> {
  let last: { readonly raw: unknown; readonly value: T } | undefined;
  return () => {
    const raw = store.get(key);
    if (!last || last.raw !== raw) last = { raw, value: shaped(raw) };
    return last.value;
  };
}
