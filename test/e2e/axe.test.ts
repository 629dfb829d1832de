// Every view, in both languages and themes: nothing that axe finds wrong, nothing that the page throws.

import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost, useBrowser, type Host } from './host.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '30' });
});
afterAll(() => host.close());

/** What axe finds, a line each: the rule and the first place. */
async function troubles(page: Page): Promise<readonly string[]> {
  // The policy of the page lets no script in by markup: the test hands it over through the debugger.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: inspector } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await inspector.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}

describe.each([
  ['English, light', 'en-GB', 'light'],
  ['Chinese, dark', 'zh-CN', 'dark'],
] as const)('in %s', (_name, locale, colorScheme) => {
  it('every view is free of what axe knows to be wrong', async () => {
    const page = await open(host.url, { locale, colorScheme });
    await page.getByRole('button', { name: /^(Run|运行)/ }).waitFor();
    const found: string[] = [];
    const look = async (view: string): Promise<void> => {
      // Looked at in the middle of loading, a view is not there yet, or has the colour of now on the ground of before.
      await page.waitForLoadState('networkidle');
      await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
      await page.evaluate(async () => {
        await document.fonts.ready;
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      });
      found.push(...(await troubles(page)).map(trouble => `${view}: ${trouble}`));
    };
    await look('empty');
    await page.getByRole('button', { name: /^(Run|运行)/ }).click();
    const lanes = page.getByRole('article');
    await expect
      .poll(() => lanes.evaluateAll(all => all.map(lane => lane.getAttribute('data-status'))), {
        timeout: 60_000,
      })
      .toEqual(['complete', 'complete', 'complete']);
    const tabs = page.getByRole('tab');
    for (let index = 0; index < (await tabs.count()); index += 1) {
      const tab = tabs.nth(index);
      await tab.click();
      await look((await tab.textContent()) ?? '');
    }
    await page.getByRole('button', { name: /^(Settings|设置)$/ }).click();
    await page.getByRole('dialog').waitFor();
    await look('settings');
    expect(found).toEqual([]);
  });
});
