// The command palette by keyboard alone, in both languages, under the page's own policy: what the
// browser complains of fails the test.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost, useBrowser, type Host } from '../host.ts';
import { speeches } from '../speech.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost();
});
afterAll(() => host.close());

describe('the command palette', () => {
  it.each(speeches)('opens, finds and performs in $language', async ({ screen, locale }) => {
    const { palette: name, commands } = screen.manners;
    const command = commands.settings;
    const page = await open(host.url, { locale });
    await page.getByRole('button', { name: command, exact: true }).waitFor();
    await page.keyboard.press('Control+K');
    const palette = page.getByRole('dialog', { name, exact: true });
    await palette.waitFor();
    await page.keyboard.insertText(command);
    await expect.poll(() => palette.getByRole('option', { selected: true }).textContent()).toContain(command);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: command }).waitFor();
    expect(await palette.count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('is heard also once the prompt was searched, which the editor does in a dialog of its own', async () => {
    const page = await open(host.url);
    await page.getByRole('textbox', { name: 'Prompt' }).waitFor();
    await page.keyboard.press('Alt+P');
    await page.keyboard.press('Control+F');
    const search = page.locator('.find-widget');
    await expect.poll(() => search.getAttribute('aria-hidden')).toBe('false');
    await page.keyboard.press('Escape');
    await expect.poll(() => search.getAttribute('aria-hidden')).toBe('true');
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog', { name: 'Commands', exact: true }).waitFor();
  });
});
