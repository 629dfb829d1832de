// A browser host as its own process, with a data folder of its own, and a real browser to look at it.
//
//   const host = await startHost();                 the app, served; it has a key that may show nowhere
//   const { open } = useBrowser();                  one browser per test file
//   const page = await open(host.url);              a page that may not complain
//
// A page that throws, or that the browser warns about, fails its test.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { findChromium } from '../kit/chromium.ts';
import { canaryEnv, canaryKey, folderHoldsNoKey, holdsNoKey } from './canary.ts';
import { opensIn } from './speech.ts';

const top = resolve(import.meta.dirname, '../..');

export interface Host {
  /** The address with its token, as the host prints it. */
  readonly url: string;
  readonly home: string;
  /** Ends the process as a person would, and starts it again on the same data. */
  restart(): Promise<void>;
  /** Ends the process and removes its data. */
  close(): Promise<void>;
}

/** `env` reaches the host: ASSAY_PRACTICE_SPEED, keys. */
export async function startHost(env: Readonly<Record<string, string>> = {}): Promise<Host> {
  const home = await mkdtemp(join(tmpdir(), 'assay-e2e-'));
  let { child, url, said } = await serve(home, env);
  const end = async (): Promise<void> => {
    await ended(child);
    holdsNoKey('what the host printed', said());
    await folderHoldsNoKey(home);
  };
  return {
    home,
    get url() {
      return url;
    },
    async restart() {
      await end();
      ({ child, url, said } = await serve(home, env));
    },
    async close() {
      await end();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function serve(
  home: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly child: ChildProcess; readonly url: string; said(): string }> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'electron/assay.mjs', 'serve', '--no-open'],
    {
      cwd: top,
      env: { ...process.env, ...canaryEnv, ...env, ASSAY_HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  const url = await new Promise<string>((found, failed) => {
    const read = (text: Buffer): void => {
      said += text.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said)?.[0];
      if (address !== undefined) found(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', code => failed(new Error(`the host ended with ${code}: ${said}`)));
  });
  return { child, url, said: () => said };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const over = once(child, 'exit');
  child.kill('SIGTERM');
  await over;
}

export interface Visit {
  /** Opens an address in a context of its own: nothing is shared with another visit. */
  open(url: string, options?: BrowserContextOptions): Promise<Page>;
}

/** One browser for the tests of a file; what a page complained of fails the test it happened in. */
export function useBrowser(): Visit {
  let browser: Browser;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterEach(async () => {
    const pages = browser.contexts().flatMap(context => context.pages());
    for (const page of pages.filter(one => !one.isClosed()))
      holdsNoKey(`the page ${page.url()}`, await page.content());
    await Promise.all(browser.contexts().map(context => context.close()));
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => browser.close());
  return {
    async open(url, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'en-GB',
        colorScheme: 'light',
        ...options,
      });
      context.setDefaultTimeout(20_000);
      const page = await context.newPage();
      opensIn(page, options.locale ?? 'en-GB');
      page.on('pageerror', error => complaints.push(String(error)));
      page.on('console', message => {
        // A host that goes away is told by the page itself.
        const isRefused = message.text().includes('WebSocket connection to');
        if (message.text().includes(canaryKey)) complaints.push('the key stands in the console');
        if (['error', 'warning'].includes(message.type()) && !isRefused) complaints.push(message.text());
      });
      await page.goto(url);
      return page;
    },
  };
}
