// The settings file is read once per change, whichever host changed it.

import { mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWhenChanged } from '../../electron/store/read-when-changed.ts';
import { confSettings, openSettings, type SettingsStore } from '../../electron/store/settings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const own = (name: string): Parameters<Awaited<ReturnType<typeof confSettings>>['addEndpoint']>[0] => ({
  name,
  dialect: 'openai-chat',
  flavour: null,
  baseUrl: 'http://127.0.0.1:1/v1',
});

/** A store that counts how often it was asked. */
function counting(
  path: string,
  values: Record<string, unknown>,
): SettingsStore & { readonly path: string; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    path,
    asked,
    get: key => {
      asked.push(key);
      return values[key];
    },
    set: (key, value) => {
      values[key] = value;
    },
  };
}

/** Puts a file in the place of another, as conf does. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

describe('a settings file', () => {
  it('is read once, however often it is asked for', () => {
    const file = join(folder, 'settings.json');
    replace(file, '{}');
    const store = counting(file, { settings: { theme: 'dark' } });
    const settings = openSettings(readWhenChanged(store));
    for (let time = 0; time < 100; time += 1) expect(settings.read().theme).toBe('dark');
    expect(store.asked.filter(key => key === 'settings')).toHaveLength(1);
  });

  it('is read again once another host has put a new one in its place', async () => {
    const here = await confSettings(folder, 0);
    const there = await confSettings(folder, 0);
    expect(here.endpoints()).toEqual([]);
    there.addEndpoint(own('mine'));
    expect(here.endpoints()).toEqual([own('mine')]);
    here.own.setManners('mine', { concurrency: 3 });
    expect(there.own.manners('mine')).toEqual({ concurrency: 3 });
    there.removeEndpoint('mine');
    expect(here.endpoints()).toEqual([]);
  });

  it('is read again where the new one is as old and as large as the last', () => {
    const file = join(folder, 'settings.json');
    replace(file, '{"a":1}');
    const { atime, mtime } = statSync(file);
    const values: Record<string, unknown> = { a: 1 };
    const store = readWhenChanged(counting(file, values));
    expect(store.get('a')).toBe(1);
    values['a'] = 2;
    replace(file, '{"a":2}');
    utimesSync(file, atime, mtime);
    expect(store.get('a')).toBe(2);
  });

  it('that was removed holds nothing of what it held', async () => {
    const settings = await confSettings(folder, 0);
    settings.update({ theme: 'light' });
    expect(settings.read().theme).toBe('light');
    rmSync(join(folder, 'settings.json'));
    expect(settings.read().theme).toBe('system');
  });

  it('tells what was just written, before it is read again', async () => {
    const settings = await confSettings(folder, 0);
    for (const tailTrim of [1, 2, 3, 4, 5]) {
      settings.update({ tailTrim });
      expect(settings.read().tailTrim).toBe(tailTrim);
    }
  });
});
