// Composing a prompt and a lineup, as a person does it: variables, files, samples, history;
// what Run will cost, and what it is told.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost, useBrowser, type Host } from '../host.ts';
import { runChoices, setLineup, settled, writePrompt } from '../workbench.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '40' });
});
afterAll(() => host.close());

describe('a prompt', () => {
  it('takes variables, files and samples, tells its tokens, and is found in other sessions', async () => {
    const page = await open(host.url);
    await writePrompt(page, 'Say hello in {{language}}.');
    await page.getByText('No value yet: language').waitFor();
    await page.getByRole('tab', { name: 'Variables 1' }).click();
    await page.getByRole('textbox', { name: 'Value of language' }).fill('Latin');
    await expect.poll(() => page.getByText('No value yet').count()).toBe(0);
    await page.getByText(/^\d+ tokens, counted|^\d+ tokens, estimated/).waitFor();

    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach images or text files' }).click();
    await (
      await chooser
    ).setFiles({ name: 'facts.txt', mimeType: 'text/plain', buffer: Buffer.from('Salve means hello.') });
    const files = page.getByRole('list', { name: 'Attachments' });
    await files.getByText('facts.txt').waitFor();
    await files.getByRole('button', { name: 'Remove facts.txt' }).click();
    await expect.poll(() => files.count()).toBe(0);

    await setLineup(page, ['practice/gpt-4o']);
    await page.getByRole('button', { name: /^Run/ }).click();
    expect(await settled(page, 'practice/gpt-4o')).toBe('complete');

    // A sample in its place, and back again by the toast.
    await page.getByRole('tab', { name: 'Prompt' }).click();
    const prompt = page.getByRole('region', { name: 'Prompt' });
    await page.getByRole('button', { name: 'Samples of prompts' }).click();
    await page.getByRole('menuitem').first().click();
    await expect.poll(() => prompt.textContent()).not.toContain('hello');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => prompt.textContent()).toContain('hello');

    // Another session finds it.
    await page.getByRole('button', { name: 'New session' }).click();
    await page.getByRole('button', { name: 'History: prompts that were run' }).click();
    await page.getByRole('group', { name: 'Other sessions' }).getByRole('menuitem').first().click();
    await expect.poll(() => prompt.textContent()).toContain('hello');
  });
});

describe('a lineup', () => {
  it('is told what a trial costs more, remembers it after a restart, and stops at the cap', async () => {
    const page = await open(host.url);
    await page.getByRole('button', { name: 'New session' }).click();
    await writePrompt(page, 'What is 17 times 23?');
    await setLineup(page, ['practice/gpt-4o', 'practice/o1-mini']);
    await page.getByText(/of play money/).waitFor();
    const more = await runChoices(page);
    await more.getByText('A press of Run sends 2 calls.').waitFor();
    await more.getByRole('checkbox', { name: 'Warm up' }).check();
    await more.getByRole('checkbox', { name: 'Pairs, streamed and whole' }).check();
    await more.getByRole('checkbox', { name: 'Keep caches out' }).check();
    await more.getByText('A press of Run sends 6 calls.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('spinbutton', { name: 'Cap, $' }).fill('0.0000001');
    await page.getByRole('button', { name: /^Run/ }).click();
    expect(await settled(page, 'practice/o1-mini')).toMatch(/^(limit|cancelled)$/);

    await page.close();
    await host.restart();
    const later = await open(host.url);
    const kept = await runChoices(later);
    for (const name of ['Warm up', 'Pairs, streamed and whole', 'Keep caches out']) {
      expect(await kept.getByRole('checkbox', { name }).isChecked()).toBe(true);
    }
    expect(await later.getByRole('spinbutton', { name: 'Cap, $' }).inputValue()).toBe('1e-7');
  });
});
