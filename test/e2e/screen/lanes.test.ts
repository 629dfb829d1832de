// One answer and what can be done with it: stopped, asked again, continued, copied, read as it is;
// what the person makes of it, in the open and blind; and a whole trial without a pointer.

import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentServer } from '../../kit/silent-server.ts';
import { startHost, useBrowser, type Host } from '../host.ts';
import {
  addEndpoint,
  clipboard,
  lane,
  newSession,
  pick,
  runChoices,
  sessionFile,
  setLineup,
  settled,
  writePrompt,
} from '../workbench.ts';

const { open } = useBrowser();
let host: Host;
let slow: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '30' });
  slow = await startHost();
});
afterAll(() => Promise.all([host.close(), slow.close()]));

const question = 'Which is larger, 9.11 or 9.9?';

async function ready(where: Host, names: readonly string[]): Promise<Page> {
  const page = await open(where.url, { permissions: ['clipboard-read', 'clipboard-write'] });
  await newSession(page);
  await writePrompt(page, question);
  await setLineup(page, names);
  return page;
}

const run = (page: Page): Promise<void> => page.getByRole('button', { name: 'Run Ctrl Enter' }).click();

describe('a lane', () => {
  it('is stopped alone, keeps what came, and is run again', async () => {
    const page = await ready(slow, ['practice/o1-mini', 'practice/gpt-4o']);
    await run(page);
    const column = lane(page, 'practice/gpt-4o');
    await column.locator('.answer').waitFor();
    await page.getByRole('button', { name: 'Stop practice/gpt-4o' }).click();
    expect(await settled(page, 'practice/gpt-4o')).toBe('cancelled');
    expect((await column.locator('.answer').textContent())?.trim()).not.toBe('');
    expect(await lane(page, 'practice/o1-mini').getAttribute('data-status')).not.toBe('cancelled');
    await page.getByRole('button', { name: 'Stop all' }).click();
    expect(await settled(page, 'practice/o1-mini')).toBe('cancelled');

    await pick(page, 'More about practice/gpt-4o', 'Run again');
    const repeats = column.getByRole('group', { name: 'Repeats' });
    await repeats.getByRole('button', { name: /^again 1/ }).waitFor();
    expect(await settled(page, 'practice/gpt-4o')).toBe('complete');
    await repeats.getByRole('button', { name: /^Repeat 1/ }).click();
    await expect.poll(() => column.getAttribute('data-status')).toBe('cancelled');
  });

  it('is copied as an answer, as Markdown, and as curl without its key; and read as it came', async () => {
    const page = await ready(host, ['practice/gpt-4o']);
    await run(page);
    expect(await settled(page, 'practice/gpt-4o')).toBe('complete');
    await pick(page, 'More about practice/gpt-4o', 'Copy the answer');
    await expect.poll(() => clipboard(page)).toContain('9.9');
    await pick(page, 'More about practice/gpt-4o', 'Copy as Markdown');
    await expect.poll(() => clipboard(page)).toContain(question);
    await pick(page, 'More about practice/gpt-4o', 'Copy as curl');
    await expect.poll(() => clipboard(page)).toMatch(/^curl /);
    expect(await clipboard(page)).toContain(question);
    const plain = lane(page, 'practice/gpt-4o').getByRole('button', { name: 'Plain text' });
    await plain.click();
    await expect.poll(() => plain.getAttribute('aria-pressed')).toBe('true');
  });

  it('is followed to its end, tools included; whoever scrolled up stays there, and reads on unmoved', async () => {
    const page = await ready(slow, ['practice/gpt-4o', 'practice/o1-mini', 'practice/gpt-4o-mini']);
    // Answers of known length, in narrow columns: there is something to scroll.
    await (await runChoices(page)).getByRole('spinbutton', { name: 'Seed' }).fill('7');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1024, height: 600 });
    await page.getByRole('button', { name: /^Run/ }).click();
    const [column, other] = [lane(page, 'practice/gpt-4o'), lane(page, 'practice/o1-mini')];
    const body = (of: Locator): Locator => of.getByRole('group', { name: 'Answers' });
    const place = (of: Locator) =>
      body(of).evaluate(({ scrollTop, scrollHeight, clientHeight }) => ({
        top: scrollTop,
        left: scrollHeight - clientHeight - scrollTop,
        hidden: scrollHeight - clientHeight,
      }));
    // The one reader scrolls up while it is written; the other is left at the end.
    await expect.poll(async () => (await place(other)).hidden).toBeGreaterThan(60);
    await body(other).hover();
    await page.mouse.wheel(0, -2_000);
    await expect.poll(async () => (await place(other)).top).toBe(0);
    for (const name of ['practice/gpt-4o', 'practice/o1-mini'])
      expect(await settled(page, name)).toBe('complete');
    expect((await place(other)).top).toBe(0);
    expect((await place(other)).left).toBeGreaterThan(60);

    await expect.poll(async () => (await place(column)).hidden).toBeGreaterThan(60);
    await expect.poll(async () => Math.round((await place(column)).left)).toBe(0);
    const frame = await body(column).boundingBox();
    for (const name of ['Plain text', 'Copy']) {
      const tool = await column.getByRole('button', { name, exact: true }).boundingBox();
      expect(tool!.y + tool!.height).toBeLessThanOrEqual(frame!.y + frame!.height);
    }
    // What is opened in it now moves nothing under the hand that opened it.
    await body(column).hover();
    await page.mouse.wheel(0, -2_000);
    await expect.poll(async () => (await place(column)).top).toBe(0);
    await column.getByText('All figures').click();
    await column.getByRole('table').waitFor();
    expect((await place(column)).top).toBe(0);
  });

  it('says that it waits for its turn where its endpoint answers one at a time', async () => {
    const server = await silentServer();
    try {
      const page = await open(host.url);
      await newSession(page);
      await addEndpoint(page, 'own-server', server.baseUrl);
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Change own-server' }).click();
      const form = dialog.getByRole('form', { name: 'Change own-server' });
      await form.getByLabel('Answers at once').fill('1');
      await form.getByRole('button', { name: 'Save' }).click();
      await form.waitFor({ state: 'detached' });
      await dialog.getByRole('button', { name: 'Close' }).click();
      await writePrompt(page, question);
      await setLineup(page, ['own-server/one', 'own-server/two']);
      await run(page);
      const reason = page.getByText('Waits for its turn: own-server answers one at a time.');
      await reason.waitFor();
      expect(await reason.count()).toBe(1);
      const [first, second] = (await lane(page, 'own-server/one').textContent())?.includes(
        'Waits for its turn',
      )
        ? ['own-server/two', 'own-server/one']
        : ['own-server/one', 'own-server/two'];
      expect(await lane(page, second!).getAttribute('data-status')).toBe('queued');
      await page.getByRole('button', { name: `Stop ${first}`, exact: true }).click();
      await reason.waitFor({ state: 'detached' });
      await expect.poll(() => lane(page, second!).getAttribute('data-status')).toBe('waiting');
      await page.getByRole('button', { name: 'Stop all' }).click();
      expect(await settled(page, second!)).toBe('cancelled');
    } finally {
      await server.close();
    }
  });

  it('shows its repeats, each a press away, and their spread', async () => {
    const page = await ready(host, ['practice/gpt-4o']);
    await page.getByLabel('Repeats').fill('3');
    await run(page);
    const column = lane(page, 'practice/gpt-4o');
    await expect.poll(() => column.locator('.spread').textContent(), { timeout: 30_000 }).toMatch(/n = 3$/);
    for (const name of ['Repeat 1', 'Repeat 3']) {
      const repeat = column.getByRole('button', { name: new RegExp(`^${name}, `) });
      await repeat.click();
      await expect.poll(() => repeat.getAttribute('aria-pressed')).toBe('true');
    }
  });

  it('goes on as a conversation: one lane, or all with the same message', async () => {
    const page = await ready(host, ['practice/gpt-4o', 'practice/o1-mini']);
    await run(page);
    for (const name of ['practice/gpt-4o', 'practice/o1-mini'])
      expect(await settled(page, name)).toBe('complete');
    await pick(page, 'More about practice/gpt-4o', 'Continue');
    await page.getByRole('textbox', { name: 'Next message' }).fill('And 9.10?');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => page.getByRole('article').count()).toBe(1);
    await lane(page, 'practice/gpt-4o').getByText('And 9.10?').waitFor();
    expect(await settled(page, 'practice/gpt-4o')).toBe('complete');
    const { trials } = await sessionFile(page);
    expect(trials.map(({ lineup }) => lineup.length)).toEqual([2, 1]);
  });
});

describe('judging', () => {
  it('keeps star, grade, verdict and note with the answer', async () => {
    const page = await ready(host, ['practice/gpt-4o']);
    await run(page);
    expect(await settled(page, 'practice/gpt-4o')).toBe('complete');
    const bar = page.getByRole('group', { name: 'Judgement of practice/gpt-4o' });
    for (const name of ['Star', 'Grade 4', 'pass', 'Note'])
      await bar.getByRole('button', { name, exact: true }).click();
    await bar.getByRole('textbox', { name: 'Note on practice/gpt-4o' }).fill('names the trap');
    await expect.poll(async () => JSON.stringify(await sessionFile(page))).toContain('names the trap');
    expect(JSON.stringify(await sessionFile(page))).toMatch(/"starred":true/);
    await page.reload();
    await expect
      .poll(() => bar.getByRole('button', { name: 'Grade 4' }).getAttribute('aria-pressed'))
      .toBe('true');
  });

  it('hides names, speed and cost until the vote, and ranks what was chosen', async () => {
    const page = await ready(host, ['practice/gpt-4o', 'practice/o1-mini']);
    const choices = await runChoices(page);
    await choices.getByLabel('Judge blind from the start').check();
    await page.keyboard.press('Escape');
    await run(page);
    const dialog = page.getByRole('dialog', { name: 'Which answer is better?' });
    const left = dialog.getByRole('article', { name: 'Answer A' });
    await left.waitFor({ timeout: 30_000 });
    expect(await dialog.textContent()).not.toMatch(/gpt-4o|o1-mini|\$|tokens\/s/);
    await page.keyboard.press('1');
    await dialog.getByText(/A was practice\//).waitFor();
    await dialog.getByRole('region', { name: 'Ranking' }).waitFor();
    await dialog.getByRole('button', { name: 'Done' }).click();
    const file = await sessionFile(page);
    expect(file.session.votes).toHaveLength(1);
    // The choice is kept for the next trial; the others here are not blind.
    await (await runChoices(page)).getByLabel('Judge blind from the start').uncheck();
  });
});

describe('without a pointer', () => {
  it('a trial is written, lined up, run, read, judged and handed on', async () => {
    const page = await open(host.url);
    const { keyboard } = page;
    await page.getByRole('textbox', { name: 'Prompt' }).waitFor();
    await keyboard.press('Alt+N');
    await page.locator('button.item[aria-current]', { hasText: 'Untitled' }).waitFor();
    await keyboard.press('Alt+P');
    await keyboard.insertText(question);
    await keyboard.press('Alt+A');
    const chips = page.getByRole('list', { name: 'Lineup' }).getByRole('button', { name: /^Settings of / });
    const before = await chips.count();
    await keyboard.type('practice/o1-preview');
    await keyboard.press('Enter');
    await expect.poll(() => chips.count()).toBe(before + 1);
    const articles = page.getByRole('article');
    await keyboard.press('Control+Enter');
    await expect.poll(() => articles.count()).toBe(before + 1);
    const over = (): Promise<boolean> =>
      articles.evaluateAll(all => all.every(column => column.getAttribute('data-status') === 'complete'));
    await expect.poll(over, { timeout: 60_000 }).toBe(true);
    await keyboard.press('Alt+R');
    const isIn = (selector: string): Promise<boolean> =>
      page.evaluate(wanted => Boolean(document.activeElement?.closest(wanted)), selector);
    await expect.poll(() => isIn('.lane-body')).toBe(true);
    for (let steps = 0; steps < 12 && !(await isIn('.judge')); steps += 1) await keyboard.press('Tab');
    expect(await isIn('.judge')).toBe(true);
    await keyboard.press('Enter');
    await page.locator('.star[aria-pressed="true"]').waitFor();
    await keyboard.press('Control+K');
    await page.getByPlaceholder('Type a command or a session').waitFor();
    await keyboard.type('as Markdown');
    const download = page.waitForEvent('download');
    await keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.md$/);
  });
});
