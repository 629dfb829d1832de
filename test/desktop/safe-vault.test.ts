// Where keys lie on the desktop, whatever the system offers. `kept` is what would be on the disk.

import { safeStorage } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { safeVault } from '../../electron/desktop/safe-vault.ts';
import { double, resetDouble } from '../kit/electron-double.ts';

const origin = 'https://api.example.com';
const key = 'sk-canary-0123456789';

beforeEach(() => {
  resetDouble();
  vi.spyOn(process, 'platform', 'get').mockReturnValue('linux');
});

/** The same settings file read by one run after another. */
function profile(kept: Record<string, unknown> = {}) {
  const asked: string[] = [];
  const run = (mayWrite = false) =>
    safeVault(
      safeStorage,
      { get: name => kept[name], set: (name, value) => (kept[name] = value) },
      async backend => {
        asked.push(backend);
        return mayWrite;
      },
    );
  return { kept, asked, run };
}

const good = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];
const weak = ['basic_text', 'unknown'];

describe('where the system protects keys', () => {
  it.each(good)('%s keeps them from run to run, sealed', async backend => {
    double.backend = backend;
    const { kept, asked, run } = profile();
    await run().vault.set('lab', origin, key);
    expect(JSON.stringify(kept)).not.toContain(key);
    expect(await run().vault.get('lab', origin)).toBe(key);
    expect([run().vault.name, asked]).toEqual(['keychain', []]);
  });

  it('gives a key to nobody but the origin it was saved for', async () => {
    const { run } = profile();
    await run().vault.set('lab', origin, key);
    expect(await run().vault.get('lab', 'https://evil.example')).toBeUndefined();
    expect(await run().vault.get('other', origin)).toBeUndefined();
  });

  it('forgets a key that is removed', async () => {
    const { kept, run } = profile();
    await run().vault.set('lab', origin, key);
    await run().vault.remove('lab', origin);
    expect([kept['keys'], await run().vault.get('lab', origin)]).toEqual([{}, undefined]);
  });

  it('asks for the key again where it can no longer be read', async () => {
    const { run } = profile();
    await run().vault.set('lab', origin, key);
    double.isDecryptionBroken = true;
    expect(await run().vault.get('lab', origin)).toBeUndefined();
  });

  it.each([['a text'], [{ 'lab https://api.example.com': 7 }], [null], [[]]])(
    'survives %j in the place of the keys',
    async keys => {
      const { run } = profile({ keys, keysBackend: 'gnome_libsecret' });
      expect(await run().vault.get('lab', origin)).toBeUndefined();
    },
  );
});

describe('where the system protects nothing', () => {
  it.each(weak)('%s: a key lives for this run, and nothing is written', async backend => {
    double.backend = backend;
    const { kept, asked, run } = profile();
    const { vault } = run(false);
    await vault.set('lab', origin, key);
    await vault.set('other', origin, key);
    expect([await vault.get('lab', origin), vault.name]).toEqual([key, 'memory']);
    expect(kept).toEqual({});
    expect(asked).toEqual([backend]);
    expect(await run().vault.get('lab', origin)).toBeUndefined();
    await vault.remove('lab', origin);
    expect([await vault.get('lab', origin), kept]).toEqual([undefined, {}]);
  });

  it.each(weak)('%s: it is written once the person has said so, by name', async backend => {
    double.backend = backend;
    const { asked, run } = profile();
    await run(true).vault.set('lab', origin, key);
    const next = run(false).vault;
    expect([await next.get('lab', origin), next.name]).toEqual([key, 'unprotected']);
    await next.set('other', origin, key);
    expect(asked).toEqual([backend]);
    await next.remove('lab', origin);
    expect(await run().vault.get('lab', origin)).toBeUndefined();
  });

  it('a word given for one backend says nothing about another', async () => {
    double.backend = 'basic_text';
    const { run, kept } = profile();
    await run(true).vault.set('lab', origin, key);
    double.backend = 'unknown';
    await run(false).vault.set('lab', origin, 'sk-second-0123456789');
    expect([kept['weakKeysAccepted'], kept['keysBackend']]).toEqual(['basic_text', 'basic_text']);
  });
});

describe('where the system offers nothing', () => {
  const unavailable: readonly (readonly [string, boolean | Error])[] = [
    ['says no', false],
    ['throws', new Error('no keyring')],
  ];
  for (const backend of [...good, ...weak]) {
    it.each(unavailable)(`${backend} that %s: memory, and not a question`, async (_name, isAvailable) => {
      double.backend = backend;
      double.isEncryptionAvailable = isAvailable;
      const { kept, asked, run } = profile();
      const { vault } = run(true);
      await vault.set('lab', origin, key);
      expect([await vault.get('lab', origin), vault.name, kept, asked]).toEqual([key, 'memory', {}, []]);
    });
  }

  it('a backend that can not even be named counts as weak', () => {
    double.backend = new Error('no D-Bus');
    expect(profile().run().vault.name).toBe('memory');
  });
});

describe('when the backend changes', () => {
  it('says so, asks for the keys again, and comes back to the old ones', async () => {
    const { run } = profile();
    await run().vault.set('lab', origin, key);
    double.backend = 'kwallet6';
    const moved = run();
    expect([moved.movedFrom, moved.backend]).toEqual(['gnome_libsecret', 'kwallet6']);
    expect(await moved.vault.get('lab', origin)).toBeUndefined();
    double.backend = 'gnome_libsecret';
    expect([run().movedFrom, await run().vault.get('lab', origin)]).toEqual([null, key]);
  });
});
