// The wall's one door: who gets a port, and what a port bears.

import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { servePort } from '../../electron/desktop/port.ts';
import { routerOf } from '../../electron/router.ts';
import type { Laboratory } from '../../shared/contract/laboratory.ts';
import { askPort, pageOf } from '../kit/desktop-app.ts';
import { ContentsDouble, ipcMain, resetDouble, WindowDouble } from '../kit/electron-double.ts';
import { settled } from '../kit/settled.ts';
import { stubLaboratory } from '../kit/stub-laboratory.ts';

beforeEach(() => {
  resetDouble();
});

function setup(laboratory: Laboratory = stubLaboratory()) {
  const window = new WindowDouble({});
  window.webContents.mainFrame.url = 'app://bundle/index.html';
  servePort(routerOf(laboratory), () => WindowDouble.getAllWindows() as unknown as BrowserWindow[]);
  return { window, contents: window.webContents };
}

describe('a port', () => {
  it('is given to the page of our window, and bears the laboratory', async () => {
    const { contents } = setup();
    expect(await pageOf(contents).laboratory.host.facts()).toMatchObject({ version: 'stub' });
    expect(contents.posted.map(({ channel, message }) => [channel, message])).toEqual([['assay-port', null]]);
  });

  const bad: readonly (readonly [string, (page: ReturnType<typeof setup>) => unknown])[] = [
    ['a frame that is gone', ({ contents }) => askPort(contents, null)],
    ['a frame within the page', ({ contents }) => askPort(contents, { url: 'app://bundle/index.html' })],
    [
      'a page of another origin',
      ({ contents }) => {
        contents.mainFrame.url = 'https://evil.example/';
        return askPort(contents);
      },
    ],
    [
      'a host that begins like ours',
      ({ contents }) => {
        contents.mainFrame.url = 'app://bundle.evil/';
        return askPort(contents);
      },
    ],
    [
      'a user name that reads like our host',
      ({ contents }) => {
        contents.mainFrame.url = 'app://bundle@evil/';
        return askPort(contents);
      },
    ],
    [
      'a page without an address',
      ({ contents }) => {
        contents.mainFrame.url = '';
        return askPort(contents);
      },
    ],
    [
      'a window that is destroyed',
      ({ window, contents }) => {
        window.destroy();
        return askPort(contents);
      },
    ],
    [
      'contents that are no window of ours',
      () => {
        const stranger = new ContentsDouble();
        stranger.mainFrame.url = 'app://bundle/index.html';
        return askPort(stranger);
      },
    ],
  ];
  it.each(bad)('is not given to %s', (_name, ask) => {
    expect(ask(setup())).toBeUndefined();
  });

  it('ends with the page it was given to', async () => {
    const { contents } = setup();
    const first = pageOf(contents);
    const isClosed = new Promise(resolve => first.port.once('close', () => resolve('closed')));
    const second = pageOf(contents);
    expect(await isClosed).toBe('closed');
    expect(await second.laboratory.host.facts()).toMatchObject({ version: 'stub' });
  });

  it('is the only thing main listens for', () => {
    ipcMain.on('electron-store-get-data', () => undefined);
    setup();
    expect(ipcMain.eventNames()).toEqual(['assay-ready']);
  });

  it.each([
    ['a number', 7],
    ['null', null],
    ['no JSON', 'garbage'],
    ['JSON of another kind', '{"a":1}'],
    ['a list', [1, 2, 3]],
    ['an unknown procedure', JSON.stringify({ i: 'x1', p: { u: '/no/such', m: 'POST' } })],
    ['a name from the prototype', JSON.stringify({ i: 'x2', p: { u: '/__proto__/constructor' } })],
    ['bytes', new Uint8Array([0xff, 0x00, 0x01])],
    ['a deep nest', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ])('survives %s', async (_name, message) => {
    vi.spyOn(console, 'error').mockReturnValue();
    const { contents } = setup();
    const { laboratory, port } = pageOf(contents);
    port.postMessage(message);
    await settled();
    expect(await laboratory.host.facts()).toMatchObject({ version: 'stub' });
  });
});
