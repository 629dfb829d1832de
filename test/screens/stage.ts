// What a person does at the workbench to bring it to a view, outside of any test: each step waits for
// what it leads to and throws where that does not come. Not the verbs of the browser suite
// (e2e/workbench.ts): those wait by the test runner's expect, which is not there without it.

import type { Locator, Page } from 'playwright-core';
import { like, speechOf } from '../e2e/speech.ts';

/** Until `is` holds. @throws after half a minute. */
export async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await is())) {
    if (Date.now() > end) throw new Error(`not reached: ${what}`);
    await new Promise(done => setTimeout(done, 50));
  }
}

export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true }).first();

export async function newSession(page: Page, title: string, prompt: string): Promise<void> {
  const { screen } = speechOf(page);
  const field = page.getByRole('textbox', { name: screen.title });
  const before = await page.locator('.rail button.item').count();
  await button(page, screen.newSessionName).click();
  await until('a new session', async () => {
    const count = await page.locator('.rail button.item').count();
    return count > before && (await field.inputValue()) === '';
  });
  await field.fill(title);
  await page.locator('button.item[aria-current]', { hasText: title }).waitFor();
  await page.getByRole('textbox', { name: screen.prompt }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(prompt);
}

export async function lineUp(page: Page, names: readonly string[]): Promise<void> {
  const { screen } = speechOf(page);
  const lineup = page.getByRole('region', { name: screen.lineup, exact: true });
  const removers = lineup.getByRole('button', { name: like(screen.removeOne('…')) });
  await removers.first().waitFor();
  for (let left = await removers.count(); left > 0; left -= 1) {
    await removers.first().click();
    await until('a shorter lineup', async () => (await removers.count()) === left - 1);
  }
  for (const [index, name] of names.entries()) {
    const field = lineup.getByRole('combobox', { name: screen.add });
    await field.fill(name);
    await field.press('Enter');
    await until(`${name} in the lineup`, async () => (await removers.count()) === index + 1);
  }
  const toast = page.getByRole('button', { name: screen.dismiss, exact: true });
  // What was removed is told for a while, and stands in the way.
  await toast.click({ timeout: 3_000 }).catch(() => undefined);
  await page.getByRole('textbox', { name: screen.title }).focus();
}

export async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: speechOf(page).run }).click();
  await page.getByRole('article').first().waitFor();
}

/** Until every lane has ended, however it ended. */
export const settled = (page: Page): Promise<void> =>
  until('the end of a trial', () =>
    page
      .getByRole('article')
      .evaluateAll(all => all.length > 0 && all.every(lane => lane.getAttribute('aria-busy') === 'false')),
  );

export async function bringIn(page: Page, title: string, document: string): Promise<void> {
  await page.locator('.rail-foot input[type=file]').setInputFiles({
    name: `${title}.assay.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(document),
  });
  await page.locator('button.item[aria-current]', { hasText: title }).waitFor();
}

/** Until what is shown has come to rest. */
export const calm = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
};
