// Every view, in both languages and themes: nothing that axe finds wrong, nothing that the page throws.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeTroubles, drawn } from './axe.ts';
import { startHost, useBrowser, type Host } from './host.ts';
import { speechIn } from './speech.ts';
import { run, settings } from './workbench.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '30' });
});
afterAll(() => host.close());

describe.each([
  ['English, light', 'en', 'light'],
  ['Chinese, dark', 'zh', 'dark'],
] as const)('in %s', (_name, language, colorScheme) => {
  const speech = speechIn(language);

  it('every view is free of what axe knows to be wrong', async () => {
    const page = await open(host.url, { locale: speech.locale, colorScheme });
    await page.getByRole('button', { name: speech.run }).waitFor();
    const found: string[] = [];
    const look = async (view: string): Promise<void> => {
      await drawn(page);
      found.push(...(await axeTroubles(page)).map(trouble => `${view}: ${trouble}`));
    };
    await look('empty');
    await run(page);
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
    await (await settings(page)).waitFor();
    await look('settings');
    expect(found).toEqual([]);
  });
});
