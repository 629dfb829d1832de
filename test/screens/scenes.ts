// The views, in the order in which one leads to the next: how each is reached, and what is left behind.

import type { Page } from 'playwright-core';
import { answeredSession } from '../kit/answered-session.ts';
import { speechOf } from '../e2e/speech.ts';
import { bringIn, button, lineUp, newSession, run, settled, until } from './stage.ts';

export interface Scene {
  readonly name: string;
  /** What the index says of it. */
  readonly says: string;
  /** Among those by which every size is judged. */
  readonly isCore: boolean;
  /** `series`: a session file through which a line can be drawn. */
  reach(page: Page, series: Promise<string>): Promise<void>;
  leave?(page: Page): Promise<void>;
}

const trio = ['practice/o1-preview', 'practice/open-thinker', 'practice/gpt-4o', 'practice/gpt-4o-mini'];

const sampleOf = (page: Page, id: string): { readonly title: string; readonly user: string } => {
  const found = speechOf(page).screen.samples.find(sample => sample.id === id);
  if (!found) throw new Error(`no sample ${id}`);
  return found;
};

const view = (
  tab: keyof ReturnType<typeof speechOf>['analysis']['tabs'],
  says: string,
  isCore = false,
): Scene => ({
  name: tab,
  says,
  isCore,
  async reach(page) {
    await page.getByRole('tab', { name: speechOf(page).analysis.tabs[tab], exact: true }).click();
    await page.getByRole('tabpanel').first().waitFor();
    await page.getByText(speechOf(page).analysis.loading, { exact: true }).waitFor({ state: 'detached' });
    if (tab === 'diff') await page.locator('.monaco-diff-editor .view-line').first().waitFor();
  },
});

const escape = (page: Page): Promise<void> => page.keyboard.press('Escape');
const closed = async (page: Page): Promise<void> => {
  await escape(page);
  await until('a closed dialog', async () => (await page.getByRole('dialog').count()) === 0);
};

export const scenes: readonly Scene[] = [
  {
    name: 'start',
    says: 'The first start, on an empty profile',
    isCore: true,
    reach: async page => page.getByRole('region', { name: speechOf(page).screen.lanes }).waitFor(),
  },
  {
    name: 'composed',
    says: 'A prompt composed, with its lineup',
    isCore: false,
    async reach(page) {
      const { title, user } = sampleOf(page, 'hats');
      await newSession(page, title, user);
      await lineUp(page, ['practice/o1-preview@high', ...trio.slice(1)]);
    },
  },
  {
    name: 'running',
    says: 'A trial while it runs',
    isCore: false,
    async reach(page) {
      await run(page);
      const last = page.getByRole('article').last().locator('.answer');
      await until('an answer that has begun', async () => ((await last.textContent()) ?? '').length > 60);
    },
    leave: settled,
  },
  view('compare', 'Compare: a row per contender', true),
  view('timeline', 'Timeline: all lanes on one axis of time'),
  view('cost', 'Cost, in parts'),
  view('diff', 'Diff: any two answers'),
  view('requests', 'Requests: what was sent and what came'),
  {
    name: 'blind',
    says: 'Blind judging',
    isCore: false,
    async reach(page) {
      const { screen } = speechOf(page);
      await button(page, screen.blind.open).click();
      await page.getByRole('dialog', { name: screen.blind.title }).waitFor();
      await page.getByRole('article', { name: screen.blind.side.left }).waitFor();
    },
  },
  {
    name: 'ranking',
    says: 'Blind judging after the vote: who it was, and the ranking',
    isCore: false,
    async reach(page) {
      await page.keyboard.press('1');
      await page.getByRole('region', { name: speechOf(page).screen.blind.standing }).waitFor();
    },
    leave: closed,
  },
  {
    name: 'replay',
    says: 'A replay, in the middle',
    isCore: false,
    async reach(page) {
      const { replay } = speechOf(page).analysis;
      await button(page, replay.open).click();
      const dialog = page.getByRole('dialog', { name: replay.title });
      const position = dialog.getByRole('slider', { name: replay.position });
      await position.waitFor();
      await button(page, replay.pause).click();
      const span = Number(await position.getAttribute('max'));
      await position.fill(String(0.6 * span));
    },
    leave: closed,
  },
  {
    name: 'palette',
    says: 'Commands',
    isCore: false,
    async reach(page) {
      await page.keyboard.press('Control+K');
      await page.getByPlaceholder(speechOf(page).screen.manners.paletteHint).waitFor();
    },
    leave: closed,
  },
  {
    name: 'troubles',
    says: 'Lanes in trouble: refused, cut off, and one whose thinking ate the limit',
    isCore: true,
    async reach(page) {
      const { screen } = speechOf(page);
      const { title, user } = sampleOf(page, 'decimals');
      await newSession(page, title, user);
      await lineUp(page, [
        'practice/o1-mini',
        'practice/flaky@auth',
        'practice/flaky@truncate',
        'practice/gpt-4o',
      ]);
      const name = screen.settingsOf('practice/o1-mini');
      await button(page, name).click();
      const form = page.getByRole('dialog', { name });
      await form.getByLabel(screen.outputLimit).fill('64');
      await form.getByLabel(screen.outputLimit).blur();
      await escape(page);
      await run(page);
      await settled(page);
      await page.getByRole('tab', { name: speechOf(page).analysis.tabs.compare, exact: true }).click();
    },
  },
  {
    name: 'fit',
    says: 'Speed fit: a line through a series of prompts of different length',
    isCore: false,
    async reach(page, series) {
      const { analysis } = speechOf(page);
      const document = JSON.parse(await series) as { session: { title: string } };
      document.session.title = analysis.tabs.fit;
      await bringIn(page, document.session.title, JSON.stringify(document));
      await page.getByRole('tab', { name: analysis.tabs.fit, exact: true }).click();
      await page.getByText(analysis.fitTitle).first().waitFor();
    },
  },
  {
    name: 'repeats',
    says: 'Repeats: the spread of each contender, and paired differences',
    isCore: false,
    async reach(page) {
      const { analysis } = speechOf(page);
      await page.getByRole('tab', { name: analysis.tabs.compare, exact: true }).click();
      await page.getByText(analysis.pairs).first().waitFor();
    },
  },
  {
    name: 'sessions',
    says: 'Sessions: pinned, tagged, searched',
    isCore: false,
    async reach(page) {
      const { screen } = speechOf(page);
      const title = screen.compose.kinds.arithmetic;
      const text =
        speechOf(page).language === 'zh' ? '9.9 更大：9.90 大于 9.11。' : '9.9 is larger: 9.90 against 9.11.';
      await bringIn(
        page,
        title,
        answeredSession(
          [
            { model: 'small', text },
            { model: 'large', text },
          ],
          title,
        ),
      );
      await button(page, screen.rail.tags).click();
      await page.getByRole('combobox', { name: screen.rail.addTag }).fill(screen.compose.kinds.logic);
      await page.keyboard.press('Enter');
      await escape(page);
      await button(page, screen.rail.menuOf(sampleOf(page, 'hats').title)).click();
      await page.getByRole('menuitem', { name: screen.pin, exact: true }).click();
      await page.getByRole('heading', { name: screen.pinned }).waitFor();
    },
  },
  {
    name: 'settings',
    says: 'Settings',
    isCore: true,
    async reach(page) {
      await button(page, speechOf(page).screen.settings).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'settings-money',
    says: 'Settings, further down: prices, spend, definitions, data, keys',
    isCore: false,
    async reach(page) {
      await page.getByRole('dialog').getByText(speechOf(page).screen.own.prices).scrollIntoViewIfNeeded();
    },
    leave: closed,
  },
  {
    name: 'many',
    says: 'Eight contenders at once',
    isCore: true,
    async reach(page) {
      const { title, user } = sampleOf(page, 'cage');
      const filled = user
        .replace('{{头}}', '35')
        .replace('{{足}}', '94')
        .replace(/\{\{\w+\}\}/g, '35');
      await newSession(page, title, filled);
      await lineUp(page, [
        'practice/o1-preview',
        'practice/o1-mini@high',
        'practice/o1-mini@low',
        'practice/open-thinker',
        'practice/gpt-4o',
        'practice/gpt-4o-2024-08-06',
        'practice/gpt-4o-2024-05-13',
        'practice/gpt-4o-mini',
      ]);
      await run(page);
      await settled(page);
    },
  },
];
