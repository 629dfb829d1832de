// The one window: how it is made, and what becomes of it when its page dies or hangs.

import { beforeEach, describe, expect, it } from 'vitest';
import { menuFor } from '../../electron/desktop/menu.ts';
import { placementFrom } from '../../electron/desktop/placement.ts';
import { openWindow } from '../../electron/desktop/window.ts';
import { languageFor, wordsIn } from '../../electron/desktop/words.ts';
import { double, resetDouble } from '../kit/electron-double.ts';
import { settled } from '../kit/settled.ts';

beforeEach(() => {
  resetDouble();
});

function setup(placement = placementFrom(undefined, [])) {
  let now = 0;
  openWindow({
    preload: '/preload.cjs',
    placement,
    isDark: false,
    words: () => wordsIn('en'),
    now: () => now,
  });
  const [window] = double.windows;
  if (!window) throw new Error('no window was opened');
  const contents = window.webContents;
  return {
    window,
    contents,
    dies: async (reason = 'crashed', afterMs = 0) => {
      now += afterMs;
      contents.emit('render-process-gone', {}, { reason });
      await settled();
    },
    hangs: async () => {
      window.emit('unresponsive');
      await settled();
    },
  };
}

describe('the window', () => {
  it('says every guard in full and asks for no privilege', () => {
    expect(setup().window.options['webPreferences']).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      preload: '/preload.cjs',
    });
  });

  it('loads the bundle and nothing else, and is shown once it has something to show', () => {
    const { window, contents } = setup();
    expect([contents.getURL(), window.isVisible]).toEqual(['app://bundle/', false]);
    window.emit('ready-to-show');
    expect(window.isVisible).toBe(true);
  });

  it('loads a page that died again', async () => {
    const { contents, dies } = setup();
    await dies('crashed');
    await dies('oom');
    expect([contents.reloads, double.dialogs.length]).toEqual([2, 0]);
  });

  it('asks before the third time within a minute', async () => {
    const { contents, dies } = setup();
    await dies();
    await dies();
    await dies();
    expect([contents.reloads, double.dialogs.length]).toEqual([2, 1]);
    double.answers.push(1);
    await dies('killed', 1);
    expect(contents.reloads).toBe(3);
    await dies('crashed', 61_000);
    expect([contents.reloads, double.dialogs.length]).toEqual([4, 2]);
  });

  it('leaves a page alone that ended by itself', async () => {
    const { contents, dies } = setup();
    await dies('clean-exit');
    expect(contents.reloads).toBe(0);
  });

  it('offers to reload a page that hangs, and waits where the person waits', async () => {
    const { contents, hangs } = setup();
    await hangs();
    expect(contents.reloads).toBe(0);
    double.answers.push(1);
    await hangs();
    expect(contents.reloads).toBe(1);
    expect(double.dialogs.map(({ detail }) => detail)).toEqual([wordsIn('en').goesOn, wordsIn('en').goesOn]);
  });

  it('stands where it stood, maximized where it was', () => {
    const kept = { x: 5, y: 6, width: 1200, height: 700, isMaximized: true };
    const { window } = setup(placementFrom(kept, [{ x: 0, y: 0, width: 1920, height: 1080 }]));
    expect(window.options).toMatchObject({ x: 5, y: 6, width: 1200, height: 700 });
    expect(window.isMaximized()).toBe(true);
  });
});

describe('a kept place', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  const usual = { width: 1440, height: 900, isMaximized: false };
  it.each([
    ['nothing', undefined, usual],
    ['a text', 'wide', usual],
    ['a size', { width: 1200, height: 700 }, { width: 1200, height: 700, isMaximized: false }],
    ['too small a size', { width: 10, height: 700 }, usual],
    ['a size beyond reason', { width: 1e9, height: 700 }, usual],
    ['no number', { width: Number.NaN, height: 700 }, usual],
    [
      'a screen that is gone',
      { x: 4_000, y: 0, width: 1200, height: 700 },
      { width: 1200, height: 700, isMaximized: false },
    ],
    [
      'above the screen',
      { x: 0, y: -50, width: 1200, height: 700 },
      { width: 1200, height: 700, isMaximized: false },
    ],
    [
      'half off the screen',
      { x: -600, y: 0, width: 1200, height: 700 },
      { x: -600, y: 0, width: 1200, height: 700, isMaximized: false },
    ],
  ])('of %s', (_name, kept, expected) => {
    expect(placementFrom(kept, [screen])).toEqual(expected);
  });
});

describe('the menu', () => {
  const rolesOf = (platform: NodeJS.Platform): readonly unknown[] =>
    menuFor(platform, wordsIn('en')).flatMap(item => [
      item.role,
      ...(Array.isArray(item.submenu) ? item.submenu.map(({ role }) => role) : []),
    ]);

  it('has what editing needs, and no developer tools', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(rolesOf(platform)).toEqual(
        expect.arrayContaining(['undo', 'copy', 'paste', 'selectAll', 'zoomIn']),
      );
      expect(rolesOf(platform)).not.toContain('toggleDevTools');
      expect(rolesOf(platform)).not.toContain('viewMenu');
    }
    expect(rolesOf('darwin')).toContain('appMenu');
    expect(rolesOf('linux')).toContain('quit');
  });

  it('speaks the language chosen, else the one of the system', () => {
    expect(languageFor('system', 'zh-CN')).toBe('zh');
    expect(languageFor('system', 'de')).toBe('en');
    expect(languageFor('en', 'zh-CN')).toBe('en');
    expect(menuFor('linux', wordsIn('zh')).map(({ label }) => label)).toEqual([
      '文件',
      '编辑',
      '查看',
      '窗口',
    ]);
  });
});
