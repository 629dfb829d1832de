// What a model may say, in a real browser: every hostile text as an answer and as thinking. Nothing
// runs, nothing is asked for, nothing navigates; also in the report that is handed on.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeredSession } from '../../kit/answered-session.ts';
import { hostileTexts } from '../../kit/hostile-texts.ts';
import { startHost, useBrowser, type Host } from '../host.ts';
import { speechIn, speeches } from '../speech.ts';
import { bringIn, exported } from '../workbench.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host.close());

/** Columns a trial has at most on one screen. */
const atOnce = 12;

const groups = Array.from({ length: Math.ceil(hostileTexts.length / atOnce) }, (_, i) =>
  hostileTexts.slice(i * atOnce, (i + 1) * atOnce),
);

/** Everything the page did that no text may make it do. */
function misdeeds(page: Page, home: string): readonly string[] {
  const done: string[] = [];
  page.on('request', request => {
    const url = request.url();
    if (!url.startsWith(home) && !/^(data|blob):/.test(url)) done.push(`asked for ${url}`);
  });
  page.on('dialog', dialog => {
    done.push(`said ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => done.push('opened a window'));
  page.on('framenavigated', frame => {
    if (!frame.url().startsWith(home)) done.push(`went to ${frame.url()}`);
  });
  return done;
}

describe.each(groups.map((group, i) => [i + 1, group] as const))('hostile texts, part %i', (part, group) => {
  // By turns: what a model says is the same to both.
  const { analysis, locale } = speechIn(part % 2 === 1 ? 'en' : 'zh');

  it('are text and nothing else', async () => {
    const page = await open(host.url, { locale });
    const done = misdeeds(page, new URL(host.url).origin);
    const title = `hostile ${part}`;
    const answers = group.map(([, text], i) => ({ model: `m${i}`, text, thinking: text, events: 3 }));
    await bringIn(page, title, answeredSession(answers, title));
    const lanes = page.getByRole('article');
    await expect.poll(() => lanes.count()).toBe(group.length);
    // The trees of the answers have been drawn once the worker is idle; Compare draws beside them.
    await page.getByRole('tab', { name: analysis.tabs.requests }).click();
    await page.getByRole('tab', { name: analysis.tabs.compare }).click();
    await page.waitForFunction(() => document.querySelectorAll('article .answer').length > 0);
    const inside = await lanes.evaluateAll(all =>
      all.flatMap(lane =>
        [
          ...lane.querySelectorAll(
            'script, iframe, object, embed, form, base, meta, link, video, audio, style',
          ),
        ].map(element => element.outerHTML.slice(0, 80)),
      ),
    );
    expect(inside).toEqual([]);
    expect(done).toEqual([]);
  });
});

describe.each(speeches)('a report of hostile texts, in $language', ({ language, locale }) => {
  it('asks for nothing and runs nothing when it is opened', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-hostile-'));
    const page = await open(host.url, { locale });
    const [first = []] = groups;
    const answers = first.map(([, text], i) => ({ model: `r${i}`, text, thinking: text, events: 3 }));
    const title = `hostile report, ${language}`;
    await bringIn(page, title, answeredSession(answers, title));
    const file = join(folder, 'report.html');
    await writeFile(file, await exported(page, 'html'));

    const reader = await page.context().newPage();
    const address = pathToFileURL(file).href;
    const done = misdeeds(reader, address);
    await reader.goto(address);
    await reader.getByText(title).first().waitFor();
    expect(await reader.evaluate(() => document.scripts.length)).toBe(0);
    expect(done).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  });
});
