// How the screen is divided: lines that are dragged or moved by keys, and found again after a reload and
// after a restart of the host.

import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost, useBrowser, type Host } from '../host.ts';
import { lane, newSession, setLineup, settled, writePrompt } from '../workbench.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '30' });
});
afterAll(() => host.close());

const three = ['practice/o1-mini', 'practice/gpt-4o', 'practice/o1-preview'] as const;

const line = (page: Page, name: string): Locator => page.getByRole('separator', { name, exact: true });
const columnLine = (page: Page, name: string): Locator => line(page, `Width of ${name}`);
const rail = (page: Page): Locator => page.getByRole('navigation', { name: 'Sessions' });
const width = async (place: Locator): Promise<number> => Math.round((await place.boundingBox())?.width ?? 0);
const said = async (separator: Locator): Promise<number> =>
  Number(await separator.getAttribute('aria-valuenow'));

/** Takes hold of the middle of a line and lets go of it elsewhere. */
async function drag(page: Page, separator: Locator, by: { readonly x?: number; readonly y?: number }) {
  const box = await separator.boundingBox();
  if (!box) throw new Error('the line is not on the screen');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + (by.x ?? 0) / 2, from.y + (by.y ?? 0) / 2);
  await page.mouse.move(from.x + (by.x ?? 0), from.y + (by.y ?? 0));
  await page.mouse.up();
}

async function answered(page: Page): Promise<void> {
  await newSession(page);
  await writePrompt(page, 'Which is larger, 9.11 or 9.9?');
  await setLineup(page, three);
  await page.getByRole('button', { name: /^Run/ }).click();
  for (const name of three) await settled(page, name);
}

/** The session is the one that was open last, with its trial. */
const back = (page: Page): Promise<void> => lane(page, three[2]).waitFor();

describe('the columns', () => {
  it('are divided by the pointer, by keys, and stay so through a reload and a restart', async () => {
    const page = await open(host.url);
    await answered(page);
    const [first, second, third] = three.map(name => lane(page, name)) as [Locator, Locator, Locator];
    const equal = await width(first);
    expect(await width(third)).toBe(equal);

    const separator = columnLine(page, three[0]);
    expect(Math.abs((await said(separator)) - equal)).toBeLessThanOrEqual(1);
    expect(await width(separator)).toBeGreaterThanOrEqual(8);
    await drag(page, separator, { x: 90 });
    expect(Math.abs((await width(first)) - equal - 90)).toBeLessThanOrEqual(1);
    expect(Math.abs((await width(second)) - equal + 90)).toBeLessThanOrEqual(1);
    expect(await width(third)).toBe(equal);

    await columnLine(page, three[1]).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Math.abs((await width(second)) - equal + 74)).toBeLessThanOrEqual(1);
    await expect.poll(async () => Math.abs((await said(separator)) - equal - 90)).toBeLessThanOrEqual(1);
    const set = await Promise.all([first, second, third].map(width));

    await page.reload();
    await back(page);
    expect(await Promise.all([first, second, third].map(width))).toEqual(set);

    await page.close();
    await host.restart();
    const later = await open(host.url);
    await back(later);
    expect(await Promise.all(three.map(name => width(lane(later, name))))).toEqual(set);

    await columnLine(later, three[0]).dblclick();
    await expect.poll(() => width(lane(later, three[0]))).toBe(equal);
    expect(await width(lane(later, three[1]))).toBe(equal);
  });

  it('scroll where they do not fit, keep what can be read, and come back to equal shares by Enter', async () => {
    const page = await open(host.url, { viewport: { width: 1024, height: 800 } });
    await answered(page);
    const first = lane(page, three[0]);
    const separator = columnLine(page, three[0]);
    await separator.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => width(first)).toBe(272);
    await page.keyboard.press('End');
    await expect.poll(() => width(first)).toBeGreaterThan(600);
    expect(await width(lane(page, three[1]))).toBeGreaterThanOrEqual(272);
    const answers = page.getByRole('region', { name: 'Answers' });
    expect(await answers.evaluate(row => row.scrollWidth > row.clientWidth)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1024);
    await page.keyboard.press('Enter');
    await expect.poll(() => width(first)).toBe(await width(lane(page, three[2])));
  });

  it('are not drawn anew while a line is dragged', async () => {
    const page = await open(host.url);
    await answered(page);
    await page.reload();
    await back(page);
    await page.waitForLoadState('networkidle');
    // What React drew each column from: another object after each time that it was drawn.
    const drawn = (change: 'note' | 'compare'): Promise<readonly boolean[]> =>
      page.evaluate(what => {
        // The page's own window has no such thing until the first look.
        const kept = window as unknown as { drawn?: readonly unknown[] };
        const now = [...document.querySelectorAll('article')].map(column => {
          const key = Object.keys(column).find(name => name.startsWith('__reactProps$'));
          if (key === undefined) throw new Error('React keeps its props elsewhere');
          return Reflect.get(column, key) as unknown;
        });
        if (what === 'note') kept.drawn = now;
        return now.map((props, index) => props === kept.drawn?.[index]);
      }, change);
    const column = lane(page, three[0]);
    const before = await width(column);
    const box = await columnLine(page, three[0]).boundingBox();
    if (!box) throw new Error('the line is not on the screen');
    await drawn('note');
    await page.mouse.move(box.x + 5, box.y + 40);
    await page.mouse.down();
    for (let by = 5; by <= 60; by += 5) await page.mouse.move(box.x + 5 + by, box.y + 40);
    await expect.poll(async () => Math.abs((await width(column)) - before - 60)).toBeLessThanOrEqual(1);
    expect(await drawn('compare')).toEqual([true, true, true]);
    await page.mouse.up();
    // Kept once it is let go: now they are.
    await expect.poll(() => drawn('compare')).toEqual([false, false, false]);
  });
});

describe('the rail', () => {
  it('is as wide as it was dragged, also after a restart, until its line is pressed twice', async () => {
    const page = await open(host.url);
    const separator = line(page, 'Width of the sessions');
    await expect.poll(() => width(rail(page))).toBe(232);
    await drag(page, separator, { x: 68 });
    await expect.poll(() => width(rail(page))).toBe(300);
    await expect.poll(() => said(separator)).toBe(300);
    await separator.focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => width(rail(page))).toBe(284);

    await page.close();
    await host.restart();
    const later = await open(host.url);
    await expect.poll(() => width(rail(later))).toBe(284);
    await line(later, 'Width of the sessions').dblclick();
    await expect.poll(() => width(rail(later))).toBe(232);
  });

  it('is hidden and brought back, by its button and by keys, and stays hidden after a reload', async () => {
    const page = await open(host.url);
    await page.getByRole('button', { name: 'Hide the sessions' }).click();
    await expect.poll(() => rail(page).count()).toBe(0);
    const show = page.getByRole('button', { name: 'Show the sessions' });
    await expect.poll(() => show.evaluate(button => button === document.activeElement)).toBe(true);
    await page.reload();
    await show.waitFor();
    expect(await rail(page).count()).toBe(0);
    await page.keyboard.press('Alt+s');
    const find = page.getByRole('searchbox', { name: 'Search sessions' });
    await expect.poll(() => find.evaluate(field => field === document.activeElement)).toBe(true);
    await page.keyboard.press('Alt+l');
    await expect.poll(() => rail(page).count()).toBe(0);
    await show.click();
    await rail(page).waitFor();
  });

  it('lies over the bench in a narrow window, until a session is chosen', async () => {
    const page = await open(host.url, { viewport: { width: 720, height: 450 } });
    const show = page.getByRole('button', { name: 'Show the sessions' });
    await show.waitFor();
    expect(await rail(page).count()).toBe(0);
    await show.click();
    await rail(page).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => rail(page).count()).toBe(0);
    await show.click();
    await rail(page).getByRole('button', { name: 'New session' }).click();
    await expect.poll(() => rail(page).count()).toBe(0);
  });
});

describe('the heights', () => {
  it.each([
    ['Height of the prompt', 1],
    ['Height of the analysis', -1],
  ] as const)('%s follows the pointer and the keys, and comes back', async (name, sign) => {
    const page = await open(host.url);
    await answered(page);
    const separator = line(page, name);
    const usual = await said(separator);
    await drag(page, separator, { y: sign * 40 });
    await expect.poll(() => said(separator)).toBe(usual + 40);
    await separator.focus();
    await page.keyboard.press(sign === 1 ? 'ArrowDown' : 'ArrowUp');
    await expect.poll(() => said(separator)).toBe(usual + 56);
    await page.reload();
    await back(page);
    expect(await said(separator)).toBe(usual + 56);
    await separator.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => said(separator)).toBe(usual);
  });
});
