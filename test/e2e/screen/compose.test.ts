// Composing a prompt and a lineup, as a person does it: variables, files, samples, history; contenders
// typed, changed, moved, copied, swept, kept by name; what Run will cost, and what it is told.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost, useBrowser, type Host } from '../host.ts';
import { chips, contenderForm, runChoices, setLineup, settled, writePrompt } from '../workbench.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '40' });
});
afterAll(() => host.close());

/** The flows share a host and run in any order: each begins in a session of its own, with the usual choices. */
async function newSession(): Promise<Page> {
  const page = await open(host.url);
  await page.getByRole('button', { name: 'New session' }).click();
  await page.getByRole('spinbutton', { name: 'Cap, $' }).fill('');
  const more = await runChoices(page);
  for (const choice of await more.getByRole('checkbox').all()) await choice.uncheck();
  await page.keyboard.press('Escape');
  return page;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe('a prompt', () => {
  it('takes variables, files and samples, tells its tokens, and is found in other sessions', async () => {
    const page = await newSession();
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
    await page.getByRole('button', { name: 'Run Ctrl Enter' }).click();
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
  it('is typed, changed, moved by keys and by dragging, copied, swept, and kept by name', async () => {
    const page = await newSession();
    await setLineup(page, ['practice/o1-mini', 'practice/gpt-4o']);

    const form = await contenderForm(page, 'practice/gpt-4o');
    await form.getByLabel('Output limit, tokens').fill('500');
    await form.getByLabel('Temperature').fill('0.3');
    await form.getByLabel('Streamed').uncheck();
    await form.getByLabel('System prompt of its own').fill('Be brief.');
    await form.getByLabel('System prompt of its own').blur();
    await page.keyboard.press('Escape');
    await expect.poll(() => chips(page)).toEqual(['o1-mini', 'gpt-4o limit 500, whole, own prompt']);

    await page.getByRole('button', { name: 'Settings of practice/gpt-4o' }).press('Alt+ArrowLeft');
    await expect.poll(() => chips(page)).toEqual(['gpt-4o limit 500, whole, own prompt', 'o1-mini']);
    const items = page.getByRole('list', { name: 'Lineup' }).getByRole('listitem');
    await items.nth(1).dragTo(items.nth(0));
    await expect.poll(() => chips(page)).toEqual(['o1-mini', 'gpt-4o limit 500, whole, own prompt']);

    await page.getByRole('button', { name: 'Remove practice/gpt-4o' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await chips(page)).length).toBe(2);

    await (
      await contenderForm(page, 'practice/o1-mini')
    )
      .getByRole('button', { name: 'Sweep effort' })
      .click();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await chips(page)).length).toBeGreaterThan(3);
    const swept = await chips(page);

    await page.getByRole('button', { name: 'Saved lineups' }).click();
    await page.getByRole('textbox', { name: 'Name of the lineup' }).fill('efforts');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: /^efforts/ }).waitFor();
    await page.keyboard.press('Escape');
    await setLineup(page, ['practice/gpt-4o']);
    await page.getByRole('button', { name: 'Saved lineups' }).click();
    await page.getByRole('button', { name: /^efforts/ }).click();
    await expect.poll(() => chips(page)).toEqual(swept);
  });

  it('keeps the keyboard in a field whose number was told by Enter', async () => {
    const page = await newSession();
    await setLineup(page, ['practice/gpt-4o']);
    const form = await contenderForm(page, 'practice/gpt-4o');
    await form.getByLabel('Effort').selectOption('budget');
    for (const [name, typed, told, chip] of [
      ['Output limit, tokens', '500', '500', 'limit 500'],
      ['Temperature', '9', '2', 'limit 500'],
      ['Top-p', '0.5', '0.5', 'limit 500'],
      ['Thinking budget, tokens', '2048', '2048', '2,048'],
    ] as const) {
      const field = form.getByLabel(name, { exact: true });
      await field.fill(typed);
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await chips(page)).join()).toContain(chip);
      expect(await field.inputValue()).toBe(told);
      expect(await field.evaluate(element => element === document.activeElement)).toBe(true);
    }
    // What is typed next lands in the same field.
    await page.keyboard.press('Control+A');
    await page.keyboard.type('1024');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await chips(page)).join()).toContain('1,024');
    await page.keyboard.press('Escape');
    expect((await chips(page)).join()).toContain('limit 500');
  });

  it('is told what a trial costs more, remembers it after a restart, and stops at the cap', async () => {
    const page = await newSession();
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
    await page.getByRole('button', { name: 'Run Ctrl Enter' }).click();
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

  it.each([
    ['English', 'en-GB', /^No value yet: one, two$/, /tokens, /, /of play money/],
    ['Chinese', 'zh-CN', /^还没有值：/, /个词元/, /模拟货币/],
  ])('tells size and price whole at 200 % zoom, in %s', async (_name, locale, ...lines) => {
    const page = await open(host.url, { locale, viewport: { width: 720, height: 450 } });
    const editor = page.getByRole('textbox', { name: /^(Prompt|提示词)$/ });
    await editor.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('Say {{one}} and {{two}}.');
    const boxes = [];
    for (const line of lines) {
      const text = page.getByText(line);
      await text.waitFor();
      const cut = await text.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(cut).toBeLessThanOrEqual(0);
      boxes.push((await text.boundingBox())!);
    }
    const tabs = (await page.getByRole('tablist').first().boundingBox())!;
    const frame = (await page.locator('.editor').boundingBox())!;
    for (const [index, box] of boxes.entries()) {
      expect(box.x + box.width).toBeLessThanOrEqual(720);
      for (const other of [tabs, frame, ...boxes.slice(index + 1)]) expect(apart(box, other)).toBe(true);
    }
  });

  it('keeps every choice within reach at 200 % zoom', async () => {
    const page = await newSession();
    await page.setViewportSize({ width: 720, height: 450 });
    const more = await runChoices(page);
    const { y = 0, height = Infinity } = (await more.boundingBox()) ?? {};
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(450);
    await more.getByRole('spinbutton', { name: 'Seed' }).fill('7');
  });
});
