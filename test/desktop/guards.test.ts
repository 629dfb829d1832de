// What a page may not do, whoever has taken it over.

import { session } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { guardContents, guardSession, isOpenable, openOutside } from '../../electron/desktop/guards.ts';
import { wordsIn } from '../../electron/desktop/words.ts';
import {
  double,
  Preventable,
  resetDouble,
  session as sessions,
  WindowDouble,
} from '../kit/electron-double.ts';

const words = wordsIn('en');
const own = 'app://bundle/index.html';

const strange = [
  'app://bundle.evil/',
  'app://bundle@evil/',
  'app://evil@bundle/',
  'app://user:pass@bundle/',
  'app://BUNDLE.evil/',
  'app://bundl/',
  'app://bundle:8080/',
  'app:bundle',
  'apps://bundle/',
  '//evil',
  '/etc/passwd',
  'https://example.com/',
  'http://127.0.0.1:8080/',
  'http://bundle/',
  'file:///etc/passwd',
  'file://bundle/index.html',
  'data:text/html,hello',
  'blob:app://bundle/1234',
  'blob:https://evil/1234',
  'about:blank',
  'about:srcdoc',
  'javascript:alert(1)',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'view-source:app://bundle/',
  'ws://127.0.0.1:9/',
  '',
];

beforeEach(() => {
  resetDouble();
});

describe('a page', () => {
  const page = () => {
    guardContents(() => words);
    return new WindowDouble({}).webContents;
  };

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stays in the bundle at %s', name => {
    const contents = page();
    const isStopped = (url: string): boolean => {
      const event = new Preventable({ url });
      contents.emit(name, event);
      return event.prevented;
    };
    expect(strange.filter(url => !isStopped(url))).toEqual([]);
    expect([own, 'app://bundle/', 'app://bundle/#x', 'APP://bundle/'].filter(isStopped)).toEqual([]);
  });

  it('holds no webview', () => {
    const event = new Preventable();
    page().emit('will-attach-webview', event);
    expect(event.prevented).toBe(true);
  });

  it('opens no window, whatever the address; only a web address is offered to the browser', () => {
    const contents = page();
    const opened = [...strange, own, 'https://example.com/a'].map(url =>
      contents.windowOpenHandler?.({ url }),
    );
    expect(new Set(opened.map(answer => answer?.action))).toEqual(new Set(['deny']));
    expect(double.dialogs.map(({ message }) => message)).toEqual(['example.com', 'example.com']);
    expect(double.openedOutside).toEqual([]);
  });
});

describe('the way out', () => {
  it.each([
    'smb://attacker/share',
    'SMB://attacker/share',
    'file:///etc/passwd',
    'file://attacker/share',
    'FILE:///C:/Windows/System32/calc.exe',
    '\\\\attacker\\share',
    '//attacker/share',
    'ms-msdt:/id PCWDiagnostic',
    'ms-officecmd:x',
    'search-ms:query=x',
    'calculator:',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>1</script>',
    'blob:https://a/1',
    'about:blank',
    'chrome://gpu',
    'app://bundle/',
    'http://example.com/',
    'ftp://example.com/',
    'ws://example.com/',
    'wss://example.com/',
    'ssh://example.com/',
    'telnet://example.com/',
    'mailto:a@example.com',
    'tel:1',
    'x-apple.systempreferences:',
    'vscode://file/etc/passwd',
    'https://user@example.com/',
    'https://user:pass@example.com/',
    'https://good.example@evil.example/',
    'https://',
    'https://exa mple.com/',
    'https://example.com/a b',
    'https://example.com/\n',
    'ht\ttps://example.com/',
    'https://example.com/\u0000',
    `https://example.com/${'a'.repeat(2_048)}`,
    '',
  ])('is closed to %j', async url => {
    double.answers.push(1);
    await openOutside(url, words);
    expect([isOpenable(url), double.dialogs, double.openedOutside]).toEqual([false, [], []]);
  });

  it('is opened by the person alone, who sees where it leads', async () => {
    await openOutside('https://example.com/page', words);
    expect(double.openedOutside).toEqual([]);
    double.answers.push(1);
    await openOutside('https://example.com/page', words);
    expect(double.openedOutside).toEqual(['https://example.com/page']);
    expect(double.dialogs[0]).toMatchObject({
      message: 'example.com',
      detail: 'https://example.com/page',
      defaultId: 0,
      cancelId: 0,
    });
  });

  it('shows a look-alike host as what it is', async () => {
    await openOutside('https://ехаmple.com/', words);
    expect(double.dialogs[0]).toMatchObject({ message: 'xn--mple-43d3a6i.com' });
  });
});

describe('a session', () => {
  const guarded = () => {
    guardSession(session.defaultSession);
    const handler = <T>(name: string): T => double.session.get(name) as T;
    return { handler };
  };

  const permissions = [
    'accessibility-events',
    'background-sync',
    'camera',
    'clipboard-read',
    'clipboard-sanitized-write',
    'deprecated-sync-clipboard-read',
    'display-capture',
    'fileSystem',
    'fullscreen',
    'geolocation',
    'hid',
    'idle-detection',
    'keyboardLock',
    'media',
    'mediaKeySystem',
    'microphone',
    'midi',
    'midiSysex',
    'notifications',
    'openExternal',
    'payment-handler',
    'pointerLock',
    'sensors',
    'serial',
    'speaker-selection',
    'storage-access',
    'top-level-storage-access',
    'unknown',
    'usb',
    'window-management',
  ];
  const origins = [own, 'https://example.com/', 'app://bundle.evil/', ''];

  it('grants one permission to one origin: to write text to the clipboard', () => {
    const { handler } = guarded();
    const request = handler<
      (contents: unknown, permission: string, answer: (yes: boolean) => void, details: object) => void
    >('setPermissionRequestHandler');
    const granted: string[] = [];
    for (const permission of permissions) {
      for (const url of [...origins, null]) {
        const contents = url === null ? null : { getURL: () => url };
        request(contents, permission, yes => yes && granted.push(`${permission} to ${url}`), {});
      }
    }
    expect(granted).toEqual([`clipboard-sanitized-write to ${own}`]);
  });

  it('answers a check as it answers a request', () => {
    const { handler } = guarded();
    const check =
      handler<(contents: unknown, permission: string, origin: string) => boolean>(
        'setPermissionCheckHandler',
      );
    const asked = ['app://bundle', 'app://bundle/', 'https://example.com', 'app://bundle.evil', 'null', ''];
    const granted = permissions.flatMap(permission =>
      asked.filter(origin => check(null, permission, origin)).map(origin => `${permission} to ${origin}`),
    );
    expect(granted).toEqual([
      'clipboard-sanitized-write to app://bundle',
      'clipboard-sanitized-write to app://bundle/',
    ]);
  });

  it('gives away no device, no screen, no protected interface', () => {
    const { handler } = guarded();
    expect(handler<(details: object) => boolean>('setDevicePermissionHandler')({})).toBe(false);
    const shared: unknown[] = [];
    handler<(request: object, answer: (streams: unknown) => void) => void>('setDisplayMediaRequestHandler')(
      {},
      streams => shared.push(streams),
    );
    expect(shared).toEqual([null]);
    const usb = handler<(details: { protectedClasses: string[] }) => string[]>(
      'setUSBProtectedClassesHandler',
    );
    expect(usb({ protectedClasses: ['hid', 'audio'] })).toEqual(['hid', 'audio']);
  });

  it('checks no spelling, since dictionaries come from outside', () => {
    guarded();
    expect(double.session.get('setSpellCheckerEnabled')).toBe(false);
  });

  it('lets no request leave the bundle', () => {
    const { handler } = guarded();
    const before =
      handler<(details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void>(
        'onBeforeRequest',
      );
    const passes = (url: string): boolean => {
      let isLet = false;
      before({ url }, ({ cancel }) => (isLet = !cancel));
      return isLet;
    };
    const local = [own, 'app://bundle/assets/a.js', 'data:image/png;base64,AA', 'blob:app://bundle/1-2'];
    expect(local.filter(url => !passes(url))).toEqual([]);
    const outside = strange.filter(url => !url.startsWith('data:') && !url.startsWith('blob:app://bundle/'));
    expect([...outside, 'blob:app://bundle.evil/1', 'blob:app://bundle@evil/1'].filter(passes)).toEqual([]);
  });

  it('downloads what the page made, and nothing else', () => {
    guarded();
    const isStopped = (url: string): boolean => {
      const event = new Preventable();
      sessions.defaultSession.emit('will-download', event, { getURL: () => url });
      return event.prevented;
    };
    expect(isStopped('blob:app://bundle/1-2')).toBe(false);
    expect(
      ['https://example.com/a.exe', 'data:text/html,x', own, 'blob:https://evil/1'].map(isStopped),
    ).toEqual([true, true, true, true]);
  });
});
