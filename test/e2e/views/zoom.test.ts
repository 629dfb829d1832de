// Two hundred per cent and more: what a person needs is whole on the screen or can be scrolled to, and the
// page is never wider than its window. And where the system forces its colours, what matters is still seen.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeTroubles, drawn } from '../axe.ts';
import { startHost, useBrowser, type Host } from '../host.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '30' });
});
afterAll(() => host.close());

const runs = /^(Run|运行)/;

/** What is looked at next is looked at alone. */
const gone = (page: Page): Promise<void> => expect.poll(() => page.locator('[role=dialog]').count()).toBe(0);

async function answered(page: Page): Promise<void> {
  await page.getByRole('button', { name: runs }).click();
  await expect
    .poll(() => page.getByRole('article').evaluateAll(all => all.map(one => one.getAttribute('data-status'))))
    .toEqual(['complete', 'complete', 'complete']);
}

/**
 * What is cut off: page or part that scrolls sideways without being meant to, and controls which can't be
 * brought wholly into the window, or lie under something else there.
 */
const cutOff = (page: Page, part: string): Promise<readonly string[]> =>
  page.evaluate(selector => {
    const found: string[] = [];
    const whole = document.documentElement;
    if (whole.scrollWidth > window.innerWidth) found.push(`the page is ${whole.scrollWidth} wide`);
    const places = [...document.querySelectorAll<HTMLElement>(selector)];
    if (places.length === 0) found.push(`nothing is ${selector}`);
    for (const place of places) {
      if (place.scrollWidth > place.clientWidth + 1 && getComputedStyle(place).overflowX !== 'visible')
        found.push(`${selector} is ${place.scrollWidth} wide in ${place.clientWidth}`);
      for (const control of place.querySelectorAll<HTMLElement>(
        'button, input, select, textarea, [role=tab]',
      )) {
        // Monaco's own field is a point that follows the caret; a row of columns is meant to be scrolled.
        if (control.closest('.monaco-editor, .lanes, .replay-lanes, .unseen') || !control.checkVisibility())
          continue;
        if (control.hidden || control.getAttribute('aria-hidden') === 'true') continue;
        control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const { left, right, top, bottom, width } = control.getBoundingClientRect();
        const name = control.getAttribute('aria-label') ?? control.textContent ?? control.id;
        if (left < -1 || right > window.innerWidth + 1 || top < -1 || bottom > window.innerHeight + 1)
          found.push(`${name} reaches from ${left}, ${top} to ${right}, ${bottom}`);
        else if (width > 0) {
          const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          if (!there || (!control.contains(there) && !there.contains(control)))
            found.push(`${name} lies under ${there?.className ?? 'nothing'}`);
        }
      }
    }
    return found;
  }, part);

describe.each([
  ['a window of 1440 at 200 %', 720, 450, 'en-GB'],
  ['a window of 1024 at 200 %', 512, 384, 'en-GB'],
  ['a window of 1024 at 200 %, in Chinese', 512, 384, 'zh-CN'],
  ['a window of 1024', 1024, 768, 'en-GB'],
] as const)('in %s', (_name, width, height, locale) => {
  it('nothing of importance is cut', async () => {
    const page = await open(host.url, { viewport: { width, height }, deviceScaleFactor: 2, locale });
    await page.getByRole('button', { name: runs }).waitFor();
    await drawn(page);
    const found: string[] = [];
    const look = async (view: string, part: string): Promise<void> => {
      await drawn(page);
      found.push(...(await cutOff(page, part)).map(trouble => `${view}: ${trouble}`));
    };
    await look('start', '.bench');
    await answered(page);
    await look('answers', '.bench');
    const tabs = page.getByRole('region', { name: /^(Analysis|分析)$/ }).getByRole('tab');
    for (let index = 0; index < (await tabs.count()); index += 1) {
      await tabs.nth(index).click();
      await look((await tabs.nth(index).textContent()) ?? '', '.bench');
    }
    await page.getByRole('button', { name: /^(Replay|回放)$/ }).click();
    await page.getByRole('dialog').waitFor();
    await look('replay', '[role=dialog]');
    await page.keyboard.press('Escape');
    await gone(page);
    for (const [view, keys] of [
      ['blind', 'Alt+b'],
      ['palette', 'Control+k'],
      ['settings', 'Alt+,'],
    ] as const) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      await look(view, '[role=dialog]');
      await page.keyboard.press('Escape');
      await gone(page);
    }
    await page.locator('.chip button').first().click();
    await page.getByRole('dialog').waitFor();
    await look('contender', '[role=dialog]');
    expect(found).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('where the system forces its colours, %s', colorScheme => {
  it('nothing that axe knows is wrong, and areas are still told apart', async () => {
    const page = await open(host.url, { forcedColors: 'active', colorScheme });
    await page.getByRole('button', { name: runs }).waitFor();
    const found: string[] = [];
    const look = async (view: string): Promise<void> => {
      await drawn(page);
      found.push(...(await axeTroubles(page)).map(trouble => `${view}: ${trouble}`));
    };
    await look('start');
    await answered(page);
    const ground = (selector: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate(element => getComputedStyle(element).backgroundColor);
    const paper = await ground('body');
    expect(await ground('.phase .answering')).not.toBe(paper);
    expect(await ground('.lane .dot')).not.toBe(paper);
    expect(await ground('.item[aria-current]')).not.toBe(paper);
    const tabs = page.getByRole('region', { name: 'Analysis' }).getByRole('tab');
    const underlines = await tabs.evaluateAll(all => all.map(tab => getComputedStyle(tab).borderBottomColor));
    expect(underlines.filter(colour => colour !== paper)).toHaveLength(1);
    for (let index = 0; index < (await tabs.count()); index += 1) {
      await tabs.nth(index).click();
      await look((await tabs.nth(index).textContent()) ?? '');
    }
    await tabs.nth(3).click();
    await expect.poll(() => ground('.cost-answer')).not.toBe(paper);
    await page.keyboard.press('Alt+,');
    await page.getByRole('dialog').waitFor();
    await look('settings');
    expect(found).toEqual([]);
  });
});
