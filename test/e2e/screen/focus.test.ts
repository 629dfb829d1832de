// Where the focus is can be seen: Tab goes through everything, each stop in the window with a ring that
// is not cut away, and is held by nothing; a dialog keeps it, and gives it back.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasFocus, press } from '../hands.ts';
import { startHost, useBrowser, type Host } from '../host.ts';
import { speechIn } from '../speech.ts';
import { lane, newSession, run, setLineup, settled, writePrompt } from '../workbench.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '30' });
});
afterAll(() => host.close());

const { screen, analysis, locale, question } = speechIn('zh');
/** One with thinking to be read, for that is a frame within a frame. */
const two = ['practice/open-thinker', 'practice/gpt-4o'] as const;

interface Stop {
  /** The same for the same element. */
  readonly place: number;
  readonly name: string;
  readonly isPage: boolean;
  readonly trouble: string;
}

const stop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const { activeElement: active, body } = document;
    const element = active instanceof HTMLElement ? active : body;
    const kept: unknown = Reflect.get(window, 'stops');
    const stops = Array.isArray(kept) ? (kept as Element[]) : [];
    Reflect.set(window, 'stops', stops);
    if (!stops.includes(element)) stops.push(element);

    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const isSeen =
      box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight && box.width > 0;
    const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const cuts = (frame: Element): boolean => {
      const { overflowX, overflowY } = getComputedStyle(frame);
      if (overflowX === 'visible' && overflowY === 'visible') return false;
      const { left, right, top, bottom } = frame.getBoundingClientRect();
      const isCutSideways = box.left - reach < left - 0.5 && box.right + reach > right + 0.5;
      return isCutSideways || (box.top - reach < top - 0.5 && box.bottom + reach > bottom + 0.5);
    };
    const frames: Element[] = [];
    for (let frame = element.parentElement; frame; frame = frame.parentElement) frames.push(frame);
    // The editor shows its frame and a cursor instead.
    const cutting = element.closest('.monaco-editor') ? undefined : frames.find(cuts);
    return {
      place: stops.indexOf(element),
      name: `${element.tagName} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`,
      isPage: element === body,
      trouble: [
        outlineStyle === 'none' || parseFloat(outlineWidth) === 0 ? 'has no ring' : '',
        isSeen ? '' : 'is out of sight',
        cutting ? `has its ring cut by ${cutting.className}` : '',
      ]
        .filter(text => text !== '')
        .join(', '),
    };
  });

/** More than any page of ours has; a field for dates takes several presses. */
const most = 400;

/** Goes on by Tab to the end of the page, or in a dialog once around: what was met, and what is wrong there. */
async function walk(page: Page): Promise<{ readonly met: number; readonly troubles: readonly string[] }> {
  const met = new Set<number>();
  const troubles: string[] = [];
  let last = -1;
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const { place, name, isPage, trouble } = await stop(page);
    if (isPage || (met.has(place) && place !== last)) {
      // Behind the end lie the bars of the browser, and behind those the beginning.
      if (isPage) await page.keyboard.press('Tab');
      return { met: met.size, troubles };
    }
    if (trouble !== '' && !met.has(place)) troubles.push(`${name} ${trouble}`);
    met.add(place);
    last = place;
  }
  return { met: met.size, troubles: [...troubles, 'Tab never comes to the end'] };
}

it('is seen at every stop, and held by none', async () => {
  const page = await open(host.url, { locale });
  await newSession(page);
  await writePrompt(page, question);
  await setLineup(page, two);
  await run(page);
  for (const name of two) await settled(page, name);
  await page.reload();
  await lane(page, two[1]).waitFor();
  await page.waitForLoadState('networkidle');
  const all = await walk(page);
  expect(all.troubles).toEqual([]);
  expect(all.met).toBeGreaterThan(60);
  for (const name of Object.values(analysis.tabs)) {
    await press(page.getByRole('tab', { name }));
    await expect.poll(() => page.locator('.study [aria-busy=true]').count()).toBe(0);
    expect([name, (await walk(page)).troubles]).toEqual([name, []]);
  }
});

it('goes around in a dialog, and back to where it was', async () => {
  const page = await open(host.url, { locale });
  const button = page.getByRole('button', { name: screen.settings, exact: true });
  await press(button);
  const dialog = page.getByRole('dialog');
  await expect.poll(() => dialog.evaluate(place => place.contains(document.activeElement))).toBe(true);
  const { met, troubles } = await walk(page);
  expect(troubles).toEqual([]);
  expect(met).toBeGreaterThan(30);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(button)).toBe(true);
});
