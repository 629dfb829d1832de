// What a person does at the workbench, as verbs: by role and accessible name, never by markup.

import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { holdsNoKey } from './canary.ts';

/** The column of a contender, by its whole name: `practice/o1-mini`. */
export const lane = (page: Page, name: string): Locator => page.getByRole('article', { name, exact: true });

/** Writes into the editor as a person does: all that stood there goes. */
export async function writePrompt(page: Page, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Prompt' });
  await editor.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

export async function addEndpoint(page: Page, name: string, baseUrl: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('Base URL', { exact: true }).fill(baseUrl);
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await dialog.getByRole('button', { name: `Test ${name}`, exact: true }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
}

/** Makes the lineup just these, in this order. */
export async function setLineup(page: Page, names: readonly string[]): Promise<void> {
  const lineup = page.getByRole('region', { name: 'Lineup' });
  const removers = lineup.getByRole('button', { name: /^Remove / });
  await removers.first().waitFor();
  for (let left = await removers.count(); left > 0; left -= 1) {
    await removers.first().click();
    await expect.poll(() => removers.count()).toBe(left - 1);
  }
  for (const [index, name] of names.entries()) {
    const field = lineup.getByRole('combobox', { name: 'Add a contender' });
    await field.fill(name);
    await field.press('Enter');
    await expect.poll(() => removers.count()).toBe(index + 1);
  }
}

/** Waits until a column says how it ended. */
export async function settled(page: Page, name: string): Promise<string> {
  const status = (): Promise<string | null> => lane(page, name).getAttribute('data-status');
  await expect
    .poll(status, { timeout: 60_000 })
    .toMatch(/^(complete|truncated|failed|cancelled|interrupted|limit)$/);
  return (await status()) ?? '';
}

/** Waits until a column holds these words. */
export const says = (page: Page, name: string, words: string): Promise<void> =>
  expect.poll(() => lane(page, name).textContent(), { timeout: 30_000 }).toContain(words);

/** The file behind an entry of the Report menu. */
export async function exported(page: Page, entry: string): Promise<string> {
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: entry }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  holdsNoKey(entry, text);
  return text;
}

export const sessionFile = async (page: Page): Promise<SessionDocument> =>
  JSON.parse(await exported(page, 'Session file')) as SessionDocument;

/** Every figure a column shows: its exact value and how it is known. */
export const figuresOf = (
  column: Locator,
): Promise<readonly (readonly [name: string, value: string, from: string])[]> =>
  column
    .locator('[data-reading]')
    .evaluateAll(figures =>
      figures.map(figure => [
        figure.getAttribute('data-reading') ?? '',
        figure.getAttribute('data-value') ?? '',
        figure.getAttribute('data-from') ?? '',
      ]),
    );

/** The lineup as its chips read, in order. */
export async function chips(page: Page): Promise<readonly string[]> {
  const names = page.getByRole('list', { name: 'Lineup' }).getByRole('button', { name: /^Settings of / });
  return (await names.allTextContents()).map(text => text.trim());
}

/** Opens the settings of a contender; Escape closes them. */
export async function contenderForm(page: Page, name: string): Promise<Locator> {
  await page
    .getByRole('button', { name: `Settings of ${name}`, exact: true })
    .first()
    .click();
  return page.getByRole('dialog', { name: `Settings of ${name}` });
}

/** Opens what a trial is told beside prompt and lineup; Escape closes it. */
export async function runChoices(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'More about the trial' }).click();
  return page.getByRole('dialog', { name: 'More about the trial' });
}

/** An empty session; there once its place in the list is taken. */
export async function newSession(page: Page): Promise<void> {
  // The one that is open may have no title either: it has to be left first.
  const before = await page.locator('button.item[aria-current]').elementHandle();
  await page.getByRole('button', { name: 'New session' }).click();
  await expect.poll(() => before?.getAttribute('aria-current')).toBe(null);
  await page.locator('button.item[aria-current]', { hasText: 'Untitled' }).waitFor();
}

/** Opens a menu and picks an entry of it. */
export async function pick(page: Page, menu: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).first().click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

export const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Imports a session file as a person picks one, and waits until it is the open session. */
export async function bringIn(page: Page, title: string, document: string): Promise<void> {
  await page.locator('.rail-foot input[type=file]').setInputFiles({
    name: `${title}.assay.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(document),
  });
  await page.locator('button.item[aria-current]', { hasText: title }).waitFor();
}
