import { describe, expect, it } from 'vitest';
import { epochMs, type EpochMs } from '../../shared/units.ts';
import { whole } from '../kit/http-script.ts';
import type { Script } from '../kit/scripted-server.ts';
import { assayIn, freshAssay, ownHome, ran, server } from './setup.ts';

const lab = (baseUrl: string) => ({ name: 'lab', dialect: 'openai-chat', flavour: null, baseUrl });

const listing = (...ids: readonly string[]): Script =>
  whole(200, JSON.stringify({ data: ids.map(id => ({ id, max_model_len: 4_096 })) }));

describe('the models', () => {
  it('are known with abilities, limits, retirement and price, as far as anybody said', async () => {
    const { laboratory } = await freshAssay();
    const models = await laboratory.models.list();
    const of = (endpoint: string, model: string) =>
      models.find(view => view.endpoint === endpoint && view.model === model);
    expect(of('openai', 'o1-preview')).toMatchObject({
      from: 'catalog',
      abilities: { thinking: 'hidden', images: false },
      limits: { contextTokens: 128_000, outputTokens: 32_768 },
      retirement: { on: '2025-07-28', state: 'retired' },
      price: null,
    });
    expect(of('openai', 'gpt-5.2')).toMatchObject({
      abilities: { thinking: 'hidden' },
      retirement: null,
      price: { input: 1.75, output: 14, cachedInput: 0.175 },
    });
    expect(of('openai', 'gpt-5.4')?.price).toMatchObject({
      input: 2.5,
      steps: [{ above: 271_999, input: 5, output: 22.5, cachedInput: 0.5 }],
      factors: { batch: 0.5, flex: 0.5 },
    });
    expect(of('practice', 'o1-mini')).toMatchObject({
      simulated: true,
      from: 'practice',
      price: { simulated: true },
    });
  });

  it('take the efforts that the dialect has a word for', async () => {
    const { laboratory } = await freshAssay();
    const models = await laboratory.models.list();
    const of = (endpoint: string, model: string) =>
      models.find(view => view.endpoint === endpoint && view.model === model)?.abilities;
    expect(of('openai', 'o3')).toMatchObject({ efforts: ['low', 'medium', 'high'], budget: false });
    expect(of('openai', 'gpt-4o')).toMatchObject({ efforts: [], budget: false });
    expect(of('openai-responses', 'o3')).toMatchObject({ thinking: 'summary' });
    expect(of('anthropic', 'claude-opus-4-5')).toMatchObject({ budget: true });
  });

  it('of an endpoint are what it lists, once it is asked, and stay known', async () => {
    const home = await ownHome();
    const remote = await server(() => listing('a', 'b'));
    const { laboratory } = await assayIn(home);
    await laboratory.endpoints.add(lab(`${remote.url}/v1`));
    const refreshed = await laboratory.models.refresh({ endpoint: 'lab' });
    expect(refreshed).toMatchObject({ listed: 2, failure: null });
    expect(refreshed.models.map(({ model, from, limits }) => [model, from, limits.contextTokens])).toEqual([
      ['a', 'listed', 4_096],
      ['b', 'listed', 4_096],
    ]);
    expect(remote.seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v1/models']);
    const next = await assayIn(home);
    expect((await next.laboratory.models.list()).filter(({ endpoint }) => endpoint === 'lab')).toHaveLength(
      2,
    );
  });

  it('are asked for with the endpoint’s key and headers', async () => {
    const remote = await server(() => listing('a'));
    const { laboratory } = await freshAssay({ env: { ASSAY_KEY_LAB: 'sk-canary-0123456789' } });
    await laboratory.endpoints.add(lab(remote.url));
    await laboratory.endpoints.update({ name: 'lab', patch: { headers: { 'x-title': 'Assay' } } });
    await laboratory.models.refresh({ endpoint: 'lab' });
    expect(remote.seen[0]?.headers).toMatchObject({
      authorization: 'Bearer sk-canary-0123456789',
      'x-title': 'Assay',
    });
  });

  it.each([
    ['a refused key', () => whole(401, '{"error":{"message":"bad key"}}'), 'auth', 'check_key'],
    ['nothing there', () => whole(404, 'no'), 'not_found', 'check_url'],
    ['a fault', () => whole(500, '<html>oops</html>'), 'server', 'read_message'],
    [
      'a page',
      () => whole(200, '<html>Welcome</html>', { 'content-type': 'text/html' }),
      'malformed',
      'check_url',
    ],
    ['a redirect', () => whole(302, '', { location: 'https://elsewhere.example/' }), 'network', 'check_url'],
    ['a broken line', (): Script => [{ close: 'rst' }], 'network', 'try_again'],
  ])('stay as they were after %s, which is told', async (_what, script, kind, next) => {
    let isBroken = false;
    const remote = await server(() => (isBroken ? script() : listing('a')));
    const { laboratory } = await freshAssay();
    await laboratory.endpoints.add(lab(remote.url));
    await laboratory.models.refresh({ endpoint: 'lab' });
    isBroken = true;
    const refreshed = await laboratory.models.refresh({ endpoint: 'lab' });
    expect(refreshed).toMatchObject({ listed: null, failure: { kind, next }, models: [{ model: 'a' }] });
  });

  it('are the person’s own above all lists', async () => {
    const { laboratory } = await freshAssay();
    const price = { input: 1, output: 2, asOf: '2026-11-01' };
    const kept = await laboratory.models.keep({
      endpoint: 'openai',
      model: 'gpt-4o',
      contextTokens: 7,
      price,
    });
    expect(kept).toMatchObject({
      from: 'own',
      limits: { contextTokens: 7, outputTokens: 16_384 },
      abilities: { thinking: 'none' },
      price: { input: 1, output: 2, source: 'own price', asOf: '2026-11-01' },
    });
    await laboratory.models.forget({ endpoint: 'openai', model: 'gpt-4o' });
    const back = (await laboratory.models.list()).find(
      ({ endpoint, model }) => endpoint === 'openai' && model === 'gpt-4o',
    );
    expect(back).toMatchObject({ from: 'catalog', limits: { contextTokens: 128_000 } });
    const [listed] = await laboratory.models.prices({
      models: [{ endpoint: 'openai', model: 'gpt-4o' }],
      on: Date.UTC(2024, 5, 1),
    });
    expect(listed).toMatchObject({ input: 5, output: 15 });
  });

  it('cost what the endpoint costs, where the person gave one price for all of it', async () => {
    const { laboratory } = await freshAssay();
    await laboratory.endpoints.add(lab('https://gateway.example/v1'));
    await laboratory.endpoints.update({
      name: 'lab',
      patch: { price: { input: 1, output: 2, asOf: '2026-11-01' } },
    });
    const dear = { input: 30, output: 60, asOf: '2026-11-02', source: 'contract' };
    await laboratory.models.setPrice({ endpoint: 'lab', model: 'dear', price: dear });
    const prices = await laboratory.models.prices({
      models: ['dear', 'other'].map(model => ({ endpoint: 'lab', model })),
      on: Date.now(),
    });
    expect(prices).toMatchObject([
      { input: 30, source: 'contract' },
      { input: 1, source: 'own price' },
    ]);
  });

  it.each([
    ['the vendor’s own address', 'https://api.openai.com/v1', 2.5],
    ['a proxy that nobody knows', 'https://gateway.example/v1', undefined],
    ['an address that only looks like it', 'https://api.openai.com.example/v1', undefined],
  ])('have the package’s price at %s', async (_where, baseUrl, input) => {
    const { laboratory } = await freshAssay();
    await laboratory.endpoints.add(lab(baseUrl));
    const [price] = await laboratory.models.prices({
      models: [{ endpoint: 'lab', model: 'gpt-4o' }],
      on: Date.now(),
    });
    expect(price?.input).toBe(input);
  });

  it('that are simulated take no price but play money', async () => {
    const { laboratory } = await freshAssay();
    const price = { input: 1, output: 2, asOf: '2026-11-01' };
    await expect(
      laboratory.models.setPrice({ endpoint: 'practice', model: 'gpt-4o', price }),
    ).rejects.toMatchObject({
      code: 'simulated',
    });
  });

  it('that the person has priced are known, also where nobody else names them', async () => {
    const { laboratory } = await freshAssay();
    await laboratory.endpoints.add({
      name: 'lab',
      dialect: 'openai-chat',
      flavour: null,
      baseUrl: 'http://127.0.0.1:9',
    });
    const price = { input: 1, output: 2, asOf: '2026-11-24' };
    await laboratory.models.setPrice({ endpoint: 'lab', model: 'm', price });
    const known = (await laboratory.models.list()).filter(({ endpoint }) => endpoint === 'lab');
    expect(known).toMatchObject([{ model: 'm', from: 'own', price: { input: 1, source: 'own price' } }]);
    await laboratory.models.setPrice({ endpoint: 'lab', model: 'm', price: null });
    expect((await laboratory.models.list()).filter(({ endpoint }) => endpoint === 'lab')).toEqual([]);
  });

  it('that are gone, or soon will be, say so before they are called and after', async () => {
    const date = (): EpochMs => epochMs(Date.UTC(2026, 10, 24));
    const { laboratory } = await freshAssay({ env: {}, date });
    const session = await laboratory.sessions.create({
      prompt: { system: '', user: 'Why?', variables: {} },
      lineup: ['o1-preview', 'o3', 'gpt-5.2'].map((model, index) => ({
        id: `c${index}` as never,
        endpoint: 'openai',
        model,
        effort: null,
        temperature: null,
        maxOutputTokens: null,
        streamed: true,
      })),
    });
    const preview = await laboratory.trials.preview({ sessionId: session.id });
    expect(
      preview.map(({ notes }) => notes.map(({ code }) => code).filter(code => code.startsWith('model_'))),
    ).toEqual([['model_retired'], ['model_retires_soon'], []]);
    const assay = await freshAssay({ env: {} });
    const document = await ran(assay, [['openai', 'o1-preview']]);
    expect(document.trials[0]?.lanes[0]?.notes).toContainEqual({
      code: 'model_retired',
      message: '2025-07-28',
    });
  });
});
