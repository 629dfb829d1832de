// The views of a trial, by role and name: figures with their origin, one axis of time, money, the
// difference of two answers, what was really sent; sessions found, marked, deleted and brought back.
// In English by pointer, in Chinese by keyboard alone.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeredSession } from '../../kit/answered-session.ts';
import { judgedPairs } from '../../kit/judged-pairs.ts';
import { choose, isByKeys, look, press, reach, write } from '../hands.ts';
import { startHost, useBrowser, type Host } from '../host.ts';
import { speeches, type Speech } from '../speech.ts';
import {
  bringIn,
  clipboard,
  exported,
  newSession,
  openItem,
  pick,
  run,
  sessionFile,
  setLineup,
  settled,
  writePrompt,
} from '../workbench.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '30' });
});
afterAll(() => host.close());

describe.each(speeches)('in $language', ({ screen, analysis, format, language, locale, question }) => {
  /** The languages share a host: a session has a title of its own in each. */
  const own = (title: string): string => `${title} ${language}`;

  /** A trial of two practice models that is over, and one of its views. */
  async function trialSeen(
    view: keyof Speech['analysis']['tabs'],
  ): Promise<{ readonly page: Page; readonly study: Locator }> {
    const page = await open(host.url, { locale, permissions: ['clipboard-read', 'clipboard-write'] });
    await newSession(page);
    await writePrompt(page, question);
    await setLineup(page, ['practice/o1-mini', 'practice/gpt-4o']);
    await run(page);
    for (const name of ['practice/o1-mini', 'practice/gpt-4o'])
      expect(await settled(page, name)).toBe('complete');
    await press(page.getByRole('tab', { name: analysis.tabs[view] }));
    return { page, study: page.getByRole('region', { name: analysis.study }) };
  }

  describe('a trial looked at closely', () => {
    it('Compare: a row per contender, how each figure is known when it is looked at, copied by one press', async () => {
      const { page, study } = await trialSeen('compare');
      const row = study.getByRole('row', { name: /o1-mini/ });
      await look(row.locator('[data-compare="e2eMs"] .figure'));
      await page.getByText(format.measures.e2eMs.sentence).waitFor();
      await press(study.getByRole('button', { name: analysis.copyTsv }));
      await page.getByText(analysis.copied).waitFor();
      const table = await clipboard(page);
      expect(table.split('\n').length).toBeGreaterThanOrEqual(3);
      expect(table).toMatch(/o1-mini\t/);
      await press(study.getByRole('button', { name: analysis.copyMarkdown }));
      await expect.poll(() => clipboard(page)).toMatch(/^\|.*\|\n\| ?:?-/);
    });

    it('Compare: by how much two differ and who passes more often, as the session file and the report have it', async () => {
      const page = await open(host.url, { locale });
      const { document } = judgedPairs('+++++++-', '+-------');
      await bringIn(
        page,
        own('two judged'),
        JSON.stringify({ ...document, session: { ...document.session, title: own('two judged') } }),
      );
      await press(page.getByRole('tab', { name: analysis.tabs.compare }));
      const study = page.getByRole('region', { name: analysis.study });
      await press(study.getByText(analysis.pairs));
      const figure = study.getByRole('table', { name: analysis.pairs }).locator('[data-pair="difference"]');
      await figure.waitFor();
      const file = await sessionFile(page);
      const row = file.comparisons?.find(one => one.figure === 'e2eMs');
      expect(row?.difference?.interval).not.toBeNull();
      expect(Number(await figure.getAttribute('data-value'))).toBe(row?.difference?.value);
      const report = await exported(page, 'md');
      const [, ...told] =
        /^(\S+ \S+?) ?([+−]\S+ \S+) \S+ (\S+ \S+)$/.exec((await figure.textContent()) ?? '') ?? [];
      expect(told).toHaveLength(3);
      const [value = '', low = '', high = ''] = told;
      const sentence = report.split('\n').find(line => line.includes(value) && line.includes('95 %'));
      for (const limit of [low, high]) expect(sentence).toContain(limit);
      const verdict = await study.getByText('McNemar').textContent();
      for (const count of ['7', '1', '8']) expect(verdict).toMatch(new RegExp(`\\b${count}\\b`));
      expect(verdict).toContain(`p = ${file.accuracy?.[0]?.p.toFixed(3)}`);
      await look(figure.getByRole('button'));
      await page.getByText('BCa').waitFor();
    });

    it('Timeline: zoomed and read by keyboard alone', async () => {
      const { page, study } = await trialSeen('timeline');
      const chart = study.getByRole('application', { name: analysis.timeline.chart });
      if (isByKeys(page)) await reach(chart);
      else await chart.click();
      for (const key of ['+', '-', 'ArrowDown', 'Shift+ArrowRight']) await page.keyboard.press(key);
      await expect.poll(() => study.getByRole('status').textContent()).toMatch(/\d/);
      await press(study.getByRole('button', { name: analysis.timeline.zoomIn, exact: true }));
      await press(study.getByRole('button', { name: analysis.timeline.all }));
    });

    it('Timeline: has the colours of the theme that is in force, however often that changes', async () => {
      const { page, study } = await trialSeen('timeline');
      const canvas = study.locator('canvas');
      const picture = (): Promise<string> =>
        canvas.evaluate(element => (element as HTMLCanvasElement).toDataURL());
      await expect.poll(() => canvas.getAttribute('data-draw-ms')).not.toBeNull();
      await page.emulateMedia({ colorScheme: 'light' });
      const light = await picture();
      for (let turn = 0; turn < 3; turn += 1) {
        await page.emulateMedia({ colorScheme: 'dark' });
        await expect.poll(picture).not.toBe(light);
        await page.emulateMedia({ colorScheme: 'light' });
        await expect.poll(picture).toBe(light);
      }
    });

    it('Cost: in parts, play money said to be that, and as another model', async () => {
      const { study } = await trialSeen('cost');
      await study.getByText(analysis.cost.play).waitFor();
      await study.getByText(analysis.cost.whatIf).first().waitFor();
      // A model whose price stands in the kept-up list alone, as most do.
      await study.getByLabel(analysis.cost.asModel).selectOption({ label: 'openai/gpt-5' });
      const then = study
        .getByRole('row')
        .nth(1)
        .getByTitle(/genai-prices/);
      await expect.poll(() => then.getAttribute('data-value').then(Number)).toBeGreaterThan(0);
    });

    it('Diff: two answers side by side', async () => {
      const { study } = await trialSeen('diff');
      await study.getByLabel(analysis.diff.left).waitFor();
      await study.getByLabel(analysis.diff.right).waitFor();
      await study.locator('.monaco-diff-editor').waitFor();
    });

    it('Requests: what was sent and what came, byte for byte', async () => {
      const { study } = await trialSeen('requests');
      await study.getByText(analysis.requests.request).waitFor();
      await expect.poll(() => study.textContent()).toContain(question);
      await study.getByText(analysis.requests.response).waitFor();
    });

    it('Speed fit: says what it takes where there is nothing to draw yet, or draws it', async () => {
      const { study } = await trialSeen('fit');
      await study.getByText(analysis.fitTitle).or(study.getByText(analysis.fitEmpty)).first().waitFor();
    });
  });

  describe('a replay', () => {
    it('plays a saved trial back, marked as a recording, and shows the figures of the trial', async () => {
      const { page } = await trialSeen('compare');
      await press(page.getByRole('button', { name: analysis.replay.open }));
      const dialog = page.getByRole('dialog', { name: analysis.replay.title });
      await dialog.getByText(analysis.replay.note).waitFor();
      const position = dialog.getByRole('slider', { name: analysis.replay.position });
      const at = async (): Promise<number> => Number(await position.inputValue());
      await choose(dialog.getByLabel(analysis.replay.speed), 0);
      if (isByKeys(page)) await reach(position);
      else await position.click();
      await page.keyboard.press('End');
      await expect.poll(() => dialog.getByRole('article').first().textContent()).toMatch(/9\.9/);
      const end = await at();
      await page.keyboard.press('Home');
      await expect.poll(at).toBeLessThan(end);
      await expect.poll(at).toBe(end);
      // Nothing lies above it: it is pressed as it is seen.
      await press(dialog.getByRole('button', { name: analysis.replay.close }));
      await dialog.waitFor({ state: 'detached' });
    });
  });

  describe('sessions', () => {
    const item = (page: Page, title: string): Locator => page.locator('button.item', { hasText: title });

    it('are found by their words, in Chinese too', async () => {
      const page = await open(host.url, { locale });
      const text = `天空之所以是蓝色的，是因为瑞利散射。`;
      await bringIn(page, own('the sky'), answeredSession([{ model: 'm', text }], own('the sky')));
      const find = page.getByRole('searchbox', { name: screen.searchName });
      await write(find, '瑞利散射');
      await item(page, own('the sky')).waitFor();
      await write(find, 'nothing says this');
      await page.getByText(screen.noneFound).waitFor();
    });

    it('are tagged, pinned, renamed, duplicated, deleted and brought back', async () => {
      const page = await open(host.url, { locale });
      await bringIn(
        page,
        own('to be kept'),
        answeredSession([{ model: 'm', text: 'Yes.' }], own('to be kept')),
      );
      await press(page.getByRole('button', { name: screen.rail.tags }));
      await write(page.getByRole('combobox', { name: screen.rail.addTag }), own('decimals'));
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await item(page, own('decimals')).waitFor();
      await pick(page, screen.rail.menuOf(own('to be kept')), screen.pin);
      await page.getByRole('heading', { name: screen.pinned }).waitFor();
      await pick(page, screen.rail.menuOf(own('to be kept')), screen.rail.rename);
      await write(page.getByRole('textbox', { name: screen.rail.titleOf }), own('kept for good'));
      await page.keyboard.press('Enter');
      await item(page, own('kept for good')).waitFor();
      await pick(page, screen.rail.menuOf(own('kept for good')), screen.duplicate);
      await expect.poll(() => item(page, own('kept for good')).count()).toBe(2);
      await pick(page, screen.rail.menuOf(own('kept for good')), screen.remove);
      await expect.poll(() => item(page, own('kept for good')).count()).toBe(1);
      await press(page.getByRole('button', { name: screen.undo }));
      await expect.poll(() => item(page, own('kept for good')).count()).toBe(2);
    });

    // Dropping has no way for keys; what is dropped can be picked instead, as the other flows do.
    it('are brought in by being dropped on the page; what is no session says so', async () => {
      const page = await open(host.url, { locale });
      await page.getByRole('button', { name: screen.importFile }).waitFor();
      const drop = (name: string, text: string): Promise<void> =>
        page.evaluate(
          ([file, body]) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([body], file, { type: 'application/json' }));
            window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
          },
          [name, text] as const,
        );
      await drop('dropped.assay.json', answeredSession([{ model: 'm', text: 'Here.' }], own('dropped')));
      await item(page, own('dropped')).waitFor();
      await drop('notes.txt', 'no session');
      await page.getByText(screen.rail.notSession('notes.txt')).waitFor();
    });

    it('open where they were left after a restart', async () => {
      const page = await open(host.url, { locale });
      const left = async (): Promise<unknown> => {
        const kept = await readFile(join(host.home, 'settings.json'), 'utf8').catch(() => '{}');
        const { settings } = JSON.parse(kept) as { settings?: { layout?: Record<string, unknown> } };
        return settings?.layout?.['session'];
      };
      await expect.poll(left).toBeDefined();
      const first = await left();
      await bringIn(
        page,
        own('left here'),
        answeredSession([{ model: 'm', text: 'Here.' }], own('left here')),
      );
      await expect.poll(left).not.toBe(first);
      await page.close();
      await host.restart();
      const again = await open(host.url, { locale });
      await openItem(again, own('left here')).waitFor();
    });
  });
});
