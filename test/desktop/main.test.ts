// The first statements of the desktop host: which app this is, and whether it is the app at all.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../kit/temp-folder.ts';

const loaded: string[] = [];

beforeEach(() => {
  loaded.length = 0;
  // The host runs once per process; here each test is a process, with an Electron of its own.
  vi.resetModules();
  vi.doMock('../../electron/desktop/desktop.ts', () => {
    loaded.push('desktop');
    return { startDesktop: () => loaded.push('started') };
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

async function start(hasLock: boolean) {
  const home = join(tempFolder(), 'home');
  vi.stubEnv('ASSAY_HOME', home);
  const { double } = await import('../kit/electron-double.ts');
  double.hasLock = hasLock;
  await import('../../electron/main.ts');
  return { home, double };
}

describe('the desktop host', () => {
  it('asks for the lock before anything else', async () => {
    const { double } = await start(true);
    expect(double.calls.slice(0, 2)).toEqual(['app.setPath userData', 'app.requestSingleInstanceLock']);
    expect(loaded).toEqual(['desktop', 'started']);
  });

  it('goes away without the lock, before anything that opens a file is loaded', async () => {
    const { home, double } = await start(false);
    expect([loaded, double.calls.at(-1)]).toEqual([[], 'app.quit']);
    expect(existsSync(join(home, 'settings.json'))).toBe(false);
    expect(existsSync(join(home, 'sessions.db'))).toBe(false);
  });

  it("keeps Chromium's files in the data folder, for this login alone", async () => {
    const { home, double } = await start(true);
    expect(double.paths.get('userData')).toBe(join(home, 'chromium'));
    expect(statSync(home).mode & 0o777).toBe(0o700);
  });

  it('ends before the app is ready, since Electron waits for it', async () => {
    const { double } = await start(true);
    expect(double.calls).not.toContain('ready');
  });
});
