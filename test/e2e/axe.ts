// What axe has to say of a page.

import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until the view is there: looked at while it loads, a label may have the colour of now and the ground of before. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

/** What axe finds, a line each: the rule and the first place. */
export async function axeTroubles(page: Page): Promise<readonly string[]> {
  // The policy of the page lets no script in by markup: the test hands it over through the debugger.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // Where its script puts itself.
    const { axe: inspector } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await inspector.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  });
}
