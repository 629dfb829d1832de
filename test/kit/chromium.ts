// Finds a Chromium for the browser tests, or installs one: CHROMIUM_PATH, the usual places,
// Playwright's own; else apt on Debian as root, Playwright's download elsewhere. Where nothing
// can be had it throws with what to do: the tests are never skipped.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const remedy =
  'The browser tests need Chromium or Chrome. Install one (Debian: apt-get install chromium), ' +
  'or set CHROMIUM_PATH to its program.';

/** The path of a browser that starts. Installs one where none is there. */
export function findChromium(): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which is not a program. ${remedy}`);
  }
  return installed() ?? install();
}

const installed = (): string | undefined => [...usualPlaces, playwrights()].find(isProgram);

function install(): string {
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('No Chromium found: installing one with apt.');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
  } else {
    console.log("No Chromium found: downloading Playwright's.");
    run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium']);
  }
  const path = installed();
  if (!path) throw new Error(remedy);
  return path;
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env });
}

function playwrights(): string {
  try {
    return chromium.executablePath();
  } catch {
    return '';
  }
}

function isProgram(path: string): boolean {
  if (path === '') return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
