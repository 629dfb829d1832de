// What must stand nowhere in the product, or in one place. Each rule is proved by a violation that
// is planted, and by words that only look like one.

import { describe, expect, it } from 'vitest';
import { forbiddenIn, rules } from './kit/forbidden.ts';
import { filesIn } from './kit/syntax.ts';

const house = ['shared', 'electron', 'renderer', 'test'].flatMap(filesIn);

const planted: readonly (readonly [path: string, source: string])[] = [
  ['electron/desktop/x.ts', 'const p = { webSecurity: false };'],
  ['electron/desktop/x.ts', 'const p = { webSecurity: true };'],
  ['electron/desktop/x.ts', "options['webSecurity'] = isDev;"],
  ['electron/desktop/x.ts', 'const p = { allowRunningInsecureContent: true };'],
  ['electron/desktop/x.ts', 'const p = { experimentalFeatures: true };'],
  ['electron/desktop/x.ts', "const p = { enableBlinkFeatures: 'X' };"],
  ['electron/desktop/x.ts', 'const p = { nodeIntegration: true };'],
  ['electron/desktop/x.ts', "const p = { 'contextIsolation': false };"],
  ['electron/desktop/x.ts', 'const p = { sandbox: false };'],
  ['electron/desktop/x.ts', 'const p = { webviewTag: true };'],
  ['electron/desktop/x.ts', 'const p = { privileges: { bypassCSP: true } };'],
  ['electron/desktop/x.ts', 'const w = new BrowserWindow({});'],
  ['electron/desktop/window.ts', 'const v = new WebContentsView({});'],
  ['renderer/panels/x.tsx', 'const v = <webview src="x" />;'],
  ['renderer/panels/x.tsx', "document.createElement('webview');"],
  ['electron/desktop/x.ts', 'await shell.openExternal(url);'],
  ['electron/desktop/x.ts', "await shell['openExternal'](url);"],
  ['electron/desktop/x.ts', 'const { openExternal: go } = shell;'],
  ['electron/desktop/guards.ts', 'await shell.openPath(path);'],
  ['electron/desktop/x.ts', "import { ipcMain } from 'electron';"],
  ['electron/desktop/x.ts', "electron.ipcMain.handle('x', f);"],
  ['renderer/link/x.ts', "window.ipcRenderer.send('x');"],
  ['electron/desktop/x.ts', "app.setAsDefaultProtocolClient('assay');"],
  ['electron/desktop/x.ts', 'crashReporter.start({});'],
  ['electron/desktop/x.ts', 'autoUpdater.checkForUpdates();'],
  ['shared/report/x.ts', 'const n = eval(text);'],
  ['shared/report/x.ts', 'const f = new Function(text);'],
  ['shared/report/x.ts', 'const f = Function(text);'],
  ['electron/desktop/x.ts', 'await contents.executeJavaScript(text);'],
  ['renderer/panels/x.tsx', 'element.innerHTML = text;'],
  ['renderer/panels/x.tsx', "element['outerHTML'] = text;"],
  ['renderer/panels/x.tsx', 'const v = <p dangerouslySetInnerHTML={{ __html: text }} />;'],
  ['renderer/panels/x.tsx', "element.insertAdjacentHTML('beforeend', text);"],
  ['renderer/panels/x.tsx', 'const v = <iframe srcDoc={text} />;'],
  ['renderer/panels/x.tsx', 'document.write(text);'],
  ['renderer/widgets/x.ts', "import rehypeRaw from 'rehype-raw';"],
  ['renderer/widgets/x.ts', 'const hover = { value: text, isTrusted: true };'],
  ['renderer/panels/x.tsx', 'navigator.clipboard.write([new ClipboardItem({})]);'],
  ['electron/engine/x.ts', 'const server = createServer();'],
  ['electron/desktop/x.ts', 'const server = new WebSocketServer({ port });'],
  ['electron/desktop/x.ts', 'server.listen(0);'],
  ['electron/transport/x.ts', 'connect({ rejectUnauthorized: false });'],
  ['electron/transport/x.ts', "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';"],
  ['electron/transport/x.ts', 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = zero;'],
  ['shared/trial/x.ts', 'const y = value as any;'],
  ['shared/trial/x.ts', 'const y: Map<string, any> = z;'],
  ['shared/trial/x.ts', '// @ts-ignore\nconst y = 1;'],
  ['test/trial/x.test.ts', '/* @ts-expect-error */ const y = 1;'],
  ['test/trial/x.test.ts', "it.skip('later', () => undefined);"],
  ['test/trial/x.test.ts', "it.concurrent.only('now', () => undefined);"],
  ['test/trial/x.test.ts', "describe.todo('later');"],
];

const harmless: readonly (readonly [path: string, source: string])[] = [
  ['electron/desktop/x.ts', '// Never webSecurity: false, never innerHTML, never eval(text).\nexport {};'],
  ['renderer/i18n/en.ts', "const words = { hint: 'Paste the innerHTML; eval() is not called: any text' };"],
  ['electron/desktop/window.ts', 'const w = new BrowserWindow({ webPreferences: { sandbox: true } });'],
  ['electron/desktop/window.ts', 'const p = { nodeIntegration: false, contextIsolation: true };'],
  ['electron/desktop/guards.ts', 'await shell.openExternal(url);'],
  ['electron/desktop/port.ts', "import { ipcMain } from 'electron';"],
  ['electron/web/x.ts', 'const server = createServer(); server.listen(0);'],
  ['electron/transport/x.ts', 'connect({ rejectUnauthorized: true });'],
  ['shared/trial/x.ts', '// any text that mentions @ts-ignore in passing\nconst many = 1;'],
  ['test/trial/x.test.ts', "it('does not skip', () => list.skip(1));"],
  ['test/trial/x.test.ts', 'element.innerHTML = hostile;'],
];

describe('the product', () => {
  it('holds nothing that must not be there', () => {
    expect(house.length).toBeGreaterThan(200);
    expect(house.flatMap(forbiddenIn)).toEqual([]);
  });
});

describe('the inspector', () => {
  it.each(planted)('sees what is planted in %s: %s', (path, source) => {
    expect(forbiddenIn({ path, source })).toHaveLength(1);
  });

  it.each(harmless)('is not taken in by %s: %s', (path, source) => {
    expect(forbiddenIn({ path, source })).toEqual([]);
  });

  it('has a violation planted for every rule', () => {
    const seen = planted.flatMap(([path, source]) => forbiddenIn({ path, source }));
    for (const { what } of rules) expect(seen.some(line => line.endsWith(` ${what}`))).toBe(true);
  });
});
