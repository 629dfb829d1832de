// Pictures of every view of the built app, for whoever reviews how it looks.
//
//   npm run build && npm run screens              into test/screens/pictures, with an index beside them
//   npm run screens -- --out DIR --all --png      elsewhere; every view in every size, without loss
//
// An empty profile behind the loopback host, practice models at their own pace: everything shown is
// simulated, and says so. Ends with 1 where a view is not reached, or where the page complains.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Language } from '../../shared/format/language.ts';
import { findChromium } from '../kit/chromium.ts';
import { opensIn, speechIn } from '../e2e/speech.ts';
import { indexOf, type Picture } from './index-page.ts';
import { scenes } from './scenes.ts';
import { calm } from './stage.ts';

const top = resolve(import.meta.dirname, '../..');
const words = process.argv.slice(2);
const outAt = words.indexOf('--out');
const out = outAt < 0 ? join(import.meta.dirname, 'pictures') : resolve(words[outAt + 1] ?? '');
const wantsAll = words.includes('--all');
const isPng = words.includes('--png');
/** Of JPEG, of 100; what is large may be coarser. All pictures together stay below 16 MB. */
const qualityAt = (width: number): number => (width > 2000 ? 34 : 48);

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  readonly language: Language;
  /** Has every view; the others have those by which a size is judged. */
  readonly isWhole: boolean;
}

const look = (
  width: number,
  height: number,
  theme: Look['theme'],
  language: Language,
  isWhole = false,
): Look => ({ width, height, theme, language, isWhole });

const looks: readonly Look[] = [
  look(1440, 900, 'light', 'en', true),
  look(1440, 900, 'dark', 'en', true),
  look(1440, 900, 'light', 'zh'),
  look(1440, 900, 'dark', 'zh', true),
  look(1024, 768, 'light', 'en', true),
  look(1024, 768, 'dark', 'en', true),
  look(2560, 1440, 'light', 'en', true),
  look(2560, 1440, 'dark', 'en', true),
];

const children: ChildProcess[] = [];
const folders: string[] = [];
const folder = (name: string): string => {
  const made = mkdtempSync(join(tmpdir(), `assay-screens-${name}-`));
  folders.push(made);
  return made;
};

function started(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'electron/assay.mjs', ...args],
    {
      cwd: top,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  children.push(child);
  return child;
}

/** The loopback host on a profile that has never been used; its address. */
async function host(): Promise<string> {
  const child = started(['serve', '--no-open'], { ASSAY_HOME: folder('home') });
  let said = '';
  return new Promise((done, failed) => {
    child.once('exit', code => failed(new Error(`the host ended with ${code}`)));
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said)?.[0];
      if (found !== undefined) done(found);
    });
  });
}

/** A series through which a line can be drawn, as a session file: by the terminal, in a profile of its own. */
async function series(language: Language): Promise<string> {
  const place = folder('series');
  const { samples } = speechIn(language).screen;
  const files = ['decimals', 'cage', 'hats'].map((id, index) => {
    const path = join(place, `${index}.md`);
    const user = samples.find(sample => sample.id === id)?.user ?? samples[index]?.user ?? '';
    writeFileSync(path, user);
    return path;
  });
  const file = join(place, 'series.assay.json');
  const child = started(
    [
      ...`run --no-stream --repeats 3 --seed 7 --no-save --out ${file}`.split(' '),
      ...'-m practice/o1-preview -m practice/o1-mini'.split(' '),
      ...files.flatMap(path => ['--prompt-file', path]),
    ],
    { ASSAY_HOME: place },
  );
  const code = await new Promise<number | null>(done => child.once('exit', done));
  if (code !== 0) throw new Error(`the series ended with ${code}`);
  return readFileSync(file, 'utf8');
}

async function opened(browser: Browser, url: string, language: Language): Promise<Page> {
  const { locale, run } = speechIn(language);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  opensIn(page, locale);
  page.on('pageerror', error => complaints.push(String(error)));
  await page.goto(url);
  await page.getByRole('button', { name: run }).waitFor();
  return page;
}

const complaints: string[] = [];
const pictures: Picture[] = [];

/** One view in every look of its language. */
async function taken(
  page: Page,
  language: Language,
  scene: { name: string; isCore: boolean },
): Promise<void> {
  const own = looks.filter(look => look.language === language && (look.isWhole || scene.isCore || wantsAll));
  for (const look of own) {
    const { width, height, theme } = look;
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await calm(page);
    const file = `${scene.name}-${width}-${theme}-${language}.${isPng ? 'png' : 'jpg'}`;
    await page.screenshot({
      path: join(out, file),
      ...(isPng ? { type: 'png' } : { type: 'jpeg', quality: qualityAt(width) }),
      animations: 'disabled',
      caret: 'hide',
    });
    pictures.push({ file, scene: scene.name, look });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function walk(browser: Browser, language: Language): Promise<void> {
  const document = series(language);
  // Awaited where it is needed; a failure before that is told there.
  document.catch(() => undefined);
  const page = await opened(browser, await host(), language);
  for (const scene of scenes) {
    await scene.reach(page, document).catch(async (error: unknown) => {
      await page.screenshot({ path: join(out, `not-reached-${scene.name}.png`) });
      throw error;
    });
    await taken(page, language, scene);
    await scene.leave?.(page);
    console.log(`${language} ${scene.name}`);
  }
  await page.context().close();
}

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-sync',
    '--font-render-hinting=none',
  ],
});
try {
  for (const language of ['en', 'zh'] as const) await walk(browser, language);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  if (outAt < 0) writeFileSync(join(import.meta.dirname, 'README.md'), indexOf(pictures));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser.close();
  for (const child of children) child.kill('SIGTERM');
  for (const made of folders) rmSync(made, { recursive: true, force: true });
}
