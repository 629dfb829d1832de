// Nothing moves that the person did not move: what the browser counts as layout shift while four columns
// stream and settle, and words that are drawn in another place first.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost, useBrowser, type Host } from '../host.ts';
import { lane, newSession, setLineup, settled, writePrompt } from '../workbench.ts';

const { open } = useBrowser();
let host: Host;
beforeAll(async () => {
  host = await startHost({ ASSAY_PRACTICE_SPEED: '2' });
});
afterAll(() => host.close());

const four = ['practice/o1-mini', 'practice/gpt-4o', 'practice/o1-preview', 'practice/gpt-4o-mini'] as const;

interface Shift {
  readonly value: number;
  /** The browser's own mark: the person had just pressed something, and may expect a change. */
  readonly hadRecentInput: boolean;
  readonly what: readonly string[];
}

/** From now on, what the browser counts. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver(list => {
      // The types of the browser know no entries of this kind.
      for (const entry of list.getEntries() as unknown as readonly (Shift & {
        readonly sources: readonly { readonly node: Node | null }[];
      })[])
        shifts.push({
          value: entry.value,
          hadRecentInput: entry.hadRecentInput,
          what: entry.sources.map(({ node }) => `${node?.nodeName} "${node?.textContent?.slice(0, 30)}"`),
        });
    }).observe({ type: 'layout-shift' });
  });

async function shifts(page: Page): Promise<readonly Shift[]> {
  // The observer is told after the frame in which something moved.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => Reflect.get(window, 'shifts') as readonly Shift[]);
}

const sum = (all: readonly Shift[]): number => all.reduce((total, { value }) => total + value, 0);

/** Four columns that stream until they have settled; `during` happens while they do. */
async function trial(during?: (page: Page) => Promise<unknown>): Promise<readonly Shift[]> {
  const page = await open(host.url);
  await newSession(page);
  await writePrompt(page, 'Which is larger, 9.11 or 9.9? Say how you can be sure.');
  await setLineup(page, four);
  await page.waitForLoadState('networkidle');
  await watch(page);
  await page.getByRole('button', { name: /^Run/ }).click();
  await during?.(page);
  for (const name of four) await settled(page, name);
  return (await shifts(page)).filter(({ hadRecentInput }) => !hadRecentInput);
}

interface Watched {
  /** By how much the answer was shorter in a frame than in the one before. */
  readonly drops: readonly number[];
  /** Where it began in its column, whatever was scrolled. */
  readonly tops: readonly number[];
}

/** From now on, the answer of a column, frame by frame. */
const watchAnswer = (page: Page, name: string): Promise<void> =>
  page.evaluate(of => {
    const drops: number[] = [];
    const tops: number[] = [];
    Object.assign(window, { watched: { drops, tops } });
    let last = 0;
    const look = (): void => {
      const answer = document.querySelector<HTMLElement>(`article[aria-label="${of}"] .answer`);
      const height = answer?.getBoundingClientRect().height ?? 0;
      if (height < last - 1) drops.push(last - height);
      last = height;
      const top = answer?.offsetTop;
      if (top !== undefined && !tops.includes(top)) tops.push(top);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, name);

const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => Reflect.get(window, 'watched') as Watched);

describe('an answer', () => {
  it('only grows while it comes: no word is drawn below its line first', async () => {
    const page = await open(host.url);
    await newSession(page);
    await writePrompt(page, 'Which is larger, 9.11 or 9.9? Say how you can be sure.');
    await setLineup(page, ['practice/gpt-4o', 'practice/o1-preview']);
    await watchAnswer(page, 'practice/gpt-4o');
    await page.getByRole('button', { name: /^Run/ }).click();
    await settled(page, 'practice/gpt-4o');
    await settled(page, 'practice/o1-preview');
    expect((await watched(page)).drops).toEqual([]);
  });

  it('keeps its place when it is told at the end that the thinking was hidden', async () => {
    const page = await open(host.url);
    await newSession(page);
    await writePrompt(page, 'Which is larger, 9.11 or 9.9?');
    await setLineup(page, ['practice/o1-mini']);
    await watchAnswer(page, 'practice/o1-mini');
    await page.getByRole('button', { name: /^Run/ }).click();
    await settled(page, 'practice/o1-mini');
    await lane(page, 'practice/o1-mini').getByText('Thinking', { exact: true }).waitFor();
    expect((await watched(page)).tops).toHaveLength(1);
  });
});

describe('a trial of four columns', () => {
  it('moves nothing while it runs and settles', async () => {
    const moved = await trial();
    const most = moved.toSorted((one, other) => other.value - one.value).slice(0, 3);
    expect(sum(moved), JSON.stringify(most)).toBeLessThan(0.01);
  });

  it('would be caught if it did: the lineup that takes more room meanwhile', async () => {
    const moved = await trial(async page => {
      // Later than half a second after the press, up to which a change may be what was asked for.
      await page.locator('article[data-status=answering][aria-label="practice/o1-mini"]').waitFor();
      await page.getByRole('region', { name: 'Lineup' }).evaluate(lineup => {
        lineup.style.paddingTop = '60px';
      });
    });
    expect(sum(moved)).toBeGreaterThan(0.01);
  });
});
