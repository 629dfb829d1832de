// The preload, in a page that is none: what it puts through the wall, and for whom.

import { beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => {
  // A preload runs once per page; here each test is a page, with an Electron of its own.
  vi.resetModules();
});

interface Posted {
  readonly message: unknown;
  readonly target: string;
  readonly transfer: readonly unknown[];
}

async function setup() {
  const { ipcRenderer } = await import('../kit/electron-double.ts');
  const listeners: ((event: { source: unknown; data: unknown }) => void)[] = [];
  const posted: Posted[] = [];
  const page = {
    location: { origin: 'app://bundle' },
    addEventListener: (_type: string, listener: (typeof listeners)[number]) => listeners.push(listener),
    postMessage: (message: unknown, target: string, transfer: readonly unknown[] = []) =>
      posted.push({ message, target, transfer }),
  };
  vi.stubGlobal('window', page);
  const before = Object.keys(page);
  const sent: unknown[][] = [];
  ipcRenderer.on('sent', (...args) => sent.push(args));
  const exports: object = await import('../../electron/preload.ts');
  return {
    page,
    exports,
    posted,
    sent,
    added: () => Object.keys(page).filter(name => !before.includes(name)),
    says: (data: unknown, source: unknown = page) => {
      for (const listener of listeners) listener({ source, data });
    },
    mainAnswers: (...ports: readonly unknown[]) =>
      ipcRenderer.emit('assay-port', { ports, sender: ipcRenderer }),
  };
}

describe('the preload', () => {
  it('exposes nothing', async () => {
    const { added, exports } = await setup();
    expect([added(), Object.keys(exports)]).toEqual([[], []]);
  });

  it('asks main once the page is ready, and hands the port on to this page alone', async () => {
    const { says, mainAnswers, sent, posted } = await setup();
    expect(sent).toEqual([]);
    says('assay-ready');
    expect(sent).toEqual([['assay-ready']]);
    mainAnswers('the port');
    expect(posted).toEqual([{ message: 'assay-port', target: 'app://bundle', transfer: ['the port'] }]);
  });

  it('hands on one port for one question, and nothing of the event', async () => {
    const { says, mainAnswers, posted } = await setup();
    mainAnswers('unasked');
    says('assay-ready');
    mainAnswers('asked');
    mainAnswers('unasked again');
    expect(posted.map(({ transfer }) => transfer)).toEqual([['asked']]);
  });

  it.each([
    ['another window', 'assay-ready', {}],
    ['a frame without a window', 'assay-ready', null],
  ])('does not hear %s', async (_name, data, source) => {
    const { says, sent } = await setup();
    says(data, source);
    expect(sent).toEqual([]);
  });

  it.each(['assay-port', 'electron-store-get-data', '', null, { toString: () => 'assay-ready' }])(
    'passes no other word on: %j',
    async data => {
      const { says, sent } = await setup();
      says(data);
      expect(sent).toEqual([]);
    },
  );
});
