// How the screen is divided: lines that are dragged in English and moved by keys in Chinese, and found
// again after a reload and after a restart of the host.

import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasFocus, isByKeys, press, reach } from '../hands.ts';
import { startHost, useBrowser, type Host } from '../host.ts';
import { speechIn, speechOf, speeches } from '../speech.ts';
import { lane, newSession, run, setLineup, settled, writePrompt } from '../workbench.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '30' });
});
afterAll(() => host.close());

const three = ['practice/o1-mini', 'practice/gpt-4o', 'practice/o1-preview'] as const;

const line = (page: Page, name: string): Locator => page.getByRole('separator', { name, exact: true });
const columnLine = (page: Page, name: string): Locator =>
  line(page, speechOf(page).screen.rail.columnWidth(name));
const rail = (page: Page): Locator => page.getByRole('navigation', { name: speechOf(page).screen.sessions });
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

/** As far as an arrow key moves a line, pixels. */
const step = 16;

/** Moves a line by so many steps of a key, against the order of reading where that is negative. */
async function move(separator: Locator, steps: number): Promise<void> {
  const page = separator.page();
  const isWide = (await separator.getAttribute('aria-orientation')) === 'vertical';
  if (!isByKeys(page)) return drag(page, separator, { [isWide ? 'x' : 'y']: steps * step });
  await reach(separator);
  const [less, more] = isWide ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  for (let left = Math.abs(steps); left > 0; left -= 1) {
    const before = await said(separator);
    await page.keyboard.press(steps > 0 ? more! : less!);
    await expect.poll(() => said(separator)).not.toBe(before);
  }
  return undefined;
}

/** Brings the usual size back. */
async function reset(separator: Locator): Promise<void> {
  if (!isByKeys(separator.page())) return separator.dblclick();
  await reach(separator);
  return separator.page().keyboard.press('Enter');
}

async function answered(page: Page): Promise<void> {
  await newSession(page);
  await writePrompt(page, speechOf(page).question);
  await setLineup(page, three);
  await run(page);
  for (const name of three) await settled(page, name);
}

/** The session is the one that was open last, with its trial. */
const back = (page: Page): Promise<void> => lane(page, three[2]).waitFor();

describe.each(speeches)('in $language', ({ screen, analysis, locale }) => {
  describe('the columns', () => {
    it('are divided, and stay so through a reload and a restart', async () => {
      const page = await open(host.url, { locale });
      await answered(page);
      const [first, second, third] = three.map(name => lane(page, name)) as [Locator, Locator, Locator];
      const equal = await width(first);
      expect(await width(third)).toBe(equal);

      const separator = columnLine(page, three[0]);
      expect(Math.abs((await said(separator)) - equal)).toBeLessThanOrEqual(1);
      expect(await width(separator)).toBeGreaterThanOrEqual(8);
      const [far, near] = [5 * step, step];
      await move(separator, 5);
      expect(Math.abs((await width(first)) - equal - far)).toBeLessThanOrEqual(1);
      expect(Math.abs((await width(second)) - equal + far)).toBeLessThanOrEqual(1);
      expect(await width(third)).toBe(equal);

      await move(columnLine(page, three[1]), 1);
      await expect
        .poll(async () => Math.abs((await width(second)) - equal + far - near))
        .toBeLessThanOrEqual(1);
      await expect.poll(async () => Math.abs((await said(separator)) - equal - far)).toBeLessThanOrEqual(1);
      const set = await Promise.all([first, second, third].map(width));

      await page.reload();
      await back(page);
      expect(await Promise.all([first, second, third].map(width))).toEqual(set);

      await page.close();
      await host.restart();
      const later = await open(host.url, { locale });
      await back(later);
      expect(await Promise.all(three.map(name => width(lane(later, name))))).toEqual(set);

      await reset(columnLine(later, three[0]));
      await expect.poll(() => width(lane(later, three[0]))).toBe(equal);
      expect(await width(lane(later, three[1]))).toBe(equal);
    });

    it('scroll where they do not fit, keep what can be read, and come back to equal shares', async () => {
      const page = await open(host.url, { locale, viewport: { width: 1024, height: 800 } });
      await answered(page);
      const first = lane(page, three[0]);
      const separator = columnLine(page, three[0]);
      // As far as it goes, one way and the other.
      if (isByKeys(page)) {
        await reach(separator);
        await page.keyboard.press('Home');
      } else await drag(page, separator, { x: -600 });
      await expect.poll(() => width(first)).toBe(272);
      await (isByKeys(page) ? page.keyboard.press('End') : drag(page, separator, { x: 700 }));
      await expect.poll(() => width(first)).toBeGreaterThan(600);
      expect(await width(lane(page, three[1]))).toBeGreaterThanOrEqual(272);
      const answers = page.getByRole('region', { name: screen.lanes });
      expect(await answers.evaluate(row => row.scrollWidth > row.clientWidth)).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1024);
      await reset(separator);
      await expect.poll(() => width(first)).toBe(await width(lane(page, three[2])));
    });
  });

  describe('the rail', () => {
    it('is as wide as it was made, also after a restart, until its usual width is asked for', async () => {
      const page = await open(host.url, { locale });
      const separator = line(page, screen.rail.width);
      await expect.poll(() => width(rail(page))).toBe(232);
      const wide = 232 + 3 * step;
      await move(separator, 4);
      await expect.poll(() => said(separator)).toBe(wide + step);
      await move(separator, -1);
      await expect.poll(() => width(rail(page))).toBe(wide);

      await page.close();
      await host.restart();
      const later = await open(host.url, { locale });
      await expect.poll(() => width(rail(later))).toBe(wide);
      await reset(line(later, screen.rail.width));
      await expect.poll(() => width(rail(later))).toBe(232);
    });

    it('is hidden and brought back, by its button and by shortcut, and stays hidden after a reload', async () => {
      const page = await open(host.url, { locale });
      await press(page.getByRole('button', { name: screen.rail.hide }));
      await expect.poll(() => rail(page).count()).toBe(0);
      const show = page.getByRole('button', { name: screen.rail.show });
      await expect.poll(() => hasFocus(show)).toBe(true);
      await page.reload();
      await show.waitFor();
      expect(await rail(page).count()).toBe(0);
      await page.keyboard.press('Alt+s');
      const find = page.getByRole('searchbox', { name: screen.searchName });
      await expect.poll(() => hasFocus(find)).toBe(true);
      await page.keyboard.press('Alt+l');
      await expect.poll(() => rail(page).count()).toBe(0);
      await press(show);
      await rail(page).waitFor();
    });

    it('lies over the bench in a narrow window, until a session is chosen', async () => {
      const page = await open(host.url, { locale, viewport: { width: 720, height: 450 } });
      const show = page.getByRole('button', { name: screen.rail.show });
      await show.waitFor();
      expect(await rail(page).count()).toBe(0);
      await press(show);
      await rail(page).waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => rail(page).count()).toBe(0);
      await press(show);
      await press(rail(page).getByRole('button', { name: screen.newSessionName }));
      await expect.poll(() => rail(page).count()).toBe(0);
    });
  });

  describe('the heights', () => {
    it.each([
      [screen.promptHeight, 1],
      [analysis.studyHeight, -1],
    ] as const)('%s follows, stays and comes back', async (name, sign) => {
      const page = await open(host.url, { locale });
      await answered(page);
      const separator = line(page, name);
      const usual = await said(separator);
      await move(separator, sign * 3);
      await expect.poll(() => said(separator)).toBe(usual + 3 * step);
      await page.reload();
      await back(page);
      expect(await said(separator)).toBe(usual + 3 * step);
      await reset(separator);
      await expect.poll(() => said(separator)).toBe(usual);
    });
  });
});

it('columns are not drawn anew while a line is dragged', async () => {
  const page = await open(host.url, { locale: speechIn('en').locale });
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

describe('a low window', () => {
  const low = { viewport: { width: 1024, height: 768 } };
  const study = (page: Page): Locator => page.getByRole('region', { name: 'Analysis' });

  it('shows answers and comparison together, and the name of the trial whole', async () => {
    const page = await open(host.url, low);
    await answered(page);
    const box = await study(page).boundingBox();
    expect(768 - (box?.y ?? 768)).toBeGreaterThan(160);
    const picker = page.getByRole('combobox', { name: 'Trial', exact: true });
    const missing = await picker.evaluate(select => {
      const whole = select.cloneNode(true) as HTMLElement;
      whole.style.cssText = 'position: absolute; max-width: none';
      select.after(whole);
      const width = whole.getBoundingClientRect().width - select.getBoundingClientRect().width;
      whole.remove();
      return width;
    });
    expect(missing).toBeLessThanOrEqual(1);
  });

  it.each([1, 3])('shows all columns of a comparison at once, with repeats: %i', async repeats => {
    const page = await open(host.url, low);
    await newSession(page);
    await writePrompt(page, 'Which is larger, 9.11 or 9.9?');
    await setLineup(page, three);
    await page.getByRole('spinbutton', { name: 'Repeats' }).fill(String(repeats));
    await run(page);
    for (const name of three) await settled(page, name);
    const table = study(page).getByRole('table').first();
    const head = repeats === 1 ? 'one run each' : `${repeats} repeats each`;
    await table.getByRole('columnheader', { name: head }).waitFor();
    const frame = table.locator('..');
    expect(await frame.evaluate(all => all.scrollWidth - all.clientWidth)).toBeLessThanOrEqual(1);
  });

  it('leaves each answer some lines, and no part of a column over another, with repeats and a note', async () => {
    const page = await open(host.url, low);
    await newSession(page);
    await writePrompt(page, 'Which is larger, 9.11 or 9.9?');
    await setLineup(page, three);
    await page.getByRole('spinbutton', { name: 'Repeats' }).fill('3');
    await page.getByRole('button', { name: /^Run/ }).click();
    for (const name of three) await settled(page, name);
    const column = lane(page, three[0]);
    await column.getByRole('button', { name: 'Note', exact: true }).click();
    const [figures, repeats, body] = await Promise.all(
      ['.figures', '.repeats', '.lane-body'].map(part => column.locator(part).boundingBox()),
    );
    expect(body?.height).toBeGreaterThan(80);
    expect((figures?.y ?? 0) + (figures?.height ?? 0)).toBeLessThanOrEqual(repeats?.y ?? 0);
    expect((repeats?.y ?? 0) + (repeats?.height ?? 0)).toBeLessThanOrEqual(body?.y ?? 0);
    await page.getByRole('button', { name: 'Replay', exact: true }).click();
    const names = page.getByRole('dialog').locator('.contender-model');
    await expect.poll(() => names.count()).toBe(9);
    for (const name of await names.all()) expect(await width(name)).toBeGreaterThan(60);
  });

  it('gives the analysis the whole bench when it is asked to, and takes it back', async () => {
    const page = await open(host.url, low);
    await answered(page);
    const height = async (): Promise<number> => (await study(page).boundingBox())?.height ?? 0;
    const before = await height();
    await study(page).getByRole('button', { name: 'Enlarge', exact: true }).click();
    await expect.poll(height).toBeGreaterThan(600);
    expect(await lane(page, three[0]).isVisible()).toBe(false);
    await study(page).getByRole('button', { name: 'Back to the answers', exact: true }).click();
    await expect.poll(height).toBe(before);
    await page.keyboard.press('Alt+x');
    await expect.poll(height).toBeGreaterThan(600);
    // What is asked for by name comes back with the rest.
    await page.keyboard.press('Alt+a');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('assay-add');
    await page.keyboard.press('Alt+x');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => lane(page, three[0]).isVisible()).toBe(true);
    for (const name of three) await settled(page, name);
  });
});
