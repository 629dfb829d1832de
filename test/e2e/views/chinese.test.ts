// A page that speaks Chinese speaks nothing else: every view, dialog, menu, tooltip and toast is walked
// through, and no run of Latin words is found that is not a name, a unit, a key or code.

import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { troubleKinds } from '../../../electron/practice/troubles.ts';
import { goodAnswer, whole } from '../../kit/http-script.ts';
import { scriptedServer, type ScriptedServer } from '../../kit/scripted-server.ts';
import { startHost, useBrowser, type Host } from '../host.ts';
import { latinIn, latinOn } from '../latin.ts';
import { like, speechIn } from '../speech.ts';
import {
  addEndpoint,
  chipNames,
  contenderForm,
  newSession,
  pick,
  run,
  runChoices,
  setLineup,
  settings,
  writePrompt,
} from '../workbench.ts';

const { open } = useBrowser();
let host: Host;
let server: ScriptedServer;
beforeAll(async () => {
  server = await scriptedServer(({ path }) =>
    path.endsWith('/models')
      ? whole(200, JSON.stringify({ object: 'list', data: [{ id: 'small' }] }))
      : goodAnswer(['好。']),
  );
  host = await startHost({ ASSAY_PRACTICE_SPEED: '15' });
});
afterAll(async () => {
  await host.close();
  await server.close();
});

const { locale, screen, analysis, format, question } = speechIn('zh');

/** A page and what was found on it so far, each with where it was. */
async function walk(): Promise<{
  readonly page: Page;
  readonly found: string[];
  look(where: string): Promise<void>;
  /** Opens what a button opens, looks, and closes it. */
  behind(button: Locator, where: string): Promise<void>;
}> {
  const page = await open(host.url, { locale, permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: screen.settings, exact: true }).waitFor();
  const found: string[] = [];
  const look = async (where: string): Promise<void> => {
    found.push(...(await latinOn(page)).map(text => `${where}: ${text}`));
  };
  return {
    page,
    found,
    look,
    async behind(button, where) {
      await button.click();
      await page.locator('[role="menu"], [role="dialog"], [role="listbox"]').first().waitFor();
      await look(where);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('[role="menu"], [role="dialog"]').count()).toBe(0);
    },
  };
}

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true }).first();

describe('in Chinese', () => {
  it('the inspector finds what is English, and lets names, units and keys through', () => {
    expect(latinIn('还没有 contender，按 Enter')).toEqual(['contender']);
    expect(latinIn('practice/o1-mini 需 1.20 秒，复制为 TSV，见 https://openai.com/x')).toEqual([]);
  });

  it('prompt, lineup and what a trial is told speak it', async () => {
    const { page, found, look, behind } = await walk();
    await look('start');
    await newSession(page);
    await setLineup(page, ['practice/o1-mini', 'practice/gpt-4o']);
    await writePrompt(page, '说一声 {{语言}} 的你好。');
    await page.getByRole('tab', { name: screen.variables }).click();
    await look('variables');
    await page.getByRole('tab', { name: screen.system }).click();
    await look('system');
    await page.getByRole('tab', { name: screen.prompt }).click();
    for (const name of [screen.compose.samplesName, screen.compose.historyName, screen.compose.lineupsName])
      await behind(button(page, name), name);
    await runChoices(page);
    await look('more');
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: screen.add }).fill('o');
    await page.getByRole('option').first().waitFor();
    await look('suggestions');
    await page.keyboard.press('Escape');
    await contenderForm(page, 'practice/o1-mini');
    await look('a contender');
    await page.getByRole('button', { name: screen.compose.sweep }).click();
    await expect.poll(() => chipNames(page).count()).toBeGreaterThan(2);
    await look('swept');
    await page.keyboard.press('Escape');
    await chipNames(page).first().press('Alt+ArrowRight');
    await look('moved');
    for (const name of [screen.rail.tags, screen.rail.notes]) await behind(button(page, name), name);
    await page
      .getByRole('button', { name: like(screen.removeOne('practice/…')) })
      .first()
      .click();
    await button(page, screen.undo).waitFor();
    await look('removed');
    expect(found).toEqual([]);
  });

  it('a trial speaks it: while it runs, when it is over, in every view, judged and replayed', async () => {
    const { page, found, look, behind } = await walk();
    await newSession(page);
    await writePrompt(page, question);
    await setLineup(page, ['practice/o1-mini', 'practice/open-thinker', 'practice/gpt-4o-mini@high']);
    await page.getByRole('spinbutton', { name: screen.repeats }).fill('2');
    await run(page);
    await page.getByRole('article').first().waitFor();
    await look('running');
    const over = (): Promise<boolean> =>
      page
        .getByRole('article')
        .evaluateAll(all => all.every(column => column.getAttribute('data-status') === 'complete'));
    await expect.poll(over, { timeout: 60_000 }).toBe(true);
    for (const summary of await page.locator('article summary').all()) await summary.click();
    await look('over');
    for (const figure of await page.locator('article').first().locator('.figure').all()) {
      await figure.hover();
      await page.locator('.tip').first().waitFor();
      await look('a figure');
    }
    await behind(button(page, screen.lane.menu('practice/o1-mini')), 'lane menu');
    await pick(page, screen.lane.menu('practice/o1-mini'), screen.lane.copyAnswer);
    await page.getByText(screen.lane.copied).waitFor();
    await look('copied');
    await page.getByRole('article').first().getByRole('button', { name: screen.lane.note }).click();
    await look('judging');
    for (const view of Object.values(analysis.tabs)) {
      await page.getByRole('tab', { name: view }).click();
      await page.waitForLoadState('networkidle');
      await look(view);
    }
    await page.getByRole('tab', { name: analysis.tabs.compare }).click();
    await behind(button(page, analysis.columns), 'columns');
    await behind(button(page, screen.report), 'report');
    await button(page, analysis.replay.open).click();
    await page.getByRole('dialog').waitFor();
    await look('replay');
    await page.keyboard.press('Escape');
    await button(page, screen.blind.open).click();
    await page.getByRole('dialog', { name: screen.blind.title }).waitFor();
    await look('blind');
    await page.keyboard.press('1');
    await page.getByRole('region', { name: screen.blind.standing }).waitFor();
    await look('ranking');
    await page.keyboard.press('Escape');
    await pick(page, screen.lane.menu('practice/o1-mini'), screen.lane.continue);
    await look('next message');
    expect(found).toEqual([]);
  });

  it.each([
    [1, troubleKinds.slice(0, 10)],
    [2, troubleKinds.slice(10)],
  ])('every trouble says what it is, part %i', async (_part, kinds) => {
    const { page, found, look } = await walk();
    await newSession(page);
    await writePrompt(page, question);
    const names = kinds
      .filter(kind => kind !== 'stall' && kind !== 'slow')
      .map(kind => `practice/flaky@${kind}`);
    await setLineup(page, names);
    await run(page);
    for (const lane of await page.getByRole('article').all())
      await expect
        .poll(() => lane.getAttribute('data-status'), { timeout: 60_000 })
        .toMatch(/^(complete|truncated|failed|cancelled|interrupted|limit)$/);
    await look('troubles');
    for (const view of [analysis.tabs.compare, analysis.tabs.requests]) {
      await page.getByRole('tab', { name: view }).click();
      await look(view);
    }
    expect(found).toEqual([]);
  });

  it('settings, commands and sessions speak it', async () => {
    const { page, found, look, behind } = await walk();
    await newSession(page);
    await addEndpoint(page, 'lab', `${server.url}/v1`);
    const dialog = await settings(page);
    await dialog.getByText(screen.own.definitions(Object.keys(format.measures).length)).click();
    await dialog.getByRole('button', { name: screen.manners.makeBackup }).click();
    await dialog.getByRole('button', { name: screen.manners.testOf('lab') }).click();
    await dialog.getByRole('status', { name: screen.manners.tested('lab') }).waitFor();
    await dialog.getByRole('button', { name: screen.own.change('lab') }).click();
    await look('settings');
    const form = dialog.getByRole('form', { name: screen.own.change('lab') });
    await form.getByLabel(screen.own.fields.headers).fill('authorization: 1');
    await form.getByRole('button', { name: screen.own.save }).click();
    await look('refused');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+K');
    await page.getByPlaceholder(screen.manners.paletteHint).waitFor();
    await look('palette');
    await page.keyboard.press('Escape');
    await behind(button(page, screen.rail.menuOf(screen.untitled)), 'session menu');
    await button(page, screen.duplicate).click();
    await button(page, screen.remove).click();
    await button(page, screen.undo).waitFor();
    await look('removed');
    await page.getByRole('searchbox', { name: screen.searchName }).fill('不会有的');
    await page.getByText(screen.noneFound).waitFor();
    await look('nothing found');
    expect(found).toEqual([]);
  });
});
