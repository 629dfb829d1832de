// The desktop app put together: what stands before it is ready, and how it comes and goes.

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { startDesktop } from '../../electron/desktop/desktop.ts';
import { builtFolder, desktopApp } from '../kit/desktop-app.ts';
import { app, double, resetDouble } from '../kit/electron-double.ts';
import { tempFolder } from '../kit/temp-folder.ts';

beforeEach(() => {
  resetDouble();
});

describe('the desktop app', () => {
  it('is guarded before it is ready, and opens nothing before', async () => {
    startDesktop({ folder: builtFolder(), home: tempFolder() });
    expect(double.calls).toEqual(['app.enableSandbox', 'protocol.registerSchemesAsPrivileged']);
    expect(app.listenerCount('web-contents-created')).toBe(1);
    expect(double.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    double.becomeReady();
    await double.opened.promise;
    const order = (name: string): number => double.calls.indexOf(name);
    expect(order('session.onBeforeRequest')).toBeGreaterThan(0);
    expect(order('session.onBeforeRequest')).toBeLessThan(order('new BrowserWindow'));
    expect(order('protocol.handle')).toBeLessThan(order('new BrowserWindow'));
    app.quit();
    await double.gone.promise;
  });

  it('hears a second instance, and does nothing it was started with', async () => {
    const { window, quit } = await desktopApp();
    window.minimize();
    const before = double.calls.length;
    const hostile = [
      'assay',
      '--inspect',
      'assay://run?x',
      '../../evil.assay.json',
      '--no-sandbox',
      'https://e',
    ];
    app.emit('second-instance', {}, hostile, '/tmp', { open: '/etc/passwd' });
    app.emit('open-file', { preventDefault: () => undefined }, '/etc/passwd');
    app.emit('open-url', { preventDefault: () => undefined }, 'assay://evil');
    expect([window.isMinimized(), window.focused]).toEqual([false, 1]);
    expect([double.calls.slice(before), double.windows.length, window.webContents.getURL()]).toEqual([
      [],
      1,
      'app://bundle/',
    ]);
    await quit();
  });

  it('listens on no socket', async () => {
    const { quit } = await desktopApp();
    expect(process.getActiveResourcesInfo().filter(name => /Server/.test(name))).toEqual([]);
    await quit();
  });

  it('remembers where the window stood', async () => {
    const { home, window } = await desktopApp();
    window.maximize();
    window.close();
    await double.gone.promise;
    resetDouble();
    const again = await desktopApp(home);
    expect(again.window.options).toMatchObject({ x: 10, y: 20, width: 1300, height: 800 });
    expect(again.window.isMaximized()).toBe(true);
    await again.quit();
  });

  it('closes its files before it goes, once, however often it is told to', async () => {
    const { home, quit } = await desktopApp();
    app.quit();
    app.quit();
    await quit();
    expect(existsSync(join(home, 'sessions.db-wal'))).toBe(false);
  });

  it("tells of settings that can't be read, in the facts of the host", async () => {
    const home = tempFolder();
    writeFileSync(join(home, 'settings.json'), '\u0000\u0000');
    const { page, quit } = await desktopApp(home);
    expect((await page().host.facts()).warning).toContain('settings');
    await quit();
  });

  it('tells when the place of the keys has changed', async () => {
    const home = tempFolder();
    writeFileSync(join(home, 'settings.json'), '{"keysBackend":"somewhere else"}');
    const { page, quit } = await desktopApp(home);
    expect((await page().host.facts()).warning).toContain('somewhere else');
    await quit();
  });

  it('speaks the language of the person in its menu', async () => {
    double.locale = 'zh-CN';
    const { quit } = await desktopApp();
    expect(JSON.stringify(double.menu)).toContain('复制');
    await quit();
  });

  it("says why where it can't start, and ends", async () => {
    startDesktop({ folder: join(tempFolder(), 'nothing'), home: tempFolder() });
    double.becomeReady();
    await double.gone.promise;
    expect([double.exitCode, double.errors.length, double.windows.length]).toEqual([1, 1, 0]);
  });
});
