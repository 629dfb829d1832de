// How the built screen holds up in a real Chromium: many streams at once, the first paint, long answers,
// large trials.
//
//   npm run bench:screen                      all rows; streams of a minute
//   npm run bench:screen -- S1 --seconds 10   only these, shorter
//
// The renderer must be built (`npm run build`). The machine should do nothing else meanwhile.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { answeredSession } from '../kit/answered-session.ts';
import { findChromium } from '../kit/chromium.ts';
import { atMost, median, print, told, type Row } from './goals.ts';
import { installedPeers } from './peers.ts';
import { barePage, type BarePage } from './screen/bare-page.ts';
import { streamdownPage } from './screen/streamdown-page.ts';
import { tokenAt } from './screen/tokens.ts';
import { startWatching, stopWatching, type Seen } from './screen/watch-page.ts';

const top = resolve(import.meta.dirname, '../..');
const words = process.argv.slice(2);
const asked = words.filter(word => /^S\d$/.test(word));
const wants = (name: string): boolean => asked.length === 0 || asked.includes(name);
const secondsAt = words.indexOf('--seconds');
const seconds = secondsAt < 0 ? 60 : Number(words[secondsAt + 1]);

const children: ChildProcess[] = [];
const folders: string[] = [];
process.once('exit', () => {
  for (const child of children) child.kill();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A process, and the first thing it says that `find` takes. */
async function started(
  args: readonly string[],
  find: (said: string) => string | undefined,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: top,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  let said = '';
  return new Promise(done =>
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const found = find(said);
      if (found !== undefined) done(found);
    }),
  );
}

async function host(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'assay-bench-'));
  folders.push(home);
  const find = (said: string): string | undefined => /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said)?.[0];
  return started(['electron/assay.mjs', 'serve', '--no-open'], find, { ASSAY_HOME: home });
}

const server = async (): Promise<string> => {
  const port = await started(
    [join('test', 'bench', 'screen', 'stream-server.ts')],
    said => /^\d+/.exec(said)?.[0],
  );
  return `http://127.0.0.1:${port}`;
};

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });

async function opened(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'Run Ctrl Enter' }).waitFor();
  return page;
}

/** The endpoint and the lineup of a streaming trial, by the screen itself. */
async function lineUp(page: Page, baseUrl: string, models: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('bench');
  await dialog.getByLabel('Base URL', { exact: true }).fill(`${baseUrl}/v1`);
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await dialog.getByRole('button', { name: 'Test bench', exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const lineup = page.getByRole('region', { name: 'Lineup' });
  const removers = lineup.getByRole('button', { name: /^Remove / });
  for (let left = await removers.count(); left > 0; left = await removers.count()) {
    await removers.first().click();
    await page.waitForTimeout(50);
  }
  for (const [index, model] of models.entries()) {
    const field = lineup.getByRole('combobox', { name: 'Add a contender' });
    await field.fill(`bench/${model}`);
    await field.press('Enter');
    while ((await removers.count()) <= index) await page.waitForTimeout(20);
  }
}

/** Types into the prompt, as fast as a person does; what it took is seen by the page. */
async function typeAway(page: Page, keys: number): Promise<void> {
  await page.getByRole('textbox', { name: 'Prompt' }).focus();
  for (let i = 0; i < keys; i += 1) {
    await page.keyboard.press('x');
    await page.waitForTimeout(80);
  }
}

const kinds = {
  script: 'ScriptDuration',
  style: 'RecalcStyleDuration',
  layout: 'LayoutDuration',
  all: 'TaskDuration',
};
type Spent = Readonly<Record<keyof typeof kinds, number>>;

/** From now on; asked once it is over. */
async function spending(page: Page): Promise<() => Promise<Spent>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const since = async (before?: Spent): Promise<Spent> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (kind: keyof typeof kinds): number =>
      (metrics.find(({ name }) => name === kinds[kind])?.value ?? NaN) - (before?.[kind] ?? 0);
    return { script: of('script'), style: of('style'), layout: of('layout'), all: of('all') };
  };
  const before = await since();
  return () => since(before);
}

interface Streamed {
  readonly seen: Seen;
  /** Seconds of the page's main thread. */
  readonly spent: Spent;
  /** Milliseconds from the server's write of a token to the frame that showed it. */
  readonly lags: readonly number[];
  readonly lastLag: number;
  readonly shown: readonly number[];
  readonly wanted: number;
  readonly statuses: readonly (string | null)[];
}

async function streamed(lanes: number, rate: number, span: number): Promise<Streamed> {
  const [baseUrl, url, browser] = [await server(), await host(), await launch()];
  try {
    const page = await opened(browser, url);
    const models = Array.from({ length: lanes }, (_, i) => `screen-${span}-${rate}-${i}`);
    await lineUp(page, baseUrl, models);
    await page.evaluate(startWatching);
    const spentSoFar = await spending(page);
    await page.getByRole('button', { name: 'Run Ctrl Enter' }).click();
    await page.waitForTimeout(Math.min(2_000, span * 300));
    await typeAway(page, Math.min(40, span * 4));
    // By markup: a search by role reads the whole page each time, and would be measured with it.
    const articles = page.locator('article.lane');
    const statuses = (): Promise<readonly (string | null)[]> =>
      articles.evaluateAll(all => all.map(lane => lane.getAttribute('data-status')));
    for (let now = await statuses(); ; now = await statuses()) {
      if (now.length === lanes && now.every(status => status === 'complete' || status === 'failed')) break;
      await page.waitForTimeout(200);
    }
    await page.waitForTimeout(500);
    const spent = await spentSoFar();
    const seen = await page.evaluate(stopWatching);
    const sent = await Promise.all(
      models.map(
        async model => (await (await fetch(`${baseUrl}/sent/${model}`)).json()) as readonly number[],
      ),
    );
    const lags: number[] = [];
    let lastLag = 0;
    seen.painted.forEach((frames, lane) => {
      let token = 0;
      for (const [at, last] of frames) {
        for (; token <= last; token += 1) {
          const lag = at - (sent[lane]?.[token] ?? NaN);
          lags.push(lag);
          if (token === span * rate - 1) lastLag = Math.max(lastLag, lag);
        }
      }
    });
    return {
      seen,
      spent,
      lags,
      lastLag,
      shown: seen.painted.map(frames => (frames.at(-1)?.[1] ?? -1) + 1),
      wanted: span * rate,
      statuses: await statuses(),
    };
  } finally {
    await browser.close();
  }
}

const quantile = (values: readonly number[], p: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? NaN;
};

const streamRows = ({ seen, spent, lags, lastLag }: Streamed): readonly Row[] => [
  atMost('frames dropped, of 60 a second', (1 - seen.frames / (seen.seconds * 60)) * 100, '%', 10),
  told('main thread, of the time', (spent.all / seen.seconds) * 100, '%'),
  told('of that script', spent.script, 's'),
  told('of that style and layout', spent.style + spent.layout, 's'),
  atMost('sent to painted, p99', quantile(lags, 0.99), 'ms', 100),
  told('sent to painted, median', quantile(lags, 0.5), 'ms'),
  atMost('the last token painted after it was sent', lastLag, 'ms', 100),
  atMost('typing in the prompt to its paint, p95', quantile(seen.typed, 0.95), 'ms', 50),
  atMost('layout shift while streaming (CLS)', seen.shift, '', 0.01),
];

/** The same answers drawn by Streamdown, each frame anew, on a page that holds nothing else. */
async function byStreamdown(peers: string, lanes: number, rate: number, span: number): Promise<Spent> {
  const [baseUrl, browser] = [await server(), await launch()];
  const models = Array.from({ length: lanes }, (_, i) => `screen-${span}-${rate}-${i}`);
  const bare = await streamdownPage(peers, baseUrl, models);
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(bare.url);
    const spentSoFar = await spending(page);
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('over', { exact: true }).waitFor({ timeout: span * 20_000 });
    const spent = await spentSoFar();
    const last = `t${span * rate - 1}`;
    const drawn = await page.evaluate(word => document.body.textContent.split(word).length - 1, last);
    if (drawn !== lanes) throw new Error(`Streamdown drew the last word of ${drawn} answers of ${lanes}`);
    return spent;
  } finally {
    bare.close();
    await browser.close();
  }
}

if (wants('S1')) {
  const run = await streamed(8, 200, seconds);
  print(`S1  8 columns x 200 tokens/s of Markdown, ${seconds} s`, streamRows(run));
  const peers = installedPeers('screen');
  if (peers === undefined) console.log('Streamdown could not be installed: its rows are left out.');
  else {
    const span = Math.min(10, seconds);
    const ours = span === seconds ? run.spent : (await streamed(8, 200, span)).spent;
    const theirs = await byStreamdown(peers, 8, 200, span);
    print(`S1  the same for ${span} s, beside Streamdown drawing each frame on a page of its own`, [
      told('script', ours.script, 's'),
      told('script of Streamdown', theirs.script, 's'),
      atMost('script to that of Streamdown', ours.script / theirs.script, 'x', 0.7),
    ]);
  }
}

if (wants('S2')) {
  const span = Math.min(10, seconds);
  const run = await streamed(12, 1_000, span);
  const lost = run.shown.reduce((sum, shown) => sum + Math.abs(run.wanted - shown), 0);
  print(`S2  12 columns x 1,000 tokens/s, ${span} s`, [
    atMost('tokens not on the screen at the end', lost, '', 0),
    atMost('answers not complete', run.statuses.filter(status => status !== 'complete').length, '', 0),
    told('frames dropped, of 60 a second', (1 - run.seen.frames / (run.seen.seconds * 60)) * 100, '%'),
    told('sent to painted, p99', quantile(run.lags, 0.99), 'ms'),
    told('typing in the prompt to its paint, p95', quantile(run.seen.typed, 0.95), 'ms'),
  ]);
}

/** React and one line of text, bundled as the app is. */
async function bareShell(): Promise<BarePage> {
  const folder = mkdtempSync(join(top, 'node_modules', '.bare-shell-'));
  folders.push(folder);
  return barePage(
    folder,
    `import { createElement } from 'react'; import { createRoot } from 'react-dom/client';
createRoot(document.getElementById('root')).render(createElement('p', null, 'Opening'));`,
  );
}

/** Navigation to the first contentful paint, milliseconds, in a browser without a cache. */
async function firstPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const at = await page.evaluate(
    () =>
      new Promise<number>(done =>
        new PerformanceObserver(list => {
          const found = list.getEntriesByName('first-contentful-paint')[0];
          if (found) done(found.startTime);
        }).observe({ type: 'paint', buffered: true }),
      ),
  );
  await context.close();
  return at;
}

async function editorReady(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const from = performance.now();
  await page.goto(url);
  await page
    .locator('.monaco-editor textarea, .monaco-editor .native-edit-context')
    .first()
    .waitFor({ state: 'attached' });
  const took = performance.now() - from;
  await context.close();
  return took;
}

if (wants('S3')) {
  const [url, shell, browser] = [await host(), await bareShell(), await launch()];
  const paints: number[] = [];
  const bare: number[] = [];
  const editors: number[] = [];
  await firstPaint(browser, url);
  for (let run = 0; run < 5; run += 1) {
    bare.push(await firstPaint(browser, shell.url));
    paints.push(await firstPaint(browser, url));
    editors.push(await editorReady(browser, url));
  }
  await browser.close();
  shell.close();
  const assets = join(top, 'out/renderer/assets');
  const scripts = new Set(
    readFileSync(join(top, 'out/renderer/index.html'), 'utf8').match(/assets\/[\w.-]+\.js/g),
  );
  const entry = [...scripts].reduce((sum, path) => sum + statSync(join(top, 'out/renderer', path)).size, 0);
  print('S3  start', [
    told('a bare React shell: first paint', median(bare), 'ms'),
    told('first paint', median(paints), 'ms'),
    atMost('first paint to the bare shell', median(paints) / median(bare), 'x', 1.3),
    atMost('editor ready', median(editors) / 1000, 's', 2),
    atMost('script before the first paint', entry / 1000, 'KB', 500),
    told('files of the renderer', readdirSync(assets).length, ''),
  ]);
}

/** Milliseconds from a click until two frames after `is` holds. */
async function until(page: Page, act: () => Promise<void>, selector: string): Promise<number> {
  const done = page.evaluate(
    wanted =>
      new Promise<number>(resolve => {
        let from = 0;
        document.addEventListener('pointerdown', event => (from = event.timeStamp), {
          once: true,
          capture: true,
        });
        const look = (): void => {
          if (from > 0 && document.querySelector(wanted)) {
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - from)));
          } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    selector,
  );
  await act();
  return done;
}

if (wants('S4')) {
  const [url, browser] = [await host(), await launch()];
  const page = await opened(browser, url);
  const bring = async (lanes: number, title: string, text = 'word '.repeat(10_000)): Promise<void> => {
    const answers = Array.from({ length: lanes }, (_, i) => ({ model: `m${i}`, text, events: 10_000 }));
    await page.locator('.rail-foot input[type=file]').setInputFiles({
      name: `${title}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(answeredSession(answers, title)),
    });
    await page.locator('button.item[aria-current]', { hasText: title }).waitFor();
    // What opening it set off is over before anything else is timed.
    await page.waitForTimeout(1_500);
  };
  await bring(8, 'eight lanes');
  const draw = await until(
    page,
    () => page.getByRole('tab', { name: 'Timeline' }).click(),
    '.timeline-view canvas',
  );
  const zooms: number[] = [];
  for (let step = 0; step < 10; step += 1) {
    zooms.push(
      await until(
        page,
        () => page.getByRole('button', { name: step < 5 ? 'Zoom in' : 'Zoom out' }).click(),
        '.timeline-view canvas',
      ),
    );
  }
  const open = (title: string): Promise<void> =>
    page
      .getByRole('button', { name: new RegExp(title) })
      .first()
      .click();
  const goBack = async (): Promise<void> => {
    await open('eight lanes');
    await page.getByRole('article').nth(7).waitFor();
    await page.waitForTimeout(1_500);
  };
  await bring(12, 'twelve lanes');
  await goBack();
  const opening = await until(page, () => open('twelve lanes'), 'section.lanes > article:nth-of-type(12)');
  let long = '';
  for (let token = 0; long.length < 200_000; token += 1) long += tokenAt(token);
  await bring(1, 'long answer', long);
  await goBack();
  await page.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ type: 'longtask' });
  });
  // As words at once, as Markdown once a worker has read it.
  const said = await until(page, () => open('long answer'), 'article:only-of-type .answer');
  await page.waitForTimeout(1_000);
  const longest = await page.evaluate(() => (Reflect.get(window, 'longest') as { ms: number }).ms);
  await goBack();
  const drawn = await until(page, () => open('long answer'), 'article .answer .heading');
  await browser.close();
  print('S4  large trials', [
    atMost('timeline of 8 x 10,000 events: first draw', draw, 'ms', 300),
    // Two frames pass before a click is seen to be painted, whatever it takes.
    atMost('a step of zoom beside two frames, median', median(zooms) - 2 * (1000 / 60), 'ms', 30),
    atMost('a saved trial of 12 x 10,000 events opens', opening, 'ms', 500),
    atMost('a saved answer of 200 KB stands there', said, 'ms', 300),
    told('and is drawn as Markdown', drawn, 'ms'),
    // The browser counts tasks of more than 50 ms; 0: there was none.
    atMost('longest task meanwhile', longest, 'ms', 50),
  ]);
}

process.exit();
