// The views of a trial, by role and name: figures with their origin, one axis of time, money, the
// difference of two answers, what was really sent; sessions found, marked, deleted and brought back.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeredSession } from '../../kit/answered-session.ts';
import { startHost, useBrowser, type Host } from '../host.ts';
import { judgedPairs } from '../../kit/judged-pairs.ts';
import {
  bringIn,
  clipboard,
  exported,
  newSession,
  pick,
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

/** A trial of two practice models that is over, and one of its views. */
async function trialSeen(view: string): Promise<{ readonly page: Page; readonly study: Locator }> {
  const page = await open(host.url, { permissions: ['clipboard-read', 'clipboard-write'] });
  await newSession(page);
  await writePrompt(page, 'Which is larger, 9.11 or 9.9?');
  await setLineup(page, ['practice/o1-mini', 'practice/gpt-4o']);
  await page.getByRole('button', { name: 'Run Ctrl Enter' }).click();
  for (const name of ['practice/o1-mini', 'practice/gpt-4o'])
    expect(await settled(page, name)).toBe('complete');
  await page.getByRole('tab', { name: view }).click();
  return { page, study: page.getByRole('region', { name: 'Analysis' }) };
}

describe('a trial looked at closely', () => {
  it('Compare: a row per contender, how each figure is known on focus, copied by one press', async () => {
    const { page, study } = await trialSeen('Compare');
    const row = study.getByRole('row', { name: /o1-mini/ });
    await row.locator('[data-compare="e2eMs"] .figure').focus();
    // A figure tells how it is known to whoever comes by keyboard.
    for (const key of ['Shift+Tab', 'Tab']) await page.keyboard.press(key);
    await page.getByText('From sending to the end of the response.').waitFor();
    await study.getByRole('button', { name: 'Copy as TSV' }).click();
    await page.getByText('Copied.').waitFor();
    const table = await clipboard(page);
    expect(table.split('\n').length).toBeGreaterThanOrEqual(3);
    expect(table).toMatch(/o1-mini\t/);
    await study.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect.poll(() => clipboard(page)).toMatch(/^\|.*\|\n\| ?:?-/);
  });

  it('Compare: by how much two differ and who passes more often, as the session file and the report have it', async () => {
    const page = await open(host.url);
    const { document } = judgedPairs('+++++++-', '+-------');
    await bringIn(
      page,
      'two judged',
      JSON.stringify({ ...document, session: { ...document.session, title: 'two judged' } }),
    );
    await page.getByRole('tab', { name: 'Compare' }).click();
    const study = page.getByRole('region', { name: 'Analysis' });
    await study.getByText('Paired differences').click();
    const figure = study
      .getByRole('table', { name: 'Paired differences' })
      .locator('[data-pair="difference"]');
    await figure.waitFor();
    const file = await sessionFile(page);
    const row = file.comparisons?.find(one => one.figure === 'e2eMs');
    expect(row?.difference?.interval).not.toBeNull();
    expect(Number(await figure.getAttribute('data-value'))).toBe(row?.difference?.value);
    const report = await exported(page, 'Markdown');
    const [value = '', low = '', high = ''] = ((await figure.textContent()) ?? '').split(/ (?=\+1)| to /);
    expect(report).toContain(`${value} on average (95 % interval ${low} to ${high})`);
    const verdict = await study.getByText('McNemar').textContent();
    expect(verdict).toContain('7 against 1 of 8 pairs passed');
    expect(verdict).toContain(`p = ${file.accuracy?.[0]?.p.toFixed(3)}`);
    // How it is known is told to whoever comes by keyboard.
    await figure.getByRole('button').focus();
    for (const key of ['Shift+Tab', 'Tab']) await page.keyboard.press(key);
    await page.getByText('bootstrap (BCa) of whole pairs').waitFor();
  });

  it('Timeline: zoomed and read by keyboard alone', async () => {
    const { page, study } = await trialSeen('Timeline');
    const chart = study.getByRole('application', { name: 'All lanes on one axis of time' });
    await chart.focus();
    for (const key of ['+', '-', 'ArrowDown', 'Shift+ArrowRight']) await page.keyboard.press(key);
    await expect.poll(() => study.getByRole('status').textContent()).toMatch(/\d/);
    await study.getByRole('button', { name: 'Zoom in' }).click();
    await study.getByRole('button', { name: 'Show all' }).click();
  });

  it('Cost: in parts, play money said to be that, and as another model', async () => {
    const { study } = await trialSeen('Cost');
    await study.getByText('Play money is shown, and never added to what was spent.').waitFor();
    await study.getByText('What if').first().waitFor();
  });

  it('Diff: two answers side by side', async () => {
    const { study } = await trialSeen('Diff');
    await study.getByLabel('Left').waitFor();
    await study.getByLabel('Right').waitFor();
    await study.locator('.monaco-diff-editor').waitFor();
  });

  it('Requests: what was sent and what came, byte for byte', async () => {
    const { study } = await trialSeen('Requests');
    await study.getByText('Request, key removed').waitFor();
    await expect.poll(() => study.textContent()).toContain('Which is larger, 9.11 or 9.9?');
    await study.getByText('Response, as it arrived').waitFor();
  });

  it('Speed fit: says what it takes where there is nothing to draw yet, or draws it', async () => {
    const { study } = await trialSeen('Speed fit');
    await study
      .getByText(/Total time over output tokens|A speed of hidden thinking/)
      .first()
      .waitFor();
  });
});

describe('a replay', () => {
  it('plays a saved trial back, marked as a recording, and shows the figures of the trial', async () => {
    const { page } = await trialSeen('Compare');
    await page.getByRole('button', { name: 'Replay' }).click();
    const dialog = page.getByRole('dialog', { name: 'Replay' });
    await dialog.getByText('This is a recording.').waitFor();
    const position = dialog.getByRole('slider', { name: 'Position' });
    const at = async (): Promise<number> => Number(await position.inputValue());
    await dialog.getByLabel('Speed').selectOption({ index: 0 });
    await position.focus();
    await page.keyboard.press('End');
    await expect.poll(() => dialog.getByRole('article').first().textContent()).toMatch(/9\.9/);
    const end = await at();
    await page.keyboard.press('Home');
    await expect.poll(at).toBeLessThan(end);
    await expect.poll(at).toBe(end);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('sessions', () => {
  const item = (page: Page, title: string): Locator => page.locator('button.item', { hasText: title });

  it('are found by their words, in Chinese too', async () => {
    const page = await open(host.url);
    const text = '天空之所以是蓝色的，是因为瑞利散射。';
    await bringIn(page, 'the sky', answeredSession([{ model: 'm', text }], 'the sky'));
    const find = page.getByRole('searchbox', { name: 'Search sessions' });
    await find.fill('瑞利散射');
    await item(page, 'the sky').waitFor();
    await find.fill('nothing says this');
    await page.getByText('Nothing found.').waitFor();
  });

  it('are tagged, pinned, renamed, duplicated, deleted and brought back', async () => {
    const page = await open(host.url);
    await bringIn(page, 'to be kept', answeredSession([{ model: 'm', text: 'Yes.' }], 'to be kept'));
    await page.getByRole('button', { name: 'Tags' }).click();
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('decimals');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await item(page, 'decimals').waitFor();
    await pick(page, 'More about to be kept', 'Pin');
    await page.getByRole('heading', { name: 'Pinned' }).waitFor();
    await pick(page, 'More about to be kept', 'Rename');
    await page.getByRole('textbox', { name: 'New title' }).fill('kept for good');
    await page.keyboard.press('Enter');
    await item(page, 'kept for good').waitFor();
    await pick(page, 'More about kept for good', 'Duplicate');
    await expect.poll(() => item(page, 'kept for good').count()).toBe(2);
    await pick(page, 'More about kept for good', 'Delete');
    await expect.poll(() => item(page, 'kept for good').count()).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => item(page, 'kept for good').count()).toBe(2);
  });

  it('are brought in by being dropped on the page; what is no session says so', async () => {
    const page = await open(host.url);
    await page.getByRole('button', { name: 'Import' }).waitFor();
    const drop = (name: string, text: string): Promise<void> =>
      page.evaluate(
        ([file, body]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([body], file, { type: 'application/json' }));
          window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        },
        [name, text] as const,
      );
    await drop('dropped.assay.json', answeredSession([{ model: 'm', text: 'Here.' }], 'dropped'));
    await item(page, 'dropped').waitFor();
    await drop('notes.txt', 'no session');
    await page.getByText('notes.txt is no session file (*.assay.json).').waitFor();
  });

  it('open where they were left after a restart', async () => {
    const page = await open(host.url);
    const left = async (): Promise<unknown> => {
      const kept = await readFile(join(host.home, 'settings.json'), 'utf8').catch(() => '{}');
      const { settings } = JSON.parse(kept) as { settings?: { layout?: Record<string, unknown> } };
      return settings?.layout?.['session'];
    };
    await expect.poll(left).toBeDefined();
    const first = await left();
    await bringIn(page, 'left here', answeredSession([{ model: 'm', text: 'Here.' }], 'left here'));
    await expect.poll(left).not.toBe(first);
    await page.close();
    await host.restart();
    const again = await open(host.url);
    await again.locator('button.item[aria-current]', { hasText: 'left here' }).waitFor();
  });
});

describe('in Chinese', () => {
  it('the views have their names and their figures', async () => {
    const page = await open(host.url, { locale: 'zh-CN' });
    await page.locator('.rail-foot input[type=file]').waitFor({ state: 'attached' });
    await bringIn(
      page,
      '中文',
      answeredSession(
        [
          { model: 'm', text: '好。' },
          { model: 'n', text: '行。' },
        ],
        '中文',
      ),
    );
    for (const name of ['比较', '时间线', '费用']) {
      await page.getByRole('tab', { name }).click();
      await expect.poll(() => page.getByRole('tab', { name }).getAttribute('aria-selected')).toBe('true');
    }
  });
});
