// Settings, as a person uses them: an endpoint added, asked, changed and removed; its key typed and
// never seen again; its models, its price, its cap; what was spent. In English by pointer, in Chinese by
// keyboard alone.

import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RefusalFacts } from '../../shared/contract/refusal.ts';
import { measureNames } from '../../shared/format/definition.ts';
import { refusalSentence } from '../../shared/format/refusal-sentence.ts';
import { goodAnswer, whole } from '../kit/http-script.ts';
import { scriptedServer, type ScriptedServer } from '../kit/scripted-server.ts';
import { choose, hasFocus, press, write } from './hands.ts';
import { startHost, useBrowser, type Host } from './host.ts';
import { begins, like, speeches } from './speech.ts';
import { addEndpoint, closeSettings, run, setLineup, settings, settled, writePrompt } from './workbench.ts';

const { open } = useBrowser();
let server: ScriptedServer;
let host: Host;

beforeAll(async () => {
  server = await scriptedServer(({ path }) =>
    path.endsWith('/models')
      ? whole(200, JSON.stringify({ object: 'list', data: [{ id: 'small' }, { id: 'large' }] }))
      : goodAnswer(['56']),
  );
  host = await startHost({ ASSAY_PRACTICE_SPEED: '30' });
});

afterAll(async () => {
  await host.close();
  await server.close();
});

const key = 'sk-settings-0123456789abcdef';

describe.each(speeches)('in $language', ({ screen, format, language, locale }) => {
  const { manners, own } = screen;
  /** An endpoint of this language's own. */
  const at = (name: string): string => `${name}-${language}`;

  const saidIn = (sentence: string, facts: RefusalFacts = {}): string =>
    refusalSentence({ sentence, facts }, language);

  const row = (dialog: Locator, name: string): Locator =>
    dialog.getByRole('listitem').filter({ has: dialog.page().getByText(name, { exact: true }) });

  describe('an endpoint', () => {
    it('is added, tells what works there and which models it has', async () => {
      const page = await open(host.url, { locale });
      await addEndpoint(page, at('lab'), `${server.url}/v1`);
      const dialog = await settings(page);
      await press(row(dialog, at('lab')).getByRole('button', { name: own.refreshOf(at('lab')) }));
      await row(dialog, at('lab')).getByText(own.listed(2)).waitFor();
      await press(row(dialog, at('lab')).getByRole('button', { name: manners.testOf(at('lab')) }));
      const told = dialog.getByRole('status', { name: manners.tested(at('lab')) });
      await told.waitFor();
      expect(
        await hasFocus(row(dialog, at('lab')).getByRole('button', { name: manners.testOf(at('lab')) })),
      ).toBe(true);
      const { checks, answers } = format.endpoints;
      expect(await told.textContent()).toMatch(begins(`${checks.reach} ${answers.yes}`));
    });

    it('is changed in place: what it speaks, what every request carries', async () => {
      const page = await open(host.url, { locale });
      await addEndpoint(page, at('changing'), `${server.url}/v1`);
      const dialog = await settings(page);
      await press(row(dialog, at('changing')).getByRole('button', { name: own.change(at('changing')) }));
      const form = dialog.getByRole('form', { name: own.change(at('changing')) });
      await write(form.getByLabel(own.fields.headers), 'x-team: research');
      await choose(form.getByLabel(own.fields.written), 'openai-chat+vllm');
      await press(form.getByRole('button', { name: own.save }));
      await form.waitFor({ state: 'detached' });
      await closeSettings(dialog);

      await writePrompt(page, 'What is 7 times 8?');
      await setLineup(page, [`${at('changing')}/small`]);
      const before = server.seen.length;
      await run(page);
      expect(await settled(page, `${at('changing')}/small`)).toBe('complete');
      const [seen] = server.seen.slice(before);
      expect(seen?.headers['x-team']).toBe('research');
      expect(seen?.body).toContain('continuous_usage_stats');
    });

    it('refuses a header that would hold a key, and says why', async () => {
      const page = await open(host.url, { locale });
      await addEndpoint(page, at('strict'), `${server.url}/v1`);
      const dialog = await settings(page);
      await press(row(dialog, at('strict')).getByRole('button', { name: own.change(at('strict')) }));
      const form = dialog.getByRole('form', { name: own.change(at('strict')) });
      await write(form.getByLabel(own.fields.headers), `authorization: Bearer ${key}`);
      await press(form.getByRole('button', { name: own.save }));
      await page.getByText(saidIn('it would hold a secret; a key is set with the key')).waitFor();
    });

    it('takes a key that is never seen again', async () => {
      const page = await open(host.url, { locale });
      await addEndpoint(page, at('keyed'), `${server.url}/v1`);
      const dialog = await settings(page);
      const field = dialog.getByLabel(screen.keyOf(at('keyed')), { exact: false });
      await write(field, key);
      await press(row(dialog, at('keyed')).getByRole('button', { name: own.save }));
      await expect.poll(() => field.inputValue()).toBe('');
      expect(await field.getAttribute('placeholder')).toContain('cdef');
      expect(await page.content()).not.toContain(key);
      await press(row(dialog, at('keyed')).getByRole('button', { name: manners.testOf(at('keyed')) }));
      await dialog.getByRole('status', { name: manners.tested(at('keyed')) }).waitFor();
      expect(server.seen.at(-1)?.headers['authorization']).toBe(`Bearer ${key}`);
      expect(await page.content()).not.toContain(key);
    });

    it('is removed', async () => {
      const page = await open(host.url, { locale });
      await addEndpoint(page, at('short-lived'), `${server.url}/v1`);
      const dialog = await settings(page);
      await press(
        row(dialog, at('short-lived')).getByRole('button', { name: screen.removeOne(at('short-lived')) }),
      );
      await expect.poll(() => row(dialog, at('short-lived')).count()).toBe(0);
      // The keyboard goes on in the list, not at the head of the settings.
      await expect.poll(() => dialog.locator('.endpoints :focus').count()).toBe(1);
    });
  });

  describe('money', () => {
    it('a price of one’s own stands above the lists, and goes again', async () => {
      const page = await open(host.url, { locale });
      await addEndpoint(page, at('priced'), `${server.url}/v1`);
      const dialog = await settings(page);
      const form = dialog.getByRole('form', { name: own.addPrice });
      await write(form.getByLabel(own.priceModel), `${at('priced')}/small`);
      await write(form.getByLabel(own.fields.priceIn), '1000');
      await write(form.getByLabel(own.fields.priceOut), '2000');
      await press(form.getByRole('button', { name: own.addPrice }));
      await dialog.getByText(like(own.priceOf('$1,000', '$2,000', ''))).waitFor();
      await closeSettings(dialog);

      await writePrompt(page, 'What is 7 times 8?');
      await setLineup(page, [`${at('priced')}/small`]);
      await run(page);
      expect(await settled(page, `${at('priced')}/small`)).toBe('complete');
      // Ten in and one out: a cent and a fifth.
      const cost = page
        .getByRole('article', { name: `${at('priced')}/small` })
        .locator('[data-reading="usd"]');
      expect(Number(await cost.getAttribute('data-value'))).toBeCloseTo(0.012, 6);

      const again = await settings(page);
      await again
        .getByRole('row', { name: at('priced') })
        .getByText('$0.012')
        .waitFor();
      await press(again.getByRole('button', { name: own.forgetPrice(`${at('priced')}/small`) }));
      await again.getByText(own.noPrices).waitFor();
    });

    it('a month’s cap lets nothing be sent that would pass it, and says so', async () => {
      const page = await open(host.url, { locale });
      await addEndpoint(page, at('capped'), `${server.url}/v1`);
      const dialog = await settings(page);
      await press(row(dialog, at('capped')).getByRole('button', { name: own.change(at('capped')) }));
      const form = dialog.getByRole('form', { name: own.change(at('capped')) });
      await write(form.getByLabel(own.fields.monthlyCap), '0.001');
      await write(form.getByLabel(own.fields.priceIn), '1000');
      await write(form.getByLabel(own.fields.priceOut), '1000');
      await press(form.getByRole('button', { name: own.save }));
      await form.waitFor({ state: 'detached' });
      await closeSettings(dialog);
      await writePrompt(page, 'What is 7 times 8?');
      await setLineup(page, [`${at('capped')}/small`]);
      const before = server.seen.length;
      await run(page);
      expect(await settled(page, `${at('capped')}/small`)).toBe('cancelled');
      await page
        .getByText(format.notes.capped_month({ aside: '', model: '', limit: null, effort: null }))
        .waitFor();
      expect(server.seen).toHaveLength(before);
    });

    it('of practice models is play money, in no sum', async () => {
      const page = await open(host.url, { locale });
      await setLineup(page, ['practice/gpt-4o']);
      await run(page);
      await settled(page, 'practice/gpt-4o');
      const dialog = await settings(page);
      const played = dialog.getByRole('row', { name: /practice/ });
      await played.getByText(screen.simulated).waitFor();
    });
  });

  describe('the rest', () => {
    it('definitions, data folder, backups and keys are there to be read', async () => {
      const page = await open(host.url, { locale });
      const dialog = await settings(page);
      await press(dialog.getByText(own.definitions(measureNames.length)));
      await dialog.getByText('ttfbMs = firstByteMs').waitFor();
      await dialog.getByText(host.home).waitFor();
      await press(dialog.getByRole('button', { name: manners.makeBackup }));
      await dialog.getByRole('button', { name: like(manners.restoreOf('…')) }).waitFor();
      await dialog.getByText('Ctrl Enter').waitFor();
    });

    it('refusals too', async () => {
      const page = await open(host.url, { locale });
      const dialog = await settings(page);
      await press(dialog.getByRole('button', { name: own.change('openai'), exact: true }));
      const form = dialog.getByRole('form', { name: own.change('openai') });
      await write(form.getByLabel(own.fields.proxy), 'no address');
      await press(form.getByRole('button', { name: own.save }));
      await page
        .getByText(saidIn("This can't be a proxy: {why}.", { why: 'it is not a web address' }))
        .waitFor();
    });
  });
});
