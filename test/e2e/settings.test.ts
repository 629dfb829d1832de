// Settings, as a person uses them: an endpoint added, asked, changed and removed; its key typed and
// never seen again; its models, its price, its cap; what was spent. By pointer, by keyboard, in Chinese.

import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodAnswer, whole } from '../kit/http-script.ts';
import { scriptedServer, type ScriptedServer } from '../kit/scripted-server.ts';
import { startHost, useBrowser, type Host } from './host.ts';
import { addEndpoint, setLineup, settled, writePrompt } from './workbench.ts';

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

async function settings(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  return page.getByRole('dialog');
}

const row = (dialog: Locator, name: string): Locator =>
  dialog.getByRole('listitem').filter({ has: dialog.page().getByText(name, { exact: true }) });

describe('an endpoint', () => {
  it('is added, tells what works there and which models it has', async () => {
    const page = await open(host.url);
    await addEndpoint(page, 'lab', `${server.url}/v1`);
    const dialog = await settings(page);
    await row(dialog, 'lab').getByRole('button', { name: 'ask lab for its list' }).click();
    await row(dialog, 'lab').getByText('It lists 2 models.').waitFor();
    await row(dialog, 'lab').getByRole('button', { name: 'Test lab' }).click();
    const told = dialog.getByRole('status', { name: 'Test of lab' });
    await told.waitFor();
    expect(await told.textContent()).toMatch(/reached.*yes/i);
  });

  it('is changed in place: what it speaks, what every request carries', async () => {
    const page = await open(host.url);
    await addEndpoint(page, 'changing', `${server.url}/v1`);
    const dialog = await settings(page);
    await row(dialog, 'changing').getByRole('button', { name: 'Change changing' }).click();
    const form = dialog.getByRole('form', { name: 'Change changing' });
    await form.getByLabel('Headers of every request, one a line (no keys)').fill('x-team: research');
    await form.getByLabel('Dialect').selectOption('openai-chat+vllm');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Close' }).click();

    await writePrompt(page, 'What is 7 times 8?');
    await setLineup(page, ['changing/small']);
    const before = server.seen.length;
    await page.getByRole('button', { name: 'Run Ctrl Enter' }).click();
    expect(await settled(page, 'changing/small')).toBe('complete');
    const [seen] = server.seen.slice(before);
    expect(seen?.headers['x-team']).toBe('research');
    expect(seen?.body).toContain('continuous_usage_stats');
  });

  it('refuses a header that would hold a key, and says why', async () => {
    const page = await open(host.url);
    await addEndpoint(page, 'strict', `${server.url}/v1`);
    const dialog = await settings(page);
    await row(dialog, 'strict').getByRole('button', { name: 'Change strict' }).click();
    const form = dialog.getByRole('form', { name: 'Change strict' });
    await form
      .getByLabel('Headers of every request, one a line (no keys)')
      .fill(`authorization: Bearer ${key}`);
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('it would hold a secret; a key is set with the key').waitFor();
  });

  it('takes a key that is never seen again', async () => {
    const page = await open(host.url);
    await addEndpoint(page, 'keyed', `${server.url}/v1`);
    const dialog = await settings(page);
    const field = dialog.getByLabel('Key for keyed', { exact: false });
    await field.fill(key);
    await row(dialog, 'keyed').getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => field.inputValue()).toBe('');
    expect(await field.getAttribute('placeholder')).toContain('cdef');
    expect(await page.content()).not.toContain(key);
    await row(dialog, 'keyed').getByRole('button', { name: 'Test keyed' }).click();
    await dialog.getByRole('status', { name: 'Test of keyed' }).waitFor();
    expect(server.seen.at(-1)?.headers['authorization']).toBe(`Bearer ${key}`);
    expect(await page.content()).not.toContain(key);
  });

  it('is removed', async () => {
    const page = await open(host.url);
    await addEndpoint(page, 'short-lived', `${server.url}/v1`);
    const dialog = await settings(page);
    await row(dialog, 'short-lived').getByRole('button', { name: 'Remove short-lived' }).click();
    await expect.poll(() => row(dialog, 'short-lived').count()).toBe(0);
  });
});

describe('money', () => {
  it('a price of one’s own stands above the lists, and goes again', async () => {
    const page = await open(host.url);
    await addEndpoint(page, 'priced', `${server.url}/v1`);
    const dialog = await settings(page);
    const form = dialog.getByRole('form', { name: 'Set price' });
    await form.getByLabel('Model').fill('priced/small');
    await form.getByLabel('Input, $ per million').fill('1000');
    await form.getByLabel('Output, $ per million').fill('2000');
    await form.getByRole('button', { name: 'Set price' }).click();
    await dialog.getByText(/^\$1,?000.* in, \$2,?000.* out/).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();

    await writePrompt(page, 'What is 7 times 8?');
    await setLineup(page, ['priced/small']);
    await page.getByRole('button', { name: 'Run Ctrl Enter' }).click();
    expect(await settled(page, 'priced/small')).toBe('complete');
    // Ten in and one out: a cent and a fifth.
    const cost = page.getByRole('article', { name: 'priced/small' }).locator('[data-reading="usd"]');
    expect(Number(await cost.getAttribute('data-value'))).toBeCloseTo(0.012, 6);

    const again = await settings(page);
    await again
      .getByRole('row', { name: /priced/ })
      .getByText('$0.012')
      .waitFor();
    await again.getByRole('button', { name: 'Forget the price of priced/small' }).click();
    await again.getByText('None yet: prices come from the lists').waitFor();
  });

  it('a month’s cap lets nothing be sent that would pass it, and says so', async () => {
    const page = await open(host.url);
    await addEndpoint(page, 'capped', `${server.url}/v1`);
    const dialog = await settings(page);
    await row(dialog, 'capped').getByRole('button', { name: 'Change capped' }).click();
    const form = dialog.getByRole('form', { name: 'Change capped' });
    await form.getByLabel('Cap a month, $').fill('0.001');
    await form.getByLabel('Input, $ per million').fill('1000');
    await form.getByLabel('Output, $ per million').fill('1000');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await writePrompt(page, 'What is 7 times 8?');
    await setLineup(page, ['capped/small']);
    const before = server.seen.length;
    await page.getByRole('button', { name: 'Run Ctrl Enter' }).click();
    expect(await settled(page, 'capped/small')).toBe('cancelled');
    await page.getByText("The month's cap of this endpoint was reached.").waitFor();
    expect(server.seen).toHaveLength(before);
  });

  it('of practice models is play money, in no sum', async () => {
    const page = await open(host.url);
    await setLineup(page, ['practice/gpt-4o']);
    await page.getByRole('button', { name: 'Run Ctrl Enter' }).click();
    await settled(page, 'practice/gpt-4o');
    const dialog = await settings(page);
    const played = dialog.getByRole('row', { name: /practice/ });
    await played.getByText('SIMULATED').waitFor();
  });
});

describe('the rest', () => {
  it('definitions, data folder, backups and keys are there to be read', async () => {
    const page = await open(host.url);
    const dialog = await settings(page);
    await dialog.getByText(/what they mean and how they are made/).click();
    await dialog.getByText('ttfbMs = firstByteMs').waitFor();
    await dialog.getByText(host.home).waitFor();
    await dialog.getByRole('button', { name: 'Back up now' }).click();
    await dialog.getByRole('button', { name: /^Bring back what the copy of/ }).waitFor();
    await dialog.getByText('Ctrl Enter').waitFor();
  });

  it('all of it by keyboard alone', async () => {
    const page = await open(host.url);
    await page.getByRole('button', { name: /^Run/ }).waitFor();
    await page.keyboard.press('Alt+Comma');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const name = dialog.getByLabel('Name', { exact: true });
    await name.focus();
    await page.keyboard.type('typed');
    await page.keyboard.press('Tab');
    await page.keyboard.type(`${server.url}/v1`);
    await page.keyboard.press('Enter');
    await row(dialog, 'typed').waitFor();
    await row(dialog, 'typed').getByRole('button', { name: 'Change typed' }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByRole('form', { name: 'Change typed' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('in Chinese, refusals too', async () => {
    const page = await open(host.url, { locale: 'zh-CN' });
    await page.getByRole('button', { name: '设置', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('自定价格').waitFor();
    await dialog.getByRole('button', { name: '更改 openai', exact: true }).click();
    const form = dialog.getByRole('form', { name: '更改 openai' });
    await form.getByLabel('代理').fill('这不是网址');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('这不能作为代理：这不是网址。').waitFor();
  });
});
