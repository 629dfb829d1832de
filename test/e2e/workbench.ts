// What a person does at the workbench, as verbs: by role and accessible name in the language of the
// page, never by markup.

import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ScreenWords } from '../../renderer/i18n/en.ts';
import type { SessionDocument } from '../../shared/session-file/document.ts';
import { holdsNoKey } from './canary.ts';
import { call, chooser, download, isByKeys, press, write } from './hands.ts';
import { like, speechOf } from './speech.ts';

/** The column of a contender, by its whole name: `practice/o1-mini`. */
export const lane = (page: Page, name: string): Locator => page.getByRole('article', { name, exact: true });

/** Writes into the editor as a person does: all that stood there goes. */
export async function writePrompt(page: Page, text: string): Promise<void> {
  const { screen } = speechOf(page);
  const editor = page.getByRole('textbox', { name: screen.prompt });
  const shown = page.getByRole('region', { name: screen.prompt }).locator('.view-lines');
  const plain = (words: string): string => words.replaceAll(/\s/g, '');
  // Typed anew where the editor was just being given another session's text.
  const typed = async (): Promise<string> => {
    await (isByKeys(page) ? page.keyboard.press('Alt+P') : editor.focus());
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(text);
    return plain((await shown.textContent()) ?? '');
  };
  await expect.poll(typed).toBe(plain(text));
}

export const run = (page: Page): Promise<void> =>
  call(page.getByRole('button', { name: speechOf(page).run }));

export async function settings(page: Page): Promise<Locator> {
  await call(page.getByRole('button', { name: speechOf(page).screen.settings, exact: true }));
  return page.getByRole('dialog');
}

export async function addEndpoint(page: Page, name: string, baseUrl: string): Promise<void> {
  const { screen } = speechOf(page);
  const dialog = await settings(page);
  await write(dialog.getByLabel(screen.endpointName, { exact: true }), name);
  await write(dialog.getByLabel(screen.endpointUrl, { exact: true }), baseUrl);
  await press(dialog.getByRole('button', { name: screen.addEndpoint }));
  await dialog.getByRole('button', { name: screen.manners.testOf(name), exact: true }).waitFor();
  await closeSettings(dialog);
}

export async function closeSettings(dialog: Locator): Promise<void> {
  const page = dialog.page();
  await (isByKeys(page)
    ? page.keyboard.press('Escape')
    : dialog.getByRole('button', { name: speechOf(page).screen.close }).click());
  await dialog.waitFor({ state: 'detached' });
}

/** Makes the lineup just these, in this order. */
export async function setLineup(page: Page, names: readonly string[]): Promise<void> {
  const { screen } = speechOf(page);
  const lineup = page.getByRole('region', { name: screen.lineup, exact: true });
  const removers = lineup.getByRole('button', { name: like(screen.removeOne('…')) });
  await removers.first().waitFor();
  for (let left = await removers.count(); left > 0; left -= 1) {
    await press(removers.first());
    await expect.poll(() => removers.count()).toBe(left - 1);
  }
  for (const [index, name] of names.entries()) {
    const field = lineup.getByRole('combobox', { name: screen.add });
    await write(field, name);
    await page.keyboard.press('Enter');
    await expect.poll(() => removers.count()).toBe(index + 1);
  }
}

/** Waits until a column says how it ended, and its figures are those of the end. */
export async function settled(page: Page, name: string): Promise<string> {
  const status = (): Promise<string | null> => lane(page, name).getAttribute('data-status');
  await expect
    .poll(status, { timeout: 60_000 })
    .toMatch(/^(complete|truncated|failed|cancelled|interrupted|limit)$/);
  await expect.poll(() => lane(page, name).locator('.figures[aria-busy=true]').count()).toBe(0);
  return (await status()) ?? '';
}

/** Waits until a column holds these words. */
export const says = (page: Page, name: string, words: string): Promise<void> =>
  expect.poll(() => lane(page, name).textContent(), { timeout: 30_000 }).toContain(words);

/** The file of one kind behind the Report menu; what is left out of it stays so for the next. */
export async function exported(
  page: Page,
  kind: keyof ScreenWords['exports'],
  ...without: readonly (keyof ScreenWords['without'])[]
): Promise<string> {
  const { screen } = speechOf(page);
  await press(page.getByRole('button', { name: screen.report, exact: true }));
  for (const part of without) {
    await press(page.getByRole('menuitemcheckbox', { name: screen.without[part] }));
  }
  const file = await download(page.getByRole('menuitem', { name: screen.exports[kind] }));
  const text = await readFile(await file.path(), 'utf8');
  holdsNoKey(`the file ${kind}`, text);
  return text;
}

export const sessionFile = async (page: Page): Promise<SessionDocument> =>
  JSON.parse(await exported(page, 'json')) as SessionDocument;

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
  return (await chipNames(page).allTextContents()).map(text => text.trim());
}

/** The chips of the lineup, as buttons. */
export const chipNames = (page: Page): Locator => {
  const { screen } = speechOf(page);
  return page
    .getByRole('list', { name: screen.lineup })
    .getByRole('button', { name: like(screen.settingsOf('…')) });
};

/** Opens the settings of a contender; Escape closes them. */
export async function contenderForm(page: Page, name: string): Promise<Locator> {
  const { screen } = speechOf(page);
  await press(page.getByRole('button', { name: screen.settingsOf(name), exact: true }).first());
  // An effort that is chosen in it becomes part of the name.
  return page.getByRole('dialog', { name: like(screen.settingsOf(`${name}…`)) });
}

/** Opens what a trial is told beside prompt and lineup; Escape closes it. */
export async function runChoices(page: Page): Promise<Locator> {
  const name = speechOf(page).screen.compose.moreName;
  await press(page.getByRole('button', { name }));
  return page.getByRole('dialog', { name });
}

/** The open session in the list. */
export const openItem = (page: Page, title: string): Locator =>
  page.locator('button.item[aria-current]', { hasText: title });

/** An empty session; there once its place in the list is taken. */
export async function newSession(page: Page): Promise<void> {
  const { screen } = speechOf(page);
  // Sessions without a title look alike: the one that is left is told by a mark of ours, once it is there.
  await page.locator('button.item[aria-current]').waitFor();
  await page
    .locator('button.item[aria-current]')
    .evaluateAll(all => all.forEach(item => item.setAttribute('data-left', '')));
  await call(page.getByRole('button', { name: screen.newSessionName }));
  await page.locator('button.item[aria-current]:not([data-left])').waitFor();
}

/** Opens a menu and picks an entry of it. */
export async function pick(page: Page, menu: string, entry: string): Promise<void> {
  await press(page.getByRole('button', { name: menu, exact: true }).first());
  await press(page.getByRole('menuitem', { name: entry, exact: true }));
}

export const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Imports a session file as a person picks one, and waits until it is the open session. */
export async function bringIn(page: Page, title: string, document: string): Promise<void> {
  const asked = await chooser(page.getByRole('button', { name: speechOf(page).screen.importFile }));
  await asked.setFiles({
    name: `${title}.assay.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(document),
  });
  await openItem(page, title).waitFor();
}
