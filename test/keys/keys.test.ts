// Where keys are found and kept: the environment first, then the vault, for their own origin alone.

import { describe, expect, it } from 'vitest';
import { keyringVault, type OpenEntry } from '../../electron/keys/keyring-vault.ts';
import { openKeys, variableFor } from '../../electron/keys/keys.ts';
import { Secret } from '../../electron/keys/secret.ts';
import { memoryVault } from '../../electron/keys/vault.ts';
import type { Endpoint } from '../../electron/laboratory/endpoints.ts';
import { secretForContender } from '../../electron/laboratory/secrets.ts';

const origin = 'https://api.openai.com';
const openai = { name: 'openai', keyVariables: ['OPENAI_API_KEY'] };

/** A keyring that can be locked, counts how often it is asked, and may not be there at all. */
function fakeKeyring({ isThere = true }: { isThere?: boolean } = {}) {
  const kept = new Map<string, string>();
  let isLocked = false;
  let asked = 0;
  const refuse = (): void => {
    if (!isThere || isLocked) throw new Error("Couldn't access platform storage: AccessDenied");
  };
  const open: OpenEntry = account => ({
    getPassword: async () => {
      asked += 1;
      refuse();
      return kept.get(account) ?? null;
    },
    setPassword: async password => {
      refuse();
      kept.set(account, password);
    },
    deletePassword: async () => {
      refuse();
      return kept.delete(account);
    },
  });
  return {
    kept,
    open: async () => open,
    lock: () => {
      isLocked = true;
    },
    get asked() {
      return asked;
    },
  };
}

describe('a key', () => {
  it.each([
    [
      'the endpoint’s own variable first',
      { ASSAY_KEY_OPENAI: 'own-0123456789ab', OPENAI_API_KEY: 'usual-0123456789' },
      'ASSAY_KEY_OPENAI',
    ],
    ['then the vendor’s usual one', { OPENAI_API_KEY: 'usual-0123456789' }, 'OPENAI_API_KEY'],
    [
      'a blank variable is none',
      { ASSAY_KEY_OPENAI: '  ', OPENAI_API_KEY: 'usual-0123456789' },
      'OPENAI_API_KEY',
    ],
    ['then the vault', {}, 'memory'],
  ])('is looked for in order: %s', async (_what, env, source) => {
    const keys = openKeys({ env, vault: memoryVault() });
    await keys.set('openai', origin, 'kept-0123456789');
    expect((await keys.find(openai, origin))?.source).toBe(source);
  });

  it('belongs to its endpoint at its origin, and to nobody else', async () => {
    const keys = openKeys({ env: {}, vault: memoryVault() });
    await keys.set('openai', origin, 'kept-0123456789');
    expect(await keys.find(openai, 'https://api.openai.com:8443')).toBeNull();
    expect(await keys.find(openai, 'http://api.openai.com')).toBeNull();
    expect(await keys.find({ name: 'other', keyVariables: [] }, origin)).toBeNull();
    await keys.remove('openai', origin);
    expect(await keys.find(openai, origin)).toBeNull();
  });

  it.each([
    ['openai', 'ASSAY_KEY_OPENAI'],
    ['my-lab', 'ASSAY_KEY_MY_LAB'],
    ['gpu.box_2', 'ASSAY_KEY_GPU_BOX_2'],
  ])('of %s may stand in %s', (name, variable) => {
    expect(variableFor(name)).toBe(variable);
  });

  it('in hand can’t be printed, joined or serialised by accident', () => {
    const secret = new Secret('canary-0123456789', 'memory');
    const traces = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      JSON.stringify(Object.entries(secret)),
    ];
    expect(traces.join()).not.toContain('canary');
    expect(secret.last4).toBe('6789');
    expect(new Secret('short', 'memory').last4).toBe('');
    expect(secret.reveal()).toBe('canary-0123456789');
  });
});

describe('a request', () => {
  const endpoint: Endpoint = {
    name: 'lab',
    dialect: 'openai-chat',
    flavour: null,
    baseUrl: `${origin}/v1`,
    keyVariables: [],
    simulated: false,
    origin: 'own',
    enabled: true,
    manners: {},
  };

  it.each([
    [`${origin}/v2`, 'kept-0123456789'],
    ['https://elsewhere.example/v1', null],
    ['https://api.openai.com:8443/v1', null],
    ['http://api.openai.com/v1', null],
    ['nonsense', null],
  ])('to %s gets the endpoint’s key only at the endpoint’s origin', async (baseUrl, key) => {
    // A variable names no origin: here alone a key from one is held back.
    for (const env of [{}, { ASSAY_KEY_LAB: 'kept-0123456789' }]) {
      const keys = openKeys({ env, vault: memoryVault() });
      await keys.set('lab', origin, 'kept-0123456789');
      expect((await secretForContender(keys, endpoint, { baseUrl })).key).toBe(key);
    }
  });
});

describe('the keyring', () => {
  it('keeps keys beyond this run', async () => {
    const keyring = fakeKeyring();
    await keyringVault(keyring.open).set('openai', origin, 'kept-0123456789');
    const next = keyringVault(keyring.open);
    expect(await next.get('openai', origin)).toBe('kept-0123456789');
    expect(next.name).toBe('keyring');
    await next.remove('openai', origin);
    expect(await keyringVault(keyring.open).get('openai', origin)).toBeUndefined();
  });

  it('is not woken while the environment has the key', async () => {
    const keyring = fakeKeyring();
    const keys = openKeys({ env: { OPENAI_API_KEY: 'usual-0123456789' }, vault: keyringVault(keyring.open) });
    await keys.find(openai, origin);
    expect(keyring.asked).toBe(0);
  });

  it('is asked once for each key, and once whether it is there', async () => {
    const keyring = fakeKeyring();
    const vault = keyringVault(keyring.open);
    for (let n = 0; n < 5; n += 1) await vault.get('openai', origin);
    expect(keyring.asked).toBe(2);
  });

  it.each([
    ['where there is none', { open: fakeKeyring({ isThere: false }).open }],
    ['where the system’s part is missing', { open: async () => undefined }],
  ])('gives way to memory %s, and says so', async (_where, { open }) => {
    const vault = keyringVault(open);
    await vault.set('openai', origin, 'kept-0123456789');
    expect(await vault.get('openai', origin)).toBe('kept-0123456789');
    const keys = openKeys({ env: {}, vault });
    expect(await keys.place()).toEqual({ name: 'memory', lasting: false });
    expect((await keys.find(openai, origin))?.source).toBe('memory');
    expect(await keyringVault(open).get('openai', origin)).toBeUndefined();
  });

  it('that locks at the last moment loses nothing of this run', async () => {
    const keyring = fakeKeyring();
    const vault = keyringVault(keyring.open);
    expect(await vault.get('openai', origin)).toBeUndefined();
    keyring.lock();
    await vault.set('openai', origin, 'kept-0123456789');
    expect(vault.name).toBe('memory');
    expect(await vault.get('openai', origin)).toBe('kept-0123456789');
    expect(keyring.kept.size).toBe(0);
  });
});
