// Composing a prompt and a lineup, as a person does it: variables, files, samples, history; contenders
// typed, changed, moved, copied, swept, kept by name; what Run will cost, and what it is told. In English by
// pointer, in Chinese by keyboard alone.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listed } from '../../../renderer/i18n/listed.ts';
import { choose, chooser, hasFocus, isByKeys, press, reach, tick, write } from '../hands.ts';
import { startHost, useBrowser, type Host } from '../host.ts';
import { like, speeches } from '../speech.ts';
import {
  chips,
  contenderForm,
  newSession as beginSession,
  run,
  runChoices,
  setLineup,
  settled,
  writePrompt,
} from '../workbench.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '40' });
});
afterAll(() => host.close());

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe.each(speeches)('in $language', ({ screen, format, language, locale }) => {
  const words = screen.compose;
  /** How a chip reads whose limit, stream and system prompt are its own. */
  const changed = `gpt-4o ${listed([words.limitShort('500'), words.notStreamed, words.hasVariant], language)}`;

  /** The flows share a host and run in any order: each begins in a session of its own, with the usual choices. */
  async function newSession(): Promise<Page> {
    const page = await open(host.url, { locale });
    await beginSession(page);
    await write(page.getByRole('spinbutton', { name: screen.cap }), '');
    const more = await runChoices(page);
    for (const choice of await more.getByRole('checkbox').all()) await tick(choice, false);
    await page.keyboard.press('Escape');
    return page;
  }

  describe('a prompt', () => {
    it('takes variables, files and samples, tells its tokens, and is found in other sessions', async () => {
      const page = await newSession();
      await writePrompt(page, 'Say hello in {{language}}.');
      await page.getByText(words.noValue('language')).waitFor();
      await press(page.getByRole('tab', { name: `${screen.variables} 1` }));
      await write(page.getByRole('textbox', { name: words.valueOf('language') }), 'Latin');
      await expect.poll(() => page.getByText(words.noValue('')).count()).toBe(0);
      await page
        .getByText(like(words.tokens('…', format.origins.counted.word)))
        .or(page.getByText(like(words.tokens('…', format.origins.estimated.word))))
        .waitFor();

      const asked = await chooser(page.getByRole('button', { name: words.attachName }));
      await asked.setFiles({
        name: 'facts.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Salve means hello.'),
      });
      const files = page.getByRole('list', { name: words.attachments });
      await files.getByText('facts.txt').waitFor();
      await press(files.getByRole('button', { name: words.detach('facts.txt') }));
      await expect.poll(() => files.count()).toBe(0);

      await setLineup(page, ['practice/gpt-4o']);
      await run(page);
      expect(await settled(page, 'practice/gpt-4o')).toBe('complete');

      // A sample in its place, and back again by the toast.
      await press(page.getByRole('tab', { name: screen.prompt }));
      const prompt = page.getByRole('region', { name: screen.prompt });
      await press(page.getByRole('button', { name: words.samplesName }));
      await press(page.getByRole('menuitem').first());
      await expect.poll(() => prompt.textContent()).not.toContain('hello');
      await press(page.getByRole('button', { name: screen.undo }));
      await expect.poll(() => prompt.textContent()).toContain('hello');

      // Another session finds it.
      await beginSession(page);
      await press(page.getByRole('button', { name: words.historyName }));
      await press(page.getByRole('group', { name: words.historyElsewhere }).getByRole('menuitem').first());
      await expect.poll(() => prompt.textContent()).toContain('hello');
    });
  });

  describe('a lineup', () => {
    it('is typed, changed, moved, copied, swept, and kept by name', async () => {
      const page = await newSession();
      await setLineup(page, ['practice/o1-mini', 'practice/gpt-4o']);

      const form = await contenderForm(page, 'practice/gpt-4o');
      await write(form.getByLabel(screen.outputLimit), '500');
      await write(form.getByLabel(screen.temperature), '0.3');
      await tick(form.getByLabel(screen.streamed), false);
      await write(form.getByLabel(words.ownSystem), 'Be brief.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      await expect.poll(() => chips(page)).toEqual(['o1-mini', changed]);

      const items = page.getByRole('list', { name: screen.lineup }).getByRole('listitem');
      const moved = page.getByRole('button', { name: screen.settingsOf('practice/gpt-4o') });
      for (const [key, [from, to], order] of [
        ['Alt+ArrowLeft', [1, 0], [changed, 'o1-mini']],
        ['Alt+ArrowRight', [0, 1], ['o1-mini', changed]],
      ] as const) {
        if (isByKeys(page)) {
          await reach(moved);
          await page.keyboard.press(key);
        } else await items.nth(from).dragTo(items.nth(to));
        await expect.poll(() => chips(page)).toEqual(order);
      }

      await press(page.getByRole('button', { name: screen.removeOne('practice/gpt-4o') }));
      await press(page.getByRole('button', { name: screen.undo }));
      await expect.poll(async () => (await chips(page)).length).toBe(2);

      const o1Mini = await contenderForm(page, 'practice/o1-mini');
      await press(o1Mini.getByRole('button', { name: words.sweep }));
      await page.keyboard.press('Escape');
      await expect.poll(async () => (await chips(page)).length).toBeGreaterThan(3);
      const swept = await chips(page);

      await press(page.getByRole('button', { name: words.lineupsName }));
      await write(page.getByRole('textbox', { name: words.lineupName }), 'efforts');
      await press(page.getByRole('button', { name: words.save, exact: true }));
      await page.getByRole('button', { name: /^efforts/ }).waitFor();
      await page.keyboard.press('Escape');
      await setLineup(page, ['practice/gpt-4o']);
      await press(page.getByRole('button', { name: words.lineupsName }));
      await press(page.getByRole('button', { name: /^efforts/ }));
      await expect.poll(() => chips(page)).toEqual(swept);
    });

    it('keeps the keyboard in a field whose number was told by Enter', async () => {
      const page = await newSession();
      await setLineup(page, ['practice/gpt-4o']);
      const form = await contenderForm(page, 'practice/gpt-4o');
      await choose(form.getByLabel(screen.effort), 'budget');
      for (const [name, typed, told, chip] of [
        [screen.outputLimit, '500', '500', words.limitShort('500')],
        [screen.temperature, '9', '2', words.limitShort('500')],
        [words.topP, '0.5', '0.5', words.limitShort('500')],
        [words.budgetTokens, '2048', '2048', '2,048'],
      ] as const) {
        const field = form.getByLabel(name, { exact: true });
        await write(field, typed);
        await page.keyboard.press('Enter');
        await expect.poll(async () => (await chips(page)).join()).toContain(chip);
        expect(await field.inputValue()).toBe(told);
        expect(await hasFocus(field)).toBe(true);
      }
      // What is typed next lands in the same field.
      await page.keyboard.press('Control+A');
      await page.keyboard.type('1024');
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await chips(page)).join()).toContain('1,024');
      await page.keyboard.press('Escape');
      expect((await chips(page)).join()).toContain(words.limitShort('500'));
    });

    it('is told what a trial costs more, remembers it after a restart, and stops at the cap', async () => {
      const page = await newSession();
      await writePrompt(page, 'What is 17 times 23?');
      await setLineup(page, ['practice/gpt-4o', 'practice/o1-mini']);
      await page.getByText(like(words.playEstimate('…'))).waitFor();
      const more = await runChoices(page);
      await more.getByText(words.calls(2)).waitFor();
      await tick(more.getByRole('checkbox', { name: words.guards.warmUp.name }), true);
      await tick(more.getByRole('checkbox', { name: words.guards.probe.name }), true);
      await tick(more.getByRole('checkbox', { name: words.guards.cachePrefix.name }), true);
      await more.getByText(words.calls(6)).waitFor();
      await page.keyboard.press('Escape');
      await write(page.getByRole('spinbutton', { name: screen.cap }), '0.0000001');
      await run(page);
      expect(await settled(page, 'practice/o1-mini')).toMatch(/^(limit|cancelled)$/);

      await page.close();
      await host.restart();
      const later = await open(host.url, { locale });
      const kept = await runChoices(later);
      for (const { name } of Object.values(words.guards)) {
        expect(await kept.getByRole('checkbox', { name }).isChecked()).toBe(true);
      }
      expect(await later.getByRole('spinbutton', { name: screen.cap }).inputValue()).toBe('1e-7');
    });

    it('tells size and price whole at 200 % zoom', async () => {
      const page = await open(host.url, { locale, viewport: { width: 720, height: 450 } });
      await writePrompt(page, 'Say {{one}} and {{two}}.');
      const lines = [
        words.noValue(listed(['one', 'two'], language)),
        like(words.tokens('…', '')),
        like(words.playEstimate('…')),
      ];
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
      await write(more.getByRole('spinbutton', { name: words.seed }), '7');
    });
  });
});
