// One answer and what can be done with it: stopped, asked again, continued, copied, read as it is;
// what the person makes of it, in the open and blind; and a whole trial by shortcuts. In English by
// pointer, in Chinese by keyboard alone.

import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentServer } from '../../kit/silent-server.ts';
import { hasFocus, press, scrollUp, tick, write } from '../hands.ts';
import { startHost, useBrowser, type Host } from '../host.ts';
import { begins, like, speechIn, speeches } from '../speech.ts';
import {
  addEndpoint,
  chipNames,
  clipboard,
  closeSettings,
  lane,
  newSession,
  pick,
  run,
  runChoices,
  sessionFile,
  setLineup,
  settings,
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

describe.each(speeches)('in $language', ({ screen, format, language, locale, question }) => {
  const words = screen.lane;

  async function ready(where: Host, names: readonly string[], prompt = question): Promise<Page> {
    const page = await open(where.url, { locale, permissions: ['clipboard-read', 'clipboard-write'] });
    await newSession(page);
    await writePrompt(page, prompt);
    await setLineup(page, names);
    return page;
  }

  describe('a lane', () => {
    it('is stopped alone, keeps what came, and is run again', async () => {
      // A question with a long answer, so that there is time to stop it.
      const long = screen.samples.find(({ id }) => id === 'hats')?.user;
      const page = await ready(slow, ['practice/o1-mini', 'practice/gpt-4o'], long);
      await run(page);
      const column = lane(page, 'practice/gpt-4o');
      await column.locator('.answer').waitFor();
      await press(page.getByRole('button', { name: screen.stopOne('practice/gpt-4o') }));
      expect(await settled(page, 'practice/gpt-4o')).toBe('cancelled');
      expect((await column.locator('.answer').textContent())?.trim()).not.toBe('');
      expect(await lane(page, 'practice/o1-mini').getAttribute('data-status')).not.toBe('cancelled');
      await press(page.getByRole('button', { name: screen.stopAll }));
      expect(await settled(page, 'practice/o1-mini')).toBe('cancelled');
      // A second press of the same key may not begin what was just ended.
      expect(await hasFocus(page.getByRole('button', { name: screen.stopAll }))).toBe(true);

      await pick(page, words.menu('practice/gpt-4o'), words.runAgain);
      const repeats = column.getByRole('group', { name: words.repeats });
      await repeats.getByRole('button', { name: begins(words.again(1)) }).waitFor();
      expect(await settled(page, 'practice/gpt-4o')).toBe('complete');
      await press(repeats.getByRole('button', { name: begins(screen.repeat(1)) }));
      await expect.poll(() => column.getAttribute('data-status')).toBe('cancelled');
    });

    it('is copied as an answer, as Markdown, and as curl without its key; and read as it came', async () => {
      const page = await ready(host, ['practice/gpt-4o']);
      await run(page);
      expect(await settled(page, 'practice/gpt-4o')).toBe('complete');
      await pick(page, words.menu('practice/gpt-4o'), words.copyAnswer);
      await expect.poll(() => clipboard(page)).toContain('9.9');
      await pick(page, words.menu('practice/gpt-4o'), words.copyMarkdown);
      await expect.poll(() => clipboard(page)).toContain(question);
      await pick(page, words.menu('practice/gpt-4o'), words.copyCurl);
      await expect.poll(() => clipboard(page)).toMatch(/^curl /);
      expect(await clipboard(page)).toContain(question);
      const plain = lane(page, 'practice/gpt-4o').getByRole('button', { name: screen.raw });
      await press(plain);
      await expect.poll(() => plain.getAttribute('aria-pressed')).toBe('true');
    });

    it('is followed to its end, tools included; whoever scrolled up stays there, and reads on unmoved', async () => {
      // Asked in English by all; answers of known length, in narrow columns: there is something to scroll.
      const lineup = ['practice/gpt-4o', 'practice/o1-mini', 'practice/gpt-4o-mini'];
      const page = await ready(slow, lineup, speechIn('en').question);
      await write((await runChoices(page)).getByRole('spinbutton', { name: screen.compose.seed }), '7');
      await page.keyboard.press('Escape');
      await page.setViewportSize({ width: 1024, height: 600 });
      await run(page);
      const [column, other] = [lane(page, 'practice/gpt-4o'), lane(page, 'practice/o1-mini')];
      const body = (of: Locator): Locator => of.getByRole('group', { name: screen.lanes });
      const place = (of: Locator) =>
        body(of).evaluate(({ scrollTop, scrollHeight, clientHeight }) => ({
          top: scrollTop,
          left: scrollHeight - clientHeight - scrollTop,
          hidden: scrollHeight - clientHeight,
        }));
      // The one reader scrolls up while it is written; the other is left at the end.
      await expect.poll(async () => (await place(other)).hidden).toBeGreaterThan(60);
      await scrollUp(body(other));
      await expect.poll(async () => (await place(other)).top).toBe(0);
      for (const name of ['practice/gpt-4o', 'practice/o1-mini'])
        expect(await settled(page, name)).toBe('complete');
      expect((await place(other)).top).toBe(0);
      expect((await place(other)).left).toBeGreaterThan(60);

      await expect.poll(async () => (await place(column)).hidden).toBeGreaterThan(60);
      await expect.poll(async () => Math.round((await place(column)).left)).toBe(0);
      const frame = await body(column).boundingBox();
      for (const name of [screen.raw, screen.copy]) {
        const tool = await column.getByRole('button', { name, exact: true }).boundingBox();
        expect(tool!.y + tool!.height).toBeLessThanOrEqual(frame!.y + frame!.height);
      }
      // What is opened in it now moves nothing under the hand that opened it.
      await scrollUp(body(column));
      await expect.poll(async () => (await place(column)).top).toBe(0);
      await press(column.getByText(format.report.allFigures));
      await column.getByRole('table').waitFor();
      expect((await place(column)).top).toBe(0);
    });

    it('says that it waits for its turn where its endpoint answers one at a time', async () => {
      const server = await silentServer();
      const own = `own-server-${language}`;
      try {
        const page = await open(host.url, { locale });
        await newSession(page);
        await addEndpoint(page, own, server.baseUrl);
        const dialog = await settings(page);
        await press(dialog.getByRole('button', { name: screen.own.change(own) }));
        const form = dialog.getByRole('form', { name: screen.own.change(own) });
        await write(form.getByLabel(screen.own.fields.concurrency), '1');
        await press(form.getByRole('button', { name: screen.own.save }));
        await form.waitFor({ state: 'detached' });
        await closeSettings(dialog);
        await writePrompt(page, question);
        await setLineup(page, [`${own}/one`, `${own}/two`]);
        await run(page);
        const reason = page.getByText(words.waitsForEndpoint(own, 1));
        await reason.waitFor();
        expect(await reason.count()).toBe(1);
        const [first, second] = (await lane(page, `${own}/one`).textContent())?.includes(
          words.waitsForEndpoint(own, 1),
        )
          ? [`${own}/two`, `${own}/one`]
          : [`${own}/one`, `${own}/two`];
        expect(await lane(page, second!).getAttribute('data-status')).toBe('queued');
        await press(page.getByRole('button', { name: screen.stopOne(first!), exact: true }));
        await reason.waitFor({ state: 'detached' });
        await expect.poll(() => lane(page, second!).getAttribute('data-status')).toBe('waiting');
        await press(page.getByRole('button', { name: screen.stopAll }));
        expect(await settled(page, second!)).toBe('cancelled');
      } finally {
        await server.close();
      }
    });

    it('shows its repeats, each a press away, and their spread', async () => {
      const page = await ready(host, ['practice/gpt-4o']);
      await write(page.getByRole('spinbutton', { name: screen.repeats }), '3');
      await run(page);
      const column = lane(page, 'practice/gpt-4o');
      await expect.poll(() => column.locator('.spread').textContent(), { timeout: 30_000 }).toMatch(/n = 3$/);
      for (const name of [screen.repeat(1), screen.repeat(3)]) {
        const repeat = column.getByRole('button', { name: begins(words.repeatState(name, '')) });
        await press(repeat);
        await expect.poll(() => repeat.getAttribute('aria-pressed')).toBe('true');
      }
      // Kept for the next trial; the others here run once.
      await write(page.getByRole('spinbutton', { name: screen.repeats }), '1');
    });

    it('goes on as a conversation: one lane, or all with the same message', async () => {
      const page = await ready(host, ['practice/gpt-4o', 'practice/o1-mini']);
      await run(page);
      for (const name of ['practice/gpt-4o', 'practice/o1-mini'])
        expect(await settled(page, name)).toBe('complete');
      await pick(page, words.menu('practice/gpt-4o'), words.continue);
      await write(page.getByRole('textbox', { name: words.nextMessage }), 'And 9.10?');
      await press(page.getByRole('button', { name: words.send }));
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
      const bar = page.getByRole('group', { name: words.judging('practice/gpt-4o') });
      for (const name of [words.star, words.grade(4), words.pass, words.note])
        await press(bar.getByRole('button', { name, exact: true }));
      await write(bar.getByRole('textbox', { name: words.noteOf('practice/gpt-4o') }), 'names the trap');
      await expect.poll(async () => JSON.stringify(await sessionFile(page))).toContain('names the trap');
      expect(JSON.stringify(await sessionFile(page))).toMatch(/"starred":true/);
      await page.reload();
      await expect
        .poll(() => bar.getByRole('button', { name: words.grade(4) }).getAttribute('aria-pressed'))
        .toBe('true');
    });

    it('hides names, speed and cost until the vote, and ranks what was chosen', async () => {
      const page = await ready(host, ['practice/gpt-4o', 'practice/o1-mini']);
      const choices = await runChoices(page);
      await tick(choices.getByLabel(screen.compose.blindStart.name), true);
      await page.keyboard.press('Escape');
      await run(page);
      const dialog = page.getByRole('dialog', { name: screen.blind.title });
      const left = dialog.getByRole('article', { name: screen.blind.side.left });
      await left.waitFor({ timeout: 30_000 });
      expect(await dialog.textContent()).not.toMatch(/gpt-4o|o1-mini|\$|tok\/s|词元\/秒/);
      await page.keyboard.press('1');
      await dialog.getByText(like(screen.blind.reveal('practice/…', 'practice/…'))).waitFor();
      await dialog.getByRole('region', { name: screen.blind.standing }).waitFor();
      await press(dialog.getByRole('button', { name: screen.blind.close }));
      const file = await sessionFile(page);
      expect(file.session.votes).toHaveLength(1);
      // The choice is kept for the next trial; the others here are not blind.
      await tick((await runChoices(page)).getByLabel(screen.compose.blindStart.name), false);
    });
  });

  describe('by shortcuts', () => {
    it('a trial is written, lined up, run, read, judged and handed on', async () => {
      const page = await open(host.url, { locale });
      const { keyboard } = page;
      await page.getByRole('textbox', { name: screen.prompt }).waitFor();
      await keyboard.press('Alt+P');
      await keyboard.press('Alt+N');
      await page.locator('button.item[aria-current]', { hasText: screen.untitled }).waitFor();
      // Whoever was writing goes on in the new one.
      await expect.poll(() => hasFocus(page.getByRole('textbox', { name: screen.prompt }))).toBe(true);
      await keyboard.insertText(question);
      // A new session asks whom the last one asked, and that one may have been out of reach.
      await setLineup(page, ['practice/gpt-4o']);
      await keyboard.press('Alt+A');
      const chips = chipNames(page);
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
      await page.getByPlaceholder(screen.manners.paletteHint).waitFor();
      await keyboard.insertText(screen.manners.commands.md);
      const download = page.waitForEvent('download');
      await keyboard.press('Enter');
      expect((await download).suggestedFilename()).toMatch(/\.md$/);
    });
  });
});
