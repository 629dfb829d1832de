// Runs the built main under plain Node, with the double in Electron's place, in a process of its
// own. Prints one line of JSON: what was loaded, what was asked of Electron, what the page was told.
//
//   node test/kit/boot-main.ts FOLDER/out/main/main.js lock|no-lock

import { RPCLink } from '@orpc/client/message-port';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { wire } from '../../shared/contract/wire.ts';
import type { ContenderId } from '../../shared/trial/contender.ts';
import * as electron from './electron-double.ts';
import { remoteLaboratory } from './remote.ts';

const [main = '', lock = 'lock'] = process.argv.slice(2);
const double = new URL('./electron-double.ts', import.meta.url).href;

const loaded: string[] = [];
const strangers: string[] = [];
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') return { url: double, shortCircuit: true };
    const found = next(specifier, context);
    loaded.push(found.url);
    if (!/^(node:|\.)/.test(specifier) && !found.url.startsWith('node:')) strangers.push(specifier);
    return found;
  },
});

electron.double.hasLock = lock === 'lock';
const url = pathToFileURL(main).href;
const startedAt = performance.now();
await import(url);
const evaluatedMs = performance.now() - startedAt;
const report = { loaded: loaded.length, strangers: strangers.filter(name => name !== url), evaluatedMs };

if (lock !== 'lock') {
  console.log(JSON.stringify({ ...report, calls: electron.double.calls, chunks: loaded }));
} else {
  electron.double.becomeReady();
  await Promise.race([electron.double.opened.promise, electron.double.gone.promise]);
  const [window] = electron.double.windows;
  if (!window) throw new Error(`no window: ${electron.double.errors.join()}`);
  const openedMs = performance.now() - startedAt;
  const page = await electron.double.schemes.get('app')?.(new Request('app://bundle/index.html'));

  electron.ipcMain.emit('assay-ready', {
    sender: window.webContents,
    senderFrame: window.webContents.mainFrame,
  });
  const port = window.webContents.posted[0]?.ports[0]?.raw;
  if (!port) throw new Error('main gave no port');
  const { host, sessions, trials } = remoteLaboratory(
    // Node's port is the browser's in all that the link calls.
    new RPCLink({ port: port as unknown as MessagePort, ...wire }),
  );
  const session = await sessions.create({
    prompt: { system: '', user: 'Which is larger, 9.11 or 9.9?', variables: {} },
    lineup: ['o1-mini', 'gpt-4o'].map(model => ({
      id: `c-${model}` as ContenderId,
      endpoint: 'practice',
      model,
      effort: null,
      temperature: null,
      maxOutputTokens: null,
      streamed: true,
    })),
  });
  const trial = await trials.start({ sessionId: session.id, options: {} });
  for await (const { over } of await trials.watch({ trialId: trial.id, after: 0 })) if (over) break;
  const opened = await sessions.open({ id: session.id });
  const found = await sessions.list({ query: 'larger', limit: 5, offset: 0 });
  console.log(
    JSON.stringify({
      ...report,
      openedMs,
      facts: await host.facts(),
      statuses: opened?.trials[0]?.lanes.map(({ status }) => status),
      found: found.sessions.length,
      page: {
        status: page?.status,
        policy: page?.headers.get('content-security-policy'),
        html: await page?.text(),
      },
      calls: electron.double.calls,
      listeners: electron.ipcMain.eventNames(),
      servers: process.getActiveResourcesInfo().filter(name => /Server/.test(name)),
    }),
  );
  electron.app.quit();
  await electron.double.gone.promise;
}
process.exit(0);
